"""The codebook's triggers: the words that tell an event, with the type, the mode and the roles that they bring.

A :class:`TriggerClass` is a row of ``data/triggers-*.yaml``: words that tell the same kind of event in the same way.
One word may stand in several classes; :meth:`Triggers.choose` takes the most specific one whose conditions hold in a
:class:`Context`. Conditions come in four forms, all lists of lemmas or kinds (``data/kinds.yaml``), any one of which
is enough:

- ``when`` looks into one slot: ``subject`` and ``object`` (in the active voice; ``none`` where there is none), ``of``
  (what a noun's "of" governs), ``modifier``, ``prep`` (the prepositions that hang on the trigger), or ``word`` (the
  whole clause). All the slots named must hold;
- ``unless`` names slots likewise, none of which may hold;
- ``needs`` looks anywhere in the clause;
- ``exclude`` forbids words or kinds anywhere in the clause.

``kind`` says what the class does: ``act`` founds an event; ``effect`` tells a result, is taken up by an act in the same
passage and founds an event alone (then of the type ``alone``, where it is given and nobody is told to have done it);
``light`` has no type of its own and lends its subject and its objects to an act noun; ``campaign``, ``posture`` and
``speech`` found an event; ``weak`` does so only where its conditions hold.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from types import MappingProxyType
from typing import NamedTuple

from dateline.codebook.lexicon import TriggerClass, parse_classes
from dateline.codebook.rows import Source, data_folder, read_yaml, text_of, words_of
from dateline.codebook.types import load_types

PHRASE_GAP = 4
_HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a trigger: lemmas (lower case) by slot; a name adds its kind (``armed-group``).

    An empty ``subject`` or ``object`` means that there is none. ``around`` gives the words of the whole clause without
    the trigger, which few conditions ask for.
    """

    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    modifier: frozenset[str] = frozenset()
    prep: frozenset[str] = frozenset()
    around: Callable[[], frozenset[str]] = frozenset


@dataclass(frozen=True, slots=True)
class _Conditions:
    """The conditions of a class with every kind spelt out as its words, so that a test is one look at two sets."""

    needs: frozenset[str]
    exclude: frozenset[str]
    when: tuple[tuple[str, frozenset[str]], ...]
    unless: tuple[tuple[str, frozenset[str]], ...]


class _Phrase(NamedTuple):
    """A phrase of a class, with its place in the lexicon."""

    order: int
    words: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Triggers:
    """The loaded lexicon. Keys are lemmas in lower case; several words are joined by single spaces.

    ``instruments`` gives the mode that a means settles; ``kinds`` the kinds of a word or of a name's kind.
    """

    classes: Mapping[str, TriggerClass]
    verbs: Mapping[str, tuple[TriggerClass, ...]]
    nouns: Mapping[str, tuple[TriggerClass, ...]]
    phrases: Mapping[str, Mapping[str, Sequence["_Phrase"]]] = field(repr=False)  # by verb, by second word
    instruments: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]
    conditions: Mapping[str, "_Conditions"] = field(repr=False)
    noun_lengths: Mapping[str, tuple[int, ...]] = field(repr=False)
    instrument_lengths: Mapping[str, tuple[int, ...]] = field(repr=False)
    telling: frozenset[str] = field(repr=False)  # the words that a trigger's head may be

    def noun_at(self, lemmas: Sequence[str], last: int) -> tuple[int, tuple[TriggerClass, ...]] | None:
        """Return the tokens and classes of the longest trigger noun that ends at ``lemmas[last]``, or ``None``."""
        found = _longest(self.noun_lengths, self.nouns, lemmas, last)
        return (found[0], self.nouns[found[1]]) if found else None

    def instrument_at(self, lemmas: Sequence[str], last: int) -> tuple[int, str] | None:
        """Return the tokens and mode of the longest means that ends at ``lemmas[last]``, or ``None``."""
        found = _longest(self.instrument_lengths, self.instruments, lemmas, last)
        return (found[0], self.instruments[found[1]]) if found else None

    def phrases_at(self, lemmas: Sequence[str], first: int) -> list[tuple[tuple[int, ...], TriggerClass]]:
        """Return the phrases that begin with the verb ``lemmas[first]``, as indexes of their words, longest first.

        Up to ``PHRASE_GAP`` other words may stand before each of the later ones ("open heavy fire").
        """
        hits: list[tuple[tuple[int, ...], TriggerClass]] = []
        for words, trigger in self.phrases_with(lemmas[first], frozenset(lemmas[first + 1 : first + PHRASE_GAP + 2])):
            at = [first]
            for word in words[1:]:
                begin = at[-1] + 1
                reach = range(begin, min(begin + PHRASE_GAP + 1, len(lemmas)))
                index = next((i for i in reach if lemmas[i] == word), None)
                if index is None:
                    break
                at.append(index)
            else:
                hits.append((tuple(at), trigger))
        hits.sort(key=lambda hit: (-len(hit[0]), hit[0][-1], -hit[1].weight))
        return hits

    def phrases_with(self, verb: str, words: AbstractSet[str]) -> list[tuple[tuple[str, ...], TriggerClass]]:
        """Return the phrases of a verb whose second word is among those given, in the order of the lexicon."""
        seconds = self.phrases.get(verb)
        if seconds is None:
            return []
        found = sorted(row for second in seconds.keys() & words for row in seconds[second])
        return [(row.words, self.classes[row.name]) for row in found]

    def fits(self, trigger: TriggerClass, context: Context) -> bool:
        """Tell whether the conditions of a class hold."""
        tests = self.conditions[trigger.id]
        if tests.exclude and not tests.exclude.isdisjoint(context.around()):
            return False
        if tests.needs and tests.needs.isdisjoint(context.around()):
            return False
        return all(_holds(slot, words, context) for slot, words in tests.when) and not any(
            _holds(slot, words, context) for slot, words in tests.unless
        )

    def find(
        self, lemmas: Sequence[str], index: int, is_verb: bool, context: Context
    ) -> tuple[TriggerClass, tuple[int, ...]] | None:
        """Return the class that the word at ``index`` tells here, with the indexes of its words, or ``None``.

        A phrase that fits goes before the bare verb, the longest noun before a shorter one.
        """
        if is_verb:
            for at, trigger in self.phrases_at(lemmas, index):
                if self.fits(trigger, context):
                    return trigger, at
            chosen = self.choose(self.verbs.get(lemmas[index], ()), context)
            return (chosen, (index,)) if chosen else None
        noun = self.noun_at(lemmas, index)
        chosen = self.choose(noun[1], context) if noun else None
        return (chosen, tuple(range(index + 1 - noun[0], index + 1))) if noun and chosen else None

    def choose(self, candidates: Iterable[TriggerClass], context: Context) -> TriggerClass | None:
        """Return the class that fits with most conditions (the first of equals), or ``None`` where none fits."""
        best: TriggerClass | None = None
        for trigger in candidates:
            if (best is None or trigger.weight > best.weight) and self.fits(trigger, context):
                best = trigger
        return best


