"""Each test that takes ``place`` or ``store`` runs twice: on SQLite, and on PostgreSQL where it is installed."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from tests.store.server import missing, server

from dateline.store import Store

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server of the tests' own."""
    if reason := missing():
        pytest.skip(reason)
    with server() as url:
        yield url


@pytest.fixture
def schema(postgresql: str) -> Iterator[str]:
    """The URL of an empty schema of its own."""
    import psycopg

    name = f"test_{next(_NUMBERS)}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        yield f"{postgresql}?options=-csearch_path%3D{name}"
        connection.execute(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store is to be: a file's path, or a URL."""
    if request.param == "sqlite":
        return str(tmp_path / "store.sqlite")
    url: str = request.getfixturevalue("schema")
    return url


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty store."""
    with Store.open(place, create=True) as opened:
        yield opened
