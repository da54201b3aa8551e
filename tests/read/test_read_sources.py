"""Files, folders, patterns, standard input: every item becomes a report or a failure, in a fixed order."""

import io
import json
import os
import socket
from collections import Counter
from pathlib import Path

import pytest

from dateline.model import Report
from dateline.read import Defaults, Failure, make_report, read, sources
from dateline.read import jsonl as jsonl_module

BODY = "Two shells landed on the market of Ardania on Monday, the mayor said. Five people were wounded in the blast."
PAGE = f"""<html><head><title>Shells hit the market of Ardania | Ardan Post</title>
<meta property="og:site_name" content="Ardan Post">
<meta property="article:published_time" content="2021-03-02T08:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Shells hit the market of Ardania</h1>
<p>{BODY}</p><p>{BODY.replace("Monday", "Tuesday")}</p><p>{BODY.replace("Monday", "Friday")}</p>
<h3>Related Articles</h3><ul><li>Another thing that happened</li></ul></article></body></html>"""


def items(*paths: object, **more: object) -> list[Report | Failure]:
    return list(read([str(path) for path in paths], **more))  # type: ignore[arg-type]


def failure(*paths: object, **more: object) -> Failure:
    found = items(*paths, **more)
    assert len(found) == 1
    assert isinstance(found[0], Failure)
    return found[0]


def report(*paths: object, **more: object) -> Report:
    found = items(*paths, **more)
    assert len(found) == 1
    assert isinstance(found[0], Report), found[0]
    return found[0]


def test_a_text_file_is_kept_and_its_line_ends_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "item-7.txt"
    path.write_bytes(b"\xef\xbb\xbf" + BODY.encode() + b"\r\nMore was said later.\r\n")
    made = report(path)
    assert made.id == "item-7"
    assert made.text == BODY + "\nMore was said later.\n"
    assert made.language == "en"
    assert [cut.reason for cut in made.cut] == ["byte order mark", "2 line ends CR LF written as LF"]


