"""spaCy's attribute rules, matched once for all tokens alike.

The stock pipeline tries each of its rules on every token of every text, about a tenth of the whole parse. Nearly
all of them look at a single token, and at no more of it than its tag, its relation and its word. So what they say of a
token is kept for all others that are the same in these.
"""

from collections.abc import Iterator
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_ASKED = ("TAG", "DEP", "LOWER", "IS_SPACE")
_KEPT = 1 << 16  # kinds of tokens that are remembered at a time

Match = tuple[int, int, int]
_Pattern = list[dict[str, Any]]  # what it asks of each token


class KindMatcher:
    """Finds what the matcher of a ruler finds; only the order may differ."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._single, self._wider = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}
        for number, row in enumerate(ruler.patterns):
            for pattern in cast(list[_Pattern], row["patterns"]):
                alone = len(pattern) == 1 and pattern[0].keys() <= {*_ASKED}
                (self._single if alone else self._wider).add(str(number), [pattern])

    def __call__(self, doc: Doc, **options: Any) -> list[Match]:
        """Return the number of each rule that matches, as a string's key, with the tokens that it matches."""
        wider: list[Match] = self._wider(doc, **options) if len(self._wider) else []
        return [*wider, *self._alone(doc)]

    def _alone(self, doc: Doc) -> Iterator[Match]:
        known = self._known
        if len(known) > _KEPT:
            known.clear()
        for i, kind in enumerate(map(tuple, doc.to_array([*_ASKED]).tolist())):
            rules = known.get(kind)
            if rules is None:
                found = self._single(doc[i : i + 1], allow_missing=True)
                rules = known[kind] = tuple(rule for rule, _, _ in found)
            for rule in rules:
                yield rule, i, i + 1


def hasten(pipeline: Language) -> Language:
    """Let the attribute rules of a pipeline, where it has any, be matched once a kind of token."""
    for _, component in pipeline.pipeline:
        if isinstance(component, AttributeRuler):
            component.matcher = KindMatcher(component)  # type: ignore[assignment]
    return pipeline
