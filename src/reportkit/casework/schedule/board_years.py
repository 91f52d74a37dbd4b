"""What the board does anew every year: elections (H75) and reviews of its membership (H77)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportkit.casework.board import OFFICE_GOES_ON, Role
from reportkit.casework.calendar import Deadline, renewal
from reportkit.casework.events import board_kinds as said
from reportkit.casework.minute_book import MinuteBook
from reportkit.casework.schedule.line import Known, Line, State, Undated, line_of
from reportkit.settings import Terms
from reportkit.settings.policies import PolicyPack

_ELECTED = (Role.AUTHORITY_CO_CHAIR, Role.SCHOOLS_CO_CHAIR, Role.CLERK)
_ELECTION, _REVIEW = "annual_election", "membership_review"


def known_of(book: MinuteBook) -> Known:
    """What is known of the board, and since which day anything of it is on record."""
    return Known(book.as_at, min((told.event.happened_on for told in book.history.told), default=None))


def elections(book: MinuteBook) -> Mapping[Role, tuple[date, ...]]:
    """The days on which each Co-Chair and the clerk were elected, nobody left out."""
    found: dict[Role, list[date]] = {role: [] for role in _ELECTED}
    for event, election in book.all(said.Election):
        for person in book.people(event.happened_on):
            if person.id in election.elected and person.role in found:
                found[person.role].append(event.happened_on)
    return {role: tuple(days) for role, days in found.items()}


def renewals(book: MinuteBook, pack: PolicyPack, terms: Terms) -> Iterator[Line]:
    """For every election and review by when the next was due, and when that was."""
    known = known_of(book)
    for role, days in elections(book).items():
        for number, due in enumerate(_deadlines(pack, _ELECTION, f"election of the {role}", days, terms)):
            line = line_of(due, f"election/{role.name}/{number}", known, short="election")
            yield replace(line, note=OFFICE_GOES_ON) if _is_overdue(line, role) else line
    reviews = [event.happened_on for event, _ in book.all(said.MembershipReview)]
    for number, due in enumerate(_deadlines(pack, _REVIEW, "review of the membership", reviews, terms)):
        yield line_of(due, f"membership/{number}", known, short="review of membership")


def _is_overdue(line: Line, role: Role) -> bool:
    """Whether a Co-Chair, of whom there must be one for a quorum (H78), is not elected anew in time."""
    return role is not Role.CLERK and line.done_on is None and line.state in (State.LATE, State.NOT_ON_RECORD)


def never_done(book: MinuteBook) -> Iterator[Undated]:
    """Elections and reviews of which none is on record, so that no day can be named."""
    never = [f"the {role}" for role, days in elections(book).items() if not days]
    if never:
        *others, last = never
        named = f"{', '.join(others)} and {last}" if others else last
        yield _undated("H75", f"No election of {named}")
    if not book.all(said.MembershipReview):
        yield _undated("H77", "No review of the membership")


def _deadlines(
    pack: PolicyPack, rule: str, what: str, days: Sequence[date], terms: Terms
) -> Iterator[Deadline]:
    for number, day in enumerate(days, start=1):
        after = days[number] if number < len(days) else None
        yield replace(renewal(pack, rule, what, day, terms), done_on=after)


def _undated(rule: str, what: str) -> Undated:
    return Undated(
        rule, f"{what} is on record. So the day of the next cannot be said.", "Record the last one."
    )
