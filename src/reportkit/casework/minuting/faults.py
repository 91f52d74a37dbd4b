"""What cannot all be true of a board's minute book, whatever it was that was recorded last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from reportkit.casework.board import Person, QuorumRule
from reportkit.casework.events import board_kinds as said
from reportkit.casework.minute_book import MinuteBook, Sitting
from reportkit.casework.minuting.decision_faults import decision_faults
from reportkit.casework.minuting.seats import shared_seats
from reportkit.vocabulary import in_words

_ATTENDED = "as somebody who came to the meeting or sent apologies"


def find_faults(book: MinuteBook, rule: QuorumRule) -> tuple[str, ...]:
    """Each as a sentence that says what to do."""
    return tuple(_faults(book, rule))


def _faults(book: MinuteBook, rule: QuorumRule) -> Iterator[str]:
    yield from _on_one_day(book)
    yield from _elected(book)
    yield from shared_seats(book)
    for sitting in book.sittings:
        people = {person.id: person for person in sitting.people}
        astray = [*_not_of_the_board(sitting, people), *_twice(sitting)]
        yield from astray
        yield from _approved(sitting)
        yield from _sent(sitting)
        if not astray:
            yield from decision_faults(sitting, rule)


def _on_one_day(book: MinuteBook) -> Iterator[str]:
    for day, meetings in Counter(sitting.day for sitting in book.sittings).items():
        if meetings > 1:
            first = book.sitting(day)
            yield (
                f"two meetings would be on record for {in_words(day)}. To change the first, record it again "
                f"with --corrects {first.event.id if first else ''}"
            )


def _elected(book: MinuteBook) -> Iterator[str]:
    for event, election in book.all(said.Election):
        people = {person.id: person for person in book.people(event.happened_on)}
        for number in election.elected:
            person = people.get(number)
            if person is None:
                yield _unknown(number, "as elected", event.happened_on)
            elif person.is_member and not person.is_co_chair:
                yield (
                    f"{person.name} is neither Co-Chair nor clerk on {in_words(event.happened_on)}. Record "
                    "the new role first:  reportkit board member"
                )


def _not_of_the_board(sitting: Sitting, people: dict[str, Person]) -> Iterator[str]:
    for attended in _attendance(sitting):
        for number in (*attended.present, *attended.apologies):
            if number not in people:
                yield _unknown(number, _ATTENDED, sitting.day)


def _twice(sitting: Sitting) -> Iterator[str]:
    for attended in _attendance(sitting):
        for number, times in Counter((*attended.present, *attended.apologies)).items():
            if times > 1:
                yield (
                    f"“{number}” stands twice among those who came or sent apologies on "
                    f"{in_words(sitting.day)}: each person counts once. Leave one of the two out"
                )


def _approved(sitting: Sitting) -> Iterator[str]:
    for event in sitting.events:
        if not isinstance(event.payload, said.MinutesApproved):
            continue
        person = sitting.approver(event.id, event.payload.approved_by)
        if person is None:
            yield _unknown(event.payload.approved_by, "as the Co-Chair who approved", event.happened_on)
        elif not person.is_co_chair:
            yield (
                f"{person.name} was no Co-Chair on {in_words(sitting.day)}, the day of the meeting, nor on "
                f"{in_words(event.happened_on)}, that of the approval, and one of the two approves its "
                "minutes (H87). Name one of them"
            )


def _sent(sitting: Sitting) -> Iterator[str]:
    """Minutes that went to members as approved, and were not as they then stood (H87)."""
    trail = sitting.trail
    for sent in trail.unapproved:
        changed = trail.approved_before(sent)
        how = "have changed since a Co-Chair approved them" if changed else "were not approved by a Co-Chair"
        yield (
            f"the minutes of {in_words(sitting.day)} that went to members on {in_words(sent.on)} {how}, and "
            "members get approved minutes (H87). Record the approval first, with its day:  reportkit board "
            "approve-minutes . If members were sent a draft, say so with --draft: it does not meet the rule"
        )


def _attendance(sitting: Sitting) -> Iterator[said.Attended]:
    for event in sitting.events:
        if isinstance(event.payload, said.Attended):
            yield event.payload


def _unknown(number: str, how: str, day: date) -> str:
    return (
        f"“{number}” is named {how}, and is not on the board on {in_words(day)}. Record the person first, "
        "from that day or an earlier one on, as member, clerk or invited:  reportkit board member"
    )
