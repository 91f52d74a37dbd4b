"""Why a board as it is on record cannot meet: nobody on it, no quorum though all come (H70 to H78)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from reportkit.casework.board import (
    Attendance,
    Constituency,
    Person,
    QuorumRule,
    Reading,
    Role,
    count_quorum,
    find_composition_breaches,
)
from reportkit.casework.minute_book import MinuteBook, Sitting
from reportkit.casework.minuting.items import is_election
from reportkit.casework.pack_lack import PackLack
from reportkit.vocabulary import in_words

_CHAIRS = "H76"
_MEMBER = "reportkit board member --name ..."
_SEAT = f'{_MEMBER} --role "Co-Chair for school leaders" --constituency ...'
_ITEM = 'reportkit board item --meeting {} --title "Election of Co-Chairs" --purpose decide --owner Clerk'
# What to say of each part of the sum of a quorum, in its order, with what to do.
_NO_QUORUM = (
    (
        "Members on record: {members}. A quorum needs {needed}, so no meeting can be quorate though all of "
        "them come.",
        "Record the others",
        f"{_MEMBER} --constituency ...",
    ),
    (
        "No borough representative{besides} is on record as a member, and no meeting is quorate without one.",
        "Record one",
        f'{_MEMBER} --constituency "{Constituency.OFFICERS}"',
    ),
    (
        "No current Co-Chair is on record, and no meeting is quorate without one.",
        "Record who holds the office",
        _SEAT,
    ),
)


def find_membership_lacks(
    book: MinuteBook, day: date, rule: QuorumRule, elections: Mapping[Role, date]
) -> Iterator[PackLack]:
    """What the board lacks to meet on that day; `elections` are the days by which the next are due."""
    sitting = book.sitting(day)
    people = sitting.people if sitting else book.people(day)
    if not any(person.is_member for person in people):
        yield PackLack(
            "H70",
            "Nobody is on record as a member of the board, so membership and quorum cannot be checked.",
            "Record each",
            f"{_MEMBER} --constituency ...",
        )
        return
    yield from _no_quorum(people, rule)
    yield from _chairs(people)
    yield from _elections(elections, sitting, day)


def _no_quorum(people: Sequence[Person], rule: QuorumRule) -> Iterator[PackLack]:
    """Each part of the sum that is not met though every member comes."""
    everybody = Attendance(tuple(people))
    besides = " besides the Co-Chairs" if rule.reading is Reading.STRICT else ""
    parts = count_quorum(everybody, rule).conditions
    for part, (missing, to_do, command) in zip(parts, _NO_QUORUM, strict=True):
        if not part.is_met:
            said = missing.format(members=len(everybody.members), needed=rule.members, besides=besides)
            yield PackLack("H78", said, to_do, command)


def _chairs(people: Sequence[Person]) -> Iterator[PackLack]:
    """A chair that nobody holds, or two; where nobody holds any, the quorum says so."""
    if any(person.is_co_chair for person in people):
        for breach in find_composition_breaches(people):
            if breach.rule == _CHAIRS:
                yield PackLack(_CHAIRS, breach.words, "Record who holds the office", _SEAT)


def _elections(due: Mapping[Role, date], sitting: Sitting | None, day: date) -> Iterator[PackLack]:
    """Elections that fall due before the meeting and are not held, unless its agenda has them (H75)."""
    late = {role: by for role, by in due.items() if by < day}
    if not late or any(is_election(item.title) for item in (sitting.items if sitting else ())):
        return
    roles, by = " and ".join(f"the {role}" for role in late), in_words(min(late.values()))
    yield PackLack(
        "H75",
        f"The yearly election of {roles} is due by {by}, before the meeting, and is neither on record nor on "
        "the agenda.",
        "Hold it and record it with  reportkit board elected , or put it on the agenda",
        _ITEM.format(day),
    )
