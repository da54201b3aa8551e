"""The first tables."""

from alembic import context, op

from dateline.store.schema import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables, and what is the database's own."""
    metadata.create_all(op.get_bind())
    context.config.attributes["backend"].create(op.get_bind())
