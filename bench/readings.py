"""Reading the documents of a set down to the layer of clauses, for sets that ask about one sentence or one verb.

A claim is a report's event. A sentence out of its report need not tell one, but its clauses can be measured.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from bench.data import BadData
from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.analyse import read_parsed
from dateline.languages.en.parse import Parsed, parse
from dateline.model import Report
from dateline.model.analysis import Analysis
from dateline.read.report import make_report


def parsed_texts[Item](items: Iterable[Item], text: Callable[[Item], str]) -> Iterator[tuple[Item, Parsed, Knowledge]]:
    """Yield each item with the parse of its text and what is known; a few are held at a time."""
    knowledge = load_knowledge()
    waiting: deque[Item] = deque()

    def reports() -> Iterator[Report]:
        for item in items:
            waiting.append(item)
            try:
                yield make_report(text(item), language="en")
            except ValueError as error:
                raise BadData(f"a text that can't be read ({error})") from error

    for parsed in parse(reports(), knowledge.names, knowledge.pipeline):
        yield waiting.popleft(), parsed, knowledge


def analysed[Item](items: Iterable[Item], text: Callable[[Item], str]) -> Iterator[tuple[Item, Analysis]]:
    """Yield each item with the analysis of its text."""
    for item, parsed, knowledge in parsed_texts(items, text):
        yield item, read_parsed(parsed, knowledge)