def _holds(slot: str, wanted: frozenset[str], context: Context) -> bool:
    words: frozenset[str] = context.around() if slot == "word" else getattr(context, slot)
    return not words.isdisjoint(wanted) if words else "none" in wanted


def _longest(
    lengths: Mapping[str, tuple[int, ...]], table: Mapping[str, object], lemmas: Sequence[str], last: int
) -> tuple[int, str] | None:
    wanted = lengths.get(lemmas[last])
    if wanted is None:
        return None
    if wanted == (1,):
        return 1, lemmas[last]
    # Hyphens are tokens of their own ("suicide - bomber"): pass over them, and count them.
    tail = [(last, lemmas[last])]
    for at in range(last - 1, -1, -1):
        if len(tail) == wanted[0]:
            break
        if lemmas[at] not in _HYPHENS:
            tail.append((at, lemmas[at]))
    for length in wanted:
        key = " ".join(word for _, word in reversed(tail[:length]))
        if length <= len(tail) and key in table:
            return last + 1 - tail[length - 1][0], key
    return None


@cache
def load_triggers(extra: Source | None = None, types: Source | None = None) -> Triggers:
    """Load the packaged triggers; ``extra`` is a user's own YAML of the same form, adding or overriding by ``id``.

    ``types`` is the user's own file of types, where the classes need one. In ``extra``, a row with ``drop: true`` takes
    a class away, and a mapping at the top may hold ``classes``, ``instruments`` and ``kinds`` in one file.
    Raises :class:`ValueError` naming the file, the row and the field where something is wrong.
    """
    folder = data_folder()
    codebook = load_types(types)
    role_sets = read_yaml(folder / "roles.yaml")
    instruments, kinds = read_yaml(folder / "instruments.yaml"), read_yaml(folder / "kinds.yaml")
    means = _means(instruments, folder / "instruments.yaml")
    members = _kinds(kinds, folder / "kinds.yaml")
    classes: dict[str, TriggerClass] = {}
    for path in sorted(folder.glob("triggers-*.yaml")):
        for row in parse_classes(read_yaml(path), path, role_sets, codebook):
            if row.id in classes:
                raise ValueError(f"{path}: class {row.id!r}: field 'id': stands twice in the codebook")
            classes[row.id] = row
    if extra:
        content = read_yaml(extra)
        if isinstance(content, dict):
            unknown = set(content) - {"classes", "instruments", "kinds"}
            if unknown:
                raise ValueError(f"{extra}: unknown part {sorted(unknown)[0]!r} (known: classes, instruments, kinds)")
            means |= _means(content.get("instruments", {}), extra)
            for name, held in _kinds(content.get("kinds", {}), extra).items():
                members[name] = members.get(name, frozenset()) | held
            content = content.get("classes", [])
        own = parse_classes(content, extra, role_sets, codebook)
        classes |= {row.id: row for row in own}
        classes = {name: row for name, row in classes.items() if not row.dropped}
    modes = {term.id for type_ in codebook.types.values() for term in type_.modes}
    for word, mode in means.items():
        if mode not in modes:
            raise ValueError(f"{extra or folder / 'instruments.yaml'}: instrument {word!r}: unknown mode {mode!r}")
    return _index(classes, means, members, _slips(read_yaml(folder / "lemmas.yaml"), folder / "lemmas.yaml"))


