"""The dates that follow from a board meeting (H83, H84, H87, A3.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportkit.casework.breaches import Breach
from reportkit.casework.calendar.deadlines import Deadline, Status
from reportkit.casework.calendar.forums import forum_papers_due
from reportkit.casework.calendar.meeting import Meeting
from reportkit.casework.calendar.periods import Periods
from reportkit.vocabulary import in_words

PAPERS, MINUTES, FORUM = "H84", "H87", "H83"


class Forum(StrEnum):
    """Where the next Schools' Forum lies to the board meeting before it (H83)."""

    IN_ORDER = "far enough after the meeting"
    TOO_SOON = "too soon after the meeting"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class MeetingDates:
    """What is due for a meeting and by when.

    `forum` is the next Schools' Forum and `forum_papers` the day by which it wants its papers, each None if
    not known.
    """

    meeting: Meeting
    papers: Deadline
    minutes: Deadline
    minutes_target: Deadline
    earliest_forum: date
    forum: date | None
    forum_papers: date | None = None

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Everything due, the earliest first."""
        return self.papers, self.minutes_target, self.minutes

    @property
    def forum_order(self) -> Forum:
        """Whether the Forum is far enough after the meeting."""
        if self.forum is None:
            return Forum.NOT_KNOWN
        return Forum.IN_ORDER if self.forum >= self.earliest_forum else Forum.TOO_SOON

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to see to beforehand though no rule is broken yet."""
        return tuple(self._warnings())

    def _warnings(self) -> Iterator[str]:
        due = in_words(self.minutes.due)
        if self.forum is None:
            yield "The day of the next Schools' Forum is not known: give the Forum's dates."
        elif self._wants_papers_first:
            yield self._papers_first()
        elif self.forum == self.minutes.due:
            yield (
                f"The minutes fall due on {due}, the day of the Schools' Forum that is to have them: work to "
                f"{in_words(self.minutes_target.due)}."
            )
        elif self.forum < self.minutes.due:
            yield f"The Schools' Forum of {in_words(self.forum)} meets before the minutes are due on {due}."

    @property
    def _wants_papers_first(self) -> bool:
        """Whether the Forum wants its papers before the minutes are due to be with members."""
        return self.forum_papers is not None and self.forum_papers < self.minutes.due

    def _papers_first(self) -> str:
        forum, papers = self.forum or self.meeting.day, self.forum_papers or self.meeting.day
        due, by = in_words(self.minutes.due), in_words(min(papers, self.minutes_target.due))
        return (
            f"The Schools' Forum of {in_words(forum)} wants its papers by {in_words(papers)}, and the "
            f"minutes fall due after that, on {due}: have them approved by {by}."
        )

    def breaches(self, as_at: date) -> tuple[Breach, ...]:
        """What is not as the policy asks, at the end of a day."""
        return tuple(self._breaches(as_at))

    def _breaches(self, as_at: date) -> Iterator[Breach]:
        if self.forum_order is Forum.TOO_SOON:
            yield Breach(
                FORUM, f"The Schools' Forum may meet on {in_words(self.earliest_forum)} at the earliest."
            )
        if self.papers.status(as_at) is Status.LATE and not self.meeting.late_papers_reason.strip():
            yield Breach(
                PAPERS, f"The papers were due on {in_words(self.papers.due)} and late without a reason."
            )
        if self.minutes.status(as_at) is Status.LATE:
            yield Breach(MINUTES, f"The minutes were due with members on {in_words(self.minutes.due)}.")
        if self._went_unapproved(as_at):
            yield Breach(MINUTES, self._unapproved)

    def notes(self, as_at: date) -> tuple[str, ...]:
        """What of the minutes went to members and does not count (H87)."""
        return tuple(self._notes(as_at))

    def _notes(self, as_at: date) -> Iterator[str]:
        draft = self.meeting.draft_sent_on
        if self._went_unapproved(as_at):
            yield self._unapproved
        if draft and draft <= as_at and self._awaits(as_at):
            yield f"A draft went to members on {in_words(draft)}, and does not count as the approved minutes."

    def _awaits(self, as_at: date) -> bool:
        sent = self.meeting.minutes_sent_on
        return sent is None or sent > as_at

    @property
    def _unapproved(self) -> str:
        sent = self.meeting.minutes_unapproved_on
        on = f" on {in_words(sent)}" if sent else ""
        return f"Minutes went out{on} without the approval of a Co-Chair on record, and do not count."

    def _went_unapproved(self, as_at: date) -> bool:
        sent = self.meeting.minutes_unapproved_on
        return sent is not None and sent <= as_at


def meeting_dates(meeting: Meeting, periods: Periods, forums: Sequence[date]) -> MeetingDates:
    """The dates of one meeting. The Forum that counts is the next one, the day of the meeting included."""
    days, day = periods.days, meeting.day
    forum = min((one for one in forums if one >= day), default=None)
    return MeetingDates(
        meeting,
        Deadline(PAPERS, "papers sent", days.before(day, periods.papers_before), meeting.papers_sent_on),
        Deadline(
            MINUTES, "approved minutes sent", days.after(day, periods.minutes_within), meeting.minutes_sent_on
        ),
        Deadline(
            "", "minutes approved", days.after(day, periods.minutes_target), meeting.minutes_approved_on
        ),
        days.after(day, periods.forum_after),
        forum,
        forum_papers_due(forum, periods.forum_papers_before),
    )
