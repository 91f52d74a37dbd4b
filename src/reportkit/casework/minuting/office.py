"""Until when a Co-Chair is one: the yearly election may be overdue, and nothing says that the office ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.casework.board import OFFICE_GOES_ON, Quorum, QuorumRule, Role, count_quorum
from reportkit.casework.calendar import renewal
from reportkit.casework.minute_book import MinuteBook, Sitting
from reportkit.settings import Terms
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words

_CHAIRS = (Role.AUTHORITY_CO_CHAIR, Role.SCHOOLS_CO_CHAIR)
_ELECTION = "annual_election"


def overdue_elections(book: MinuteBook, day: date, pack: PolicyPack, terms: Terms) -> dict[Role, date]:
    """The chairs whose yearly election was due before a day and not held by it, with the day it was due."""
    if pack.deadline_rule(_ELECTION) is None:
        return {}
    elected = book.elected_by(day)
    due = {
        role: renewal(pack, _ELECTION, "", elected[role], terms).due for role in _CHAIRS if role in elected
    }
    return {role: last for role, last in due.items() if last < day}


def quorum_of(
    sitting: Sitting, book: MinuteBook, rule: QuorumRule, pack: PolicyPack, terms: Terms
) -> Quorum | None:
    """The sum of a meeting's quorum, with what its Co-Chairs ask for; None if nobody wrote who came."""
    came = sitting.attendance
    if came is None:
        return None
    overdue = overdue_elections(book, sitting.day, pack, terms)
    return count_quorum(came, rule, tuple(_remarks({one.role for one in came.members}, overdue)))


def _remarks(present: set[Role], overdue: dict[Role, date]) -> Iterator[str]:
    for role, due in overdue.items():
        if role in present:
            yield f"The yearly election of the {role} was due by {in_words(due)} (H75). {OFFICE_GOES_ON}"
