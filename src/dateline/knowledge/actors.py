"""Who acts in conflicts: states and their institutions, armed groups, alliances, organisations and people.

The rows lie in ``data/actors/*.yaml``. A state's government, forces, police and ministries are made from one table for
all states (``institutions.yaml``); the other files add what no pattern gives.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from dateline.knowledge.names import Entry, fold
from dateline.knowledge.spellings import spellings

DATA = Path(__file__).parent / "data" / "actors"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


KINDS = _set("state government force office agency armed-group alliance party organisation person")
SECTORS = _set("GOV MIL PRM COP SPY JUD LEG PTY OPP REB UAF CRM CVL REF UNK IGO NGO MED REL EDU BUS")
ROLES = _set("head-of-state head-of-government minister spokesperson leader commander diplomat official")
_LISTS = ("aliases", "also", "adj", "people", "sides")
_ACTOR_FIELDS = _set("id name kind aliases also country sector parent role since until sides source")
_STATE_FIELDS = _set("iso name the adj people capital aliases within since until source")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # plain strings only: NO is Norway, not "false"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor.

    ``country`` is its home state's ISO 3166 code; ``sector`` a PLOVER sector code; ``parent`` the id of what it belongs
    to, or for a person the organisation that he or she speaks for (it may be an outlet's id). ``role`` says what a
    person is there. ``since`` and ``until`` bound the days on which the name or office held. ``sides`` are the ids of
    those it fights for or is backed by without belonging to them. ``aliases`` are the other names as listed, without
    press spellings; ``demonyms`` a state's adjectives and people; ``capital`` the town that may stand for its rulers.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    role: str | None = None
    since: date | None = None
    until: date | None = None
    sides: tuple[str, ...] = ()
    source: str | None = None

    def on(self, day: date) -> bool:
        """Tell whether the actor existed under this name, or held this office, on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Actors:
    """All actors known, with look-ups. Ids of a state's institutions are its ISO code and a suffix: ``SY.mil``."""

    def __init__(self, actors: Iterable[Actor], patterns: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Take the actors and, by id, the names that are made by pattern ("Russia's Defence Ministry")."""
        self._by_id = {actor.id: actor for actor in actors}
        self._patterns = patterns or {}

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def by_id(self, id: str) -> Actor | None:
        """Return the actor with this id, ``None`` where there is none."""
        return self._by_id.get(id)

    def by_alias(self, words: str) -> tuple[Actor, ...]:
        """Return all whose name these words are, in any case, but acronyms (up to five capitals) only in capitals."""
        words = " ".join(words.split())
        rows = self._aliases.get(fold(words), ())
        return tuple(dict.fromkeys(a for alias, a in rows if not _acronym(alias) or alias == words))

    def state(self, iso: str) -> Actor | None:
        """Return the state with this ISO 3166 code (``SY``) or, for one that has none, its id (``x-somaliland``)."""
        actor = self._by_id.get(iso)
        return actor if actor is not None and actor.kind == "state" else None

    @cached_property
    def states(self) -> tuple[Actor, ...]:
        """All states."""
        return tuple(a for a in self if a.kind == "state")

    def by_demonym(self, word: str) -> tuple[Actor, ...]:
        """Return the states whose adjective or people this is ("Syrian", "Syrians"); several share "Congolese"."""
        rows = self._demonyms.get(fold(word), ())
        return tuple(a for demonym, a in rows if not _acronym(demonym) or demonym == word)

    def by_capital(self, word: str) -> Actor | None:
        """Return the government that a capital may stand for ("Moscow")."""
        state = self._capitals.get(fold(word))
        return self.government_of(state.id) if state else None

    def institution(self, state: str, suffix: str) -> Actor | None:
        """Return a state's institution: ``gov mil pol air navy mod moi mfa moh moj parl``."""
        return self._by_id.get(f"{state}.{suffix}")

    def government_of(self, state: str) -> Actor | None:
        """Return the government of the state with this id."""
        return self.institution(state, "gov")

    def forces_of(self, state: str) -> Actor | None:
        """Return the armed forces of the state with this id."""
        return self.institution(state, "mil")

    def police_of(self, state: str) -> Actor | None:
        """Return the police of the state with this id."""
        return self.institution(state, "pol")

    def ancestors(self, id: str) -> tuple[Actor, ...]:
        """Return the parent, its parent, and so on."""
        found: dict[str, Actor] = {}
        actor = self._by_id.get(id)
        while actor and actor.parent and actor.parent not in found and actor.parent != id:
            actor = self._by_id.get(actor.parent)
            if actor:
                found[actor.id] = actor
        return tuple(found.values())

    def names(self) -> Iterator[tuple[str, Entry]]:
        """Yield every name in every press spelling, for a :class:`~dateline.knowledge.names.NameIndex`.

        Demonyms and capitals are left out: they name an actor only together with other words.
        """
        for actor in self:
            entry = Entry(actor.id, actor.name, actor.kind)
            for name in self.names_of(actor):
                yield name, entry

    def names_of(self, actor: Actor) -> tuple[str, ...]:
        """Return all names of one actor: its name, its aliases and their press spellings, its names made by pattern."""
        listed = (actor.name, *actor.aliases)
        spelled = listed if actor.kind == "state" else [s for name in listed for s in spellings(name)]
        return tuple(dict.fromkeys((*spelled, *self._patterns.get(actor.id, ()))))

    def collisions(self) -> dict[str, tuple[str, ...]]:
        """Return the names that several actors share, folded, with the ids of those actors."""
        shared: dict[str, dict[str, None]] = {}
        for key, rows in self._aliases.items():
            folded = {a.id: None for alias, a in rows if not _acronym(alias)}
            if len(folded) > 1:
                shared[key] = folded
            for alias in {alias for alias, _ in rows if _acronym(alias)}:
                ids = folded | {a.id: None for other, a in rows if other == alias}
                if len(ids) > 1:
                    shared[alias] = ids
        return {key: tuple(ids) for key, ids in shared.items()}

    @cached_property
    def _aliases(self) -> dict[str, list[tuple[str, Actor]]]:
        table: dict[str, list[tuple[str, Actor]]] = {}
        for actor in self:
            for name in self.names_of(actor):
                table.setdefault(fold(name), []).append((name, actor))
        return table

    @cached_property
    def _demonyms(self) -> dict[str, list[tuple[str, Actor]]]:
        table: dict[str, list[tuple[str, Actor]]] = {}
        for state in self.states:
            for word in state.demonyms:
                table.setdefault(fold(word), []).append((word, state))
        return table

    @cached_property
    def _capitals(self) -> dict[str, Actor]:
        return {fold(state.capital): state for state in self.states if state.capital}


def load_actors(extra: Path | None = None, other_ids: Iterable[str] = ()) -> Actors:
    """Return the actors of the packaged files and of a user's own file.

    A row of ``extra`` with the id of a known actor replaces the fields that it gives (``also`` adds to the aliases
    instead of replacing them); any other row adds an actor.
    ``other_ids`` are ids outside the actors that may serve as parents (outlets). Raises :class:`ValueError`, naming
    file, row and field, where the file can't be used. The packaged part is read once per process.
    """
    if extra is None:
        return _packaged()
    base = _packaged()
    actors = {actor.id: actor for actor in base}
    known = actors.keys() | {a.parent for a in base if a.parent} | set(other_ids)
    rows = _read(extra)
    _merge(actors, rows, extra)
    for number, row in enumerate(rows, 1):
        actor = actors[row["id"]]
        for name, values in (("parent", (actor.parent,)), ("sides", actor.sides), ("country", (actor.country,))):
            for value in values:
                if value and value not in known and value not in actors:
                    raise ValueError(f"{_at(extra, number, row)}, field '{name}': no actor has the id '{value}'")
    return Actors(actors.values(), base._patterns)


@lru_cache(maxsize=1)
def _packaged() -> Actors:
    actors: dict[str, Actor] = {}
    patterns: dict[str, tuple[str, ...]] = {}
    institutions = _read(DATA / "institutions.yaml")
    for number, row in enumerate(_read(DATA / "states.yaml"), 1):
        for actor, made in _state(row, institutions, _at(DATA / "states.yaml", number, row)):
            actors[actor.id] = actor
            patterns[actor.id] = made
    last = "names-"  # further names of rows in the other files
    for path in sorted(DATA.glob("*.yaml"), key=lambda path: (path.name.startswith(last), path.name)):
        if path.name not in ("states.yaml", "institutions.yaml"):
            _merge(actors, _read(path), path)
    return Actors(actors.values(), patterns)


def _read(path: Path) -> list[dict[str, Any]]:
    """Read a file of rows; every row is a mapping of strings (lists may be written with semicolons)."""
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), _LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: not readable as YAML: {error}") from error
    if rows in (None, ""):
        return []
    if not isinstance(rows, list):
        raise ValueError(f"{path}: expected a list of rows, each beginning with '- '")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise ValueError(f"{path}, row {number}: expected fields such as 'id: ...', found {row!r}")
        for field, value in row.items():
            if field in _LISTS:
                row[field] = _words(value, f"{_at(path, number, row)}, field '{field}'")
            elif not isinstance(value, str):
                raise ValueError(f"{_at(path, number, row)}, field '{field}': expected one value, found {value!r}")
    return rows


