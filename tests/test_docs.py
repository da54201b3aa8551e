"""The docs are current: tables, examples, links, commands, fields."""

import json
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import dateline
from dateline.cli.main import build_parser
from dateline.codebook.types import load_types
from dateline.codebook.user import SECTIONS, load_codebook
from dateline.export.csv import COLUMNS
from dateline.export.jsonl import LAYERS, record_object
from dateline.export.shapes.tables import tables
from dateline.export.shapes.world import table
from dateline.export.shapes.writers import FOLDERS, SHAPES
from dateline.knowledge.actors import load_actors
from dateline.knowledge.supplement import load_places

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tools import make_accuracy_docs, make_codebook_docs, make_examples  # noqa: E402  (no installed package)

PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").glob("*.md")
)
TEXT = "Gunmen attacked a police post in Homs on Friday, killing three officers, state media told Reuters."


def _page(name: str) -> str:
    return (ROOT / name).read_text("utf8")


def test_tables_of_the_codebook_are_current() -> None:
    assert make_codebook_docs.main(["--check"]) == 0, "run python tools/make_codebook_docs.py (make docs)"


def test_tables_of_the_accuracy_page_are_current() -> None:
    assert make_accuracy_docs.main(["--check"]) == 0, "run python -m tools.make_accuracy_docs (make docs)"


def test_figures_are_read_from_under_their_heading() -> None:
    page = "# Results\n\n## claims\n\nWords.\n\n| metric | figure |\n|---|---|\n| check record | 0.5 |\n\n## speed\n"
    assert make_accuracy_docs.read(page) == {"claims": [("metric", "figure"), ("check record", "0.5")]}


def test_missing_figure_is_noticed() -> None:
    with pytest.raises(KeyError):
        make_accuracy_docs.tables({"claims": [("check record", "0.5")]}, {})


def test_every_type_mode_and_stance_stands_in_the_codebook_page() -> None:
    page, types = _page("docs/codebook.md"), load_types()
    for one in types.types.values():
        assert f"`{one.id}`" in page
        assert all(f"`{mode.id}`" in page for mode in one.modes)
    assert all(f"| `{name}` |" in page for name in (*types.stances, *types.frames, *types.outcomes))


def test_stale_table_is_noticed() -> None:
    page = "a\n<!-- table: frames -->\nold\n<!-- end -->\nb\n"
    assert make_codebook_docs.filled(page, {"frames": "new"}) == page.replace("old", "new")
    with pytest.raises(KeyError):
        make_codebook_docs.filled(page.replace("frames", "nonsense"), {"frames": "new"})


def test_bar_in_a_meaning_does_not_break_the_table() -> None:
    types = load_types()
    term = next(iter(types.stances.values()))
    assert "a \\| b" in make_codebook_docs.term_table("x", {"x": type(term)("x", "a | b")})


def test_examples_are_what_dateline_prints() -> None:
    assert make_examples.main(["--check"]) == 0, "run python tools/make_examples.py (make docs)"


def test_session_is_run_in_one_folder_and_unknown_commands_are_left() -> None:
    page = (
        "a\n<!-- session -->\nold\n$ mkdir x\n$ dateline demo --save r.jsonl\n<!-- end -->\n"
        "<!-- session -->\n$ dateline verify --store none.sqlite | head -1\n$ dateline juggle\n<!-- end -->\n"
        "<!-- file: acled.csv -->\n<!-- end -->\n"
        "<!-- session -->\n$ dateline --version | head -1\n<!-- end -->\n"
    )
    made = make_examples.session(page)
    assert "```text\n$ mkdir x\n$ dateline demo --save r.jsonl\n```" in made and "old" not in made
    assert "$ dateline verify --store none.sqlite | head -1\n$ dateline juggle\n<!-- end -->" in made
    assert "event_id_cnty;" in made and f"$ dateline --version | head -1\ndateline {dateline.__version__}\n" in made
    with pytest.raises(RuntimeError, match="ended with 2"):
        make_examples.session("<!-- session -->\n$ dateline verify --store none.sqlite\n<!-- end -->")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[\w-]*)?\)", page.read_text("utf8")):
        if not target.startswith("https://") and not target.endswith("RESULTS.md"):  # that one is written by the bench
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_commands_shown_are_understood(page: Path) -> None:
    shown = re.findall(
        r"(?m)^(?:\$ |.*\| )?(dateline (?:code|explain|gazetteer|demo|add|verify|compare|plot)\b[^\n|]*)$",
        page.read_text("utf8"),
    )
    for command in shown:
        words = shlex.split(command, comments=True)[1:]
        assert build_parser().parse_args(words), command


def test_make_targets_named_in_the_docs_exist() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", _page("Makefile")))
    named = {
        name
        for page in PAGES
        for name in re.findall(r"(?m)`make (\w+)`|^make (\w+)", page.read_text("utf8"))
        for name in name
        if name
    }
    assert {"demo", "test", "bench", "docs"} <= named
    assert named <= targets


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in _keys(inner)}
    return {key for inner in value for key in _keys(inner)} if isinstance(value, list) else set()


def test_every_field_of_the_output_is_described() -> None:
    page = _page("docs/formats.md")
    row = record_object(dateline.code(TEXT, published="2019-03-04", language="en"), LAYERS)
    assert row["claims"]
    row["claims"] = [{k: v for k, v in claim.items() if k != "rules"} for claim in row["claims"]]
    missing = {key for key in _keys(json.loads(json.dumps(row))) if f"`{key}`" not in page}
    assert not missing


def test_every_column_is_described() -> None:
    page = _page("docs/formats.md")
    losses = re.compile(r"(injured|captured|missing|displaced)_(low|high)")
    assert not [c for c in COLUMNS if f"`{c}`" not in page and not losses.fullmatch(c)]
    assert all(f"`{outcome}`" in page for outcome in ("injured", "captured", "missing", "displaced"))


def test_every_export_is_described() -> None:
    page = _page("docs/formats.md")
    assert all(f"`{name}`" in page for name in (*SHAPES, *FOLDERS, *tables()))
    assert all(f"### {name}\n" in page for name in SHAPES)
    assert all(rule["sub"] in page and rule["type"] in page for rule in table("acled")["rules"])


@pytest.mark.parametrize(
    ("number", "load"), [(0, load_actors), (1, load_places), (2, load_codebook)], ids=["actors", "places", "codebook"]
)
def test_files_shown_for_extending_can_be_loaded(number: int, load: Callable[[Path], object], tmp_path: Path) -> None:
    shown = re.findall(r"```yaml\n(.*?)```", _page("docs/extending.md"), re.DOTALL)[number]
    path = tmp_path / "own.yaml"
    path.write_text(shown, "utf8")
    assert load(path)


def test_every_section_of_a_codebook_file_is_described() -> None:
    page = _page("docs/extending.md")
    assert all(f"| `{section}` |" in page for section in SECTIONS)


def test_citation_and_changelog_carry_the_version() -> None:
    assert yaml.safe_load(_page("CITATION.cff"))["version"] == dateline.__version__
    assert dateline.__version__ in _page("CHANGELOG.md")
