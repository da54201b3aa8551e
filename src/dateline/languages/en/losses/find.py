"""Losses of people in English: killed, injured, captured, missing, displaced, as a coder would read them.

A *cue* ("killed", "the death of", "20 dead", "toll") looks for its victims where its form says they stand: left of a
passive, right of an active. Counted people right beside the cue are taken first, then what the parse says, so that
headlines and damaged text are read too.
"""

from collections.abc import Iterator
from functools import lru_cache

from dateline.codebook.losses import LossLexicon, plural
from dateline.languages.en.losses.context import is_total
from dateline.languages.en.losses.groups import Page, People, read_page
from dateline.languages.en.losses.nouns import read_fate, read_hurt, read_noun, read_state, read_toll
from dateline.languages.en.losses.verbs import read_verb
from dateline.languages.en.losses.victims import (
    BE,
    Found,
    chain_left,
    chain_right,
    groups_of,
    is_negated,
    left_of,
    part_opener,
    right_of,
)
from dateline.languages.en.parse import Parsed
from dateline.model import LossMention

_TOLD = ("attr", "nsubj", "nsubjpass")


def find_losses(parsed: Parsed, lexicon: LossLexicon) -> tuple[LossMention, ...]:
    """Return the losses that a report tells, in the order of the text; one for each figure and outcome.

    What did not happen, may happen or is only meant ("could kill thousands", "no one was hurt") is left out.
    """
    page = read_page(parsed, lexicon)
    found: list[Found] = []
    voices: dict[int, list[Found]] = {}
    cues = _cue_words(lexicon)
    for i, word in enumerate(page.words):
        if word not in cues:
            continue
        for read in (read_verb, read_state, read_noun, read_toll, read_fate, read_hurt):
            losses = list(read(page, i, word, voices))
            if losses:
                voices[i] = losses
                found.extend(losses)
                break
    found.extend(_parts(page, found))
    return _written(page, found)


@lru_cache(maxsize=8)
def _cue_words(lexicon: LossLexicon) -> frozenset[str]:
    """Return every word that may tell a loss."""
    tables = (lexicon.verbs, lexicon.state_words, lexicon.counted_nouns, lexicon.of_nouns, lexicon.hurt_nouns)
    return (
        frozenset(word for table in tables for word in table)
        | lexicon.life_words
        | lexicon.toll_words
        | {"number", "fate"}
    )


def _parts(page: Page, found: list[Found]) -> list[Found]:
    """Find the parts of the losses found: "including three children", "13 of them civilians", "two of the dead"."""
    used = {(loss.people.first, loss.outcome) for loss in found}
    counted = {loss.people.first for loss in found}
    out: list[Found] = []
    for group in page.groups:
        if group.first in counted or is_negated(page, group):
            continue
        state = page.words[group.among] if group.among is not None else ""
        if state:
            out.append(Found(group, page.outcome(state) or "killed", (group.last, group.last), "part", part=True))
            continue
        sent = page.parsed.doc[group.first].sent
        owners = [loss for loss in found if not loss.part and sent.start <= loss.people.first < group.first]
        if not owners:
            continue
        owner = max(owners, key=lambda loss: (loss.people.last, loss.cue[0] <= group.first))
        of_whom = page.words[max(0, group.first - 2) : group.first] == ("of", "whom")
        listed = of_whom or part_opener(page, group) is not None
        joined = page.word(group.first - 1) in ("and", ",")
        chained = joined and out and out[-1].people.last in (group.first - 1, group.first - 2)
        if (listed or chained or group.anaphor) and group.people and (group.first, owner.outcome) not in used:
            out.append(Found(group, owner.outcome, owner.cue, "part", part=True))
    out.extend(_among(page))
    return out


def _among(page: Page) -> Iterator[Found]:
    """Read "among the dead was a local commander"."""
    for i, word in enumerate(page.words):
        if word not in ("among", "amongst"):
            continue
        j = i + 2 if page.word(i + 1) in ("the", "those") else i + 1
        state = page.word(j)
        outcome = page.outcome(state)
        whole = page.owner.get(i + 1) or page.owner.get(i + 2)
        if outcome is None and whole and page.word(i - 1) in BE and page.lexicon.verbs.get(page.word(whole.last + 1)):
            # "Two women were among eight people killed".
            outcome, j = page.lexicon.verbs[page.word(whole.last + 1)][0].outcome, whole.last + 1
        if outcome is None:
            continue
        groups: list[People] = []
        if page.word(j + 1) in BE:
            near = right_of(page, j + 1)
            after = [t for t in page.parsed.doc[j + 1].children if t.i > j + 1 and t.dep_ in _TOLD]
            groups = [near, *chain_right(page, near)] if near else groups_of(page, after)
        elif page.word(i - 1) in BE:
            near, verb = left_of(page, i - 1), page.parsed.doc[i - 1]
            before = [t for t in verb.children if t.i < i and t.dep_ in _TOLD]
            groups = [near, *chain_left(page, near, verb)] if near else groups_of(page, before)
        for group in groups:
            if not is_negated(page, group):
                yield Found(group, outcome, (j, j), "part", part=True)


def _written(page: Page, found: list[Found]) -> tuple[LossMention, ...]:
    """Turn what was found into mentions: one for each figure and outcome, the elided noun filled in."""
    chosen: dict[tuple[int, str], Found] = {}
    for loss in found:
        key = (loss.people.first, loss.outcome)
        if key not in chosen or (chosen[key].part and not loss.part):
            chosen[key] = loss
    mentions: list[LossMention] = []
    last_who: tuple[str, int, bool] | None = None
    doc = page.parsed.doc
    for loss in sorted(chosen.values(), key=lambda found: (found.people.first, found.cue)):
        group = loss.people
        sentence = doc[group.first].sent.start
        low_high = (group.low, group.high)
        who, who_span = "people", None
        if group.who is not None:
            who_span = page.parsed.span(*group.who)
            who = " ".join(who_span.of(page.parsed.text).split()).strip("\"“”'‘’ ")
            if group.rule == "pronoun":
                who = "person"
            elif not loss.part:
                last_who = (who, sentence, low_high == (1, 1))
        elif last_who and (last_who[1] == sentence or group.more or group.anaphor):
            # "One soldier was killed and two others": soldiers; "a woman was killed and 25 hurt": people.
            alone = last_who[2] and low_high != (1, 1)
            who = last_who[0] if not alone else plural(last_who[0]) if group.more else "people"
        low, high, note = _bounds(loss)
        mentions.append(
            LossMention(
                span=page.parsed.span(group.first, group.last),
                outcome=loss.outcome,
                cue=page.parsed.span(*loss.cue),
                who="people" if who in ("", "person") and (low or high or 0) > 1 else who,
                low=low,
                high=high,
                who_span=who_span,
                part=loss.part,
                total=is_total(page, group, loss.cue[0], low if low is not None else high),
                presumed=loss.presumed,
                rule=", ".join(filter(None, (loss.rule, group.rule, note))),
            )
        )
    return tuple(mentions)


def _bounds(loss: Found) -> tuple[int | None, int | None, str]:
    low, high = loss.people.low, loss.people.high
    if loss.upper or (loss.joint in ("or", "/") and high is not None):
        return None, high if high is not None else low, "of several outcomes"
    if loss.joint in ("or", "/"):
        return (1 if low is not None else None), None, "of several outcomes"
    return low, high, ""
