"""What comes round again: elections and reviews every year (H75, H77), a meeting every term (H81)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from reportkit.casework.calendar.deadlines import Deadline
from reportkit.casework.calendar.meeting import Meeting
from reportkit.exceptions import UsageError
from reportkit.settings import Terms
from reportkit.settings.policies import CountedDate, PolicyPack
from reportkit.vocabulary import Term

_EVERY_TERM = "H81"


def renewal(pack: PolicyPack, name: str, what: str, last: date, terms: Terms) -> Deadline:
    """By when something last done on a day is to be done again, under the policy's rule of that name.

    Raises UsageError for a policy without such a rule.
    """
    rule = pack.deadline_rule(name)
    if rule is None or not isinstance(rule.deadline, CountedDate):
        raise UsageError(
            f"The policy {pack.id} has no rule “{name}” that says within what time, so no day can be worked "
            "out. Add the rule to its file in params/policies, or name another policy."
        )
    return Deadline(rule.id, what, rule.deadline.due(last, terms))


def meeting_of_term(terms: Terms, term: Term, meetings: Sequence[Meeting]) -> Deadline:
    """The term's own board meeting, due by its last day (A3.23); an extraordinary one is not it (H82)."""
    last = terms.after(term).starts - timedelta(days=1)
    held = [m.day for m in meetings if term.starts <= m.day <= last and not m.is_extraordinary]
    return Deadline(_EVERY_TERM, f"board meeting of the {term.label}", last, min(held, default=None))
