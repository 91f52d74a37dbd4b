"""Run by Alembic: revisions are applied on the connection that the store gives, in its transaction."""

from __future__ import annotations

from alembic import context

from reportkit.casework.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=context.config.attributes["version_table"],
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
