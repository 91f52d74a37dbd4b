"""What a board pack still lacks on a day, rule by rule, with what to do (H78, H85 to H87)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportkit.casework.minute_book import MinuteBook, Sitting
from reportkit.vocabulary import in_words


@dataclass(frozen=True, slots=True)
class PackLack:
    """Something that is missing: the rule that asks for it, what, and what to do."""

    rule: str
    missing: str
    remedy: str

    @property
    def in_words(self) -> str:
        """As printed."""
        return f"{self.missing} {self.remedy}"


def find_pack_lacks(book: MinuteBook, day: date) -> tuple[PackLack, ...]:
    """What is missing for the meeting of `day`, in the order of the pack."""
    return (*_notice(book.sitting(day), day), *_members(book, day), *_minutes(book, day))


def _notice(sitting: Sitting | None, day: date) -> Iterator[PackLack]:
    if sitting is None:
        yield PackLack(
            "H85",
            f"No meeting on {in_words(day)} is on record, so its time and venue are not known.",
            f"Record it:  reportkit board meeting --held-on {day} --begins 16:00 --venue ...",
        )
        return
    wanting = [what for what, said in _particulars(sitting) if not said]
    if wanting:
        yield PackLack(
            "H85",
            f"The notice does not give {' or '.join(wanting)}.{_no_invitation(sitting)}",
            f"Record the meeting again with it, and --corrects {sitting.event.id}.",
        )


def _no_invitation(sitting: Sitting) -> str:
    return "" if sitting.meeting.begins else " So no invitation for calendars is written."


def _particulars(sitting: Sitting) -> tuple[tuple[str, str], ...]:
    return ("the time", sitting.meeting.begins), ("the venue", sitting.meeting.venue)


def _members(book: MinuteBook, day: date) -> Iterator[PackLack]:
    if not any(person.is_member for person in book.people(day)):
        yield PackLack(
            "H70",
            "Nobody is on record as a member of the board, so membership and quorum cannot be checked.",
            "Record each:  reportkit board member --name ... --constituency ...",
        )


def _minutes(book: MinuteBook, day: date) -> Iterator[PackLack]:
    sitting, before = book.sitting(day), book.before(day)
    if before is None:
        if sitting is None or not sitting.meeting.is_first:
            yield PackLack(
                "H85",
                "No earlier meeting is on record, so there are no draft minutes of it.",
                "Record the previous meeting and what was said, or that this is the board's first: --first.",
            )
        return
    yield from _minutes_of(before)


def _minutes_of(before: Sitting) -> Iterator[PackLack]:
    when = in_words(before.day)
    if before.attendance is None:
        yield PackLack(
            "H86",
            f"Who came to the meeting of {when} is not on record.",
            f"Record it:  reportkit board attended --meeting {before.event.id} --present ...",
        )
    if not before.minutes:
        yield PackLack(
            "H86",
            f"Nothing is minuted of the meeting of {when}.",
            f"Record it:  reportkit board minute --meeting {before.event.id} --item ... --said ...",
        )
    if before.approval is None or not before.approval[1].is_co_chair:
        yield PackLack(
            "H87",
            f"The draft minutes of {when} are not approved by a Co-Chair.",
            f"Once they are:  reportkit board approve-minutes --meeting {before.event.id} --co-chair ...",
        )
