"""The words that tell losses of people and the words that count them, loaded once from ``data/losses.yaml``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from dateline.codebook.rows import Source

OUTCOMES = ("killed", "injured", "captured", "missing", "displaced")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One inflected form of a loss verb.

    ``form`` is ``base``, ``s``, ``ed`` (past or participle) or ``ing``. ``object`` is true where the object is the
    loss, false where the subject is. ``particle`` is the word that must go with it ("dead" of "shot dead");
    ``people_only`` asks for people as its object, ``figure_only`` for a figure of them; ``upper_only`` makes the figure
    an upper bound; ``beside`` lists words of which one must follow; ``presumed`` tells the least that befell them.
    """

    lemma: str
    form: str
    outcome: str
    object: bool = True
    particle: str | None = None
    people_only: bool = False
    upper_only: bool = False
    beside: frozenset[str] = frozenset()
    figure_only: bool = False
    presumed: bool = False

    @property
    def tells_alone(self) -> bool:
        """Tell whether the word by itself says what befell people, as a past or participle."""
        return self.form == "ed" and not self.beside


@dataclass(frozen=True, slots=True, eq=False)
class LossLexicon:
    """All words of the losses layer. Compared by identity, so that what is built from one can be cached."""

    verbs: Mapping[str, tuple[VerbForm, ...]]
    lose: Mapping[str, str]
    life_words: frozenset[str]
    life_verbs: frozenset[str]
    state_words: Mapping[str, str]
    of_nouns: Mapping[str, str]
    counted_nouns: Mapping[str, str]
    hurt_nouns: Mapping[str, frozenset[str]]
    counted_verbs: Mapping[str, frozenset[str]]
    toll_words: frozenset[str]
    toll_of: Mapping[str, str]
    war_words: frozenset[str]
    period_words: frozenset[str]
    bounds: Mapping[str, tuple[str, ...]]
    vague: Mapping[str, tuple[int | None, int | None]]
    people: Mapping[str, bool]
    things: frozenset[str]
    collective: frozenset[str]


def plural(noun: str) -> str:
    """Return the regular English plural of a noun."""
    if noun.endswith(("man", "Man")):
        return noun[:-2] + "en"
    if noun.endswith("child"):
        return noun + "ren"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun[:-2] + "ves" if noun.endswith("wife") else noun + "s"


def inflect(lemma: str, irregular: str | None = None) -> dict[str, str]:
    """Return the forms of a verb, each with its kind; ``irregular`` gives past and participle where no rule does.

    A final consonant is not doubled by rule: give "kidnapped kidnapped".
    """
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    third = plural(lemma)
    forms = {lemma: "base", third: "s"}
    past = irregular.split() if irregular else []
    doubled = any(p == lemma + lemma[-1] + "ed" for p in past)
    if lemma.endswith("ie"):
        gerund = lemma[:-2] + "ying"
    else:
        gerund = (lemma if lemma.endswith("ee") else stem) + (lemma[-1] if doubled else "") + "ing"
    forms[gerund] = "ing"
    regular = lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in "aeiou" else stem + "ed"
    for word in past or [regular]:
        forms[word] = "ed"
    return forms


def _verbs(rows: Iterable[Any]) -> Iterable[tuple[str, str | None, dict[str, str]]]:
    """Yield (lemma, particle, forms) of each verb of a list of the file."""
    for row in rows:
        name, irregular = next(iter(row.items())) if isinstance(row, dict) else (row, None)
        lemma, _, particle = str(name).partition("-")
        yield lemma, particle or None, inflect(lemma, irregular)


