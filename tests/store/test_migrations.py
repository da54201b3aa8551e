"""The migrations give exactly the tables of the schema, on both databases."""

import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from dateline.store import Store, StoreError
from dateline.store.backends.base import WRITES
from dateline.store.migrations import HEAD, REVISIONS, TABLE, configuration, revision
from dateline.store.schema import DERIVED, KEPT, metadata

SEARCH = {"claim_words", "report_words"}


def test_the_revisions_named_are_those_that_there_are() -> None:
    scripts = ScriptDirectory.from_config(configuration())
    assert [one.revision for one in reversed(list(scripts.walk_revisions()))] == list(REVISIONS)
    assert scripts.get_current_head() == HEAD


def test_migrations_lead_to_the_tables_of_the_schema(store: Store) -> None:
    ours = {table.name for table in metadata.sorted_tables}
    assert ours == {table.name for table in (*KEPT, *DERIVED)}

    def wanted(name: str | None, kind: str, _: object) -> bool:
        return kind != "table" or (name or "").partition("_")[0] in {one.partition("_")[0] for one in ours - SEARCH}

    with store.engine.connect() as connection:
        assert revision(connection) == HEAD
        options = {
            "version_table": TABLE,
            "compare_type": True,
            "compare_server_default": True,
            "include_name": lambda name, kind, parents: (
                wanted(name, kind, parents) and not (kind == "table" and (name or "").startswith(tuple(SEARCH)))
            ),
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
        assert set(inspect(connection).get_table_names()) >= ours | {TABLE, "claim_words", "report_words"}


def test_migrations_write_the_very_words_that_the_schema_writes(tmp_path: Path) -> None:
    """Cascades, variants and checks too, which a comparison may not see."""
    with Store.open(tmp_path / "store.sqlite", create=True) as store, store.engine.connect() as connection:
        migrated = ddl(connection)
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        made = ddl(connection)
    assert {name: migrated.get(name) for name in made} == made
    engine.dispose()


def ddl(connection: Connection) -> dict[str, list[str]]:
    """Return the statements that a database was made by, each cut into its lines."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {row.name: sorted(line.strip().rstrip(",") for line in row.sql.splitlines()) for row in rows}


def test_a_migration_does_not_change_with_the_schema() -> None:
    for path in (Path(sys.modules["dateline.store.migrations"].__file__ or "").parent / "versions").glob("*.py"):
        assert "schema" not in path.read_text().replace("schema.py", "")


def test_a_store_of_a_newer_dateline_is_left_alone(store: Store, place: str) -> None:
    with store.engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        connection.execute(text(f"UPDATE {TABLE} SET version_num = '9999'"))
    for create in (False, True):
        with pytest.raises(StoreError, match=r"newer dateline \(schema 9999\)"):
            Store.open(place, create=create)
