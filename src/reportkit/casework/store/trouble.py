"""A database's own errors as what a person can do about them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from reportkit.exceptions import UsageError

# PostgreSQL: the number was taken meanwhile, could not serialise, deadlock. SQLite's writers take turns.
_CONFLICTS = ("23505", "40001", "40P01")
_DAMAGED = ("malformed", "not a database")


def is_conflict(error: DBAPIError) -> bool:
    """Whether somebody else wrote at the same moment, so that trying again is right."""
    return getattr(error.orig, "sqlstate", None) in _CONFLICTS


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Raises UsageError in place of the errors of a database that cannot be reached, read or written."""
    try:
        yield
    except DatabaseError as error:
        advice = _advice(error)
        if advice is None:
            raise
        where = f"The casework store {url.render_as_string(hide_password=True)}"
        raise UsageError(f"{where} {advice}") from error


def _advice(error: DatabaseError) -> str | None:
    said = next(iter(str(error.orig).strip().splitlines()), "no answer")
    if any(word in said for word in _DAMAGED):
        return "is damaged or is not a database. Move it aside, and restore the newest backup in its place."
    if not isinstance(error, OperationalError):
        return None
    if "locked" in said:
        return "has been written to by somebody else for over a minute. Try again when they have finished."
    return f"cannot be used: {said}. Check that it is there, and REPORTKIT_DATABASE_URL if it is set."
