import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError

from dateline.store.errors import StoreError, complaint, plainly


class Complaint(Exception):
    """What a driver raises, with its code."""

    def __init__(self, words: str, **codes: str) -> None:
        super().__init__(words)
        for name, code in codes.items():
            setattr(self, name, code)


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"sqlite_errorname": "SQLITE_FULL"}, "make room"),
        ({"sqlite_errorname": "SQLITE_READONLY_DBMOVED"}, "it may only be read"),
        ({"sqlite_errorname": "SQLITE_BUSY_SNAPSHOT"}, "try again"),
        ({"sqlite_errorname": "SQLITE_CORRUPT_VTAB"}, "go back to a copy"),
        ({"sqlite_errorname": "SQLITE_IOERR_WRITE"}, "the disk gives an error; what was kept before is safe"),
        ({"sqlstate": "53100"}, "the server's disk is full"),
        ({"sqlstate": "57P01"}, "when it is back"),
        ({"sqlstate": "28P01"}, "see name and password"),
        ({"sqlstate": "42501"}, "ask whoever runs the server"),
        ({}, "can't be reached"),
    ],
)
def test_each_complaint_says_what_to_do_and_what_the_database_said(codes: dict[str, str], said: str) -> None:
    error = OperationalError("SELECT 1", None, Complaint("its own\n  words", **codes))
    with pytest.raises(StoreError, match=r"^here: ") as caught, plainly("here"):
        raise error
    assert said in str(caught.value) and "(its own words)" in str(caught.value)


@pytest.mark.parametrize("kind", [IntegrityError, ProgrammingError])
def test_mistakes_of_the_programs_own_are_left_as_they_are(kind: type[DBAPIError]) -> None:
    error = kind("SELECT 1", None, sqlite3.OperationalError("no such table: x"))
    assert complaint(error) is None
    with pytest.raises(kind), plainly("here"):
        raise error
