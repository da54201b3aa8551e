"""Words other than verbs that tell losses: "20 dead", "the death of 12 soldiers", "a toll of 45", "30 lives"."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.languages.en.losses.context import is_unreal
from dateline.languages.en.losses.groups import Page, People, words_of
from dateline.languages.en.losses.victims import (
    NO,
    PARTS,
    Found,
    chain_right,
    groups_of,
    is_negated,
    left_of,
    part_opener,
    pobj,
    right_of,
    subject_of,
)

_RISES = words_of("to at of reached was were is stood hit exceeded surpassed passed topped : above over past be")
_REACH = 26
_BESIDE = 3
_LEFT = words_of("left leaving leaves")


def read_state(page: Page, i: int, word: str, voices: dict[int, list[Found]]) -> Iterator[Found]:
    outcome = page.lexicon.state_words.get(word)
    if outcome is None:
        return
    group = left_of(page, i, found=True)
    groups = [group] if group else []
    if group and group.among == i:
        return
    if not groups and page.word(i - 1) in ("left", "leaving", "leaves", "shot"):
        near = right_of(page, i)
        groups = [near] if near else []
    if group:
        groups = [*_left_before(page, group), group]
    if not groups:
        token = page.parsed.doc[i]
        head = token.head
        if token.dep_ in ("acomp", "oprd", "attr") or (token.dep_ == "amod" and token.i > head.i):
            roles = ("nsubj", "nsubjpass", "dobj")
            heads = [head] if token.dep_ == "amod" else [t for t in head.children if t.dep_ in roles and t.i < i]
            groups = groups_of(page, heads)
    for group in groups:
        if not is_negated(page, group) and group.people and not is_unreal(page, i, None):
            yield Found(group, outcome, (i, i), "state")


def _left_before(page: Page, group: People) -> list[People]:
    """Return the people listed before those right beside the word: "left two shepherds and six soldiers dead"."""
    sent = page.parsed.doc[group.first].sent
    verb = next((j for j in range(group.first - 1, sent.start, -1) if page.words[j] in _LEFT), None)
    if verb is None or group.first - verb > _REACH or page.word(group.first - 1) not in ("and", ","):
        return []
    between = [g for g in page.groups if verb < g.first and g.last < group.first and part_opener(page, g) is None]
    listed = [g for g in between if g.who and (g.first == verb + 1 or page.words[g.first - 1] in ("and", ","))]
    return [] if any(page.is_cue(j) for j in range(verb + 1, group.first)) else listed


def read_noun(page: Page, i: int, word: str, voices: dict[int, list[Found]]) -> Iterator[Found]:
    lexicon = page.lexicon
    group = page.owner.get(i)
    counted = lexicon.counted_nouns.get(word)
    if counted and group and group.counted == i and _counts(page, group, word, counted):
        who = group.who
        if who and who[1] == i and counted != "captured":
            who = (who[0], i - 1) if who[0] < i else None
        parts = _adding_up(page, group)
        yield from (Found(part, counted, (i, i), "counted noun") for part in parts)
        if not parts:
            yield Found(replace(group, who=who), counted, (i, i), "counted noun")
        return
    if word in lexicon.life_words:
        yield from _lives(page, i)
        return
    outcome = lexicon.of_nouns.get(word)
    if outcome is None or page.parsed.doc[i].pos_ == "AUX" or is_negated(page, People(i, i, 1, 1, None)):
        return
    at = i + 1
    if page.word(at) != "of":
        return
    near = right_of(page, at)
    groups = [near, *chain_right(page, near)] if near else groups_of(page, pobj(page, at))
    for each in groups:
        definite = each.figure or each.high is not None
        if not (definite or word in ("death", "deaths", "bodies")) or not each.people:
            continue
        if not is_negated(page, each) and not is_unreal(page, i, None):
            yield Found(each, outcome, (i, i), "noun")


def _adding_up(page: Page, total: People) -> list[People]:
    """Return the groups after a colon that add up to a total: "9 deaths: four farmers, three soldiers and ..."."""
    if page.word(total.last + 1) != ":" or total.low is None:
        return []
    end = min(page.parsed.doc[total.first].sent.end, total.last + 2 * _REACH)
    parts: list[People] = []
    for group in page.groups:
        if not total.last < group.first < end or part_opener(page, group) is not None or not group.who:
            continue
        before = page.words[(parts[-1] if parts else total).last + 1 : group.first]
        if any(word in PARTS and "," not in before[j:] for j, word in enumerate(before)):
            continue  # "including a nurse and two boys"
        parts.append(group)
        if sum(part.low or 0 for part in parts) >= total.low:
            break
    return parts if sum(part.low or 0 for part in parts) == total.low and len(parts) > 1 else []


def _counts(page: Page, group: People, word: str, outcome: str) -> bool:
    if is_negated(page, group) or is_unreal(page, group.last, None):
        return False
    near = set(page.words[max(0, group.first - 4) : group.first]) | set(page.words[group.last + 1 : group.last + 4])
    if word in page.lexicon.life_words:
        return bool(near & page.lexicon.life_verbs)
    needs = page.lexicon.counted_verbs.get(outcome)
    return needs is None or bool(near & needs)


def _lives(page: Page, i: int) -> Iterator[Found]:
    """Read "claimed the lives of 20 people" and "lost their lives"."""
    verbs = [j for j in range(max(0, i - 4), i) if page.words[j] in page.lexicon.life_verbs]
    if not verbs or is_unreal(page, verbs[-1], None):
        return
    verb = verbs[-1]
    groups: list[People] = []
    if page.word(i + 1) == "of":
        near = right_of(page, i + 1)
        groups = [near, *chain_right(page, near)] if near else groups_of(page, pobj(page, i + 1))
    elif page.words[verb] in page.lexicon.lose:
        groups = subject_of(page, verb, page.parsed.doc[verb])
    for group in groups:
        if not is_negated(page, group):
            yield Found(group, "killed", (verb, i), "lives")


def read_hurt(page: Page, i: int, word: str, voices: dict[int, list[Found]]) -> Iterator[Found]:
    """Read "left a man in critical condition", "a boy with a gunshot wound": hurt at the least."""
    wanted = page.lexicon.hurt_nouns.get(word)
    if wanted is None or not wanted.intersection(page.words[max(0, i - _BESIDE) : i]):
        return
    phrase = page.parsed.doc[i].head
    if phrase.pos_ != "ADP" or is_unreal(page, i, None):
        return
    head = phrase.head
    if head.pos_ in ("VERB", "AUX"):
        roles = ("dobj", "nsubjpass") if any(t.dep_ in ("dobj", "nsubjpass") for t in head.children) else ("nsubj",)
        groups = groups_of(page, [t for t in head.children if t.dep_ in roles])
    else:
        groups = groups_of(page, [head])
    for group in groups:
        if not is_negated(page, group) and (group.figure or group.high is not None):
            yield Found(group, "injured", (i, i), "hurt", presumed=True)


def read_fate(page: Page, i: int, word: str, voices: dict[int, list[Found]]) -> Iterator[Found]:
    """Read "the fate of six sailors is unknown"."""
    if word != "fate" or page.word(i + 1) != "of":
        return
    near = right_of(page, i + 1)
    end = min(page.parsed.doc[i].sent.end, i + _REACH)
    if near and near.people and any(page.words[j] in ("unknown", "unclear") for j in range(near.last + 1, end)):
        yield Found(near, "missing", (i, i), "fate")


def read_toll(page: Page, i: int, word: str, voices: dict[int, list[Found]]) -> Iterator[Found]:
    """Read "the death toll rose to 45": the figure after the last word of reaching."""
    outcome = "killed" if word in page.lexicon.toll_words else None
    after = i
    if word == "number" and page.word(i + 1) == "of":
        j = i + 2
        while j < i + 6 and page.word(j) not in page.lexicon.toll_of and page.word(j) not in page.lexicon.verbs:
            j += 1
        outcome = page.outcome(page.word(j))
        after = j
        if i in page.owner:
            return
    if outcome is None or page.word(i - 1) in NO:
        return
    end = min(page.parsed.doc[i].sent.end, after + _REACH)
    for j in range(after + 1, end):
        group = page.owner.get(j)
        if group is None or group.first != j:
            continue
        before = {page.word(j - 1), page.word(j - 2)}
        if page.word(j - 1) == "from" or not before & _RISES or (group.who and not group.people):
            continue
        if group.last + 1 < len(page.words) and (page.is_cue(group.last + 1) or group.counted is not None):
            return  # "a toll of 12 dead": told by its own word
        if not is_unreal(page, i, None):
            yield Found(group, outcome, (i, i), "toll so far")
        return
