"""Whatever the bytes: reports or failures, never an exception; zones lie inside the text."""

import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Report
from dateline.read import Defaults, Failure, make_report, read
from dateline.read.report import MAX_CHARACTERS

_PIECES = st.sampled_from(
    [
        "Related Articles",
        "BEIRUT (Reuters) -",
        "Published July 27 2016",
        "Monday",
        "29 Oct 2014",
        "(AFP Photo)",
        "\n",
        "\n\n",
        " ",
        "Read more: x",
        "by Ann Lee",
        "النسخة العربية",
        "اليوم الجمعة 28 تشرين الأول",
        "x" * 130 + ".",
        "Source: X",
        "<p>",
        "{",
        "\x00",
        "pic.twitter.com/abc",
        "APRİL 5 2019",
        "11.10.2017",
        "ſunday 31 31 2019",
        "\r",
        "\ufeff",
        "\x85",
        "\u2028",
        "٠٦-٠٧-٢٠٢٢",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=300), st.lists(_PIECES, max_size=14).map(" ".join), st.lists(_PIECES, max_size=14).map("".join)
)
_FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(item: Report | Failure) -> None:
    assert isinstance(item, Report | Failure)
    if isinstance(item, Failure):
        assert item.where
        assert item.reason
        return
    assert 0 < len(item.text) <= MAX_CHARACTERS
    assert item.id
    end = 0
    for zone in item.zones:
        assert end <= zone.span.start < zone.span.end <= len(item.text)
        end = zone.span.end


@_FEW
@given(
    st.one_of(st.binary(max_size=400), _TEXTS.map(lambda t: t.encode("utf-8", "surrogatepass"))),
    st.sampled_from(["txt", "html", "jsonl"]),
)
def test_any_bytes_in_a_file(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{suffix}"
        path.write_bytes(data)
        found = list(read([str(path)]))
    assert found
    for item in found:
        check(item)


@_FEW
@given(st.binary(max_size=400))
def test_any_bytes_on_standard_input(data: bytes) -> None:
    for item in read(["-"], Defaults(), stdin=io.BytesIO(data)):
        check(item)


@_FEW
@given(_TEXTS, st.one_of(st.none(), _TEXTS))
def test_any_text_is_kept_or_refused(text: str, title: str | None) -> None:
    try:
        made = make_report(text, title=title)
    except ValueError:
        return
    assert made.text == text
    assert made == make_report(text, title=title)
    check(made)


@_FEW
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["id", "text", "html", "url", "published", "language"]), inner)
        ),
        max_leaves=6,
    )
)
def test_any_json_is_a_report_or_a_failure(value: object) -> None:
    import json

    for item in read(
        ["-"], stdin=io.BytesIO(json.dumps({"x": 1} | value if isinstance(value, dict) else value).encode())
    ):
        check(item)
