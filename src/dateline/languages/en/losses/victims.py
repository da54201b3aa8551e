"""Where the people of a loss stand: right beside its cue, or where the parse has its subject or object."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.languages.en.losses.groups import Page, People, bare, is_people, words_of

BE = words_of("was were is are be been being got get gets getting am 's")
HAVE = frozenset(["have", "has", "had", "having", "'ve"])
FILLER = words_of(
    "also already reportedly allegedly instantly immediately later all both either only not just then still "
    "either and/or who that which to have has had been being fatally badly seriously critically severely slightly "
    "lightly mortally total altogether"
)
RELATIVES = frozenset(("who", "that", "which"))
_FOUND = words_of(
    "found left leaving feared reported confirmed declared pronounced believed presumed listed went gone go "
    "remain remains remained still as shot leave leaves"
)
QUOTES = frozenset("\"“”‘’'«»()-–[]")
PARTS = words_of("including among amongst include included includes mostly mainly")
_JOINERS = frozenset(
    tuple(words.split())
    for words in ("and", ",", "&", "plus", "as well as", "along with", "together with", "in addition to")
)
NO = frozenset(("no", "not", "without", "neither", "nor", "zero"))


@dataclass(frozen=True, slots=True)
class Found:
    """A loss before it is written down: ``cue`` first and last token."""

    people: People
    outcome: str
    cue: tuple[int, int]
    rule: str
    part: bool = False
    joint: str | None = None
    upper: bool = False
    presumed: bool = False


def is_negated(page: Page, group: People) -> bool:
    before = page.word(group.first - 1)
    none_of = before == "of" and page.word(group.first - 2) == "none"
    return before in NO or page.words[group.first] in NO or none_of


def part_opener(page: Page, group: People) -> int | None:
    """Return the token of the word before the group that makes it a part ("including"), if there is one."""
    for j in (group.first - 1, group.first - 2):
        # "Two women were among eight people killed": there the figure after the word is the whole.
        if page.word(j) in PARTS and page.word(j - 1) not in BE:
            return j
        if page.word(j) == "them" and page.word(j - 1) == "among":
            return j - 1
    return None


def right_of(page: Page, cue: int) -> People | None:
    """Return the counted people that begin right after the cue."""
    j = cue + 1
    for _ in range(3):
        if j in page.owner:
            group = page.owner[j]
            # "As well as those killed 60 people were hurt": the figure is the next verb's.
            taken = page.words[cue] != "of" and page.word(group.last + 1) in ("was", "were")
            return group if group.first == j and not taken else None
        if page.word(j) not in FILLER and page.word(j) not in QUOTES and page.word(j) not in ("the", "off", "as"):
            return None
        j += 1
    return None


def left_of(page: Page, i: int, found: bool = False) -> People | None:
    """Return the counted people that end right before the cue, over auxiliaries, adverbs and "including ..."."""
    j = i - 1
    for _ in range(10):
        if j < 0:
            return None
        if j in page.owner:
            group = page.owner[j]
            if group.among == i:
                return None
            opener = part_opener(page, group)
            if opener is not None:
                j = opener - 1
                if page.word(j) == ",":
                    j -= 1
                continue
            return group
        word = page.words[j]
        if not (word in FILLER or word in BE or word in QUOTES or (found and word in _FOUND)):
            return None
        j -= 1
    return None


def word_form(page: Page, i: int) -> str:
    """Return ``ed`` where the word may be a past or participle, else the form of its first reading."""
    forms = [v.form for v in page.lexicon.verbs.get(page.words[i], ())]
    return "ed" if "ed" in forms else forms[0] if forms else ""


def joined_passive(token: Token) -> bool:
    """Tell whether a verb is joined to a passive, and so has its subject: "was abducted and killed"."""
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
        return False
    return token.dep_ == "conj" and any(child.dep_ == "auxpass" for child in token.head.children)


def subject_of(page: Page, i: int, token: Token) -> list[People]:
    """Return the people that a passive verb, or one like "died", tells of."""
    near = left_of(page, i)
    heads = [t for t in token.children if t.dep_ in ("nsubjpass", "nsubj") and t.i < i]
    for head in heads:
        if page.words[head.i] in ("who", "that", "which", "whom"):
            heads = [token.head] if token.dep_ in ("relcl", "acl") else heads
    if not heads and near is None:
        if token.dep_ in ("acl", "relcl") and token.head.i < i:
            heads = [token.head]
        elif token.dep_ in ("xcomp", "ccomp", "oprd", "advcl") and token.head.i < i:
            heads = [t for t in token.head.children if t.dep_ in ("nsubjpass", "dobj")]
    groups = groups_of(page, heads)
    figures = [g for g in groups if g.figure]
    if figures:
        return [g for g in groups if g.figure or g.high is not None]
    if near is not None and not (groups and near.people is False):
        return [near, *chain_left(page, near, token)]
    if not groups and joined_passive(token) and token.head.i < i:
        return subject_of(page, token.head.i, token.head)
    if not groups:
        # Upper case and lost commas upset the parse: take the noun right before "was killed".
        j = i - 1
        while j >= 0 and i - j < 6 and page.words[j] in BE | FILLER - RELATIVES:
            j -= 1
        alone = bare(page, page.parsed.doc[j]) if 0 <= j < i - 1 and is_people(page, j) else None
        groups = [alone] if alone else []
    return groups if len(groups) != 1 else [groups[0], *chain_left(page, groups[0], token)]


def object_of(page: Page, cue: int, token: Token) -> list[People]:
    """Return the people that an active verb tells of."""
    near = right_of(page, cue)
    if near is not None:
        return [near, *chain_right(page, near)]
    heads = [t for t in token.children if t.dep_ in ("dobj", "obj") and t.i > token.i]
    groups = groups_of(page, heads)
    if groups:
        return groups
    shared = shared_object(page, cue)
    return [shared] if shared else []


def shared_object(page: Page, cue: int) -> People | None:
    """Return the people that stand after the second of two joined verbs: "killed and wounded dozens"."""
    joined = page.word(cue + 1) in ("and", "or", "/") and page.word(cue + 2) in page.lexicon.verbs
    return right_of(page, cue + 2) if joined else None


def pobj(page: Page, of: int) -> list[Token]:
    return [t for t in page.parsed.doc[of].children if t.dep_ == "pobj"] if of < len(page.words) else []


def groups_of(page: Page, heads: Iterable[Token]) -> list[People]:
    """Return the people that the heads of phrases, and what is joined to them, stand for."""
    groups: list[People] = []
    for head in heads:
        for token in (head, *head.conjuncts):
            if token.i < head.i:
                continue
            group = page.owner.get(token.i) or _counted_of(page, token.i)
            if group is None and token.i > 0:
                inner = [page.owner[t.i] for t in token.lefts if t.i in page.owner]
                # The figure beside an unlisted noun was read without it, or as part of a longer phrase.
                group = inner[-1] if inner and inner[-1].who is None and not inner[-1].anaphor else bare(page, token)
            if group is not None and group not in groups and not _is_age(page, group):
                groups.append(group)
    return groups


def _counted_of(page: Page, i: int) -> People | None:
    """Return the counted people that a collective is made of: "a group of over 15 men"."""
    inner = page.owner.get(i + 2) if page.words[i] in page.lexicon.collective and page.word(i + 1) == "of" else None
    return inner if inner and inner.first == i + 2 and inner.figure else None


def _is_age(page: Page, group: People) -> bool:
    """Tell whether a bare figure between commas is an age: "Smith, 36, was killed"."""
    between = page.word(group.first - 1) == "," and page.word(group.last + 1) == ","
    return between and group.figure and group.who is None


def after_joiner(page: Page, i: int) -> int:
    """Return the token after the words that add people to others (", and also", "along with"), ``i`` without any."""
    while (size := next((n for n in (3, 2, 1) if page.words[i : i + n] in _JOINERS), 0)) > 0:
        i += size
        while page.word(i) in ("also", "as", "well"):
            i += 1
    return i


def chain_right(page: Page, group: People) -> list[People]:
    """Return the counted people that follow in a list: "five soldiers, two policemen and a child"."""
    out: list[People] = []
    j = group.last + 1
    while (start := after_joiner(page, j)) > j:
        j = start
        following = page.owner.get(j)
        if following is None and page.word(j) in ("a", "an", "another") and is_people(page, j + 1):
            following = bare(page, page.parsed.doc[j + 1])
        if (
            following is None
            or following.first != j
            or (
                following.last + 1 < len(page.words)
                and (page.is_cue(following.last + 1) or page.words[following.last + 1] in BE | HAVE)
            )
        ):
            break
        if following.who is None or following.anaphor:
            break
        out.append(following)
        j = following.last + 1
    return out


def chain_left(page: Page, group: People, token: Token) -> list[People]:
    """Return the counted people listed before a passive's: in its subject, or joined by "and" and no verb's object."""
    for child in token.children:
        if child.dep_ in ("nsubjpass", "nsubj") and child.left_edge.i < group.first:
            return [
                g
                for g in page.groups
                if child.left_edge.i <= g.first
                and g.last < group.first
                and page.word(g.last + 1) in ("and", ",")
                and part_opener(page, g) is None
            ]
    other = page.owner.get(group.first - 2) if page.word(group.first - 1) == "and" else None
    if (
        other
        and other.who
        and part_opener(page, other) is None
        and page.word(other.first - 1) not in page.lexicon.verbs
    ):
        return [other]
    return []
