"""The store's schema over time: Alembic's migrations, run when a store of an older dateline is opened."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from dateline.store.backends.base import WRITES, Backend

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS = ("0001",)
"""All revisions, the oldest first; a test sees that there are no others."""
HEAD = REVISIONS[-1]
"""The newest revision."""
TABLE = "dateline_revision"
"""The table that names a database's revision: Alembic's own name for it may be another program's."""


def revision(connection: Connection) -> str | None:
    """Return the revision of the schema that a database has, ``None`` where it has none."""
    if not inspect(connection).has_table(TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalar()


def migrate(engine: Engine, backend: Backend) -> None:
    """Bring a database to the newest revision, or make the tables where it has none. All or nothing."""
    from alembic import command

    config = configuration()
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        backend.lock(connection)
        config.attributes.update(connection=connection, backend=backend)
        command.upgrade(config, "head")


def configuration() -> "Config":
    """Return Alembic's configuration: where the migrations lie."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
