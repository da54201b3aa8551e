"""The sets: what each is called, where it lies, and how its output is scored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import claims, dyads, entities, fakes, layers, linking, muc4, shootings, whereabouts
from bench.data import shared

Figures = dict[str, float]


@dataclass(frozen=True)
class Set:
    """One evaluation set. ``run`` takes the documents and the gold and returns named figures between 0 and 1."""

    name: str
    stem: str
    run: Callable[[Path, Path], Figures]
    what: str
    one_file: bool = False
    """Whether the documents carry their own gold: ``stem`` is then the file itself."""

    def paths(self) -> tuple[Path, Path]:
        """Return the documents and the gold that the set is read from by default."""
        if self.one_file:
            return shared() / self.stem, shared() / self.stem
        return shared() / f"{self.stem}docs.jsonl", shared() / f"{self.stem}gold.jsonl"

    def there(self) -> bool:
        """Tell whether the set lies beside the project."""
        return all(path.exists() for path in self.paths())


SETS: dict[str, Set] = {
    one.name: one
    for one in (
        Set("reference", "reference/", claims.whole, "the whole record, one report"),
        Set("claims", "bench/claims/", claims.split, "the whole record, English reports coded by hand"),
        Set("attribution", "bench/attribution/", layers.attribution, "who says so (PolNeAR)"),
        Set("toponyms-geovirus", "bench/toponyms/GeoVirus.", layers.toponyms, "where (GeoVirus)"),
        Set("toponyms-lgl", "bench/toponyms/LGL.", layers.toponyms, "where (LGL, local news)"),
        Set("timex-aquaint", "bench/timex/aquaint.", layers.timex, "when (AQUAINT)"),
        Set("timex-timebank", "bench/timex/timebank.", layers.timex, "when (TimeBank)"),
        Set("fakes", "bench/fakes/", fakes.main_event, "the main event of reports on Syria, end to end"),
        Set("muc4", "bench/muc4/tst2.", muc4.templates, "templates of incidents of terrorism (MUC-4, TST2)"),
        Set("event_place", "bench/event_place/train.jsonl", whereabouts.event_places, "where an event was", True),
        Set("casualties", "bench/casualties/", shootings.losses, "killed and injured in reports of shootings"),
        Set("plover", "bench/plover/plv_train.jsonl", dyads.marked, "what one does to another, both marked", True),
        Set("plover-gsr", "bench/plover/gsr.jsonl", dyads.examples, "the codebook's own examples", True),
        Set(
            "incidents",
            "bench/incidents/",
            linking.incidents,
            "reports of one incident brought together (English part)",
        ),
        Set(
            "linking",
            "bench/fakes/",
            linking.silver,
            "reports brought together, against a silver standard: one day, governorate and actor",
        ),
        Set(
            "re3d",
            "bench/re3d/",
            entities.actors_and_places,
            "actors, places and who fights whom, Syria and Iraq (`unseen`: none coded for training)",
        ),
    )
}
ALIASES = {
    "toponyms": ("toponyms-geovirus", "toponyms-lgl"),
    "timex": ("timex-aquaint", "timex-timebank"),
}


def chosen(name: str | None) -> Iterator[Set]:
    """Yield the sets of a name (``timex`` stands for both of its parts), or all."""
    for key in ALIASES.get(name, (name,)) if name else SETS:
        yield SETS[key]


def runner(name: str) -> Callable[[Path, Path], Figures]:
    """Return what scores files of a set's format; the parts of an alias share one."""
    return SETS[ALIASES.get(name, (name,))[0]].run
