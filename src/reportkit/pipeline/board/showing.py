"""A meeting of the board as lines for the clerk: what is on record, what is lacking, what is due."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.casework.board import count_vote
from reportkit.casework.calendar import Deadline
from reportkit.casework.minute_book import Sitting
from reportkit.casework.minuting import BoardTerms, board_follows
from reportkit.casework.minuting.deciding import not_decided
from reportkit.casework.minuting.following import forum_lines
from reportkit.casework.minuting.telling import undecided_lines
from reportkit.casework.schedule import Line, lines_of_meeting
from reportkit.pipeline.board.opening import AskedPack, open_board
from reportkit.pipeline.casework.telling import requirement_lines
from reportkit.places import Places
from reportkit.reports.profiles.board import BoardProfile
from reportkit.vocabulary import in_words

_NOTHING = "  Nothing is on record of it."


def sitting_lines(places: Places, asked: AskedPack) -> tuple[str, ...]:
    """The meeting of a day, whether it lies ahead or behind. Raises UsageError where there is no board."""
    return tuple(_lines(open_board(places, asked).profile))


def _lines(profile: BoardProfile) -> Iterator[str]:
    sitting = profile.sitting
    number = f" ({sitting.event.id})" if sitting else ""
    yield f"{profile.authority.name} {profile.authority.board.short}, {profile.day:%A} {profile.when}{number}"
    yield from _on_record(sitting, profile) if sitting else (_NOTHING,)
    if profile.day >= profile.as_at:
        yield from _lacking(profile)
    yield "What is due:"
    yield from _due(profile)
    yield from forum_lines(profile.dates, profile.as_at)
    if sitting:
        terms = BoardTerms(
            profile.pack, profile.terms, profile.periods, profile.quorum, profile.authority.board.forum_on
        )
        follows = board_follows(profile.book, terms, sitting)
        yield from requirement_lines(follows, profile.as_at)


def _lacking(profile: BoardProfile) -> Iterator[str]:
    lacks = profile.lacks
    yield "What its pack lacks:" if lacks else "Its pack lacks nothing."
    yield from (f"- {lack.in_words} ({lack.rule})" for lack in lacks)


def _due(profile: BoardProfile) -> Iterator[str]:
    """The deadlines as the calendar has them; of a meeting that is not on record, as they would be."""
    if profile.sitting is None:
        yield from (f"- {_deadline(due, profile)}" for due in profile.dates.deadlines)
        return
    for line in lines_of_meeting(profile.sitting, profile.book, profile.rules):
        if line.state and not line.key.startswith("meeting/"):
            yield f"- {_line(line)}"


def _line(line: Line) -> str:
    rule = f" ({line.rule})" if line.rule else ""
    done = f", done on {in_words(line.done_on)}" if line.done_on else ""
    note = f". {line.note}" if line.note else ""
    return f"{line.what}{rule}: {line.state}, by {in_words(line.day)}{done}{note}"


def _deadline(due: Deadline, profile: BoardProfile) -> str:
    rule = f" ({due.rule})" if due.rule else " (the team's own target)"
    done = f", done on {in_words(due.done_on)}" if due.done_on else ""
    return f"{due.what}{rule}: {due.status(profile.as_at)}, by {in_words(due.due)}{done}"


def _on_record(sitting: Sitting, profile: BoardProfile) -> Iterator[str]:
    times = " to ".join(filter(None, (sitting.meeting.begins, sitting.meeting.ends)))
    yield f"  time: {times or 'not on record'}"
    yield f"  venue: {sitting.meeting.venue or 'not on record'}"
    yield f"  members on that day: {len(sitting.members)}"
    for item in sitting.items:
        yield f"  item: {item.title}"
    for event, paper in sitting.papers:
        yield f"  paper: {paper.title} ({event.id})"
    if sitting.day <= profile.as_at:
        yield from _afterwards(sitting, profile)


def _afterwards(sitting: Sitting, profile: BoardProfile) -> Iterator[str]:
    """What is on record of a meeting once it was held."""
    yield from _room(sitting, profile)
    decided = len(sitting.decisions) - len(not_decided(sitting, profile.quorum))
    yield f"  minuted: {_number(len(sitting.minutes), 'item')}, {_number(decided, 'decision')}"
    yield from (f"  {line}" for line in undecided_lines(sitting, profile.quorum))
    for event, action in sitting.actions:
        done = next((day for one, _, day in profile.book.actions if one.id == event.id), None)
        state = f"done on {in_words(done)}" if done else "open"
        yield f"  action: {action.what}, {action.owner}: {state} ({event.id})"
    for event, recommendation in sitting.recommendations:
        yield f"  recommendation: {recommendation.recommends} ({event.id})"
    if sitting.approval:
        event, person = sitting.approval
        changed = "" if sitting.is_approved else ", and changed since"
        yield f"  approved: {in_words(event.happened_on)}, by {person.name}{changed}"


def _number(many: int, one: str) -> str:
    return f"{many} {one}" if many == 1 else f"{many} {one}s"


def _room(sitting: Sitting, profile: BoardProfile) -> Iterator[str]:
    attendance, quorum = sitting.attendance, profile.quorum_of(sitting)
    if attendance is None or quorum is None:
        yield "  who came: not on record"
        return
    for line in (*quorum.lines, *count_vote(attendance, profile.quorum).lines):
        yield f"  {line}"
