"""Stories of several invented reports against the events, origins and tolls expected of them: all right."""

import re
from functools import cache

import pytest
from tests.golden.stories import FOLDER, Story, stories

from dateline.link.link import link_all
from dateline.link.origins import AGAINST, FOR
from dateline.link.score import link
from dateline.model import Account

NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def told() -> dict[str, Story]:
    return {story.name: story for story in stories()}


def events(story: Story) -> dict[tuple[str, ...], Account]:
    return {tuple(sorted(account.reports)): account for account in story.accounts()}


def names(account: Account, stances: frozenset[str]) -> list[str]:
    return sorted(origin.name for origin in account.origins if stances & set(origin.stances))


def test_there_are_a_dozen_of_them() -> None:
    assert len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_the_reports_of_each_event_are_brought_together_and_no_others(name: str) -> None:
    story = told()[name]
    assert sorted(events(story)) == sorted(tuple(one["reports"]) for one in story.expected)


@pytest.mark.parametrize("name", NAMES)
def test_origins_stances_and_tolls_are_those_expected(name: str) -> None:
    story = told()[name]
    for expected in story.expected:
        account = events(story)[tuple(expected["reports"])]
        killed = [[t.lowest, t.usual, t.highest] for t in account.event.tolls if t.outcome == "killed"]
        found = {
            "origins": names(account, FOR),
            "against": names(account, AGAINST),
            "silent": sorted(account.silent),
            "killed": killed[0] if killed else None,
            "differ": sorted(field.name for field in account.fields if field.agreement == "differ"),
        }
        for key in expected.keys() - {"reports"}:
            want = expected[key] if key == "killed" else sorted(expected[key])
            assert found[key] == want, key
        assert account.event.against == len(expected.get("against", ()))


def test_all_stories_at_once_are_still_told_apart() -> None:
    alone = sorted(tuple(sorted(group)) for story in told().values() for group in link_all(story.facts).groups)
    together = link_all(facts for story in told().values() for facts in story.facts).groups
    assert sorted(together) == alone


def test_the_example_of_the_docs_is_what_comes_out() -> None:
    page = (FOLDER.parents[2] / "docs" / "corroboration.md").read_text("utf8")
    story = told()["market-and-reprints"]
    wire, own = (next(one for one in story.facts if one.report == report) for report in ("wire", "own"))
    (account,) = story.accounts()
    found = link(wire, own)
    for reason in found.reasons:
        row = rf"\| {reason.field} \| .*\| {re.escape(format(reason.weight, '+.1f'))} \|"
        assert re.search(row, page), reason
    assert f"**{found.score:+.1f}**" in page
    assert f"**{account.event.confidence:.2f}**".replace("0.", ".") in page
    assert {" ← ".join(voice.chain) for voice in account.voices} <= set(re.findall(r"\| ([^|]+ ← [^|]+) \|", page))
