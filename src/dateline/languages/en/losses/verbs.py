"""Verbs that tell losses: "were killed", "killing 15 and wounding dozens", "forced thousands to flee"."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.codebook.losses import VerbForm
from dateline.languages.en.losses.context import is_unreal
from dateline.languages.en.losses.groups import Page, People, words_of
from dateline.languages.en.losses.victims import (
    BE,
    FILLER,
    HAVE,
    QUOTES,
    RELATIVES,
    Found,
    after_joiner,
    groups_of,
    is_negated,
    joined_passive,
    left_of,
    object_of,
    right_of,
    shared_object,
    subject_of,
    word_form,
)

_FATALLY = frozenset(("fatally", "mortally"))
_FORCE = words_of(
    "force forced forces forcing compel compelled compelling oblige obliged cause caused causing push pushed "
    "drive drove driven prompt prompted made making"
)
_MISSED = frozenset(("at", "down", "up", "toward", "towards"))
_REACH = 14


def read_verb(page: Page, i: int, word: str, voices: dict[int, list[Found]]) -> Iterator[Found]:
    for verb in page.lexicon.verbs.get(word, ()):
        cue = i
        if page.word(i - 1) in _FATALLY and verb.form == "ed":
            verb = replace(verb, outcome="killed", particle=None, presumed=False)
        if verb.particle and page.word(i + 1) == verb.particle:
            cue = i + 1
        if verb.particle == "to" and page.word(cue + 1) != "death":
            continue
        if verb.presumed and _missed(page, i, verb):
            continue
        if verb.beside and not verb.beside.intersection(page.words[i : i + _REACH]):
            continue
        losses = list(_victims(page, i, cue, verb, voices))
        if losses:
            yield from losses
            return


def _missed(page: Page, i: int, verb: VerbForm) -> bool:
    """Tell whether a word for being struck strikes nobody: "shot at", "prices shot up", "the striker shot twice"."""
    token = page.parsed.doc[i]
    if token.pos_ == "NOUN" or not _MISSED.isdisjoint(page.words[i + 1 : i + 3]):
        return True
    doer = next((t for t in token.children if t.dep_ == "nsubj"), None)
    # A headline leaves "was" out, and with it the article.
    told_fully = doer is not None and any(page.words[t.i] == "the" for t in doer.children)
    return verb.object and told_fully and not any(t.dep_ == "dobj" for t in token.children)


def _victims(page: Page, i: int, cue: int, verb: VerbForm, voices: dict[int, list[Found]]) -> Iterator[Found]:
    token = page.parsed.doc[i]
    if verb.lemma == "flee":
        people, rule = _fleeing(page, i, verb), "subject"
    elif not verb.object:
        people, rule = (subject_of(page, i, token) if verb.form != "base" or token.tag_ != "NN" else []), "subject"
    else:
        passive = _passive(page, i, cue, verb, voices)
        people = subject_of(page, i, token) if passive else object_of(page, cue, token)
        rule = "passive" if passive else "active"
        if not people and (earlier := _shared(page, i, voices)):
            people, rule = [loss.people for loss in earlier], "shared"
    if rule == "passive" and (added := after_joiner(page, cue + 1)) > cue + 2 and added in page.owner:
        # "Nine were killed along with two officers".
        people = [
            *people,
            *(g for g in [page.owner[added]] if g.first == added and g.who and not page.is_cue(g.last + 1)),
        ]
    if not people or is_unreal(page, i, verb):
        return
    for group in people:
        if not _fits(page, group, verb, cue):
            continue
        last = cue
        if verb.particle and cue == i:
            if page.word(group.last + 1) != verb.particle:
                continue
            last = i
        joint = _joint(page, i, cue) if rule in ("active", "shared", "passive") else None
        how = f"{rule} verb"
        yield Found(group, verb.outcome, (i, last), how, upper=verb.upper_only, joint=joint, presumed=verb.presumed)


def _fits(page: Page, group: People, verb: VerbForm, cue: int) -> bool:
    """Tell whether such people can be the loss of the verb."""
    if is_negated(page, group) or group.among == cue or (verb.figure_only and not group.figure):
        return False
    if verb.presumed and not group.figure and group.high is None:
        return False  # "shot villagers": killed or hurt, who knows
    habit = verb.form in ("base", "s") and verb.lemma != "flee" and not group.figure and group.high is None
    if habit and page.parsed.doc[cue].sent.start > 0:
        return False  # "kills civilians" in the body is a habit, not an event
    if not verb.people_only:
        return group.people or verb.outcome in ("killed", "injured")
    if verb.lemma == "destroy":
        return group.figure and group.people and group.who is not None  # things are destroyed, men are counted
    if group.who is None:
        return verb.lemma not in ("lose", "take", "seize", "hold", "execute")
    return group.people


def _passive(page: Page, i: int, cue: int, verb: VerbForm, voices: dict[int, list[Found]]) -> bool:
    """Tell whether the victims stand before the verb."""
    if verb.form in ("s", "base") and word_form(page, i) != "ed":
        return False
    if verb.form == "ing":
        return False
    j = i - 1
    relative = False
    while j >= 0 and (page.words[j] in FILLER or page.words[j] in QUOTES) and page.words[j] not in HAVE:
        if page.words[j] in ("been", "being"):
            return True
        relative = relative or page.words[j] in RELATIVES
        j -= 1
    if page.word(j) in BE:
        return True
    if page.word(j) in HAVE:
        return False
    token = page.parsed.doc[i]
    if any(child.dep_ == "auxpass" for child in token.children):
        return True
    if joined_passive(token) and right_of(page, cue) is None:
        return True
    if relative:
        return False
    right = right_of(page, cue) or shared_object(page, cue)
    if right is None:
        near = page.owner.get(i - 1)
        if near is not None and near.figure and near.who is None:
            return True  # "two dead in addition to six injured a nurse said"
        return not any(child.dep_ in ("dobj", "obj") and child.i > i for child in token.children)
    # "Six pilgrims killed dozens hurt": what follows belongs to the next outcome word.
    return left_of(page, i) is not None and page.is_cue(right.last + 1) if right.last + 1 < len(page.words) else False


def _shared(page: Page, i: int, voices: dict[int, list[Found]]) -> list[Found]:
    """Return the losses of the verb that this one is joined to: "were killed or wounded"."""
    if page.word(i - 1) in ("and", "or", "/") and i - 2 in voices:
        return [loss for loss in voices[i - 2] if not loss.part]
    return []


def _joint(page: Page, i: int, cue: int) -> str | None:
    """Return the word that joins this outcome to another with which it shares one figure."""
    for word, other in ((page.word(i - 1), i - 2), (page.word(cue + 1), cue + 2)):
        if word in ("and", "or", "/") and 0 <= other < len(page.words) and page.lexicon.verbs.get(page.words[other]):
            return word
    return None


def _fleeing(page: Page, i: int, verb: VerbForm) -> list[People]:
    """Return who flees; "forced to flee" has them where "forced" does."""
    token = page.parsed.doc[i]
    if verb.form == "base" and page.word(i - 1) == "to":
        head = token.head
        if page.words[head.i] not in _FORCE:
            near = left_of(page, i - 1)
            return [near] if near and near.people and page.word(near.first - 1) in _FORCE else []
        if page.word(i - 2) in _FORCE or any(c.dep_ == "auxpass" for c in head.children):
            return [g for g in subject_of(page, head.i, head) if g.people]
        near = left_of(page, i)
        forced = [c for c in head.children if c.dep_ in ("dobj", "nsubj") and c.i > head.i]
        return [near] if near else groups_of(page, forced or [c for c in token.children if c.dep_ == "nsubj"])
    return [g for g in subject_of(page, i, token) if g.people and (g.figure or g.high is None)]
