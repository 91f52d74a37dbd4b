"""The notice of a meeting: when and where, what makes a quorum, and whom to tell (H85)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, BulletList, Column, Heading, Paragraph, Table
from reportkit.casework.board import Reading
from reportkit.casework.calendar import Status
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board.front import front as top
from reportkit.reports.sections.expected import Parts
from reportkit.vocabulary import in_words

TITLE = "Notice of the meeting"
_UNKNOWN = "Not on record yet."
_SINCE = "What was added or changed since goes out separately."
_COLUMNS = (Column("The meeting", width=1.0), Column("Particulars", width=2.4))


def front(profile: BoardProfile) -> list[Block]:
    """What it is."""
    return top(profile, TITLE)


def particulars(profile: BoardProfile) -> list[Block]:
    """Date, time, venue, and whom to write to who cannot come."""
    rows = tuple((words(label), words(said or _UNKNOWN)) for label, said in _particulars(profile))
    return [Table("", _COLUMNS, rows, "Date, time and venue of the meeting, and where to send apologies.")]


def quorum(profile: BoardProfile) -> list[Block]:
    """What makes a quorum, and when the board may vote (H78, H79)."""
    rule = profile.quorum
    besides = " who is no Co-Chair" if rule.reading is Reading.STRICT else ""
    points = (
        f"At least {rule.members} members must be present, a borough representative{besides} and a current "
        "Co-Chair among them.",
        "The board may vote only if more than half of the members present are current headteachers in the "
        "borough.",
        "The clerk and people invited do not count.",
    )
    return [Heading(1, "Quorum and voting"), BulletList(tuple(words(point) for point in points))]


def papers(profile: BoardProfile) -> list[Block]:
    """By when the papers go out, and how that stands (H84)."""
    return [Heading(1, "Papers"), Paragraph(words(_papers(profile)))]


def invites(profile: BoardProfile) -> bool:
    """Whether a calendar invitation goes with the notice: only where it is on record when it begins."""
    return bool(profile.sitting and profile.sitting.meeting.begins)


def expected_parts(_profile: BoardProfile) -> Parts:
    """What the notice must hold."""
    return Parts(("Quorum and voting", "Papers"), 0, 1)


def _particulars(profile: BoardProfile) -> Iterator[tuple[str, str]]:
    sitting = profile.sitting
    meeting = sitting.meeting if sitting else None
    times = " to ".join(filter(None, (meeting.begins, meeting.ends))) if meeting else ""
    yield "Board", f"{profile.authority.name} {profile.board}"
    proposed = "" if sitting else " (proposed: not on record)"
    yield "Date", f"{profile.day:%A} {profile.when}{proposed}"
    yield "Time", times
    yield "Venue", meeting.venue if meeting else ""
    apologies = (meeting.apologies_to if meeting else "") or profile.authority.board.apologies_to
    yield "Apologies to", apologies
    if invites(profile):
        yield "Calendar", "The invitation, notice.ics, goes with this notice: open it to keep the day."
    if meeting and meeting.extraordinary:
        yield "Kind of meeting", "Extraordinary; the same rules hold."


def _papers(profile: BoardProfile) -> str:
    due = profile.dates.papers
    asked = f"Papers go to members seven days before a meeting, wherever possible: by {in_words(due.due)}."
    match due.status(profile.as_at):
        case Status.MET:
            return f"{asked} The first went out on {in_words(due.done_on or due.due)}. {_SINCE}"
        case Status.DUE:
            return asked
        case _:
            return f"{asked} {_late(profile)}"


def _late(profile: BoardProfile) -> str:
    sitting = profile.sitting
    sent = sitting.papers_sent if sitting else None
    if sent is None:
        return "They are late: the reason must be on record when they go out."
    event, said = sent
    reason = said.late_because or "no reason is on record"
    return f"The first went out on {in_words(event.happened_on)}, late: {reason}. {_SINCE}"
