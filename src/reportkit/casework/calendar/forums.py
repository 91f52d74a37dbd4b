"""The days of Schools' Forum: which of them follows a board meeting, and by when it wants its papers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from reportkit.settings import Terms


def forums_near(day: date, forums: Iterable[date], terms: Terms) -> tuple[date, ...]:
    """Those up to the end of the term after that of the day.

    A later one is not taken for the one that follows a meeting on it: those in between are not known.
    """
    started = [term.starts for term in terms.in_order if term.starts > day]
    last = started[1] - timedelta(days=1) if len(started) > 1 else None
    return tuple(forum for forum in forums if last is None or forum <= last)


def forum_papers_due(forum: date | None, before: int | None) -> date | None:
    """By when the Forum wants its papers, None where that is not known."""
    return None if forum is None or before is None else forum - timedelta(days=before)
