"""Alembic's entry: runs the migrations on the connection that the store hands over."""

from alembic import context

from dateline.store.migrations import TABLE

context.configure(
    connection=context.config.attributes["connection"],
    version_table=TABLE,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
