"""Erasing a person on request: the one change that the guards let through, and only while it is open.

What is erased is words; the event, its day, its number and its kind stay, with a mark.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FIXED = ("stream", "number", "authority", "urn", "kind", "recorded_at", "happened_on", "corrects")
_SQLITE = (
    "DROP TRIGGER casework_events_unchanged",
    f"""
    CREATE TRIGGER casework_events_unchanged BEFORE UPDATE ON casework_events
    WHEN NOT EXISTS (SELECT 1 FROM casework_open_erasures WHERE event = NEW.erased_by)
      OR OLD.indicators IS NOT NEW.indicators
      OR {" OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _FIXED)}
    BEGIN SELECT RAISE(ABORT, 'casework events are never changed: record a correction'); END
    """,
)
_POSTGRES = (
    "DROP TRIGGER casework_events_unchanged ON casework_events",
    f"""
    CREATE TRIGGER casework_events_unchanged BEFORE UPDATE ON casework_events
    FOR EACH ROW WHEN (
      NEW.erased_by IS NULL
      OR OLD.indicators::text IS DISTINCT FROM NEW.indicators::text
      OR {" OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _FIXED)}
    ) EXECUTE FUNCTION casework_events_refuse()
    """,
    """
    CREATE FUNCTION casework_events_erase() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM casework_open_erasures WHERE event = NEW.erased_by)
      THEN RAISE EXCEPTION 'casework events are never changed or deleted: record a correction';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER casework_events_erased BEFORE UPDATE ON casework_events
    FOR EACH ROW EXECUTE FUNCTION casework_events_erase()
    """,
)


def upgrade() -> None:
    """The mark, the list of erasures under way, and the guard that knows them."""
    op.add_column("casework_events", sa.Column("erased_by", sa.Text))
    op.create_table("casework_open_erasures", sa.Column("event", sa.Text, primary_key=True))
    for guard in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRES:
        op.execute(guard)


def downgrade() -> None:
    """Never: the marks would be lost."""
    raise NotImplementedError("The marks of erasures would be lost. Restore a backup into an empty store.")
