"""Write down where the records still differ from the golden ones: ``python -m tests.golden.gaps`` at the root.

``--show [NAME ...]`` prints the differences instead, of all reports or of those named, and writes nothing.
"""

import argparse
import json
from collections import Counter

from tests.golden.comparison import KNOWN_GAPS, Difference, code, differences, golden, hard_negatives


def found_gaps() -> tuple[dict[str, list[Difference]], list[str]]:
    """Code everything; return the differences by report, and the hard negatives that yield a claim."""
    rows = golden()
    records = code(row["report"] for row in rows.values())
    return {name: differences(row["record"], records[name]) for name, row in rows.items()}, yielding()


def yielding() -> list[str]:
    """Return the names of the hard negatives that yield a claim."""
    texts = hard_negatives()
    records = code({"id": name, "text": text} for name, text in texts.items())
    return sorted(name for name in texts if records[name]["claims"])


def main() -> None:
    """Rewrite the file of known gaps, and print how many there are in each slot."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden.gaps", description=__doc__)
    parser.add_argument("--show", nargs="*", metavar="NAME", help="print the differences and write nothing")
    options = parser.parse_args()
    reports, negatives = found_gaps()
    if options.show is None:
        listed = {name: sorted(one.gap for one in found) for name, found in reports.items() if found}
        gaps = {"reports": listed, "hard_negatives": negatives}
        KNOWN_GAPS.write_text(json.dumps(gaps, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    else:
        show(reports, options.show)
    slots = Counter(d.gap.rpartition("/")[2].partition(" (")[0] for ds in reports.values() for d in ds)
    whole = sum(not ds for ds in reports.values())
    print(f"{whole} of {len(reports)} reports without a gap; {slots.total()} gaps")
    for slot, count in slots.most_common():
        print(f"  {count:4}  {slot}")
    print(f"hard negatives that yield a claim: {len(negatives)} of {len(hard_negatives())}")


def show(reports: dict[str, list[Difference]], names: list[str]) -> None:
    """Print the differences of the reports named, of all where none is."""
    for name, found in reports.items():
        if found and (not names or name in names):
            print(f"== {name}", *found, sep="\n")


if __name__ == "__main__":
    main()
