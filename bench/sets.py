"""The sets: what each is called, where it lies, and how its output is scored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import claims, fakes, layers
from bench.data import shared

Figures = dict[str, float]


@dataclass(frozen=True)
class Set:
    """One evaluation set. ``run`` takes the documents and the gold and returns named figures between 0 and 1."""

    name: str
    docs: str
    gold: str
    run: Callable[[Path, Path], Figures]
    what: str

    def paths(self) -> tuple[Path, Path]:
        """Return the files that the set is read from by default."""
        return shared() / self.docs, shared() / self.gold

    def there(self) -> bool:
        """Tell whether the set lies beside the project."""
        return all(path.exists() for path in self.paths())


SETS: dict[str, Set] = {
    s.name: s
    for s in (
        Set("reference", "reference/docs.jsonl", "reference/gold.jsonl", claims.whole, "the whole record, one report"),
        Set("claims", "bench/claims/docs.jsonl", "bench/claims/gold.jsonl", claims.split, "the whole record, English"),
        Set("attribution", "bench/attribution/docs.jsonl", "bench/attribution/gold.jsonl", layers.attribution, "who says so"),
        Set("toponyms-geovirus", "bench/toponyms/GeoVirus.docs.jsonl", "bench/toponyms/GeoVirus.gold.jsonl", layers.toponyms, "where"),
        Set("toponyms-lgl", "bench/toponyms/LGL.docs.jsonl", "bench/toponyms/LGL.gold.jsonl", layers.toponyms, "where"),
        Set("timex-aquaint", "bench/timex/aquaint.docs.jsonl", "bench/timex/aquaint.gold.jsonl", layers.timex, "when"),
        Set("timex-timebank", "bench/timex/timebank.docs.jsonl", "bench/timex/timebank.gold.jsonl", layers.timex, "when"),
        Set("fakes", "bench/fakes/docs.jsonl", "bench/fakes/gold.jsonl", fakes.main_event, "the main event, end to end"),
    )
}
ALIASES = {"toponyms": ("toponyms-geovirus", "toponyms-lgl"), "timex": ("timex-aquaint", "timex-timebank")}


def chosen(name: str | None) -> Iterator[Set]:
    """Yield the sets of a name (``timex`` stands for both of its parts), or all."""
    for key in ALIASES.get(name, (name,)) if name else SETS:
        yield SETS[key]
