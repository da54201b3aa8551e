from datetime import date

import pytest

from dateline.compare.table import BadRow, UnknownTable, count, day, decoded, degrees, listed, number, rows


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separator_and_encoding_are_found(separator: str, encoding: str) -> None:
    text = (
        separator.join(("Event Date", "LOCATION"))
        + "\r\n"
        + separator.join(("2018-03-20", "Sarmīn" if encoding != "cp1252" else "Café"))
    )
    names, found = rows(text.encode(encoding))
    (row,) = found
    assert names == ("event_date", "location") and row.line == 2
    assert row.cells["location"] == ("Sarmīn" if encoding != "cp1252" else "Café")


def test_cells_with_line_breaks_count_as_one_row_and_empty_rows_as_none() -> None:
    _, found = rows(b'\n\na,b\n1,"two\nlines"\n,\n3,4\n')
    assert [row.cells["a"] for row in found] == ["1", "3"]


def test_rows_shorter_than_the_header_lack_the_last_cells() -> None:
    _, found = rows(b"a,b\n1\n")
    assert [dict(row.cells) for row in found] == [{"a": "1"}]


@pytest.mark.parametrize("content", [b"", b"  \n\n"])
def test_empty_file_is_no_table(content: bytes) -> None:
    with pytest.raises(UnknownTable, match="empty"):
        rows(content)


@pytest.mark.parametrize(
    "text",
    [
        "2018-01-07",
        "2018-1-7",
        "2018-01-07 00:00:00.000",
        "07 January 2018",
        "7 Jan 2018",
        "07-Jan-18",
        "January 7, 2018",
    ],
)
def test_days_are_read_in_the_forms_of_exports(text: str) -> None:
    assert day(text) == date(2018, 1, 7)


@pytest.mark.parametrize("text", ["", "soon", "2018-02-30", "01/07/2018", "31 February 2018"])
def test_what_is_no_day_or_may_be_two_is_refused(text: str) -> None:
    with pytest.raises(BadRow, match="day"):
        day(text)


def test_numbers_with_comma_or_nothing() -> None:
    assert number({"x": "35,12"}, "x") == 35.12
    assert number({"x": "NA"}, "x") is None and number({}, "x") is None
    assert count({"x": "12.0"}, "x") == 12
    for text in ("twelve", "inf", "nan2"):
        with pytest.raises(BadRow, match="x: "):
            number({"x": text}, "x")
    for text in ("-3", "2.5"):
        with pytest.raises(BadRow, match="no count"):
            count({"x": text}, "x")


def test_points_off_the_map_are_refused_and_half_a_point_is_none() -> None:
    assert degrees({"latitude": "35", "longitude": "36"}) == (35, 36)
    assert degrees({"latitude": "35"}) is None
    with pytest.raises(BadRow, match="no place on earth"):
        degrees({"latitude": "351", "longitude": "36"})


def test_lists_lose_doubles_and_quotes() -> None:
    assert listed(' "Enab Post"; SOHR ;Enab Post;') == ("Enab Post", "SOHR")


def test_old_windows_text_is_decoded() -> None:
    assert decoded("Gaël".encode("cp1252")) == "Gaël"
