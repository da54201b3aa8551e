"""How much speaks for a stretch of words being a place name.

The model's entities, the preposition before, feature words, commas and the gazetteer are weighed; people,
organisations and
demonyms weigh against. Knowledge decides, the model only helps. Weights were set by hand on half of two public sets.
"""

from collections.abc import Sequence

from dateline.knowledge.names import fold
from dateline.languages.en.toponyms.reading import HYPHENS, PARTICLES, Candidate, Reading

LABEL_WEIGHT = {
    "GPE": 3.0, "LOC": 2.5, "FAC": 1.5, "PERSON": -2.0, "ORG": -1.5, "EVENT": -2.0, "LAW": -3.0, "PRODUCT": -2.0,
    "WORK_OF_ART": -2.0, "NORP": -4.0, "LANGUAGE": -4.0, "DATE": -4.0, "TIME": -4.0, "MONEY": -4.0, "CARDINAL": -4.0,
    "ORDINAL": -4.0, "QUANTITY": -3.0, "PERCENT": -4.0,
}  # fmt: skip
ACCEPT = 2.0  # a place
SURE = 4.0  # so surely one that its other mentions follow
HOPELESS = -1.5  # nothing else in the report can save it
NAMED_AFTER = -9.0  # a virus, a currency that bears the name
_MOST_TOKENS = 9


