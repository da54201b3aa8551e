"""The store's schema over time: Alembic's migrations, run when a store of an older dateline is opened."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from dateline.store.backends.base import WRITES, Backend

HEAD = "0001"
"""The newest revision; a test sees that it is."""


def revision(connection: Connection) -> str | None:
    """Return the revision of the schema that a database has, ``None`` where it has none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(engine: Engine, backend: Backend) -> None:
    """Bring a database to the newest revision, or make the tables where it has none. All or nothing."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        backend.lock(connection)
        config.attributes.update(connection=connection, backend=backend)
        command.upgrade(config, "head")
