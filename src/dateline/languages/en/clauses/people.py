"""Words for people and what belongs to them (``data/people.yaml``), loaded once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "data" / "people.yaml"
# Where a word stands in several classes the first of these counts.
ORDER = ("police", "government", "forces", "fighters", "civilians", "things")


@dataclass(frozen=True, slots=True)
class People:
    """Head nouns by class, and the helper lists that noun phrases are read with."""

    classes: dict[str, str]
    home_forces: frozenset[str]
    opposition: frozenset[str]
    aligned: frozenset[str]
    quantity: frozenset[str]
    bare: frozenset[str]
    grounds: frozenset[str]
    civil: frozenset[str]
    nowhere: frozenset[str]
    vehicles: frozenset[str]
    kit: frozenset[str]
    movable: frozenset[str]
    gunmen: frozenset[str]
    offices: frozenset[str]
    heads: frozenset[str]


@cache
def load_people() -> People:
    """Load the word lists."""
    data = yaml.load(_FILE.read_text("utf8"), yaml.CSafeLoader)
    classes: dict[str, str] = {}
    for name in ORDER:
        for word in data[name]:
            classes.setdefault(word, name)
    lists = {
        k: frozenset(data[k])
        for k in (
            "home_forces",
            "opposition",
            "aligned",
            "quantity",
            "bare",
            "grounds",
            "civil",
            "nowhere",
            "vehicles",
            "kit",
            "movable",
            "gunmen",
            "offices",
            "heads",
        )
    }
    return People(classes, **lists)
