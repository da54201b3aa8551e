"""News outlets, agencies and monitors: who speaks, whose voice it is, and what reports call it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from dateline.knowledge.names import Entry, fold

DATA = Path(__file__).parent / "data" / "outlets"
DESCRIBED = "described.yaml"
KINDS = ("agency", "outlet", "monitor", "state-media")
_ENTRY_KIND = {"state-media": "outlet"}
_FIELDS = frozenset({"id", "name", "aliases", "kind", "country", "affiliation", "wire", "domains", "short", "source"})
_POSSESSIVE = re.compile(r"(?:'s|s')(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. ``country`` is ISO 3166-1 alpha-2 or ``None``; ``affiliation`` the id of the actor it speaks for.

    ``wire`` is true where others reprint its items, so that copies do not count as independent. ``short`` holds heads
    that mean it only in a report that has named it in full ("the Observatory", "AA").
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    affiliation: str | None = None
    wire: bool = False
    domains: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    source: str | None = None


class Outlets:
    """All outlets known, found by id, by name, or by the host of a URL."""

    def __init__(self, rows: Iterable[Outlet], described: "Described | None" = None) -> None:
        """Take the outlets; a later row with the same id replaces an earlier one."""
        self._rows = {row.id: row for row in rows}
        self._described = described or Described()
        self._names: dict[str, Outlet] = {}
        self._hosts: dict[str, Outlet] = {}
        for row in self._rows.values():
            for name in _usable(row):
                self._names.setdefault(fold(name), row)
            for domain in row.domains:
                self._hosts.setdefault(domain.lower(), row)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._rows.values())

    def __len__(self) -> int:
        return len(self._rows)

    def by_id(self, outlet_id: str) -> Outlet | None:
        """Return the outlet with this id."""
        return self._rows.get(outlet_id)

    def by_alias(self, words: str) -> Outlet | None:
        """Return the outlet that goes by these words, in any case, with or without "the"; short heads don't count."""
        key = fold(words.strip())
        return self._names.get(key) or self._names.get(key.removeprefix("the ")) or self._names.get(f"the {key}")

    def by_domain(self, url: str) -> Outlet | None:
        """Return the outlet whose own site a URL (or bare host) lies on, subdomains included."""
        try:
            host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
        except ValueError:
            return None
        labels = host.lower().split(".")
        return next((row for i in range(len(labels) - 1) if (row := self._hosts.get(".".join(labels[i:])))), None)

    def names(self) -> Iterable[tuple[str, Entry]]:
        """Yield every name that may be looked for in a text, with what it stands for; short heads are left out."""
        for row in self._rows.values():
            entry = Entry(row.id, row.name, _ENTRY_KIND.get(row.kind, row.kind))
            for name in _usable(row):
                yield (f"a{name[1:]}" if name.startswith("Al-") else name), entry

    def described(self, words: str) -> str | None:
        """Return the plain name of media that are described, not named, or ``None``.

        "Syria's state-run TV" gives "Syrian state television", "the local press" gives "local media". Every word
        must be known: "the Syrian army's media office" gives ``None``.
        """
        return self._described.name(words)


class Described:
    """The words for media that have no name: whose they are, of which sort, and what they are."""

    def __init__(self, *tables: dict[str, str]) -> None:
        """Take three tables from a folded spelling to the plain word: whose, sort and noun; or none at all."""
        self._parts = tables or ({}, {}, {})
        self._longest = max((key.count(" ") + 1 for part in self._parts for key in part), default=0)

    def name(self, words: str) -> str | None:
        """Return whose, sort and noun in plain words, where the words hold nothing else and a noun ends them."""
        tokens = _POSSESSIVE.sub("", fold(words.strip())).split()
        tokens = tokens[1:] if tokens[:1] in (["the"], ["a"], ["an"]) else tokens
        out: tuple[list[str], list[str], list[str]] = ([], [], [])
        at = reached = 0
        while at < len(tokens):
            step = self._step(tokens, at, reached)
            if step is None:
                return None
            at, reached, plain = step
            if plain and plain not in out[reached]:
                out[reached].append(plain)
        if not out[2]:
            return None
        return " ".join([*out[0], *out[1], out[2][0]])

    def _step(self, tokens: list[str], at: int, reached: int) -> tuple[int, int, str] | None:
        """Return the next index, the part met there and its plain word: longest spelling first, parts in order."""
        for length in range(min(self._longest, len(tokens) - at), 0, -1):
            key = " ".join(tokens[at : at + length])
            for part in range(reached, 3):
                if key in self._parts[part]:
                    return at + length, part, self._parts[part][key]
            if reached == 1 and key in self._parts[0]:  # "state-run Syrian television"
                return at + length, 0, self._parts[0][key]
        return None


@cache
def load_outlets(extra: Path | None = None) -> Outlets:
    """Load the packaged outlets, with a user's own file laid over them (same id: the user's row counts).

    Raises :class:`ValueError` naming file, row and field where a file can't be used.
    """
    files = sorted(path for path in DATA.glob("*.yaml") if path.name != DESCRIBED)
    rows = [row for path in files for row in read_outlets(path)]
    if extra is not None:
        rows += read_outlets(extra)
    return Outlets(rows, _read_described(DATA / DESCRIBED))


def read_outlets(path: Path) -> list[Outlet]:
    """Read one file of outlets: a list of rows. Raises :class:`ValueError` naming file, row and field."""
    rows = [_outlet(path, number, row) for number, row in enumerate(_yaml_list(path), start=1)]
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        if row.id in seen:
            raise ValueError(f"{path}: row {number}: id: {row.id!r} is used twice")
        seen.add(row.id)
    return rows


def _yaml_list(path: Path) -> list[Any]:
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"{path}: can't be read: {error}") from error
    if not isinstance(rows, list):
        raise ValueError(f"{path}: must hold a list of rows")
    return rows


def _outlet(path: Path, number: int, row: object) -> Outlet:
    where = f"{path}: row {number}"
    if not isinstance(row, dict):
        raise ValueError(f"{where}: must be a mapping")
    if unknown := sorted(map(str, set(row) - _FIELDS)):
        raise ValueError(f"{where}: {unknown[0]}: no such field")
    for field in ("id", "name", "kind"):
        if not isinstance(row.get(field), str) or not row[field].strip():
            raise ValueError(f"{where}: {field}: must be given")
    for field in ("country", "affiliation", "source"):
        if row.get(field) is not None and not isinstance(row[field], str):
            raise ValueError(f"{where}: {field}: must be text or null, not {row[field]!r}")
    if row["kind"] not in KINDS:
        raise ValueError(f"{where}: kind: {row['kind']!r} is none of {', '.join(KINDS)}")
    if not isinstance(row.get("wire", False), bool):
        raise ValueError(f"{where}: wire: must be true or false")
    lists: dict[str, tuple[str, ...]] = {}
    for field in ("aliases", "domains", "short"):
        value = row.get(field) or []
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise ValueError(f"{where}: {field}: must be a list of texts")
        lists[field] = tuple(value)
    return Outlet(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row.get("country"),
        affiliation=row.get("affiliation"),
        wire=row.get("wire", False),
        source=row.get("source"),
        **lists,
    )


def _usable(row: Outlet) -> list[str]:
    """Return the names that mean the outlet wherever they stand."""
    short = {fold(name) for name in row.short}
    return [name for name in (row.name, *row.aliases) if fold(name) not in short]


def _read_described(path: Path) -> Described:
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    parts = (data[part].items() for part in ("whose", "sort", "noun"))
    return Described(*({fold(way): plain for plain, ways in part for way in ways} for part in parts))
