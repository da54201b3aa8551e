"""The place names of a report: those that stand by themselves, and those that others lend support to."""

from collections.abc import Iterator

from dateline.knowledge.names import fold
from dateline.languages.en.toponyms.described import Describing
from dateline.languages.en.toponyms.reading import Candidate
from dateline.languages.en.toponyms.weights import ACCEPT, HOPELESS, LABEL_WEIGHT, NAMED_AFTER, SURE

_HOME_BONUS = 1.0
_LIST_BONUS = 1.5

# Words that may follow "capital" without being its name: "struck the Syrian capital Saturday".
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_SO_CALLED = frozenset(("facto", "factor", "proclaimed", "self-proclaimed", "so-called", "provincial", "former"))


class Finder(Describing):
    """Finds the place names of a report."""

    def candidates(self) -> list[Candidate]:
        """Return the stretches that are place names, in order, none overlapping another."""
        found: list[Candidate] = []
        for first, last in self.laid:
            if not self._capital(first) and not self._in_organisation(first, last):
                found.append(Candidate(first, last, self.text(first, last), 9.0, True, "known name"))
        covered = {i for c in found for i in range(c.first, c.last + 1)}
        for run in self._runs(covered):
            found += self._in_run(*run)
        found = [c for c in self._agree(found) if not self._cut_short(c)]
        for unknown in (self._described(found), self._unknown_entities()):
            taken = {i for c in found for i in range(c.first, c.last + 1)}
            found += [c for c in unknown if not taken & set(range(c.first, c.last + 1))]
        capitals = list(self._capitals())
        owned = {c.first for c in capitals if c.first < c.last}
        found = [c for c in found if c.first not in owned or c.last > c.first + 1]
        for more in (self._again(found), capitals):
            taken = {i for c in found for i in range(c.first, c.last + 1)}
            found += [c for c in more if not taken & set(range(c.first, c.last + 1))]
        return sorted(found, key=lambda c: c.first)

    def _again(self, found: list[Candidate]) -> Iterator[Candidate]:
        """Yield further mentions of names that stand as places elsewhere in the report."""
        sure = {c.name for c in found if (c.score >= ACCEPT + 1.0 if c.known else c.rule.startswith("feature"))}
        for first, last in self.all_runs:
            for i in range(first, last + 1):
                for j in range(i, min(last, i + 3) + 1):
                    name = self.text(i, j)
                    if name not in sure or self._in_organisation(i, j) or (i == j and self.lows[i] in self.people):
                        continue
                    unlike = self._context_score(i, j) <= NAMED_AFTER / 2 or self._rest_score(i, j, first, last) <= -0.5
                    if not unlike and not (i and self.lows[i - 1].rstrip(".") in self.words_known.titles):
                        yield Candidate(i, j, name, ACCEPT, True, "named before")

    def _capitals(self) -> Iterator[Candidate]:
        """Yield "the Syrian capital" and "Syria's capital", where no name follows, as the capital."""
        for i in range(1, self.n):
            if self.lows[i] != "capital" or (
                i + 1 < self.n
                and (self._capital(i + 1) or self.lows[i + 1] in ("of", ","))
                and self.lows[i + 1] not in _DAYS
            ):
                continue
            if any(word in _SO_CALLED for word in self.lows[max(0, i - 3) : i]):
                continue  # "the group's de facto Syrian capital"
            k, owned = i - 1, False
            if self.words[k] in ("'s", "’s", "'", "’", "s") and k > 0:
                k, owned = k - 1, True
                code = self._country(self.words[k])
            else:
                code = self.words_known.demonyms.get(self.words[k]) or self._owning(self.words[k])
            city = self.gazetteer.capital(code) if code else None
            if city:
                first = k if owned else i
                yield Candidate(first, i, city.name, SURE, True, "capital of", "town")

    def _country(self, name: str) -> str | None:
        rows = [row for row in self.gazetteer.lookup(name)[:5] if row.feature_code == "PCLI" and row.main]
        return rows[0].country if rows else None

    def _owning(self, word: str) -> str | None:
        """Return the country of a possessive that lost its apostrophe ("Syrias capital")."""
        return self._country(word[:-1]) if word[:1].isupper() and word.endswith("s") else None

    def _agree(self, found: list[Candidate]) -> list[Candidate]:
        """Keep what is sure; with it weaker mentions of the same name, places of the same countries, and members of
        the same list."""
        sure = {fold(c.name) for c in found if c.score >= SURE}
        home = {code for word, code in self.words_known.demonyms.items() if code and word in self.all_words}
        for c in found:
            if c.score >= SURE:
                rows = self.gazetteer.lookup(c.name)[:3]
                home |= {
                    row.country for row in rows if row.main and (row.feature_code in ("PCLI", "ADM1") or len(rows) == 1)
                }
        ends = {c.last: c for c in found if c.score >= ACCEPT}
        kept = []
        for c in sorted(found, key=lambda c: c.first):
            if HOPELESS <= c.score < ACCEPT:
                if home and any(row.country in home for row in self.gazetteer.lookup(c.name)[:12]):
                    c.score += _HOME_BONUS
                before = c.first - 1
                while before > 0 and self.lows[before] in ("and", ",", "or", "&"):
                    before -= 1
                if before < c.first - 1 and before in ends:
                    c.score += _LIST_BONUS
            if c.score >= (0.5 if fold(c.name) in sure else ACCEPT):
                kept.append(c)
                ends[c.last] = c
        return kept

    def _unknown_entities(self) -> Iterator[Candidate]:
        """Yield the model's places that no list knows: villages, squares, passes."""
        if self.shouting:
            return
        for ent in self.parsed.doc.ents:
            if ent.label_ not in ("GPE", "LOC", "FAC"):
                continue
            first, last = ent.start, ent.end - 1
            while first < last and (self.lows[first] == "the" or self.lows[first] in self.words_known.bearings):
                first += 1
            while last > first and (self.words[last] in ("'s", "’s") or self.lows[last] in self.words_known.features):
                last -= 1
            name = self.text(first, last)
            if (
                any(self.blocked[first : last + 1])
                or not self.words[first][0].isupper()
                or name in self.words_known.demonyms
            ):
                continue
            if all(
                low in self.words_known.stop or low in self.words_known.features for low in self.lows[first : last + 1]
            ):
                continue
            if any(low in self.words_known.organisation_after for low in self.lows[first : last + 1]) or name.isupper():
                continue
            score = LABEL_WEIGHT[ent.label_] - 1.0 + self._context_score(first, last)
            if score >= ACCEPT + (0.0 if ent.label_ == "GPE" else 1.0):
                yield Candidate(first, last, name, score, False, "model")