def _index(
    classes: dict[str, TriggerClass], means: dict[str, str], members: dict[str, frozenset[str]], slips: dict[str, str]
) -> Triggers:
    """Turn the classes into look-up tables by word."""
    order = count()
    verbs: dict[str, list[TriggerClass]] = {}
    nouns: dict[str, list[TriggerClass]] = {}
    phrases: dict[str, dict[str, list[_Phrase]]] = {}
    for row in classes.values():
        for word in row.verbs:
            verbs.setdefault(word, []).append(row)
        for word in row.nouns:
            nouns.setdefault(word, []).append(row)
        for words in row.phrases:
            phrases.setdefault(words[0], {}).setdefault(words[1], []).append(_Phrase(next(order), words, row.id))
    for slip, verb in slips.items():
        if verb in verbs:
            verbs[slip] = verbs[verb]
        if verb in phrases:
            phrases[slip] = phrases[verb]
    return Triggers(
        classes=MappingProxyType(classes),
        verbs=MappingProxyType({word: tuple(rows) for word, rows in verbs.items()}),
        nouns=MappingProxyType({word: tuple(rows) for word, rows in nouns.items()}),
        phrases=MappingProxyType(phrases),
        instruments=MappingProxyType(means),
        kinds=MappingProxyType(_by_word(members)),
        conditions=MappingProxyType({name: _spelt_out(row, members) for name, row in classes.items()}),
        noun_lengths=MappingProxyType(_lengths(nouns)),
        instrument_lengths=MappingProxyType(_lengths(means)),
        telling=frozenset((*verbs, *phrases, *_lengths(nouns))),
    )


def _spelt_out(row: TriggerClass, members: Mapping[str, frozenset[str]]) -> _Conditions:
    def words(items: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*({item} | members.get(item, frozenset()) for item in items))

    return _Conditions(
        needs=words(row.needs),
        exclude=words(row.exclude),
        when=tuple((slot, words(items)) for slot, items in row.when.items()),
        unless=tuple((slot, words(items)) for slot, items in row.unless.items()),
    )


def _lengths(keys: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return, by last word, how many words the keys that end in it have, longest first."""
    found: dict[str, set[int]] = {}
    for key in keys:
        words = key.split()
        found.setdefault(words[-1], set()).add(len(words))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def _slips(content: object, path: Source) -> dict[str, str]:
    """Read the lemmas that the language model gets wrong (wrong -> right)."""
    if not isinstance(content, dict):
        raise ValueError(f"{path}: expected a mapping of wrong lemmas to right ones")
    return {wrong: text_of(content, wrong, str(path)) for wrong in content}


def _means(content: object, path: Source) -> dict[str, str]:
    """Read the instruments (mode -> words) into word -> mode; a word belongs to one mode only."""
    if not isinstance(content, dict):
        raise ValueError(f"{path}: expected a mapping of modes to words")
    found: dict[str, str] = {}
    for mode in content:
        for word in words_of(content, mode, str(path)):
            if found.setdefault(word, mode) != mode:
                raise ValueError(f"{path}: instrument {word!r}: stands under {found[word]!r} and {mode!r}")
    return found


def _kinds(content: object, path: Source) -> dict[str, frozenset[str]]:
    """Read the kinds (name -> its words and the kinds that it includes) with what is included spelt out."""
    if not isinstance(content, dict):
        raise ValueError(f"{path}: expected a mapping of kinds to 'words' and 'includes'")
    words: dict[str, frozenset[str]] = {}
    includes: dict[str, tuple[str, ...]] = {}
    for name, row in content.items():
        where = f"{path}: kind {name!r}"
        if not isinstance(row, dict) or set(row) - {"words", "includes"}:
            raise ValueError(f"{where}: expected the fields 'words' and 'includes'")
        words[name] = frozenset(words_of(row, "words", where))
        includes[name] = words_of(row, "includes", where)
    return {name: _closure(name, words, includes) for name in words}


def _closure(name: str, words: Mapping[str, frozenset[str]], includes: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return all the words of a kind; a kind that it includes counts with its name too (a known name has one)."""
    kinds = [name]
    for kind in kinds:
        kinds += [other for other in includes.get(kind, ()) if other not in kinds]
    return frozenset(kinds[1:]).union(*(words.get(kind, frozenset()) for kind in kinds))


def _by_word(members: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in members.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


__all__ = ["Context", "TriggerClass", "Triggers", "load_triggers"]
