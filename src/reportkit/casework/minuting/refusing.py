"""What may not be recorded of the board, given what was recorded before: the one place that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.casework.calendar import MeetingDates
from reportkit.casework.events import Event, called
from reportkit.casework.events import board_kinds as said
from reportkit.casework.minute_book import MinuteBook, Sitting, open_minute_book, person_of
from reportkit.casework.minuting.faults import find_faults
from reportkit.casework.minuting.forum_faults import not_to_forum
from reportkit.casework.minuting.rules import BoardTerms
from reportkit.exceptions import CaseworkRefused
from reportkit.vocabulary import in_words

_BEFORE = (said.AgendaItem, said.Paper, said.PapersSent)
_AFTER = (
    *(said.Attended, said.Minute, said.BoardDecision, said.Action, said.MinutesApproved),
    *(said.MinutesSent, said.MinutesToForum, said.ForumRecommendation),
)


def check_board_event(event: Event, before: Sequence[Event], terms: BoardTerms) -> None:
    """Raises CaseworkRefused for an event of the board that may not follow those recorded before it.

    A correction of what there is not is left to the store, which refuses it.
    """
    if event.corrects is not None and event.corrects not in {one.id for one in before}:
        return
    as_at = event.recorded_at.date()
    was = open_minute_book(before, as_at)
    _refuse(event, _of_member(event, was))
    now = open_minute_book((*before, event), as_at)
    sitting = _sitting(event, now)
    if sitting is not None and isinstance(event.payload, said.MinutesSent):
        _refuse(event, _not_minuted(sitting, "send"))
    old = find_faults(was, terms.quorum)
    _refuse(event, (fault for fault in find_faults(now, terms.quorum) if fault not in old))
    if sitting is not None:
        _refuse(event, _out_of_turn(event, sitting, now, terms))


def _refuse(event: Event, faults: Iterator[str]) -> None:
    fault = next(faults, None)
    if fault is not None:
        raise CaseworkRefused(f"The {called(event.kind)} was not recorded: {fault}.")


def _of_member(event: Event, was: MinuteBook) -> Iterator[str]:
    """A seat that there cannot be, and an id that somebody else has."""
    member = event.payload
    if not isinstance(member, said.Member):
        return
    try:
        person_of(member)
    except ValueError as error:
        yield str(error).rstrip(".")
        return
    held = [one for earlier, one in was.all(said.Member) if earlier.id != event.corrects]
    other = next((one.person.name for one in held if _is_other(one, member)), None)
    if other:
        yield (
            f"“{member.person_id}” is {other}. Give {member.person.name} another id; if the name was "
            "mistyped or has changed, correct the earlier entry"
        )


def _is_other(one: said.Member, member: said.Member) -> bool:
    same = one.person.name.casefold() == member.person.name.casefold()
    return one.person_id == member.person_id and not same


def _sitting(event: Event, book: MinuteBook) -> Sitting | None:
    named = getattr(event.payload, "meeting", None)
    if named is None:
        return None
    first = book.history.first(named)
    found = (one for one in book.sittings if book.history.first(one.event.id) == first)
    return next(found, None)


def _out_of_turn(event: Event, sitting: Sitting, book: MinuteBook, terms: BoardTerms) -> Iterator[str]:
    payload, when = event.payload, in_words(sitting.day)
    if isinstance(payload, _AFTER) and event.happened_on < sitting.day:
        yield (
            f"{in_words(event.happened_on)} is before the meeting, which is on {when}. Give the day on which "
            "it happened with --on"
        )
    if isinstance(payload, _BEFORE) and event.happened_on > sitting.day:
        yield f"the meeting was on {when}. Give the day before it on which it happened with --on"
    match payload:
        case said.PapersSent():
            yield from _papers_sent(event, payload, terms.dates(sitting, book))
        case said.Paper():
            yield from _paper(event, payload, sitting)
        case said.MinutesApproved():
            yield from _not_minuted(sitting, "approve")
        case said.MinutesToForum():
            yield from not_to_forum(event, payload.forum_on, sitting, terms)


def _papers_sent(event: Event, sent: said.PapersSent, dates: MeetingDates) -> Iterator[str]:
    due = dates.papers.due
    if event.happened_on > due and not sent.late_because:
        yield (
            f"the papers were due with members by {in_words(due)}, and papers that go out later need a "
            "reason on record (H84). Give it with --late-because"
        )


def _paper(event: Event, paper: said.Paper, sitting: Sitting) -> Iterator[str]:
    late = [one for one, _ in sitting.papers_after if one.id == event.id]
    if late and not paper.late_because:
        yield (
            "the papers of the meeting have gone out, so this one is an addendum and needs a reason on "
            "record (H84). Give it with --late-because"
        )


def _not_minuted(sitting: Sitting, what: str) -> Iterator[str]:
    if sitting.attendance is None:
        yield (
            f"who came on {in_words(sitting.day)} is not on record, so there are no minutes to {what} "
            "(H86). Record it:  reportkit board attended"
        )
    if not sitting.minutes:
        yield (
            f"nothing is minuted of {in_words(sitting.day)}, so there are no minutes to {what} (H86). "
            "Record what was said:  reportkit board minute"
        )
