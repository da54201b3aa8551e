"""Actors, places and fights in the form of the set."""

from pathlib import Path

import pytest

from bench import entities
from dateline.model import ActorMention, Attribution, PlaceMention, Report, Span
from dateline.model.analysis import Analysis, Clause

TEXT = "Norland said its jets struck a depot of the Orla militia in Sudria, as Tarn rebels fought Tarn police."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def actor(words: str, kind: str | None = None) -> ActorMention:
    return ActorMention(at(words), at(words), words, kind=kind)


def place(words: str) -> PlaceMention:
    return PlaceMention(at(words), at(words), words)


def clause(trigger: str, **fields: object) -> Clause:
    where = at(trigger)
    return Clause(where, where, "x", "act", "ASSAULT", fields.pop("mode", None), 0, **fields)  # type: ignore[arg-type]


def analysis(*clauses: Clause) -> Analysis:
    return Analysis(
        Report("r", "0" * 64, TEXT),
        clauses=clauses,
        actors=(
            actor("Norland", "state"),
            actor("Orla militia"),
            actor("the Orla militia"),
            actor("a depot", "things"),
            actor("Sudria", "state"),
            actor("Tarn rebels"),
            actor("Tarn police"),
        ),
        places=(place("Norland"), place("Orla"), place("Sudria")),
        attributions=(Attribution((at("Norland"),), (at("said"),), (at("its jets"),), "asserts", ()),),
    )


WHERE = frozenset({at("Sudria"), at("Orla")})


def mentioned(*clauses: Clause, **more: object) -> entities.Mentioned:
    return entities.Mentioned(analysis(*clauses), WHERE, **{"things": [at("a depot")], **more})  # type: ignore[arg-type]


def test_actors_are_the_longest_words_without_things_or_states_that_say_where() -> None:
    found = [s.of(TEXT) for s in entities.actors(mentioned())]
    assert found == ["Norland", "the Orla militia", "Tarn rebels", "Tarn police"]


def test_whoever_is_mentioned_is_an_actor_but_no_owner_of_a_site() -> None:
    depot = at("a depot of the Orla militia")
    found = entities.actors(mentioned(people=[at("its jets"), at("Sudria")], sites=[depot]))
    assert [s.of(TEXT) for s in found] == ["Norland", "its jets", "Tarn rebels", "Tarn police"]


def test_places_say_where_and_are_no_part_of_a_party() -> None:
    assert [s.of(TEXT) for s in entities.places(mentioned())] == ["Sudria"]
    assert [s.of(TEXT) for s in entities.places(mentioned(sites=[at("a depot")]))] == ["a depot", "Sudria"]


def test_a_place_is_one_with_the_area_told_after_it() -> None:
    text = "Orla, Norland"
    named = PlaceMention(Span(0, 4), Span(0, 4), "Orla", within=(1,)), PlaceMention(Span(6, 13), Span(6, 13), "Norland")
    read = Analysis(Report("r", "0" * 64, text), places=named)
    assert entities.places(entities.Mentioned(read, frozenset(p.span for p in named))) == [Span(0, 4)]


def fights(*clauses: Clause, **more: object) -> list[tuple[str, str]]:
    found = entities.fights("r", mentioned(*clauses, **more))
    return [(TEXT[a[0] : a[1]], TEXT[b[0] : b[1]]) for _, _, a, b in found]


def test_doers_fight_those_it_is_done_to() -> None:
    assert fights(clause("struck", actors=(0,), recipients=(2, 3))) == [
        ("Norland", "the Orla militia"),
        ("Norland", "a depot"),
    ]


def test_the_sides_of_a_clash_fight_each_other() -> None:
    assert fights(clause("fought", mode="clash", actors=(5, 6))) == [("Tarn rebels", "Tarn police")]
    assert fights(clause("fought", mode="capture", actors=(5, 6))) == []


def test_an_act_that_does_something_stands_for_a_doer_that_is_not_told() -> None:
    assert fights(clause("struck", recipients=(3,)), doing=[at("struck")]) == [("struck", "a depot")]
    assert fights(clause("struck", recipients=(3,))) == []
    assert fights(clause("struck", negated=True, actors=(0,), recipients=(3,))) == []


def test_enemies_that_no_clause_tells_fight_too() -> None:
    told = [(at("Tarn rebels"), at("Tarn police")), (at("Norland"), at("Orla militia"))]
    assert fights(clause("fought", mode="clash", actors=(5, 6)), enemies=told) == [
        ("Tarn rebels", "Tarn police"),
        ("Norland", "Orla militia"),
    ]


def test_only_what_most_annotators_agree_on_is_wanted() -> None:
    entity = {"type": "Person", "b": 0, "e": 3}
    row = {
        "id": "r",
        "entities": [entity | {"conf": 0.4}, entity | {"conf": 0.9}, {**entity, "type": "Vehicle", "conf": 1}],
    }
    assert list(entities.entities(row, ("Person",))) == [("r", 0, 3, "")]
    relation = {"type": "FightingAgainst", "src": [0, 3, "a"], "tgt": [5, 9, "b"]}
    row = {
        "id": "r",
        "relations": [relation | {"conf": 0.1}, relation | {"conf": 1}, {**relation, "type": "Likes", "conf": 1}],
    }
    assert list(entities.marked_fights(row)) == [("r", "FightingAgainst", (0, 3), (5, 9))]


def test_texts_coded_for_training_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coded = tmp_path / "re3d.jsonl"
    coded.write_text('{"id": "A7"}\n{"id": "B8"}\n', "utf8")
    monkeypatch.setattr(entities, "CODED", coded)
    assert entities.trained_on() == {"A7", "B8"}
    coded.unlink()
    assert entities.trained_on() == set()