def test_the_hash_is_of_the_original_bytes(tmp_path: Path) -> None:
    from hashlib import sha256

    path = tmp_path / "a.txt"
    path.write_bytes(BODY.encode("utf-16"))
    assert report(path).sha256 == sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", b"... --- ...", "no words"),
        ("a.txt", b"%PDF-1.7 abc", "PDF"),
        ("a.txt", b"PK\x03\x04abc", "ZIP"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a.txt", b"abc\x00def\x00\x00ghi jkl", "NUL"),
        ("a.txt", b"\xff\xfe\x00\xd8", "UTF-16"),
        ("a.html", b"<html><body><nav>Home</nav></body></html>", "no article"),
        ("a.html", b"\xff\xd8\xff\xe0", "JPEG"),
        ("a.docx", b"PK\x03\x04", ".docx"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.jsonl", b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_what_is_no_report_says_what_it_seems_to_be(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = failure(path)
    assert found.where == str(path)
    assert words in found.reason


def test_a_missing_path_a_broken_link_and_an_idle_pattern_are_failures(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert failure(tmp_path / "absent.txt").reason == "no such file or folder"
    assert failure(tmp_path / "gone.txt").reason == "a link to nothing"
    assert failure(tmp_path / "*.html").reason == "the pattern matches nothing"
    assert "no .txt" in failure(_made(tmp_path / "empty")).reason


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    path.chmod(0)
    assert failure(path).reason == "no permission to read it"


def test_a_folder_is_read_in_order_and_other_files_are_counted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/a.txt", "sub/.hidden.txt", "notes.pdf", "more.pdf", "README"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY)
    skipped: Counter[str] = Counter()
    found = items(tmp_path, skipped=skipped)
    assert [item.id for item in found if isinstance(item, Report)] == ["a", "b", "sub/a"]
    assert skipped == {".pdf": 2, "no suffix": 1}
    assert items(tmp_path) == found


def test_a_pattern_is_read_in_order(tmp_path: Path) -> None:
    for name in ("x2.txt", "x1.txt", "y.txt"):
        (tmp_path / name).write_text(BODY)
    assert [item.id for item in items(tmp_path / "x*.txt") if isinstance(item, Report)] == ["x1", "x2"]


def test_a_name_with_brackets_is_a_file_first(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(BODY)
    assert report(tmp_path / "a[1].txt").id == "a[1]"


def test_a_file_above_the_limit_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_FILE", 50)
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    assert "too large" in failure(path).reason


def test_a_text_above_the_limit_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("word " * 200_001)
    assert "1,000,005 characters" in failure(path).reason


def test_a_page_gives_its_text_title_day_and_outlet(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    made = report(path)
    assert made.text.startswith("Shells hit the market of Ardania\n\nTwo shells landed")
    assert made.title == "Shells hit the market of Ardania"
    assert made.outlet == "Ardan Post"
    assert made.published is not None
    assert (str(made.published.first), made.published.basis) == ("2021-03-02", "page")
    assert "Related" not in made.text
    assert any("menus" in cut.reason for cut in made.cut)
    assert made.zones[0].kind == "headline"


def test_given_values_go_before_those_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    made = report(path, defaults=Defaults(outlet="Mine", published="2020-01-02", language="en-GB"))
    assert (made.outlet, made.language) == ("Mine", "en")
    assert made.published is not None
    assert (str(made.published.first), made.published.basis) == ("2020-01-02", "given")


def test_each_bad_line_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 7, "text": BODY, "published": "2018-10-06T23:30:00+03:00", "outlet": "A"}),
        "{broken",
        json.dumps({"id": "x"}),
        "",
        json.dumps({"text": 5}),
        json.dumps(["text"]),
        json.dumps({"text": BODY, "published": "yesterday"}),
        json.dumps({"text": "half \ud800 a character"}),
        json.dumps({"html": PAGE, "url": "https://ardan.example/2021/x"}),
    ]
    path = tmp_path / "many.jsonl"
    path.write_bytes("\n".join(lines).encode() + b"\n\xff\xff\n")
    found = items(path)
    made = [item for item in found if isinstance(item, Report)]
    failed = {item.where.rsplit(":", 1)[1]: item.reason for item in found if isinstance(item, Failure)}
    assert [item.id for item in made] == ["7", made[1].sha256[:16]]
    assert made[0].published is not None
    assert str(made[0].published.first) == "2018-10-06"
    assert sorted(failed) == ["10", "2", "3", "5", "6", "7", "8"]
    assert failed["3"] == "neither text nor html in it"
    assert "2018-10-06" in failed["7"]
    assert "UTF-8" in failed["10"]


def test_the_outlet_is_told_by_the_address() -> None:
    def outlet(url: str) -> str | None:
        return report("-", stdin=io.BytesIO(json.dumps({"text": BODY, "url": url}).encode())).outlet

    assert outlet("https://www.reuters.com/world/x") == "Reuters"
    assert outlet("https://www.ardan.example/x") == "ardan.example"
    assert outlet("not an address") is None


def test_jsonl_text_is_kept_exactly() -> None:
    text = "  Title \r\n\r\n" + BODY + "  "
    made = report("-", stdin=io.BytesIO(json.dumps({"text": text}).encode()))
    assert made.text == text


def test_a_line_above_the_limit_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl_module, "MAX_LINE", 400)
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": text}) for text in ("word " * 500, BODY)))
    first, second = items(path)
    assert isinstance(first, Failure)
    assert first.where.endswith(":1")
    assert isinstance(second, Report)


@pytest.mark.parametrize(
    ("data", "count"), [(json.dumps({"text": BODY}) + "\n" + json.dumps({"text": BODY}), 2), (PAGE, 1), (BODY, 1)]
)
def test_standard_input_is_told_by_how_it_begins(data: str, count: int) -> None:
    found = items("-", stdin=io.BytesIO(data.encode()))
    assert [type(item) for item in found] == [Report] * count
    assert all(isinstance(item, Report) and "Two shells landed" in item.text for item in found)
    assert all(isinstance(item, Report) and "<p>" not in item.text for item in found)


def test_a_bad_default_is_an_error_at_once() -> None:
    with pytest.raises(ValueError, match="2018-10-06"):
        Defaults(published="06/10/2018")
    with pytest.raises(ValueError, match="code"):
        Defaults(language="English please")


def test_reading_needs_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert make_report(BODY).language == "en"
