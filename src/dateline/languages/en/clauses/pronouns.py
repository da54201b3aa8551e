"""Whom a pronoun means: the one who speaks, a person named before, or the party named last."""

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.parties import PartyReader
from dateline.languages.en.grammar import SUBJECT
from dateline.languages.en.parse import Parsed
from dateline.model import Attribution

POSSESSIVES = {"its": "it", "their": "they", "his": "he", "her": "she", "our": "we", "my": "i"}
_FOREMOST = {"nsubj", "nsubjpass", "appos"}
_NEAR = 90  # words
_BACK = 300  # characters
_ACTING = {"armed-group", "alliance", "force", "forces", "police", "party", "state", "government", "fighters", "office"}


class Pronouns:
    """The part of the clause reader that reads pronouns."""

    parsed: Parsed
    parties: PartyReader
    attributions: Sequence[Attribution]

    def _antecedent(self, pronoun: Token, act: Act) -> int | None:
        """Return whom a pronoun means: the last party read before it that can do such a thing."""
        if not self.parties.coreference:
            return None
        if pronoun.lower_ in ("him", "her") and pronoun.dep_ == "dobj":
            return self._speaker(self.parsed.starts[pronoun.i], group=False)  # "he said that guards had beaten him"
        word = POSSESSIVES.get(pronoun.lower_, pronoun.lower_)
        if word not in ("it", "they", "he", "she", "we", "i") or act.cls.roles.get(SUBJECT) not in ("actor", "both"):
            return None
        start = self.parsed.starts[pronoun.i]
        if word in ("he", "she"):
            return self._person_before(pronoun)
        speaker = self._speaker(start, group=word in ("it", "they", "we"))
        if speaker is not None or word in ("we", "i"):
            return speaker
        before = [(m.head.start, i) for i, m in enumerate(self.parties.mentions) if m.head.end <= start and m.id]
        near = [i for at, i in sorted(before) if start - at < _BACK]
        return near[-1] if near else None

    def _person_before(self, pronoun: Token) -> int | None:
        """Return whom "he" or "she" means: a person who is a subject just before, else the last one named."""
        first = pronoun.sent.start
        near = [e for e in self.parsed.doc.ents if e.label_ == "PERSON" and 0 < pronoun.i - e.start < _NEAR]
        acting = [e for e in near if e.root.dep_ in _FOREMOST and e.start >= first] or [
            e for e in near if e.root.dep_ in _FOREMOST
        ]
        for ent in reversed(acting or near):
            party = self.parties.party(ent.root)
            if party is not None:
                return party
        return None

    def _speaker(self, at: int, group: bool) -> int | None:
        """Return the party that speaks the reported words at an offset: "the group said it had ..." """
        for attribution in self.attributions:
            if attribution.source and any(c.start <= at < c.end for c in attribution.content):
                tokens = self.parsed.tokens(attribution.source[-1])
                for i in tokens:
                    token = self.parsed.doc[i]
                    if (
                        token.head.i not in tokens
                        and token.pos_ != "PRON"
                        and (token.ent_type_ != "PERSON" or not group)
                    ):
                        party = self.parties.party(token)
                        if party is not None and self.parties.mentions[party].kind in _ACTING:
                            return party
        return None
