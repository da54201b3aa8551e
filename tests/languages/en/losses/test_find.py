"""Losses of people: invented sentences, each with the losses a coder would read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.codebook.losses import inflect, load_losses, plural
from dateline.knowledge.names import NameIndex
from dateline.languages.en.losses.find import find_losses
from dateline.languages.en.parse import Parsed, load, parse
from dateline.model import LossMention, Report

Row = tuple[str, int | None, int | None, str]
LEXICON = load_losses()


def read(text: str) -> Parsed:
    return next(parse([Report("r", "0", text)], NameIndex([]), load()))


def losses(text: str) -> tuple[LossMention, ...]:
    return find_losses(read(text), LEXICON)


def rows(text: str, keep: Callable[[LossMention], bool] = lambda m: not m.part) -> list[Row]:
    return [(m.outcome, m.low, m.high, m.who) for m in losses(text) if keep(m)]


K, W, C, M, D = "killed", "injured", "captured", "missing", "displaced"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Passive and active verbs
        ("Five farmers were killed near the bridge.", [(K, 5, 5, "farmers")]),
        ("Gunmen killed five farmers near the bridge.", [(K, 5, 5, "farmers")]),
        ("The shell landed in a market, killing 15 shoppers and wounding dozens more.",
         [(K, 15, 15, "shoppers"), (W, 24, None, "shoppers")]),
        ("At least 21 civilians have been killed in the raid.", [(K, 21, None, "civilians")]),
        ("At least six people were killed and dozens injured in the blast.",
         [(K, 6, None, "people"), (W, 24, None, "people")]),
        ("Nine people died when the roof fell in.", [(K, 9, 9, "people")]),
        ("The group executed 40 prisoners in the square.", [(K, 40, 40, "prisoners")]),
        ("They beheaded two aid workers in the desert.", [(K, 2, 2, "aid workers")]),
        ("Soldiers massacred more than 60 peasants in the valley.", [(K, 61, None, "peasants")]),
        ("Twelve recruits were shot dead at the gate.", [(K, 12, 12, "recruits")]),
        ("Masked men shot dead three judges on Sunday.", [(K, 3, 3, "judges")]),
        ("Four teachers were gunned down outside the school.", [(K, 4, 4, "teachers")]),
        ("Seven children were maimed by the mine.", [(W, 7, 7, "children")]),
        ("Two nurses were slightly hurt in the collapse.", [(W, 2, 2, "nurses")]),
        ("Three guards were kidnapped and killed by bandits.", [(C, 3, 3, "guards"), (K, 3, 3, "guards")]),
        ("Three medics were fatally wounded at the crossing.", [(K, 3, 3, "medics")]),
        ("At least 14 Malian army troops were killed.", [(K, 14, None, "Malian army troops")]),
        ("Nine guards were killed along with two clerks.", [(K, 9, 9, "guards"), (K, 2, 2, "clerks")]),
        ("The raids left two shepherds, including a boy, and six soldiers dead.",
         [(K, 2, 2, "shepherds"), (K, 6, 6, "soldiers")]),
        ("The raids left nine fatalities: four farmers, including a nurse and two boys, and five soldiers.",
         [(K, 4, 4, "farmers"), (K, 5, 5, "soldiers")]),
        ("The fate of six other sailors is unknown.", [(M, 6, 6, "sailors")]),
        ("A group of over 15 mercenaries were killed in the raid.", [(K, 16, None, "mercenaries")]),
        ("The jets destroyed three tanks and a bridge.", []),
        ("Up to 12 gunmen were destroyed near the quarry, the ministry said.", [(K, None, 12, "gunmen")]),
        ("None of those doctors were killed.", []),
        # Bounds
        ("Up to 40 rebels were killed.", [(K, None, 40, "rebels")]),
        ("Between 5 and 10 rebels were killed.", [(K, 5, 10, "rebels")]),
        ("A number of soldiers were killed in the ambush.", [(K, 2, None, "soldiers")]),
        ("Hundreds of civilians were killed.", [(K, 200, None, "civilians")]),
        ("A girl was killed by a stray bullet.", [(K, 1, 1, "girl")]),
        ("Civilians were killed in the shelling.", [(K, 1, None, "Civilians")]),
        ("The army neutralised 9 militants in the hills.", [(K, None, 9, "militants")]),
        ("Thirty people were killed or wounded.", [(K, None, 30, "people"), (W, None, 30, "people")]),
        # Headlines and damaged text
        ("13 Killed", [(K, 13, 13, "people")]),
        ("At Least Six Pilgrims Killed Dozens Hurt in Bus Blast",
         [(K, 6, None, "Pilgrims"), (W, 24, None, "Pilgrims")]),
        ("Rebel attack kills 30", [(K, 30, 30, "people")]),
        ("Suicide bomber targets wedding 20 killed", [(K, 20, 20, "people")]),
        ("THREE GUERRILLAS WERE KILLED AND SEVEN OTHERS WERE WOUNDED",
         [(K, 3, 3, "GUERRILLAS"), (W, 7, 7, "GUERRILLAS")]),
        ("The police said 12 people were killed and 19 wounded.", [(K, 12, 12, "people"), (W, 19, 19, "people")]),
        # States
        ("The shelling left 20 soldiers dead and 30 wounded.", [(K, 20, 20, "soldiers"), (W, 30, 30, "soldiers")]),
        ("The clinic gave a toll of at least 12 dead.", [(K, 12, None, "people")]),
        ("Fourteen sailors are still missing after the attack.", [(M, 14, 14, "sailors")]),
        ("Two shepherds were found dead in a ditch.", [(K, 2, 2, "shepherds")]),
        # Nouns
        ("The raid led to the death of more than a hundred mercenaries.", [(K, 101, None, "mercenaries")]),
        ("The killing of five officers angered the town.", [(K, 5, 5, "officers")]),
        ("The bodies of 12 civilians were found in a well.", [(K, 12, 12, "civilians")]),
        ("The hospital recorded 21 deaths.", [(K, 21, 21, "people")]),
        ("The flood of shells claimed the lives of 30 villagers.", [(K, 30, 30, "villagers")]),
        ("The ambush claimed 18 lives.", [(K, 18, 18, "people")]),
        ("Eleven firemen lost their lives in the depot.", [(K, 11, 11, "firemen")]),
        ("The brigade lost 12 soldiers in the fighting.", [(K, 12, 12, "soldiers")]),
        # Tolls
        ("The death toll rose to 45 on Friday.", [(K, 45, 45, "people")]),
        ("The blast hit at noon, bringing the death toll to at least 60.", [(K, 60, None, "people")]),
        ("The number of wounded reached 70.", [(W, 70, 70, "people")]),
        ("A monitor put the death toll at as high as 470000.", [(K, None, 470000, "people")]),
        # Captured, displaced
        ("The rebels captured three officers.", [(C, 3, 3, "officers")]),
        ("The raiders took 20 villagers hostage.", [(C, 20, 20, "villagers")]),
        ("Three pilots were taken hostage near the pass.", [(C, 3, 3, "pilots")]),
        ("The raiders took 20 hostages.", [(C, 20, 20, "hostages")]),
        ("The fighting displaced 3,000 families.", [(D, 3000, 3000, "families")]),
        ("More than 500 residents fled their homes.", [(D, 501, None, "residents")]),
        ("Hundreds of families were forced to flee.", [(D, 200, None, "families")]),
        ("The advance forced 13000 residents to flee the town.", [(D, 13000, 13000, "residents")]),
        ("Some 2200 people were evacuated on Friday.", [(D, 2200, 2200, "people")]),
        ("Police arrested 20 demonstrators.", [(C, 20, 20, "demonstrators")]),
        ("Shelling has driven some 4,000 people from their homes.", [(D, 4000, 4000, "people")]),
        ("Over 300 villagers have left their homes.", [(D, 301, None, "villagers")]),
        # Lists, sharing, pronouns
        ("The mine killed five women and a child.", [(K, 5, 5, "women"), (K, 1, 1, "child")]),
        ("Five soldiers and two drivers were killed.", [(K, 5, 5, "soldiers"), (K, 2, 2, "drivers")]),
        ("The bomb killed and wounded dozens of people.", [(K, 24, None, "people"), (W, 24, None, "people")]),
        ("Scores of troops and clerks were killed.", [(K, 40, None, "troops and clerks")]),
        ("Gunmen stopped the miners, killing five of them.", [(K, 5, 5, "people")]),
        ("One soldier was killed and two others were wounded.", [(K, 1, 1, "soldier"), (W, 2, 2, "soldiers")]),
        ("A woman was killed and 25 wounded.", [(K, 1, 1, "woman"), (W, 25, 25, "people")]),
        ("Five civilians of one family including a child were killed.", [(K, 5, 5, "civilians")]),
        ("The mayor, 36, was killed at his door.", [(K, 1, 1, "mayor")]),
        ("As well as those killed at least 160 people were injured.", [(W, 160, None, "people")]),
        ("Over 500 people have been killed and half of the population has fled.", [(K, 501, None, "people")]),
        # An agent is no victim
        ("The driver was killed by two gunmen.", [(K, 1, 1, "driver")]),
        ("Three gunmen who killed a judge escaped.", [(K, 1, 1, "judge")]),
    ],
)  # fmt: skip
def test_losses(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No one was killed in the raid.",
        "The raid did not kill any civilians.",
        "There were no casualties.",
        "Such an attack could kill thousands of people.",
        "The plan was to kill 20 officers.",
        "They crossed the river without wounding anyone.",
        "If 20 people are killed, the truce ends.",
        "The army captured three villages and two tanks.",
        "The army lost 20 positions in the hills.",
        "Two days later the mill was shelled.",
        "Police arrested the demonstrators.",
        "Snipers shot at two boys on a roof.",
        "Prices of bread shot up to ten times the old ones.",
        "The captain's shot hit the bar.",
        "The striker shot twice from close range.",
        "The strike destroyed 20 houses.",
        "The talks were killed off by two parties.",
        "They released 20 hostages.",
        "Some of the bodies were buried at dawn.",
        "An inquiry asked whether the strike had killed civilians.",
    ],
)
def test_what_is_no_loss(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A clerk was shot in the leg.", [(W, 1, 1, "clerk")]),
        ("A boy of 14 was struck in the face by a canister.", [(W, 1, 1, "boy")]),
        ("Two nurses suffered slight injuries.", [(W, 2, 2, "nurses")]),
        ("The raid left a shepherd in critical condition.", [(W, 1, 1, "shepherd")]),
        ("Police found a driver with a gunshot wound.", [(W, 1, 1, "driver")]),
        ("A farmer was fatally shot near the well.", []),
        ("Three miners were wounded.", []),
    ],
)
def test_who_is_struck_or_in_hospital_is_presumed_hurt(text: str, expected: list[Row]) -> None:
    assert rows(text, lambda m: m.presumed) == expected


def part(mention: LossMention) -> bool:
    return mention.part


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike killed 15 people including five policemen.", [(K, 5, 5, "policemen")]),
        ("At least 82 people were killed, among them 18 children.", [(K, 18, 18, "children")]),
        ("A toll of 36 dead including 15 boys and four girls.", [(K, 15, 15, "boys"), (K, 4, 4, "girls")]),
        ("Twelve women and 11 guards were among the dead.", [(K, 12, 12, "women"), (K, 11, 11, "guards")]),
        ("Two monks were among eight people killed at the shrine.", [(K, 2, 2, "monks")]),
        ("Nine of those killed were later named.", [(K, 9, 9, "people")]),
        ("Ten people were killed. Three of the dead were minors.", [(K, 3, 3, "people")]),
    ],
)
def test_parts(text: str, expected: list[Row]) -> None:
    assert rows(text, part) == expected


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("The war has killed more than 200000 people.", True),
        ("More than 300000 people have been killed since 2011.", True),
        ("Since May at least 68 civilians have been killed in the town.", True),
        ("In the past three months 40 soldiers were killed.", True),
        ("On Friday 40 soldiers were killed.", False),
        ("A siege in force since 2013 went on as a shell killed 10 people.", False),
    ],
)
def test_totals(text: str, total: bool) -> None:
    assert [m.total for m in losses(text)] == [total]


def test_every_value_points_at_its_words() -> None:
    text = "The shell killed at least 21 young farmers."
    (loss,) = losses(text)
    assert loss.span.of(text) == "at least 21 young farmers"
    assert loss.cue.of(text) == "killed"
    assert loss.who_span is not None and loss.who_span.of(text) == "young farmers"
    assert loss.rule == "active verb, at least"


def test_a_figure_alone_has_no_people_words() -> None:
    (loss,) = losses("13 Killed")
    assert loss.who == "people" and loss.who_span is None


def test_extra_words_are_added(tmp_path: Path) -> None:
    extra = tmp_path / "mine.yaml"
    extra.write_text("object_verbs:\n  killed: [vaporise]\npeople:\n  - [beekeeper]\n", "utf-8")
    lexicon = load_losses(extra)
    found = find_losses(read("The strike vaporised three beekeepers."), lexicon)
    assert [(m.outcome, m.low, m.who) for m in found] == [(K, 3, "beekeepers")]
    assert "vaporised" not in LEXICON.verbs


def test_an_unknown_outcome_is_refused(tmp_path: Path) -> None:
    extra = tmp_path / "bad.yaml"
    extra.write_text("object_verbs:\n  annoyed: [annoy]\n", "utf-8")
    with pytest.raises(ValueError, match="annoyed"):
        load_losses(extra)


def test_inflection() -> None:
    assert inflect("die") == {"die": "base", "dies": "s", "dying": "ing", "died": "ed"}
    assert set(inflect("kidnap", "kidnapped kidnapped")) == {"kidnap", "kidnaps", "kidnapping", "kidnapped"}
    assert [plural(w) for w in ("gunman", "child", "family", "boy", "wife", "witness")] == [
        "gunmen", "children", "families", "boys", "wives", "witnesses",
    ]  # fmt: skip


PIECES_TEXT = (
    "killed wounded dead 12 dozens of people and , including at least a girl toll rose to were was the "
    "death more others lost lives flee forced hostages among who İ - NEWLINE shot bodies number of than "
    "None missing"
)
PIECES = st.sampled_from(PIECES_TEXT.split())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=18).map(lambda p: " ".join(p).replace("NEWLINE", "\n")) | st.text(max_size=60))
def test_any_text_gives_spans_inside_and_sane_bounds(text: str) -> None:
    seen = set()
    for m in losses(text):
        assert 0 <= m.span.start < m.span.end <= len(text)
        assert m.cue.end <= len(text)
        assert m.who
        assert m.low is not None or m.high is not None
        assert m.low is None or m.high is None or m.low <= m.high
        assert (m.span, m.outcome) not in seen
        seen.add((m.span, m.outcome))
