"""Whose army "the army" is."""

from dateline.knowledge.actors import Actor, Actors
from dateline.model import ActorMention, Place, Report, Span, Words
from dateline.model.analysis import Analysis
from dateline.resolve.actors import home_country, resolve_actors

ACTORS = Actors(
    [
        Actor("YE", "Yemen", "state", country="YE"),
        Actor("YE.gov", "Government of Yemen", "government", country="YE", parent="YE"),
        Actor("YE.mil", "Yemeni Armed Forces", "force", country="YE", parent="YE.gov"),
        Actor("ML", "Mali", "state", country="ML"),
        Actor("ML.mil", "Malian Armed Forces", "force", country="ML", parent="ML"),
        Actor("saudi-led-coalition", "Saudi-led coalition", "alliance"),
    ]
)


def mention(name: str, id: str | None = None, side: str | None = None) -> ActorMention:
    return ActorMention(Span(0, 4), Span(0, 4), name, id, side=side)


def place(country: str | None, precision: int = 1) -> Place:
    return Place(Words(Span(0, 4), "Here"), "Here", country=country, precision=precision)


def home(countries: list[str | None], ids: list[str]) -> str | None:
    """Return the country of a report with places in these countries that names these actors."""
    report = Report("r", "", "Here we are.")
    analysis = Analysis(report, actors=tuple(mention(id, id) for id in ids))
    return home_country(analysis, tuple(place(c) for c in countries), ACTORS)


def settled(side: str | None, home: str | None, id: str | None = None) -> str | None:
    """Return the identity that a mention of a side gets."""
    return resolve_actors((mention("the army", id, side),), home, ACTORS)[0].id


def test_a_place_says_more_about_the_country_than_an_actor() -> None:
    assert home(["YE"], ["ML.mil"]) == "YE"
    assert home(["YE"], ["ML.mil", "ML", "ML.mil"]) == "ML"


def test_a_state_that_is_named_says_less_than_a_town_and_a_border_nothing() -> None:
    analysis = Analysis(Report("r", "", "Here we are."))
    assert home_country(analysis, (place("ML", 6), place("YE", 1)), ACTORS) == "YE"
    assert home_country(analysis, (place("ML", 5), place("ML", 5), place("YE", 6)), ACTORS) == "YE"


def test_a_report_without_places_is_about_the_country_of_its_actors() -> None:
    assert home([], ["ML.mil"]) == "ML"
    assert home([None], ["saudi-led-coalition"]) is None


def test_an_actor_that_nobody_knows_has_no_vote() -> None:
    assert home([], ["x-unheard-of"]) is None


def test_each_institution_is_that_of_the_home_country() -> None:
    assert settled("forces", "YE") == "YE.mil"
    assert settled("government", "YE") == "YE.gov"
    assert settled("forces", "ML") == "ML.mil"


def test_the_coalition_is_the_one_at_war_in_the_country() -> None:
    assert settled("coalition", "YE") == "saudi-led-coalition"
    assert settled("coalition", "ML") is None


def test_an_identity_that_is_known_already_stays() -> None:
    assert settled("forces", "YE", id="ML.mil") == "ML.mil"


def test_without_a_home_or_an_institution_there_the_mention_stays_as_it_is() -> None:
    assert settled("forces", None) is None
    assert settled("police", "YE") is None
    assert settled("forces", "XX") is None
    assert settled(None, "YE") is None


def test_a_settled_mention_takes_name_and_kind_and_keeps_its_words() -> None:
    before = mention("the army", side="forces")
    (after,) = resolve_actors((before,), "YE", ACTORS)
    assert (after.name, after.kind, after.span) == ("Yemeni Armed Forces", "force", before.span)
    assert after.rule == "side in power of the report's country"
