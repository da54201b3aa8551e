"""Writes the tables of docs/accuracy.md from bench/RESULTS.md: ``python -m tools.make_accuracy_docs [--check]``.

The text around the tables is written by hand; what was trained on is counted in training/codings.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.make_codebook_docs import refresh, table

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
RESULTS = ROOT / "bench" / "RESULTS.md"
CODINGS = ROOT / "training" / "codings"

Results = Mapping[str, list[tuple[str, ...]]]
"""The rows of the table of each part of RESULTS.md, the head first."""

# What a figure of the whole record is about, and how far two coders agreed on it (F1), who coded the same reports.
VALUES = {
    "claim": ("an event is found, its type right", "0.94"),
    "record": ("the record as a whole", "0.87"),
    "type": ("type", None),
    "mode": ("mode", None),
    "actor": ("who did it", None),
    "recipient": ("to whom", None),
    "place": ("where", None),
    "date": ("when", None),
    "casualties": ("losses", None),
    "frame": ("frame (news, background, planned ...)", None),
    "statements": ("who says so, the source", None),
    "cited": ("a cited source with its whole chain and stance", "0.75"),
    "identity": ("who is meant in the world", "0.69"),
}
# The kind of text, what is asked, the set and its figure.
TEXTS = (
    ("news of many kinds", "who says what (two coders: 0.62)", "attribution", "check content and source F1"),
    ("news of epidemics, worldwide", "place names found", "toponyms-geovirus", "check span F1"),
    ("news of epidemics, worldwide", "the right place (within 161 km)", "toponyms-geovirus", "check acc@161 km"),
    ("local news, mostly American", "place names found", "toponyms-lgl", "check span F1"),
    ("local news, mostly American", "the right place (within 161 km)", "toponyms-lgl", "check acc@161 km"),
    ("news", "dates and times found, with their value", "timex-timebank", "check value F1"),
    ("news of the 1990s", "dates and times found, with their value", "timex-aquaint", "check value F1"),
    ("reports on Syria, both sides", "day of the main event, within one day", "fakes",
     "check date within a day, of those a coder noted"),
    ("reports on Syria, both sides", "governorate of the main event", "fakes", "check governorate"),
    ("reports on Syria, both sides", "who did it (four sides)", "fakes", "check actor"),
    ("reports on Syria, both sides", "means", "fakes", "check cause"),
    ("reports on Syria, both sides", "civilians killed, where a figure is given", "fakes",
     "check civilians killed, of those answered"),
    ("news of shootings, American", "number killed, exact", "casualties", "check killed exact"),
    ("news of shootings, American", "number injured, exact", "casualties", "check injured exact"),
    ("single sentences", "where an event was", "event_place", "check place F1"),
    ("single sentences", "type, who to whom given", "plover", "check root accuracy"),
    ("reports on Syria and Iraq", "actors found", "re3d", "unseen actor F1"),
    ("wire reports on Latin America, 1988-91", "type of incident", "muc4", "incident: type"),
    ("wire reports on Latin America, 1988-91", "day of the incident", "muc4", "incident: date"),
    ("wire reports on Latin America, 1988-91", "organisation behind it", "muc4", "perp: organization id"),
)  # fmt: skip
BAND = re.compile(r"check right where confidence is (.+)")


def read(page: str) -> Results:
    """Return the tables of RESULTS.md by the heading that each stands under."""
    found: dict[str, list[tuple[str, ...]]] = {}
    name = ""
    for line in page.splitlines():
        if line.startswith("## "):
            name = line[3:]
        elif line.startswith("| "):
            found.setdefault(name, []).append(tuple(cell.strip() for cell in line.strip("|").split("|")))
    return found


def tables(results: Results, trained: Mapping[str, int]) -> dict[str, str]:
    """Return all tables by name; raise :class:`KeyError` where a figure is missing."""
    figures = {name: {row[0]: row[1] for row in rows} for name, rows in results.items()}
    claims = figures["claims"]
    gained = results["ablation"]
    return {
        "values": table(
            ("value", "unseen reports", "reports worked with", "two coders"),
            (
                (said, claims[f"check {key}"], claims[f"dev {key}"], humans or "")
                for key, (said, humans) in VALUES.items()
            ),
        ),
        "texts": table(
            ("kind of text", "asked", "figure"), ((text, asked, figures[one][key]) for text, asked, one, key in TEXTS)
        ),
        "reliability": table(
            ("confidence", "right in world news (GeoVirus)", "right in local news (LGL)"),
            _bands(figures["toponyms-geovirus"], figures["toponyms-lgl"]),
        ),
        "layers": table(("left out", *gained[0][1:5]), ((row[0], *row[1:5]) for row in gained[1:])),
        "trained": table(("coded by hand", "reports"), ((name, str(count)) for name, count in trained.items())),
    }


def _bands(*sets: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for key in sets[0]:
        if band := BAND.fullmatch(key):
            yield (band[1], *(one[key] for one in sets))


def trained() -> dict[str, int]:
    """Return how many coded reports each file holds."""
    return {path.stem: len(path.read_text("utf8").splitlines()) for path in sorted(CODINGS.glob("*.jsonl"))}


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` return 1 where it is not current."""
    return refresh(PAGE, tables(read(RESULTS.read_text("utf8")), trained()), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