def _table(groups: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return MappingProxyType({word: outcome for outcome, words in groups.items() for word in words})


def _merge(base: Any, more: Any) -> Any:
    """Add a user's lists and tables to the built-in ones."""
    if isinstance(base, dict) and isinstance(more, dict):
        return base | {key: _merge(base[key], value) if key in base else value for key, value in more.items()}
    return base + more if isinstance(base, list) and isinstance(more, list) else more


def _verb_table(data: Mapping[str, Any]) -> Mapping[str, tuple[VerbForm, ...]]:
    table: dict[str, list[VerbForm]] = {}
    people_only, figure_only = frozenset(data["people_only"]), frozenset(data["figures_only"])
    for outcome, rows, extra in _verb_rows(data):
        if outcome not in OUTCOMES:
            raise ValueError(f"not an outcome: {outcome}")
        for lemma, particle, forms in _verbs(rows):
            limits: dict[str, Any] = {
                "people_only": lemma in people_only,
                "figure_only": lemma in figure_only and not particle,
            }
            for word, form in forms.items():
                verb = VerbForm(lemma, form, outcome, particle=particle, **limits, **extra)
                table.setdefault(word, []).append(verb)
    # A form with a particle is tried first, then one beside a word, since they say more.
    return MappingProxyType(
        {w: tuple(sorted(v, key=lambda f: (not f.particle, not f.beside))) for w, v in table.items()}
    )


def _verb_rows(data: Mapping[str, Any]) -> Iterable[tuple[str, Iterable[Any], dict[str, Any]]]:
    """Yield (outcome, verbs, what else holds of them) of each list of verbs in the file."""
    for part, extra in (
        ("object_verbs", {}),
        ("upper_only", {"upper_only": True}),
        ("subject_verbs", {"object": False}),
        ("presumed_verbs", {"presumed": True}),
    ):
        for outcome, rows in data[part].items():
            yield outcome, rows, extra
    for row in data["beside"]:
        yield (
            row["outcome"],
            row["verbs"],
            {
                "object": row["of"] == "object",
                "beside": frozenset(row["words"]),
                "presumed": row.get("presumed", False),
            },
        )
    yield "killed", data["lose"], {}


def _nouns(rows: Iterable[Iterable[str]]) -> Mapping[str, bool]:
    """Return each noun form, with whether it is a plural."""
    table: dict[str, bool] = {}
    for row in rows:
        for noun in row:
            word = noun.lower()
            table.setdefault(plural(word), True)
            table[word] = table.get(word, False)
    return MappingProxyType(table)


@cache
def load_losses(extra: Source | None = None) -> LossLexicon:
    """Load the loss words, with the user's own from ``extra`` (same shape) added to them.

    Raises ``ValueError`` where an outcome is not one of :data:`OUTCOMES`.
    """
    data = yaml.safe_load(files("dateline.codebook").joinpath("data/losses.yaml").read_text("utf-8"))
    if extra is not None:
        data = _merge(data, yaml.safe_load(extra.read_text("utf-8")) or {})
    people = dict(_nouns(data["people"]))
    collective = frozenset(data["collective"])
    people |= dict.fromkeys(collective, True)
    things = frozenset(form for word in data["things"] for form in (word, plural(word)))
    return LossLexicon(
        verbs=_verb_table(data),
        lose=MappingProxyType({w: f for _, _, forms in _verbs(data["lose"]) for w, f in forms.items()}),
        life_words=frozenset(data["life_words"]),
        life_verbs=frozenset(w for _, _, forms in _verbs(data["life_verbs"]) for w in forms),
        state_words=MappingProxyType(dict(data["state_words"])),
        of_nouns=_table(data["of_nouns"]),
        counted_nouns=_table(data["counted_nouns"]),
        hurt_nouns=MappingProxyType(
            {noun: frozenset(row["beside"]) for row in data["hurt_nouns"] for noun in row["nouns"]}
        ),
        counted_verbs=MappingProxyType(
            {o: frozenset(w for _, _, f in _verbs(rows) for w in f) for o, rows in data["counted_needs_verb"].items()}
        ),
        toll_words=frozenset(data["toll_words"]),
        toll_of=MappingProxyType(
            dict.fromkeys(data["toll_of"], "killed") | dict.fromkeys(data["toll_of_injured"], "injured")
        ),
        war_words=frozenset(data["war_words"]),
        period_words=frozenset(data["period_words"]),
        bounds=MappingProxyType({op: tuple(words) for op, words in data["bounds"].items()}),
        vague=MappingProxyType({words: (low, high) for words, low, high in data["vague"]}),
        people=MappingProxyType(people),
        things=things - people.keys(),
        collective=collective,
    )
