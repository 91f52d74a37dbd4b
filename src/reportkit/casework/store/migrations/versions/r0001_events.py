"""Events, appended and never changed: the database itself refuses anything else.

The insert trigger keeps numbers without a gap, and refuses what INSERT OR REPLACE would overwrite.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SQLITE = (
    """
    CREATE TRIGGER casework_events_appended BEFORE INSERT ON casework_events
    WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM casework_events WHERE stream = NEW.stream)
      OR EXISTS (SELECT 1 FROM casework_events WHERE corrects = NEW.corrects OR key = NEW.key)
    BEGIN SELECT RAISE(ABORT, 'casework events are appended, each once and in order'); END
    """,
    """
    CREATE TRIGGER casework_events_kept BEFORE DELETE ON casework_events
    BEGIN SELECT RAISE(ABORT, 'casework events are never deleted'); END
    """,
    """
    CREATE TRIGGER casework_events_unchanged BEFORE UPDATE ON casework_events
    BEGIN SELECT RAISE(ABORT, 'casework events are never changed: record a correction'); END
    """,
)
_POSTGRES = (
    """
    CREATE FUNCTION casework_events_append() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM casework_events WHERE stream = NEW.stream)
      THEN RAISE EXCEPTION 'casework events are appended, each once and in order'
        USING ERRCODE = 'unique_violation';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION casework_events_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'casework events are never changed or deleted: record a correction'; END $$
    """,
    """
    CREATE TRIGGER casework_events_appended BEFORE INSERT ON casework_events
    FOR EACH ROW EXECUTE FUNCTION casework_events_append()
    """,
    """
    CREATE TRIGGER casework_events_kept BEFORE DELETE ON casework_events
    FOR EACH ROW EXECUTE FUNCTION casework_events_refuse()
    """,
    """
    CREATE TRIGGER casework_events_unchanged BEFORE UPDATE ON casework_events
    FOR EACH ROW EXECUTE FUNCTION casework_events_refuse()
    """,
    """
    CREATE TRIGGER casework_events_not_emptied BEFORE TRUNCATE ON casework_events
    FOR EACH STATEMENT EXECUTE FUNCTION casework_events_refuse()
    """,
)


def upgrade() -> None:
    """The table and its guards."""
    op.create_table(
        "casework_events",
        sa.Column("stream", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("authority", sa.Text, nullable=False, index=True),
        sa.Column("urn", sa.Text),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("entered_by", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("indicators", sa.JSON, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("corrects", sa.Text, unique=True),
        sa.Column("key", sa.Text, unique=True),
        sa.CheckConstraint("stream = COALESCE(urn, authority)", name="stream_is_school_or_authority"),
        sa.CheckConstraint("who <> '' AND why <> '' AND kind <> ''", name="says_who_and_why"),
    )
    for guard in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRES:
        op.execute(guard)


def downgrade() -> None:
    """Never: events are not thrown away."""
    raise NotImplementedError("The events would be lost. Restore a backup into an empty store instead.")
