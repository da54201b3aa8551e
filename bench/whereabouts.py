"""Which place belongs to an event: sentences with a verb marked, and the place where that event was.

The set marks any verb, also such as tell no event of the codebook ("the army continued", "said"). For these dateline is
asked by the same rules that it gives its own clauses their places by. Half the events have no place, so what is not
the event's own counts as much as what is.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from bench.data import BadData, Row, lines, odd, scorer
from bench.readings import parsed_texts
from dateline.model import Span
from dateline.resolve.identities import Identities
from dateline.run.pipeline import places_of_event

METRICS = {"F1": "f", "precision": "p", "recall": "r"}
Found = tuple[str, int, int, str]
"""A place of an event, as the scorer takes it: the event, start, end, and no type."""


def event_places(docs: Path, gold: Path) -> dict[str, float]:
    """Score the places of marked verbs: a place found counts where it overlaps one that the set marks."""
    expected = {key(row, n): row for n, row in enumerate(lines(gold))}
    found: dict[str, list[Found]] = {}
    groups = (list(group) for _, group in groupby(enumerate(lines(docs)), lambda pair: pair[1]["text"]))
    identities: Identities | None = None
    for group, parsed, knowledge in parsed_texts(groups, lambda group: str(group[0][1]["text"])):
        identities = identities or Identities(knowledge.actors, knowledge.outlets)
        for n, row in group:
            event = key(row, n)
            spans = (p.words.span for p in places_of_event(parsed, verb_of(row), knowledge, identities))
            found[event] = [(event, span.start, span.end, "") for span in spans]
    if unknown := expected.keys() - found.keys():
        raise BadData(f"{len(unknown)} events of the gold are in no document")
    return {name: figure for part in ("all", "check") for name, figure in _figures(part, expected, found).items()}


def _figures(part: str, expected: dict[str, Row], found: dict[str, list[Found]]) -> dict[str, float]:
    inside = [event for event, row in expected.items() if part == "all" or odd(str(row["id"]))]
    scored = scorer("score_sets").spans_f1(
        [place for event in inside for place in marked(event, expected[event])],
        [place for event in inside for place in found[event]],
        relaxed=True,
        typed=False,
    )
    return {f"{part} place {metric}": scored[letter] for metric, letter in METRICS.items()}


def key(row: Row, number: int) -> str:
    """Return what tells one event from the others: ids come again for other verbs of a sentence."""
    return f"{number} {row['id']}"


def verb_of(row: Row) -> Span:
    """Return the words of the marked verb."""
    start, end, _ = row["verb"][0]
    return Span(start, end)


def marked(event: str, row: Row) -> Iterator[Found]:
    """Yield the places that the set marks for an event. About one in seven has offsets that miss its words; it is
    taken for the mention of them nearest to the verb.
    """
    text, verb = row["text"], row["verb"][0][0]
    for start, end, words in row["locations"]:
        if text[start:end] != words:
            mentions = [m.start() for m in re.finditer(re.escape(words), text)] if words else []
            start = min(mentions, key=lambda at: abs(at - verb), default=start)
            end = start + len(words)
        yield event, start, end, ""
