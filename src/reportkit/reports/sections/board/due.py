"""Paper F's deadlines: a chart of the term and a table, and what is still open from before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportkit.blocks import Block, Chart, Column, Heading, Inline, Paragraph, Table
from reportkit.casework.schedule import Line, Schedule, Span, State, board_schedule, term_span
from reportkit.reports.charts import Mark, Row, draw_timeline
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board.front import RULES
from reportkit.reports.wording import counted, listed, sentence_case
from reportkit.vocabulary import Term, in_words

_MARKS: Mapping[State | None, Mark] = {
    State.MET: Mark.DONE,
    State.DUE: Mark.TO_COME,
    State.LATE: Mark.LATE,
    State.NOT_ON_RECORD: Mark.NOT_KNOWN,
    None: Mark.SHOWN,
}
_COLUMNS = (
    Column("Day", width=1.35),
    Column("What", width=3.6),
    Column("Rule", width=0.5),
    Column("Status", width=1.35),
)
_SHOWN = "a date only"
_PAPERS, _EVERY_TERM = "H84", "H81"
_ENOUGH = 2


def schedule_of(profile: BoardProfile, term: Term) -> Schedule:
    """Everything of the board that has a day, and what has none."""
    return board_schedule(profile.book, profile.rules, term)


def term_of(profile: BoardProfile) -> tuple[Term, Span]:
    """The meeting's term and its days."""
    term = profile.terms.at(profile.day)
    return term, term_span(profile.terms, term)


def lines_of(profile: BoardProfile) -> tuple[Line, ...]:
    """The term's lines, without actions, which have a part of their own."""
    term, span = term_of(profile)
    found = [line for line in schedule_of(profile, term).of(span) if not line.is_private]
    return tuple(sorted((*_proposed(profile), *found), key=lambda line: line.day))


def deadlines(profile: BoardProfile) -> list[Block]:
    """The term's deadlines, each with its rule and how it stands."""
    found = lines_of(profile)
    return [
        Heading(1, "Deadlines of this term"),
        Paragraph(words(_counting(profile))),
        table_of(
            "The board’s deadlines this term",
            _in_short(found),
            "Each day, what is due, its rule and its status.",
        ),
        *_chart(profile, found),
    ]


def _in_short(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the notes that stand under "What to see to"."""
    told = (line.rule and line.state and line.done_on is None for line in lines)
    return tuple(
        replace(line, note="") if is_told else line for line, is_told in zip(lines, told, strict=True)
    )


def _proposed(profile: BoardProfile) -> Iterator[Line]:
    """The days of a meeting that is proposed and not on record, as they would be."""
    if profile.sitting is None:
        papers = profile.dates.papers
        note = "A proposed date: the meeting is not on record."
        yield Line(
            "proposed/papers", papers.due, f"papers to members for {profile.when}", _PAPERS, None, note
        )
        yield Line("proposed/meeting", profile.day, "meeting of the board", _EVERY_TERM, None, note)


def table_of(caption: str, lines: Sequence[Line], alt_text: str) -> Table:
    """Lines as a table: day, what, rule and status with its note."""
    return Table(caption, _COLUMNS, tuple(map(_row, lines)), alt_text, small=True)


def has_chart(profile: BoardProfile) -> bool:
    """Whether there is enough to draw: one deadline alone is no chart."""
    return len([line for line in lines_of(profile) if line.state]) >= _ENOUGH


def day_words(line: Line) -> str:
    """The day as printed; of what falls due in a term, the term: its last day is not held."""
    return sentence_case(line.when) if line.when else in_words(line.day)


def state_words(line: Line) -> str:
    """How a line stands, as printed: "met on 20 November 2026"."""
    if line.state is None:
        return _SHOWN
    if line.done_on and line.done_on != line.day:
        return f"{line.state} on {in_words(line.done_on)}"
    return line.state.value


def _counting(profile: BoardProfile) -> str:
    days = profile.periods.days.counting
    return (
        "These are the board’s own deadlines alone. The board’s record does not tell whether the team’s own "
        "were kept, such as its risk assessment at the start of term (H27): ask officers. "
        f"Status is as known on {in_words(profile.as_at)}. Days around a meeting are {days}. {RULES}"
    )


def _row(line: Line) -> tuple[Inline, ...]:
    state = f"{line.state}. {line.note}" if line.state and line.note else line.note or state_words(line)
    told = (day_words(line), sentence_case(line.what), line.rule or "none", sentence_case(state))
    return tuple(words(text) for text in told)


def _chart(profile: BoardProfile, found: Sequence[Line]) -> Iterator[Chart]:
    if not has_chart(profile):
        return
    term, span = term_of(profile)
    told = counts_in_words(found)
    rows = dict.fromkeys(_chart_row(line) for line in found if line.short)
    yield Chart(
        sentence_case(told),
        f"The board’s deadlines in the {term.label}, by day, each with its status. "
        f"The broken line is {in_words(profile.as_at)}. "
        "Source: the board’s own record.",
        f"A line for each deadline of the {term.label}: {told}. The table above gives each.",
        draw_timeline(tuple(rows), span.first, span.last, profile.as_at),
    )


def counts_in_words(lines: Sequence[Line]) -> str:
    """How many are met, due and so on: "two deadlines met, one late"."""
    states = [line.state for line in lines if line.state]
    counts = [(state, states.count(state)) for state in State if state in states]
    if not counts:
        return "no deadline"
    (first, number), *rest = counts
    parts = [f"{counted(number, 'deadline', 'deadlines')} {first}"]
    return listed([*parts, *(f"{counted(many, '', '').strip()} {state}" for state, many in rest)])


def _chart_row(line: Line) -> Row:
    told = line.state.value if line.state else "date only"
    return Row(sentence_case(line.short), line.day, _MARKS[line.state], told)