class Weighing(Reading):
    """Weighs stretches of a report's tokens."""

    def _in_run(self, first: int, last: int) -> list[Candidate]:
        """Return the places in a run of capitalised words: the longest known stretches, from the left."""
        found: list[Candidate] = []
        i = first
        while i <= last:
            if self.words[i] in HYPHENS or (
                self.lows[i] in PARTICLES
                and not self._capital(i)
                and not (i + 1 <= last and self.words[i + 1] in HYPHENS)
            ):
                i += 1
                continue
            best = None
            for j in range(min(last, i + _MOST_TOKENS), i - 1, -1):
                if not self._capital(j) and (i, j) not in self.laid:
                    continue
                if self._splits_word(i, j):
                    continue
                best = self._weigh(i, j, first, last)
                if best is not None:
                    break
            if best is None:
                i += 1
            else:
                if best.score >= HOPELESS:
                    found.append(best)
                i = best.last + 1
        return found

    def _weigh(self, i: int, j: int, first: int, last: int) -> Candidate | None:
        """Return a known stretch with its score, ``None`` where it is unknown or can't be a name."""
        words, lows, known = self.words_known, self.lows, self.words_known
        name = self.text(i, j)
        single = i == j
        if (i, j) in self.laid:
            score = (
                self.laid[(i, j)] + min(0.0, self._context_score(i, j)) + min(0.0, self._rest_score(i, j, first, last))
            )
            return Candidate(i, j, name, score, True, "known name")
        if name in known.demonyms or (single and lows[i] in words.stop and not self._acronym(name)):
            return None
        if single and (
            len(name) < 2 or name.isdigit() or (self.pos[i] not in ("PROPN", "X") and not self._labelled(i, "GPE"))
        ):
            return None
        if single and name.isupper() and len(name) <= 4 and not self._acronym(name) and not self.shouting:
            return None
        if not self.is_known(name) or (lows[i] == "an" and self.pos[i] == "DET"):
            return None
        if (
            not single
            and all(low in words.stop or low in PARTICLES for low in lows[i : j + 1])
            and self._fame(name) < 2.0
        ):
            return None
        score = (
            self._entity_score(i, j)
            + self._context_score(i, j)
            + (1.0 if (i, j) == (first, last) else self._rest_score(i, j, first, last))
        )
        return Candidate(i, j, name, score + self._fame(name), True, "gazetteer")

    def _entity_score(self, i: int, j: int) -> float:
        entity = self.entity[i] or self.entity[j]
        if entity is None:
            return 0.0
        first, last, label = entity
        weight = LABEL_WEIGHT.get(label, 0.0)
        if first < i and self.lows[first] == "the":
            first += 1
        if weight > 0:
            return weight if (first, last) == (i, j) else weight - 1.0
        inside = i >= first and j <= last
        if label == "PERSON" and (first, last) != (i, j):
            return weight - 2.0 if inside else -1.0
        if label == "ORG" and (first, last) != (i, j) and inside:
            return weight - 1.5
        return weight

    def _rest_score(self, i: int, j: int, first: int, last: int) -> float:
        """Weigh the other words of a run: features and bearings are harmless, others speak of people and
        organisations."""
        score = 0.0
        for k in [*range(first, i), *range(j + 1, last + 1)]:
            low = self.lows[k]
            harmless = (
                low in self.words_known.features
                or low in self.words_known.bearings
                or low in self.words_known.part_before
            )
            if (
                harmless
                or low in self.words_known.locative
                or self.words[k] in self.words_known.demonyms
                or low in PARTICLES
                or self.words[k] in HYPHENS
                or low in self.words_known.stop
            ):
                continue
            near = k in (i - 1, j + 1)
            score -= 1.5 if near else 0.5
        return max(score, -3.0)

    def _context_score(self, i: int, j: int) -> float:
        words, lows = self.words_known, self.lows
        score, begin, end = 0.0, self.sentence.opens[i], self.sentence.closes[i]
        before = i - 1
        if before >= begin and lows[before] == "the":
            before -= 1
        if before >= begin:
            low = lows[before]
            score += words.locative.get(low, 0.0)
            if before == i - 1 and low.rstrip(".") in words.titles:
                score -= 4.0
            if before == begin and low in ("in", "near", "at") and j + 1 < end and self.words[j + 1] == ",":
                score += 1.5  # "In X, a mine exploded": hardly a person
            if low == "of" and before - 2 >= begin and words_of_age(self.words, before):
                score += 2.0  # "Jane Roe, 19, of X": hardly a person
            if low == "of" and before - 1 >= begin:
                if (
                    lows[before - 1] in words.features
                    or lows[before - 1] in words.relations
                    or lows[before - 1] in words.bearings
                ):
                    score += 2.0
                elif lows[before - 1] in words.organisation_of and self.words[before - 1][0].isupper():
                    score -= 5.0
            if low in words.features or low in words.bearings or low in words.part_before or low in words.rural_before:
                score += 2.0 if low not in words.organisation_after else 0.5
        after = j + 1
        if after < end:
            low = lows[after]
            if low in words.features and low not in words.organisation_after:
                score += 2.5
            elif low in words.people_of:
                score += 3.0
            elif low in words.named_after or self._money(i, j):
                score += NAMED_AFTER
            elif low in words.organisation_after and self.words[after][0].isupper():
                score -= 5.0
            elif self.words[after] == "," and after + 1 < end and self._capital(after + 1):
                score += 0.5
                if self.words[after + 1] in words.short_forms or self._named(after + 1):
                    score += 2.0
        if before >= begin and self.words[before] == "," and before - 1 >= begin and self._labelled(before - 1, "GPE"):
            score += 1.0
        if self._in_organisation(i, j):
            score -= 4.0
        if (
            i == j
            and (lows[i] in words.persons or lows[i] in self.people)
            and not (before >= begin and words.locative.get(lows[before], 0.0) >= 2.0)
        ):
            score -= 2.0
        return score

    def _money(self, i: int, j: int) -> bool:
        """Tell whether a name belongs to a sum: "US$ 5 million"."""
        after = self.touching(j + 1) and self.words[j + 1][0] == "$"
        return after or (i > 0 and self.touching(i) and self.words[i - 1][-1] == "$")

    def _named(self, i: int) -> bool:
        """Tell whether a country or province begins at token ``i``."""
        for j in (i + 1, i):
            if j < self.n and self._capital(j):
                rows = self.gazetteer.lookup(self.text(i, j))[:6]
                if any(r.feature_code in ("PCLI", "ADM1") for r in rows):
                    return True
        return False

    def _fame(self, name: str) -> float:
        """Weigh what the gazetteer says of a name: countries and big towns are meant more often than hamlets."""
        if self.supplement and self.supplement.find(fold(name)):
            return 1.5
        rows = self.gazetteer.lookup(name)
        if any(r.feature_code in ("PCLI", "CONT", "RGN") and r.main for r in rows[:8]):
            return 3.0
        if any(r.feature_code in ("ADM1", "PPLC") and (r.main or r.feature_code == "ADM1") for r in rows[:8]):
            return 2.0
        most = max((r.population for r in rows if r.main), default=0)
        return 1.0 if most > 100_000 else 0.5 if most > 10_000 else -0.5 if most < 3000 else 0.0


def words_of_age(words: Sequence[str], of: int) -> bool:
    """Tell whether an age and a comma stand before a token: ", 19, of"."""
    return words[of - 1] == "," and words[of - 2].isdigit() and len(words[of - 2]) < 3
