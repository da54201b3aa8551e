"""The part of the clause reader that shares days among acts told together."""

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.filling import Filling
from dateline.languages.en.clauses.happenings import at_once, elsewhen
from dateline.languages.en.clauses.moods import tense_of
from dateline.languages.en.grammar import chain
from dateline.model import DateMention, Span

_BEFORE_DAY = {"on", "late", "early"}
_OPENING = 120
_HEAD = 400  # characters in which a report's own day may stand
# Verbs that say only how far along an act is: their day is the act's.
_GOING_ON = {"continue", "begin", "start", "keep", "resume", "manage", "proceed", "go"}


class Dating(Filling):
    """What the days of a sentence are told of, beyond the act that governs them."""

    dates: Sequence[DateMention]
    cues: set[int]

    def _together(self, token: Token, other: Token) -> bool:
        """Tell whether two words stand in one sentence."""
        return self.parsed.openings[token.i] == self.parsed.openings[other.i]

    def _since(self, acts: list[Act]) -> None:
        """Share a day between a war's toll and the protests that began it: "killed since the war began with
        protests in ..."
        """
        for act in acts:
            if act.dates or (act.cls.type not in ("LOSS", "PROTEST") and not (act.cls.alone and not act.actors)):
                continue
            beside = [a for a in acts if a is not act and a.dates and self._together(a.head, act.head)]
            if beside and {act.cls.type, beside[0].cls.type} & {"PROTEST"}:
                act.dates = list(beside[0].dates)

    def _same_day(self, acts: list[Act]) -> None:
        """Share the one day of a sentence with the acts told in one breath with the act that has it: "nine were killed
        on Friday as rebels shelled the town".
        """
        dated = [a for a in acts if a.dates]
        for act in acts:
            if act.dates or act.cls.kind in ("speech", "posture") or tense_of(act.head) not in ("past", None):
                continue
            given = {
                tuple(a.dates)
                for a in dated
                if a.cls.kind != "speech" and (at_once(act.head, a.head) or at_once(a.head, act.head))
            }
            days = given.pop() if len(given) == 1 else ()
            if len(days) == 1 and self.dates[days[0]].first == self.dates[days[0]].last:
                act.dates = list(days)

    def _told_along(self, acts: list[Act]) -> None:
        """Give an act without a day that of the verb that its clause is told along with: "since the coup they have
        killed hundreds and arrested thousands".
        """
        governed = self._dated_verbs()
        for act in acts:
            if act.dates or tense_of(act.head) == "future":
                continue
            verb = act.head
            while verb.i not in governed and _along(verb) and verb.head.i not in self.cues:
                verb = verb.head
            act.dates = list(governed.get(verb.i, ()))

    def _dated_verbs(self) -> dict[int, list[int]]:
        """Return the verbs that have a day of their own, and that day; "since" hands it to the verb it hangs on."""
        found: dict[int, list[int]] = {}
        for i, date in enumerate(self.dates):
            tokens = self.parsed.tokens(date.span)
            if not tokens or date.type == "SET" or not date.tells_when or self._in_head(date.span):
                continue
            if self._said_then(tokens[0]) is not None:
                continue
            token = self.parsed.doc[tokens[0]]
            while token.head.i != token.i and (token.i in tokens or token.pos_ in ("ADP", "ADV", "SCONJ")):
                token = token.head
            if date.onset is not None and token.dep_ == "advcl":
                token = token.head
            if token.pos_ in ("VERB", "AUX") and token.i not in self.cues:
                found.setdefault(token.i, []).append(i)
        return {verb: days for verb, days in found.items() if len(days) == 1}

    def _said_then(self, first: int) -> Token | None:
        """Return the reporting word that a day stands right behind: "the army said Monday gunmen fled"."""
        before = first - 1
        while before >= 0 and self.parsed.lows[before] in _BEFORE_DAY:
            before -= 1
        return self.parsed.doc[before] if before in self.cues else None

    def _of_saying(self, date: DateMention) -> bool:
        """Tell whether a day dates what is said, not what happened: "the toll is 45, officials said on Monday"."""
        tokens = self.parsed.tokens(date.span)
        if not tokens or date.onset is not None:
            return False
        verb = next((above for above in chain(self.parsed.doc[tokens[0]]) if above.pos_ == "VERB"), None)
        return self._said_then(tokens[0]) is not None or (verb is not None and verb.i in self.cues)

    def _in_head(self, span: Span) -> bool:
        if any(z.kind in ("dateline", "byline") and z.span.overlaps(span) for z in self.parsed.report.zones):
            return True
        published = self.parsed.report.published
        if published is None or published.basis != "text" or span.start > _HEAD:
            return False
        date = next(d for d in self.dates if d.span == span)
        digits = sum(c.isdigit() for c in span.of(self.parsed.text))
        # A day inside the text that only happens to be the report's own is told without its year.
        return date.first == date.last == published.first and digits > (4 if span.start > _OPENING else 0)


def _along(verb: Token) -> bool:
    """Tell whether a verb is told in one breath with its head: joined to it, or a participle that goes with it."""
    if verb.dep_ == "conj":
        return verb.head.pos_ in ("VERB", "AUX") and not elsewhen(verb)
    if verb.dep_ == "xcomp":
        return verb.head.lemma_ in _GOING_ON
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not elsewhen(verb)
