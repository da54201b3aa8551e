"""From place names in a text to places in the world: point, radius, precision, and the chance that the point is
right."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from dateline.knowledge.gazetteer import Gazetteer, Row
from dateline.knowledge.place_keys import exact_key
from dateline.knowledge.supplement import Supplement
from dateline.languages.en.toponyms.words import load_words
from dateline.learned.linear import Linear
from dateline.model import Place, PlaceMention, Words
from dateline.resolve.namesakes import Group, decide, rough_km
from dateline.resolve.place_candidates import candidates, similar
from dateline.resolve.place_values import confidence, name_of, plain_name, point, precision
from dateline.resolve.ranking import Ranking

_WORD = re.compile(r"[A-Z][a-z]{3,}")
_LEAST_SUPPORT = 100_000  # people; a lesser place of a country that the report has no other tie to is a chance namesake
_WELL_KNOWN = 200_000  # people; so large a town may be meant wherever it lies
_QUARTERS = frozenset(("neighbourhood", "district"))
_HAS_QUARTERS = 50_000  # people
_SAME_TOWN_KM = 40.0


def resolve_places(
    mentions: Sequence[PlaceMention],
    text: str,
    gazetteer: Gazetteer,
    supplement: Supplement | None = None,
    home_country_hints: Sequence[str] = (),
    model: Linear | None = None,
) -> tuple[Place, ...]:
    """Return the place that each mention means, in the same order.

    ``home_country_hints`` are ISO 3166 codes of countries that the report is likely about. A mention without a match
    has no
    coordinates; one whose container alone is known has the container's point and radius, and its basis says so.
    """
    mentions = [_whole_name(m, supplement) for m in mentions] if supplement else mentions
    groups = _groups(mentions, gazetteer, supplement)
    hints = countries_of(text, tuple(home_country_hints))
    _decide(groups, hints, gazetteer, supplement)
    if model is not None:
        Ranking(list(groups.values()), hints).decide(model)
    _drop_chance_namesakes(groups, hints)
    return tuple(_place(mention, mentions, groups, text) for mention in mentions)


def ranking_of(
    mentions: Sequence[PlaceMention],
    text: str,
    gazetteer: Gazetteer,
    supplement: Supplement | None = None,
    home_country_hints: Sequence[str] = (),
) -> Ranking:
    """Return the names of a report as the learned choice finds them, decided by the rules: for training."""
    mentions = [_whole_name(m, supplement) for m in mentions] if supplement else mentions
    groups = _groups(mentions, gazetteer, supplement)
    hints = countries_of(text, tuple(home_country_hints))
    _decide(groups, hints, gazetteer, supplement)
    return Ranking(list(groups.values()), hints)


def _decide(
    groups: Mapping[str, Group], hints: Mapping[str, float], gazetteer: Gazetteer, supplement: Supplement | None
) -> None:
    """Choose by the rules."""
    decide(list(groups.values()), hints)
    if _second_thoughts(groups, hints, gazetteer, supplement):
        decide(list(groups.values()), hints)


def _whole_name(mention: PlaceMention, supplement: Supplement) -> PlaceMention:
    """Let a name and its feature be one place where that is known: "the desert of Deir ez-Zor", "Taftanaz airbase"."""
    whole = f"{mention.name} {mention.feature}"
    return replace(mention, name=whole) if mention.feature and supplement.find(whole) else mention


def group_key(mention: PlaceMention) -> str:
    """Return the key under which mentions share one sense: the name, provinces apart from towns."""
    area = mention.feature in ("province", "district", "country") and mention.relation != "border"
    return f"{exact_key(mention.name)}|{'area' if area else ''}"


def _groups(mentions: Sequence[PlaceMention], gazetteer: Gazetteer, supplement: Supplement | None) -> dict[str, Group]:
    groups: dict[str, Group] = {}
    for mention in mentions:
        key = group_key(mention)
        if key not in groups:
            groups[key] = Group(key, mention.name, candidates(mention.name, gazetteer, supplement))
        group = groups[key]
        group.mentions += 1
        if mention.feature and mention.relation in ("at", "near", "outskirts", "rural", "part", "bearing"):
            group.kinds.add(mention.feature)
        for i in mention.within[:2]:
            parent = group_key(mentions[i])
            if parent != key and parent not in group.parents:
                group.parents.append(parent)
    return groups


@lru_cache(maxsize=256)
def countries_of(text: str, hints: Sequence[str] = ()) -> Mapping[str, float]:
    """Return how much a text speaks of each country by its adjectives and peoples (0 to 1), with the hints."""
    demonyms = load_words().demonyms
    weights: dict[str, float] = dict.fromkeys(hints, 0.8)
    for word in _WORD.findall(text):
        code = demonyms.get(word)
        if code:
            weights[code] = min(1.0, weights.get(code, 0.2) + 0.2)
    return weights


def _second_thoughts(
    groups: Mapping[str, Group], hints: Mapping[str, float], gazetteer: Gazetteer, supplement: Supplement | None
) -> bool:
    """Look for other spellings in the report's own countries where a name was found only elsewhere; tell whether any
    was found."""
    named = {
        g.row.country for g in groups.values() if g.row is not None and g.row.feature_code in ("PCLI", "ADM1")
    } | set(hints)
    changed = False
    for group in groups.values():
        row = group.row
        if row is not None and (
            row.country in named or row.id < 0 or row.feature_code != "PPL" or row.population > _WELL_KNOWN
        ):
            continue
        rows = tuple(r for r in similar(group.name, gazetteer, supplement) if not named or r.country in named)
        if rows:
            group.rows, changed = (*group.rows, *rows), True
    return changed


def _drop_chance_namesakes(groups: Mapping[str, Group], countries: Mapping[str, float]) -> None:
    """Take back picks that nothing but a chance likeness of names speaks for."""
    named = {
        g.row.country for g in groups.values() if g.row is not None and g.row.feature_code in ("PCLI", "ADM1")
    } | set(countries)
    for group in groups.values():
        row = group.row
        if row is None or row.feature_code in ("PCLI", "CONT", "RGN", "ADM1") or row.id < 0:
            continue
        alone = row.country not in named and not any(
            g.row is not None and g is not group and g.row.country == row.country for g in groups.values()
        )
        chance = row.feature_code == "ADM2" or (row.feature_class == "P" and row.population < _LEAST_SUPPORT)
        if (row.matched == "skeleton" and (row.score < 0.7 or (alone and named))) or (alone and named and chance):
            group.pick = None


# -- one place


def _place(mention: PlaceMention, mentions: Sequence[PlaceMention], groups: Mapping[str, Group], text: str) -> Place:
    words = Words(mention.phrase, mention.phrase.of(text))
    group = groups[group_key(mention)]
    row = group.row
    if row is None or _quarter_elsewhere(mention, row, mentions, groups):
        return _by_container(mention, mentions, groups, words, text, row is not None)
    latitude, longitude, radius, basis = point(mention, row)
    others = tuple(dict.fromkeys(f"{r.name}, {r.country}" for r in _rivals(group)))
    return Place(
        words,
        name_of(mention, row, _parent_name(mention, mentions, groups)),
        round(latitude, 4),
        round(longitude, 4),
        row.id if row.id > 0 else None,
        row.country or None,
        precision(mention, row),
        round(radius, 1),
        confidence(group),
        basis,
        f"{mention.rule}; {row.matched}",
        others,
    )


def _rivals(group: Group) -> Iterable[Row]:
    order = sorted(range(len(group.rows)), key=group.scores.__getitem__, reverse=True)
    return [group.rows[i] for i in order if i != group.pick][:3]


def _parent_name(mention: PlaceMention, mentions: Sequence[PlaceMention], groups: Mapping[str, Group]) -> str | None:
    if mention.feature != "neighbourhood" or not mention.within:
        return None
    parent = mentions[mention.within[0]]
    row = groups[group_key(parent)].row
    return plain_name(parent, row) if row is not None and row.feature_class == "P" else None


def _by_container(
    mention: PlaceMention,
    mentions: Sequence[PlaceMention],
    groups: Mapping[str, Group],
    words: Words,
    text: str,
    known: bool,
) -> Place:
    """Return an unknown place at the point of what the text says it lies in or by, or without a point."""
    name = name_of(mention, None, None)
    for i in mention.within:
        row = groups[group_key(mentions[i])].row
        if row is not None and row.feature_code not in ("PCLI", "CONT", "RGN"):
            level = {"ADM1": 4, "ADM2": 3}.get(row.feature_code, 2 if row.radius_km <= 25 else 3)
            basis = f"not in the gazetteer; point of {plain_name(mentions[i], row)}, which contains it"
            return _at(row, mentions[i], groups, Unknown(words, name, level, basis, f"{mention.rule}; container"))
    town = _town_of(mention, mentions, groups) if mention.feature in _QUARTERS or known else None
    if town is not None and (row := groups[group_key(town)].row) is not None:
        city = plain_name(town, row)
        basis = f"not in the gazetteer; point of {city}, the town that the report speaks of"
        return _at(row, town, groups, Unknown(words, f"{name}, {city}", 2, basis, f"{mention.rule}; quarter"))
    beside = _beside(mention, mentions, text)
    if beside is not None and (row := groups[group_key(beside)].row) is not None and row.feature_class == "P":
        level = 3 if (beside.distance_km or 0) > 25 else 2
        basis = f"not in the gazetteer; by {plain_name(beside, row)}"
        return _at(row, beside, groups, Unknown(words, name, level, basis, f"{mention.rule}; beside"))
    return Place(words, name, basis="no match", rule=mention.rule)


class Unknown(NamedTuple):
    """What can be said of a place that is not in the gazetteer: where it is told to lie gives the rest."""

    words: Words
    name: str
    precision: int
    basis: str
    rule: str


def _at(row: Row, told: PlaceMention, groups: Mapping[str, Group], place: Unknown) -> Place:
    """Return an unknown place at the point of the known one that the text gives for it."""
    latitude, longitude, radius, _ = point(told, row)
    sure = round(0.7 * confidence(groups[group_key(told)]), 2)
    return Place(
        place.words,
        place.name,
        round(latitude, 4),
        round(longitude, 4),
        None,
        row.country or None,
        place.precision,
        round(max(radius, 5.0), 1),
        sure,
        place.basis,
        place.rule,
    )


def _town_of(
    mention: PlaceMention, mentions: Sequence[PlaceMention], groups: Mapping[str, Group]
) -> PlaceMention | None:
    """Return the town that a quarter is of: the last large one named before it, else the next."""
    towns = list(_towns(mentions, groups))
    countries = [row.country for _, row in towns]
    home = max(reversed(countries), key=countries.count, default=None)  # of equals not that of the dateline
    at_home = [m for m, row in towns if row.country == home]
    before = [m for m in at_home if m.span.start < mention.span.start]
    return before[-1] if before else at_home[0] if at_home else None


def _towns(mentions: Sequence[PlaceMention], groups: Mapping[str, Group]) -> Iterator[tuple[PlaceMention, Row]]:
    """Yield the mentions of towns so large that they have quarters, each with its place."""
    for m in mentions:
        row = groups[group_key(m)].row
        if (
            m.feature not in _QUARTERS
            and row is not None
            and row.feature_class == "P"
            and row.feature_code != "PPLX"
            and row.population >= _HAS_QUARTERS
        ):
            yield m, row


def _quarter_elsewhere(
    mention: PlaceMention, row: Row, mentions: Sequence[PlaceMention], groups: Mapping[str, Group]
) -> bool:
    """Tell whether a quarter was found only by the name of one in a town that the report does not speak of."""
    if mention.within or (mention.feature != "neighbourhood" and row.feature_code != "PPLX"):
        return False
    towns = [town for m, town in _towns(mentions, groups) if m is not mention and town is not row]
    return bool(towns) and all(rough_km(row, town) > _SAME_TOWN_KM for town in towns)


def _beside(mention: PlaceMention, mentions: Sequence[PlaceMention], text: str) -> PlaceMention | None:
    """Return the place by which another is found: "the village of X north of Y"."""
    for other in mentions:
        if other.span.start > mention.span.end:
            gap = text[mention.phrase.end : max(mention.phrase.end, other.phrase.start)]
            told = other.relation in ("bearing", "near") and gap.strip(" ,") in ("", "to the", "located", "just")
            return other if told else None
    return None
