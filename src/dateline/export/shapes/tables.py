"""The schemas of dateline's own tables, and the data package that describes a folder of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.codebook.types import load_types
from dateline.export.shapes.world import table
from dateline.export.whole import digest_of

DESCRIPTOR = "datapackage.json"
"""The file that describes a folder of tables."""

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_CONSTRAINTS = ("required", "minimum", "maximum")
_MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl", "parquet": "application/vnd.apache.parquet"}

_GEONAMES = {"title": "GeoNames: places and coordinates, CC BY 4.0", "path": "https://www.geonames.org/"}
_CODEBOOK = {
    "title": "PLOVER (types and modes), with dateline's additions",
    "path": "https://github.com/openeventdata/PLOVER",
}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its Table Schema type, what it holds, and what its values must be."""

    name: str
    type: str
    about: str
    constraints: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its fields, its primary key, and by field the table that it refers to."""

    name: str
    about: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    refers: Mapping[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(field.name for field in self.fields)


@cache
def tables() -> Mapping[str, Table]:
    """Return the tables of dateline's own export by name."""
    return {name: _table(name, told) for name, told in table("tables")["tables"].items()}


def _table(name: str, told: Row) -> Table:
    fields = tuple(Field(field, row["type"], row["about"], _constraints(row)) for field, row in told["fields"].items())
    return Table(name, told["about"], tuple(told["key"]), fields, told.get("refers", {}))


def _constraints(row: Row) -> Row:
    found = {name: row[name] for name in _CONSTRAINTS if name in row}
    if "enum" in row:
        terms = row["enum"]
        found["enum"] = list(getattr(load_types(), terms)) if isinstance(terms, str) else terms
    return found


def schema_of(one: Table) -> Row:
    """Return a table's Table Schema."""
    schema: Row = {
        "fields": [
            {
                "name": field.name,
                "type": field.type,
                "description": field.about,
                **({"constraints": dict(field.constraints)} if field.constraints else {}),
            }
            for field in one.fields
        ],
        "primaryKey": list(one.key),
        "missingValues": [""],
    }
    if one.refers:
        schema["foreignKeys"] = [
            {"fields": [field], "reference": {"resource": other, "fields": [field]}}
            for field, other in one.refers.items()
        ]
    return schema


def package(folder: Path, kind: str, about: Row, licence: str | None, counts: Mapping[str, int]) -> Row:
    """Return the descriptor of a folder of tables, with the hash of each file.

    ``kind`` is ``csv``, ``jsonl`` or ``parquet``; ``about`` is what is told of the export (filter, time, versions);
    ``counts`` the rows of each table.
    """
    return {
        "$schema": _PROFILE,
        "name": "dateline-export",
        "title": "Events of armed conflict, with the reports that tell them and who says so",
        "created": about["made"],
        "licenses": [_licence(licence)],
        "sources": [_GEONAMES, _CODEBOOK, {"title": "The reports listed in the table reports"}],
        "dateline": about,
        "resources": [_resource(folder, kind, one, counts[one.name]) for one in tables().values()],
    }


def _licence(name: str | None) -> Row:
    if name:
        return {"name": name, "title": name}
    return {"name": "not-stated", "title": "Not stated by whoever made this export; place data is GeoNames', CC BY 4.0"}


def _resource(folder: Path, kind: str, one: Table, rows: int) -> Row:
    path = folder / f"{one.name}.{kind}"
    return {
        "name": one.name,
        "description": one.about,
        "path": path.name,
        "type": "table",
        "format": kind,
        "mediatype": _MEDIA[kind],
        **({"encoding": "utf-8"} if kind != "parquet" else {}),
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest_of(path)}",
        "rows": rows,
        "schema": schema_of(one),
    }


def in_order(row: Row, columns: Sequence[str]) -> Row:
    """Return a row in the order of the columns; raise :class:`ValueError` where its fields are others."""
    if row.keys() != set(columns):
        raise ValueError(f"fields differ from the schema's: {sorted(row.keys() ^ set(columns))}")
    return {name: row[name] for name in columns}
