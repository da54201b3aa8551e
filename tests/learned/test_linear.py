import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook.types import load_types
from dateline.learned.linear import Linear, load_models, read_model

COIN = Linear(("yes",), (-1.0,), ({"shots": 2.0, "rumour": -3.0},), 0.5)
FRAMES = Linear(("new", "background"), (0.0, 0.5), ({"today": 2.0}, {"history": 1.0}))


def test_weights_add_up_to_a_probability() -> None:
    assert COIN.probability({}) == pytest.approx(0.2689, abs=1e-4)
    assert COIN.probability({"shots": 1.0}) == pytest.approx(0.7311, abs=1e-4)
    assert COIN.probability({"shots": 0.5, "never seen": 1.0}) == 0.5


def test_the_label_with_the_highest_score_is_chosen() -> None:
    assert FRAMES.best({}) == "background"
    assert FRAMES.best({"today": 1.0}) == "new"


def test_reasons_are_the_weightiest_features_first() -> None:
    assert COIN.reasons({"shots": 1.0, "rumour": 1.0, "never seen": 1.0}) == [("rumour", -3.0), ("shots", 2.0)]
    assert COIN.reasons({"shots": 1.0, "rumour": 1.0}, count=1) == [("rumour", -3.0)]


def test_words_tell_the_probability_and_what_weighed_most() -> None:
    assert COIN.words({"shots": 1.0, "rumour": 0.5}, 0.38) == "learned 0.38: shots +2.0, rumour -1.5"
    assert COIN.words({}, 0.27) == "learned 0.27: "


@given(st.dictionaries(st.sampled_from(["shots", "rumour", "x"]), st.floats(-1e6, 1e6)))
def test_a_probability_lies_between_0_and_1(features: dict[str, float]) -> None:
    assert 0.0 <= COIN.probability(features) <= 1.0


def row(**changes: Any) -> dict[str, Any]:
    plain = {"format": 1, "threshold": 0.4, "labels": ["yes"], "intercepts": {"yes": 0}, "weights": {"yes": {"a": 1}}}
    return plain | changes


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "same.json"
    path.write_text(json.dumps(row()))
    assert read_model(path) == Linear(("yes",), (0.0,), ({"a": 1.0},), 0.4)


@pytest.mark.parametrize(
    "content",
    [
        "no JSON",
        "[]",
        json.dumps(row(format=99)),
        json.dumps(row(weights={})),
        json.dumps(row(weights={"yes": {"a": "much"}})),
    ],
)
def test_what_is_no_model_is_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "same.json"
    path.write_text(content)
    with pytest.raises(ValueError, match=r"same\.json: no model"):
        read_model(path)


def test_the_packaged_models_load_and_know_the_codebooks_frames() -> None:
    models = load_models()
    assert set(models.frame.labels) <= set(load_types().frames)
    for model in (models.same, models.worth):
        assert model.labels == ("yes",) and 0.0 < model.threshold < 1.0


def test_a_packaged_model_weighs_little() -> None:
    import dateline.learned

    folder = Path(dateline.learned.__file__).parent / "data"
    assert sum(path.stat().st_size for path in folder.glob("*.json")) < 2_000_000
