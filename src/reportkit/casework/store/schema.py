"""Bringing a database's schema up to what this code knows, on first use."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect, text

from reportkit.casework.store.address import WRITES
from reportkit.exceptions import UsageError

REVISIONS = ("0001", "0002")
_VERSION = "casework_version"
_LOCK = 7_310_119  # any number, the same in every process


def bring_up(engine: Engine, to: str = REVISIONS[-1]) -> None:
    """Apply the revisions that are missing. Raises UsageError for a schema newer than this code."""
    with engine.connect() as connection:
        held = _held(connection)
    _check_known(held)
    if held != to:
        with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            _migrate(connection, to)


def _held(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_VERSION):
        return None
    return connection.execute(text(f"SELECT version_num FROM {_VERSION}")).scalar_one_or_none()


def _check_known(held: str | None) -> None:
    if held is not None and held not in REVISIONS:
        raise UsageError(
            f"The casework store was written by a newer reportkit (its schema is {held}, this one knows "
            f"{REVISIONS[-1]}). Nothing was changed. Update reportkit, and try again."
        )


def _migrate(connection: Connection, to: str) -> None:
    """One process migrates; others that came at the same time wait, and find it done."""
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    held = _held(connection)
    _check_known(held)
    if held is None or REVISIONS.index(held) < REVISIONS.index(to):
        config = Config()
        config.set_main_option("script_location", "reportkit.casework.store:migrations")
        config.attributes.update(connection=connection, version_table=_VERSION)
        command.upgrade(config, to)
