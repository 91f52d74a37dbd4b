"""What comes round again: elections and reviews every year (H75, H77), a meeting every term (H81)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from reportkit.casework.calendar.days import plus_months
from reportkit.casework.calendar.deadlines import Deadline
from reportkit.casework.calendar.meetings import Meeting
from reportkit.settings import Terms
from reportkit.vocabulary import Term

_EVERY_TERM = "H81"


def renewal(rule: str, what: str, last: date, months: int) -> Deadline:
    """By when something last done on a day is to be done again."""
    return Deadline(rule, what, plus_months(last, months))


def meeting_of_term(terms: Terms, term: Term, meetings: Sequence[Meeting]) -> Deadline:
    """The term's own board meeting, due by its last day (A3.23); an extraordinary one is not it (H82)."""
    last = terms.after(term).starts - timedelta(days=1)
    held = [m.day for m in meetings if term.starts <= m.day <= last and not m.is_extraordinary]
    return Deadline(_EVERY_TERM, f"board meeting of the {term.label}", last, min(held, default=None))
