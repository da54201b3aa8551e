"""Whom words and crowds are aimed at, where the parse hangs them on what is asked, threatened or blamed."""

from spacy.tokens import Token

from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.parties import PartyReader
from dateline.languages.en.grammar import OBJECT, Relations, is_passive, subject_of
from dateline.languages.en.parse import Parsed


class Addressing:
    """The part of the clause reader that finds the recipients of demands, threats, blame and protest."""

    parsed: Parsed
    parties: PartyReader

    def _place_of(self, token: Token) -> list[int]:
        raise NotImplementedError

    def _warned(self, root: Act, act: Act) -> None:
        """Add whose doing a threat hangs on: "threatened to attack the port if the army did not leave"."""
        verb = act.head if act.head.pos_ == "VERB" else act.light
        for inner in verb.subtree if verb is not None else ():
            if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in inner.children):
                found = (self.parties.party(t) for t in subject_of(inner) if not is_passive(inner))
                root.recipients += [p for p in found if p is not None and p not in root.actors + root.recipients]

    def _asked(self, root: Act, act: Act) -> None:
        """Add who is to do what is demanded: "demanded that the government remove the post"."""
        verb = act.head if act.head.pos_ == "VERB" else act.light
        for inner in (c for c in verb.children if c.dep_ == "ccomp") if verb is not None else ():
            for token in subject_of(inner) if not is_passive(inner) else ():
                party = self.parties.capital(token) if self._place_of(token) else None
                party = self.parties.party(token) if party is None else party
                if party is not None and party not in root.actors + root.recipients:
                    root.recipients.append(party)

    def _held_responsible(self, root: Act, found: Relations) -> None:
        """Add on whom a deed is blamed where the parse hangs them on the deed: "blamed the raid on rebels"."""
        for deed in found.get(OBJECT, []):
            for token in self.parsed.relations(deed).get("on", []) if is_blamed(deed) else []:
                party = self.parties.party(token)
                if party is not None and party not in root.actors:
                    root.recipients.append(party)

    def _protested(self, root: Act, act: Act) -> None:
        """Add whose fall is called for, or who cracks down: "protests calling for the president's ouster"."""
        verbs = [act.head, *([act.light] if act.light is not None else [])]
        calls = [c for v in verbs for c in v.rights if c.dep_ in ("acl", "advcl", "xcomp", "relcl")]
        calls += [v.head for v in verbs if v.dep_ == "nsubj" and v.head.dep_ == "pcomp"]  # "with protests calling for"
        party = next((p for c in calls if (p := self._rulers(c)) is not None), None)
        above = act.head.head.head
        if party is None and act.head.dep_ == "pobj" and act.head.head.lower_ in ("on", "against", "to"):
            ruling = (self.parties.party(t) for t in subject_of(above) if self.parties.kind_of(t) == "government")
            party = next((p for p in ruling if p is not None), None)
        if party is not None and party not in root.actors:
            root.recipients.append(party)

    def _rulers(self, call: Token) -> int | None:
        """Return the rulers that are named in what a crowd calls for."""
        words = list(call.subtree)
        named = (t for t in words if (a := self.parties.known(t)) is not None and a.kind in ("person", "government"))
        ruling = (t for t in words if self.parties.kind_of(t) == "government")
        return next((p for t in (*named, *ruling) if (p := self.parties.party(t)) is not None), None)


def is_blamed(deed: Token) -> bool:
    """Tell whether a deed is what somebody is blamed for: "blamed the raid on rebels"."""
    return deed.dep_ == "dobj" and deed.head.lemma_ == "blame"
