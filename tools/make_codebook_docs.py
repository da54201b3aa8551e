"""Writes the tables of docs/codebook.md from the codebook's own data: ``python tools/make_codebook_docs.py [--check]``.

A table stands between ``<!-- table: NAME -->`` and ``<!-- end -->``; the text around it is written by hand.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from dateline.codebook.types import EventType, Term, Types, load_types

PAGE = Path(__file__).parent.parent / "docs" / "codebook.md"
GROUPS = ("material conflict", "verbal conflict", "material cooperation", "verbal cooperation")
_TABLE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def tables(types: Types) -> dict[str, str]:
    """Return all tables by name."""
    return {
        "types": type_table(types.types.values()),
        "modes": mode_lists(types.types.values()),
        "stances": term_table("stance", types.stances),
        "frames": term_table("frame", types.frames),
        "outcomes": term_table("outcome", types.outcomes),
        "place_precision": term_table("value", types.place_precision),
        "date_precision": term_table("value", types.date_precision),
    }


def type_table(types: Iterable[EventType]) -> str:
    """Return the types, grouped, each with its meaning and the number of its modes."""
    rows = sorted(types, key=lambda one: (GROUPS.index(one.group) if one.group in GROUPS else len(GROUPS), one.id))
    return table(("type", "group", "means"), ((_name(one), one.group, one.means) for one in rows))


def mode_lists(types: Iterable[EventType]) -> str:
    """Return a table of modes for each type that has any."""
    parts = [
        f"**{one.id}**\n\n" + table(("mode", "means"), ((_name(mode), mode.means) for mode in one.modes))
        for one in sorted(types, key=lambda one: one.id)
        if one.modes
    ]
    return "\n\n".join(parts)


def term_table(head: str, terms: Mapping[str, Term]) -> str:
    """Return a list of terms with their meanings."""
    return table((head, "means"), ((_name(term), term.means) for term in terms.values()))


def _name(term: EventType | Term) -> str:
    return f"`{term.id}`" + (" (ours)" if term.ours else "")


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines)


def filled(page: str, parts: Mapping[str, str]) -> str:
    """Return a page with its tables put in; raise :class:`KeyError` where it asks for one that there is not."""
    return _TABLE.sub(lambda found: f"{found[1]}{parts[found[2]]}\n{found[3]}", page)


def refresh(path: Path, parts: Mapping[str, str], arguments: list[str]) -> int:
    """Write a page with its tables, or with ``--check`` return 1 where it is not current."""
    page = path.read_text("utf8")
    current = filled(page, parts)
    if "--check" in arguments:
        return int(page != current)
    path.write_text(current, "utf8")
    return 0


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` return 1 where it is not current."""
    return refresh(PAGE, tables(load_types()), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
