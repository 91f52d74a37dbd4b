"""What a board pack still lacks on a day, rule by rule, with what to do (H70 to H78, H84 to H87)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reportkit.casework.board import QuorumRule, Role
from reportkit.casework.calendar import MeetingDates
from reportkit.casework.membership_lacks import find_membership_lacks
from reportkit.casework.minute_book import MinuteBook, Sitting
from reportkit.casework.pack_lack import PackLack
from reportkit.vocabulary import in_words


def find_pack_lacks(
    book: MinuteBook, dates: MeetingDates, quorum: QuorumRule, elections: Mapping[Role, date]
) -> tuple[PackLack, ...]:
    """What is missing for the meeting of those dates, in the order of the pack.

    `elections` are the days by which the next of each office is due.
    """
    day = dates.meeting.day
    sitting = book.sitting(day)
    return (
        *_notice(sitting, day),
        *find_membership_lacks(book, day, quorum, elections),
        *_minutes(book, day),
        *_unminuted(book, day),
        *_papers(sitting, dates),
    )


def _notice(sitting: Sitting | None, day: date) -> Iterator[PackLack]:
    if sitting is None:
        yield PackLack(
            "H85",
            f"No meeting on {in_words(day)} is on record, so its time and venue are not known.",
            "Record it",
            f"reportkit board meeting --held-on {day} --begins 16:00 --venue ...",
        )
        return
    wanting = [what for what, said in _particulars(sitting) if not said]
    if wanting:
        yield PackLack(
            "H85",
            f"The notice does not give {' or '.join(wanting)}.{_no_invitation(sitting)}",
            "Record the meeting again with it",
            f"reportkit board meeting --corrects {sitting.event.id} --held-on {day} ...",
        )


def _no_invitation(sitting: Sitting) -> str:
    return "" if sitting.meeting.begins else " So no invitation for calendars is written."


def _particulars(sitting: Sitting) -> tuple[tuple[str, str], ...]:
    return ("the time", sitting.meeting.begins), ("the venue", sitting.meeting.venue)


def _minutes(book: MinuteBook, day: date) -> Iterator[PackLack]:
    sitting, before = book.sitting(day), book.before(day)
    if before is None:
        if sitting is None or not sitting.meeting.is_first:
            yield PackLack(
                "H85",
                "No earlier meeting is on record, so there are no draft minutes of it.",
                "Record the previous meeting and what was said, or that this one is the board's first",
                f"reportkit board meeting --first --held-on {day} ...",
            )
        return
    if before.day > book.as_at:
        yield PackLack(
            "H85",
            f"The meeting of {in_words(before.day)} is still to come, so there are no draft minutes of it.",
            "Build this pack after it",
        )
        return
    yield from _not_minuted(before)
    yield from _not_approved(before)


def _unminuted(book: MinuteBook, day: date) -> Iterator[PackLack]:
    """Every meeting has minutes (H86): those before the previous one too."""
    previous = book.before(day)
    for earlier in book.sittings:
        if previous and earlier.day < previous.day:
            yield from _not_minuted(earlier)


def _not_minuted(before: Sitting) -> Iterator[PackLack]:
    when = in_words(before.day)
    if before.attendance is None:
        yield PackLack(
            "H86",
            f"Who came to the meeting of {when} is not on record.",
            "Record it",
            f"reportkit board attended --meeting {before.day} --present ...",
        )
    if not before.minutes:
        yield PackLack(
            "H86",
            f"Nothing is minuted of the meeting of {when}.",
            "Record it",
            f"reportkit board minute --meeting {before.day} --item ... --said ...",
        )


def _not_approved(before: Sitting) -> Iterator[PackLack]:
    if before.is_approved:
        return
    when = in_words(before.day)
    said = (
        f"The draft minutes of {when} have changed since a Co-Chair approved them."
        if before.approval and before.approval[1].is_co_chair
        else f"The draft minutes of {when} are not approved by a Co-Chair."
    )
    yield PackLack(
        "H87",
        said,
        "Once they are",
        f"reportkit board approve-minutes --meeting {before.day} --co-chair ...",
    )


def _papers(sitting: Sitting | None, dates: MeetingDates) -> Iterator[PackLack]:
    """Papers that went out late need a reason on record (H84); a meeting moved forward can make them so."""
    sent = sitting.papers_sent if sitting else None
    if sent is None or sent[1].late_because:
        return
    event, due = sent[0], dates.papers.due
    if event.happened_on > due:
        yield PackLack(
            "H84",
            f"The papers were due on {in_words(due)} and went out on {in_words(event.happened_on)}, and no "
            "reason is on record.",
            "Record them again with it",
            f"reportkit board papers-sent --corrects {event.id} --meeting {dates.meeting.day} "
            f"--on {event.happened_on} --late-because ...",
        )
