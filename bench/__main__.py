"""Measure dateline.

python -m bench                              all sets beside the project; prints the table, writes bench/RESULTS.md
python -m bench NAME --docs F --gold F       one set, on any files of its format
python -m bench gate                         fail where a pinned figure has fallen by more than .01
python -m bench pin                          pin the figures as they are now (bench/baseline.json)
python -m bench speed                        reports per CPU-second beside the bare spaCy pipeline
"""

import argparse
import json
import sys
import time
from pathlib import Path

from bench import gate, results, speed
from bench.data import fingerprint
from bench.sets import ALIASES, SETS, Figures, chosen


def main(argv: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", choices=[*SETS, *ALIASES, "gate", "pin", "speed"], help="one set, or a command")
    parser.add_argument("--docs", type=Path, help="documents to run on instead of the set's own")
    parser.add_argument("--gold", type=Path, help="gold for --docs")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(argv)
    if bool(options.docs) != bool(options.gold) or (options.docs and options.name not in SETS):
        parser.error("--docs and --gold go together, with the name of one set")
    if options.name == "speed":
        return speed.main(options.docs)
    if options.docs:
        for path in (options.docs, options.gold):
            if not path.exists():
                parser.error(f"no such file: {path}")
        figures = SETS[options.name].run(options.docs, options.gold)
        _print({options.name: figures}, options.json)
        return 0
    found = measure(None if options.name in ("gate", "pin") else options.name)
    if options.name == "gate":
        return gate.check({k: v for k, (v, _) in found.items()}, {k: d for k, (_, d) in found.items()})
    if options.name == "pin":
        gate.pin(found)
        return 0
    _print({name: figures for name, (figures, _) in found.items()}, options.json)
    if options.name is None and found:
        results.write({name: figures for name, (figures, _) in found.items()})
        print(f"written: {results.PATH}", file=sys.stderr)
    return 0


def measure(name: str | None) -> dict[str, tuple[Figures, str]]:
    """Run the sets that are there; return their figures and the hash of their data."""
    found: dict[str, tuple[Figures, str]] = {}
    for one in chosen(name):
        docs, gold = one.paths()
        if not one.there():
            print(f"{one.name}: skipped, no {docs} (set DATELINE_BENCH to the folder that holds the sets)", file=sys.stderr)
            continue
        begin = time.process_time()
        found[one.name] = one.run(docs, gold), fingerprint(docs, gold)
        print(f"{one.name}: {time.process_time() - begin:.0f} CPU-seconds", file=sys.stderr)
    return found


def _print(found: dict[str, Figures], as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, indent=1))
    else:
        print(results.table(found))


if __name__ == "__main__":
    sys.exit(main())