def _words(value: object, at: str) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(";")
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(v.strip() for v in value if v.strip())
    raise ValueError(f"{at}: expected a list of words, found {value!r}")


def _at(path: Path, number: int, row: Row) -> str:
    return f"{path}, row {number} ({row.get('id') or row.get('iso') or 'no id'})"


def _state(row: Row, institutions: list[dict[str, Any]], at: str) -> Iterator[tuple[Actor, tuple[str, ...]]]:
    """Yield a state and its institutions, each with the names that its patterns give."""
    _check_fields(row, _STATE_FIELDS, ("iso", "name", "adj"), at)
    iso, name, adjectives = row["iso"], row["name"], row["adj"]
    country = row.get("within", iso)
    people = row.get("people") or tuple(a + "s" for a in adjectives if a.endswith(("n", "i")))
    yield (
        Actor(
            id=iso,
            name=name,
            kind="state",
            country=country,
            sector="GOV",
            aliases=row.get("aliases", ()),
            demonyms=(*adjectives, *people),
            capital=row.get("capital"),
            since=_day(row, "since", at),
            until=_day(row, "until", at),
            source=row.get("source"),
        ),
        (),
    )
    whole = f"the {name}" if row.get("the") else name
    own = f"{name}'" if name.endswith("s") else f"{name}'s"
    for kind in institutions:
        filled = kind["name"].format(adj=adjectives[0], name=name, of=whole)
        made = dict.fromkeys(
            pattern.format(adj=adjective, name=name, of=whole, own=own)
            for pattern in (kind["name"], *kind["aliases"])
            for adjective in (adjectives if "{adj}" in pattern else adjectives[:1])
        )
        parent = f"{iso}.{kind['parent']}" if kind.get("parent") else iso
        yield (
            Actor(f"{iso}.{kind['id']}", filled, kind["kind"], country, kind["sector"], parent),
            tuple(made),
        )


