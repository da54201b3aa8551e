"""Names that no list knows but that the text calls a place: "the town of X", "the X checkpoint", "X, 40 km from Y"."""

from collections.abc import Iterator

from dateline.languages.en.toponyms.reading import ARTICLES, HYPHENS, PARTICLES, Candidate
from dateline.languages.en.toponyms.weights import ACCEPT, SURE, Weighing

_SETTLED = frozenset(("town", "village", "neighbourhood", "district", "province"))
_JOINING = frozenset(("and", ",", *PARTICLES, *HYPHENS))
_SITES = frozenset(("base", "border", "camp", "mountain", "region", "road"))  # "the X camp"
_GROUNDS = frozenset(("areas", "hills", "mountains"))
_AROUND = frozenset(("outskirts", "rural", "near"))
_BESIDE = frozenset(("around", "outside"))


class Describing(Weighing):
    """Finds unknown place names by the words around them."""

    def _described(self, known: list[Candidate]) -> Iterator[Candidate]:
        """Yield names that no list knows but that the text calls a place: "the town of X", "X village", "near X", "A,
        B, X and C"."""
        if self.shouting:
            return
        words, lows = self.words_known, self.lows
        lists = self._lists(known)
        for first, last in self.all_runs:
            start = first
            while start <= last and (
                lows[start] in words.bearings or lows[start] in words.features or lows[start] in PARTICLES - ARTICLES
            ):
                start += 1
            end = last
            if end - 1 > start and lows[end - 1] == "on" and lows[end] in words.stop:
                end -= 2  # "X on Sunday"
            while end > start and lows[end] in words.features:
                end -= 1
            if start > 0 and lows[start - 1] in ("al", "el") and not self._capital(start - 1):
                start -= 1
            inside = lows[start : end + 1]
            if (
                start > end
                or self.words[start] in words.demonyms
                or any(low in words.organisation_after or low in words.titles for low in inside)
            ):
                continue
            if all(low in words.stop for low in inside) or self.text(start, end).isupper() or end - start > 4:
                continue
            if self.pos[end] not in ("PROPN", "NOUN", "ADJ", "X"):
                continue
            rule = self._description(start, end) or ("list" if self._link(start - 1) in lists else None)
            if rule:
                lists.add(end)
                yield Candidate(start, end, self.text(start, end), ACCEPT, False, rule)

    def _cut_short(self, known: Candidate) -> bool:
        """Tell whether a name only begins the one that the text gives: "Tell" in "the village of Tell X"."""
        last = known.last
        while last + 1 < self.n and self._capital(last + 1) and self.pos[last + 1] == "PROPN":
            last += 1
        rest = self.lows[known.last + 1 : last + 1]
        words = self.words_known
        if known.score >= SURE or not rest or any(low in words.stop or low in words.features for low in rest):
            return False
        if any(low in words.organisation_after for low in rest):
            return False
        return self._description(known.first, last) == "feature of"

    def _link(self, i: int) -> int:
        """Return the last token before a comma or "and" that ends at token ``i``; ``i`` itself where there is none,
        as a token that ends no name."""
        k = i
        while k >= 0 and (self.words[k] == "," or self.lows[k] == "and"):
            k -= 1
        return k if k < i else -1

    def _lists(self, known: list[Candidate]) -> set[int]:
        """Return the last tokens of the names that stand in a list of towns: the second and later ones, and those
        after "the towns of"."""
        ends: set[int] = set()
        every = {c.last for c in known}
        for c in sorted(known, key=lambda c: c.first):
            plural = (
                c.first >= 2
                and self.lows[c.first - 1] == "of"
                and self.lows[c.first - 2]
                in ("towns", "villages", "cities", "districts", "neighborhoods", "neighbourhoods")
            )
            rows = self.gazetteer.lookup(c.name)[:3]
            small = not any(row.feature_code in ("PCLI", "CONT", "RGN") and row.main for row in rows)
            if small and (plural or self._link(c.first - 1) in every):
                ends.add(c.last)
        return ends

    def _description(self, first: int, last: int) -> str | None:
        """Return the rule by which the words around call a name a place, if they do."""
        begin, end = self.sentence.opens[first], self.sentence.closes[first]
        return self._described_before(begin, first, last) or self._described_after(first, last, end)

    def _described_before(self, begin: int, first: int, last: int) -> str | None:
        """Return the rule by which the words before a name call it a place: "the outskirts of X", "around X",
        "recaptured X"."""
        words, lows, before = self.words_known, self.lows, first - 1
        if before < begin:
            return None
        noun = lows[before - 1] if before > begin else ""
        if lows[before] == "of" and noun != "department":
            areal = words.features.get(noun) in _SETTLED or words.relations.get(noun) in _AROUND
            return "feature of" if areal or noun in _GROUNDS else None
        if lows[before] == "near" or (noun, lows[before]) == ("far", "from"):
            return "near"
        if lows[before] in words.taken_before:
            return "taken"
        beside = lows[before] in _BESIDE or (noun, lows[before]) == ("close", "to")
        inside = lows[before] in ("in", "at") and noun not in words.directed
        if self._possessive(last + 1) or not (beside or inside):
            return None
        person = self._labelled(first, "PERSON")
        if beside:
            return None if person and lows[before] == "to" else "near"
        return "in" if person and self._nobody_known(first) else None

    def _described_after(self, first: int, last: int, end: int) -> str | None:
        """Return the rule by which the words after a name call it a place: "the X checkpoint", "X, a mining town", "X,
        40 km from Y"."""
        words, lows, after = self.words_known, self.lows, last + 1
        if after >= end:
            return None
        feature = words.features.get(lows[after])
        if feature and not self.words[after][0].isupper() and self.words[after][-1] != "s":
            site = feature in _SITES or lows[after] == "checkpoint"
            definite = first > 0 and lows[first - 1] == "the"
            if feature in _SETTLED or (site and definite and self._nobody_known(first)):
                return "feature after"
        if lows[after] == "countryside" or self._told_together(first, after, end):
            return "feature after"
        if self._measured(after, end):
            return "measured"
        if self.words[after] != "," or after + 1 >= end:
            return None
        if self._measured(after + 1, end):
            return "measured"
        if lows[after + 1] in ("a", "an") and self._settlement_told(after + 2, end):
            return "told what it is"
        return None

    def _told_together(self, first: int, after: int, end: int) -> bool:
        """Tell whether a name is one of several before a plural that says what they are: "X and Y villages"."""
        joined = self.lows[first - 1] == "and" if first else False
        k = after
        while k < end and (self._capital(k) or self.lows[k] in _JOINING):
            joined, k = joined or self.lows[k] == "and", k + 1
        plural = k < end and self.words[k][-1] == "s" and self.words_known.features.get(self.lows[k]) in _SETTLED
        return joined and plural

    def _nobody_known(self, i: int) -> bool:
        """Tell whether a word is part of no person's name that the report gives in full or that many bear."""
        return self.lows[i] not in self.people and self.lows[i] not in self.words_known.persons

    def _possessive(self, i: int) -> bool:
        return i < self.n and self.words[i] in ("'s", "’s", "'", "’")

    def _measured(self, i: int, end: int) -> bool:
        """Tell whether a distance stands at a token: "40 km"."""
        return i + 1 < end and self.words[i][0].isdigit() and self.lows[i + 1] in self.words_known.units

    def _settlement_told(self, i: int, end: int) -> bool:
        """Tell whether the words from a token on name a kind of settlement: "small mining town", not "city council"."""
        for k in range(i, min(i + 4, end)):
            if self.words_known.features.get(self.lows[k]) in ("town", "village"):
                return k + 1 == end or self.pos[k + 1] != "NOUN"
            if self.pos[k] not in ("ADJ", "NOUN", "VERB", "PUNCT"):
                return False
        return False
