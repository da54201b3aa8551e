"""Names of sources, settled over an invented report."""

from functools import cache

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.read.report import make_report
from dateline.run.pipeline import code_reports


@cache
def knowledge() -> Knowledge:
    return load_knowledge(learned=False)  # the rules under test, not what is worth a claim


def sources(text: str) -> set[tuple[str, ...]]:
    """Return the chains behind the first assault of a text."""
    record = next(iter(code_reports([make_report(text, id="r")], knowledge())))
    claim = next(c for c in record.claims if c.type == "ASSAULT")
    return {s.source for s in claim.statements}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Homs governor says gunmen attacked a bus.\n\nThe roads are closed, Homs Governor Omar Haddad said.",
            ("Omar Haddad",),
        ),
        (
            "The Syrian Observatory for Human Rights said the roads were closed.\n\n"
            "Gunmen attacked a bus in Homs on Monday, according to an Observatory toll.",
            ("Syrian Observatory for Human Rights",),
        ),
        (
            "Gunmen attacked a bus in Homs on Monday, according to a new toll from the White Helmets.",
            ("Syria Civil Defence",),
        ),
        ("Gunmen attacked a bus in Homs on Monday, other activists said.", ("activists",)),
        ("Gunmen attacked a bus in Homs on Monday, Syrians say.", ("Syrians",)),
        (
            "In Colombia the roads are closed to the National Liberation Army.\n\n"
            "Gunmen attacked a bus in Arauca on Monday, the Army said.",
            ("Colombian Armed Forces",),
        ),
        (
            "The roads are closed, Omar al-Haddad said.\n\nGunmen attacked a bus in Homs on Monday, Haddad said.",
            ("Omar al-Haddad",),
        ),
        (
            "The UK based Syrian Observatory for Human Rights said gunmen attacked a bus in Homs on Monday.",
            ("Syrian Observatory for Human Rights",),
        ),
        (
            "The Lakeside Relief Committee sent tents.\n\nGunmen attacked a bus in Homs on Monday, the LRC said.",
            ("Lakeside Relief Committee",),
        ),
        ("Rebel websites said gunmen attacked a bus in Homs on Monday.", ("opposition website",)),
        ("Activists in the town of Saraqib said that gunmen attacked a bus on Monday.", ("activists",)),
        ("Gunmen attacked a bus in Homs on Monday, the civil defence said.", ("Syria Civil Defence",)),
        (
            "Gunmen attacked a bus in Homs on Monday a source at Homs Police Command told SANA.",
            ("SANA", "Homs Police Command"),
        ),
    ],
)
def test_short_forms_mean_the_full_name(text: str, source: tuple[str, ...]) -> None:
    assert sources(text) == {source}


def test_a_bare_ministry_or_army_is_that_of_the_country_told_about() -> None:
    told = "Gunmen attacked a bus in Gao in northern Mali on Monday, the Defence Ministry said."
    assert sources(told) == {("Malian Ministry of Defence",)}
    told = "Gunmen attacked a bus in Gao in northern Mali on Monday, the army said."
    assert sources(told) == {("Malian Armed Forces",)}
