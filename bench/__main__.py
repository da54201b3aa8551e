"""Measure dateline.

python -m bench                              all sets beside the project; prints the table, writes bench/RESULTS.md
python -m bench NAME                         one set (timex and toponyms stand for both of theirs)
python -m bench NAME --docs F --gold F       any files of a set's format
python -m bench gate                         fail where a pinned figure has fallen by more than .01
python -m bench pin                          pin the figures as they are now (bench/baseline.json)
python -m bench speed [--docs F]             reports per CPU-second beside the bare spaCy pipeline
python -m bench store                        the store at scale: adding and searching (bench/store.md)
python -m bench linking-speed                CPU-seconds for linking, from 10,000 to 1,000,000 synthetic claims
python -m bench ablation                     what each layer gains and costs

The sets are looked for in $DATELINE_BENCH, or in ../shared beside the project, their scorers in its folder bench.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from bench import ablation, gate, linking_speed, results, speed, store
from bench.data import BadData, fingerprint
from bench.sets import ALIASES, SETS, Figures, chosen, runner
from dateline.run.shard import Unusable

COMMANDS = ("gate", "pin", "speed", "store", "linking-speed", "ablation")


def main(argv: list[str] | None = None) -> int:
    """Run the command line; return the exit status: 1 where a figure has fallen, 2 for wrong use or unusable data."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", nargs="?", choices=[*SETS, *ALIASES, *COMMANDS], help="one set, or a command")
    parser.add_argument("--docs", type=Path, help="documents to run on instead of the set's own")
    parser.add_argument("--gold", type=Path, help="gold for --docs")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(argv)
    for path in (options.docs, options.gold):
        if path and not path.is_file():
            parser.error(f"no such file: {path}")
    try:
        if options.name == "speed":
            if options.gold:
                parser.error("speed takes no --gold")
            return speed.main(options.docs)
        if options.name == "linking-speed" and not (options.docs or options.gold):
            return linking_speed.main()
        if options.name == "ablation" and not (options.docs or options.gold):
            return ablation.main()
        if options.name == "store" and not (options.docs or options.gold):
            return store.main()
        if options.docs or options.gold:
            if not (options.docs and options.gold) or options.name in (None, *COMMANDS):
                parser.error("--docs and --gold go together, with the name of one set")
            show({options.name: runner(options.name)(options.docs, options.gold)}, options.json)
            return 0
        return _own_sets(options.name, options.json)
    except (BadData, Unusable) as error:
        print(f"bench: {error}", file=sys.stderr)
    except (KeyError, TypeError) as error:
        if not options.docs:
            raise
        print(f"bench: not files of the form of {options.name} ({type(error).__name__}: {error})", file=sys.stderr)
    return 2


def _own_sets(name: str | None, as_json: bool) -> int:
    """Run a command, or a set or all of them, on the sets beside the project."""
    found = measure(None if name in COMMANDS else name)
    figures = {key: one for key, (one, _) in found.items()}
    if name == "gate":
        return gate.check(figures, {key: data for key, (_, data) in found.items()})
    if name == "pin":
        gate.pin(found)
        return 0
    show(figures, as_json)
    if name is None and found:
        results.write(figures)
        print(f"written: {results.PATH}", file=sys.stderr)
    return 0


def measure(name: str | None) -> dict[str, tuple[Figures, str]]:
    """Run the sets that are there; return their figures and the hash of their data."""
    found: dict[str, tuple[Figures, str]] = {}
    for one in chosen(name):
        docs, gold = one.paths()
        if not one.there():
            print(f"{one.name}: skipped, no {docs} (set DATELINE_BENCH to the folder of the sets)", file=sys.stderr)
            continue
        begin = time.process_time()
        found[one.name] = one.run(docs, gold), fingerprint(docs, gold)
        print(f"{one.name}: {time.process_time() - begin:.0f} CPU-seconds", file=sys.stderr)
    return found


def show(figures: dict[str, Figures], as_json: bool) -> None:
    """Print the figures, as a table or as JSON."""
    print(json.dumps(figures, indent=1) if as_json else results.table(figures))


if __name__ == "__main__":
    sys.exit(main())
