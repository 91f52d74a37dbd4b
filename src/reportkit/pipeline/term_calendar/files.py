"""A term's calendar as a calendar file, without anything confidential."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportkit.casework.schedule import Line, State
from reportkit.exceptions import UsageError
from reportkit.pipeline.term_calendar.opening import TermCalendar
from reportkit.publishing.calendar_file import WholeDay, whole_days_file
from reportkit.publishing.manifest import write_atomically

_SUFFIX = ".ics"


def write_calendar(calendar: TermCalendar, path: Path) -> int:
    """Write every day of the term, and what is asked for after it; how many there are.

    No school is named, nor anything that somebody wrote. Raises UsageError for a name that no calendar
    program would open.
    """
    if path.suffix.lower() != _SUFFIX:
        raise UsageError(
            f"“{path.name}” does not end in {_SUFFIX}, so no calendar would open it. Name it so."
        )
    days = tuple(_days(calendar))
    name = f"{calendar.authority.name} school improvement, {calendar.term.label}"
    write_atomically(path, whole_days_file(name, days, calendar.as_at))
    return len(days)


def _days(calendar: TermCalendar) -> Iterator[WholeDay]:
    schedule, span = calendar.schedule, calendar.span
    later = (line for line in schedule.after(span) if line.state is not None)
    for line in (*schedule.of(span), *later):
        if not line.is_private:
            yield _whole_day(line, calendar.slug)


def _whole_day(line: Line, authority: str) -> WholeDay:
    """An event that warns a week before, unless there is nothing left to do."""
    what = f"{line.what[:1].upper()}{line.what[1:]}"
    rule = f" ({line.rule})" if line.rule else ""
    return WholeDay(
        f"{authority}/{line.key}", line.day, f"{what}{rule}", warns=line.state in (State.DUE, None)
    )
