"""The lines of a term stand in order of day; what is open from before is not lost."""

from __future__ import annotations

from datetime import date

from reportkit.casework.schedule import Line, Schedule, Span, State

TERM = Span(date(2026, 9, 1), date(2027, 1, 3))


def at(day: date, state: State | None = State.DUE, done_on: date | None = None, rule: str = "H84") -> Line:
    return Line(f"{rule}/{day}", day, "papers", rule, state, done_on=done_on)


def test_the_term_s_first_and_last_day_belong_to_it() -> None:
    lines = tuple(
        at(date.fromisoformat(day)) for day in ("2027-01-04", "2027-01-03", "2026-09-01", "2026-08-31")
    )
    found = Schedule(lines)
    assert [line.day for line in found.of(TERM)] == [TERM.first, TERM.last]
    assert [line.day for line in found.after(TERM)] == [date(2027, 1, 4)]
    assert [line.day for line in found.open_before(TERM)] == [date(2026, 8, 31)]


def test_what_was_done_or_only_happened_before_the_term_is_not_open() -> None:
    august = date(2026, 8, 31)
    found = Schedule((at(august, State.LATE, august), at(august, None), at(august, State.NOT_ON_RECORD)))
    assert [line.state for line in found.open_before(TERM)] == [State.NOT_ON_RECORD]
