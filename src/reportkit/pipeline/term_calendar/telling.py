"""A term's calendar as lines: by day, each met, due or late, with the rule that asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from reportkit.casework.calendar import Counting
from reportkit.casework.schedule import Line, SchoolLine, State, Undated
from reportkit.pipeline.term_calendar.opening import TermCalendar
from reportkit.reports.wording import counted, sentence_case
from reportkit.vocabulary import in_words

_STATE_WIDTH = max(map(len, State))
_RESTRICTED = (
    "What is due school by school is restricted. To see it, say who you are with --by and why with --why."
)
_NO_CASEWORK = "No casework is kept, so no meeting, minutes or event of the team is on record."


def calendar_lines(calendar: TermCalendar) -> list[str]:
    """The calendar, with what is still open from before, what comes after, and what has no day."""
    schedule, span = calendar.schedule, calendar.span
    return [
        _heading(calendar),
        _counting(calendar.counting),
        *([] if calendar.has_casework else [_NO_CASEWORK]),
        "",
        *_told(schedule.of(span)),
        *_part("Still open from before", _told(schedule.open_before(span))),
        *_part("After the term", _told(_asked_for(schedule.after(span)))),
        *_part("No day can be given", [f"  {_undated(one)}" for one in schedule.undated]),
        *_schools(calendar),
        "",
        _sum(schedule.of(span)),
    ]


def _heading(calendar: TermCalendar) -> str:
    first, last = in_words(calendar.span.first), in_words(calendar.span.last)
    known = in_words(calendar.as_at)
    return f"{calendar.authority.name}, {calendar.term.label}, {first} to {last}, as known on {known}"


def _counting(counting: Counting) -> str:
    if counting is Counting.WORKING:
        return "Days around a meeting are working days: weekends and bank holidays do not count."
    return f"Days around a meeting are {counting}: bank holidays are shown, and count like any other."


def _told(lines: Iterable[Line]) -> list[str]:
    return [text for line in lines for text in _line(line)]


def _line(line: Line) -> Iterator[str]:
    state = line.state or ""
    rule = f" ({line.rule})" if line.rule else ""
    done = f", on {in_words(line.done_on)}" if line.done_on and line.done_on != line.day else ""
    yield f"{_day(line.day)}  {state:{_STATE_WIDTH}}  {line.what}{rule}{done}"
    if line.note:
        yield f"{'':{len(_day(line.day)) + _STATE_WIDTH + 4}}{line.note}"


def _day(day: date) -> str:
    return f"{day:%a} {day.day:2} {day:%b %Y}"


def _asked_for(lines: Iterable[Line]) -> list[Line]:
    """Those that somebody has to see to: of later terms no holiday or event is told."""
    return [line for line in lines if line.state is not None]


def _undated(one: Undated) -> str:
    return f"{one.missing} {one.remedy} ({one.rule})"


def _part(title: str, lines: list[str]) -> list[str]:
    return ["", f"{title}:", *lines] if lines else []


def _schools(calendar: TermCalendar) -> list[str]:
    if calendar.of_schools is None:
        return ["", _RESTRICTED] if calendar.has_casework else []
    lines = [_school(line, calendar.as_at) for line in calendar.of_schools]
    title = "Restricted, school by school (that you read this is on record, H119):"
    return ["", title, *(lines or ["  nothing"])]


def _school(line: SchoolLine, as_at: date) -> str:
    said, facts = line.requirement, line.subject.facts
    asked = f" ({said.source})" if said.source else " (as agreed)"
    when = f"{_day(line.day)}  {line.state(as_at):{_STATE_WIDTH}}"
    return f"{when}  {facts.urn}  {facts.name}: {said.what.rstrip('.')}{asked}"


def _sum(lines: Iterable[Line]) -> str:
    states = [line.state for line in lines]
    told = ", ".join(f"{states.count(state)} {state}" for state in State)
    number = counted(len(states) - states.count(None), "deadline", "deadlines")
    return f"{sentence_case(number)} in the term: {told}."