def _merge(actors: dict[str, Actor], rows: list[dict[str, Any]], path: Path) -> None:
    """Add rows to ``actors``; one whose id is known replaces the fields that it gives."""
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        at = _at(path, number, row)
        id = row.get("id", "")
        known = actors.get(id)
        _check_fields(row, _ACTOR_FIELDS, ("id",) if known else ("id", "name", "kind"), at)
        if id in seen:
            raise ValueError(f"{at}, field 'id': '{id}' stands in this file twice")
        seen.add(id)
        for field, allowed in (("kind", KINDS), ("sector", SECTORS), ("role", ROLES)):
            if field in row and row[field] not in allowed:
                raise ValueError(f"{at}, field '{field}': '{row[field]}' is none of {', '.join(sorted(allowed))}")
        given = {k: v for k, v in row.items() if k not in ("since", "until", "also")}
        if "also" in row:
            given["aliases"] = (*(row.get("aliases") or (known.aliases if known else ())), *row["also"])
        given |= {k: _day(row, k, at) for k in ("since", "until") if k in row}
        actors[id] = replace(known, **given) if known else Actor(**given)


def _check_fields(row: Row, allowed: frozenset[str], needed: tuple[str, ...], at: str) -> None:
    for field in row:
        if field not in allowed:
            raise ValueError(f"{at}, field '{field}': not a field; there are {', '.join(sorted(allowed))}")
    for field in needed:
        if not row.get(field):
            raise ValueError(f"{at}, field '{field}': missing")


def _day(row: Row, field: str, at: str) -> date | None:
    """Read a day, month or year: ``since`` means its first day, ``until`` its last."""
    value = row.get(field)
    if not value:
        return None
    try:
        parts = [int(part) for part in value.split("-")]
        if not 1 <= len(parts) <= 3:
            raise ValueError(value)
        first = date(*[*parts, 1, 1][:3])
        if field == "since" or len(parts) == 3:
            return first
        year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError as error:
        raise ValueError(f"{at}, field '{field}': '{value}' is no day such as 2016-07-28, 2016-07 or 2016") from error


def _acronym(alias: str) -> bool:
    """Tell whether a name counts only as it is written (as :class:`~dateline.knowledge.names.NameIndex` has it)."""
    return len(alias) <= 5 and alias.isupper()
