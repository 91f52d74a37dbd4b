"""One row of a sheet: taken, left without an answer, or refused with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from reportkit.evidence.returns.cells import Value, WrongCell, is_blank, parse_cell
from reportkit.evidence.returns.layout import CONCERN, SCHOOL, URN, Kind, SheetLayout
from reportkit.evidence.returns.problems import Problem
from reportkit.evidence.returns.schools import KnownSchools
from reportkit.evidence.returns.sheets import BY, KNOWN, ON

Problems = Callable[[str, str, str], Problem]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was taken: its number in the sheet, and its cells that are not blank, by heading."""

    sheet: str
    row: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as it was typed: its number, its cells by heading, and what stands where nothing may."""

    number: int
    cells: Mapping[str, Value]
    problems: Sequence[Problem]


def read_row(
    layout: SheetLayout, typed: TypedRow, schools: KnownSchools, as_at: date
) -> tuple[Row | None, list[Problem]]:
    """The row and all its problems; neither for a school that a team did not answer for."""
    number, cells = typed.number, typed.cells
    values, wrongly_typed = _parsed(layout, number, cells, as_at)
    problems = [*typed.problems, *wrongly_typed]

    def problem(column: str, what: str, remedy: str) -> Problem:
        return Problem(layout.name, number, column, what, remedy)

    wrong = {one.column for one in problems}
    if not _says_something(layout, cells) and not problems:
        return None, []
    problems += _school_problems(values, schools, problem)
    problems += _missing(layout, values, wrong, problem)
    problems += _disordered(layout, values, problem)
    kept = {heading: text for heading, text in values.items() if heading != SCHOOL}
    return (None if problems else Row(layout.name, number, kept)), problems


def _says_something(layout: SheetLayout, cells: Mapping[str, Value]) -> bool:
    """Whether more than the school is given where every school stands from the start."""
    given = {heading for heading, value in cells.items() if not is_blank(value)}
    return not layout.by_school or bool(given - {URN, SCHOOL})


def _parsed(
    layout: SheetLayout, number: int, cells: Mapping[str, Value], as_at: date
) -> tuple[dict[str, str], list[Problem]]:
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for column in layout.columns:
        value = cells.get(column.heading)
        if is_blank(value):
            continue
        try:
            values[column.heading] = parse_cell(column, value, as_at)
        except WrongCell as wrong:
            problems.append(Problem(layout.name, number, column.heading, wrong.what, wrong.remedy))
    return values, problems


def _school_problems(
    values: Mapping[str, str], schools: KnownSchools, problem: Problems
) -> Iterator[Problem]:
    urn, name = values.get(URN), values.get(SCHOOL)
    if urn is None:
        if name is not None:
            yield problem(URN, f"“{name}” has no URN.", schools.remedy_for(name))
        return
    if urn not in schools.names:
        yield problem(URN, *schools.why_not(urn))
    elif name is not None and not schools.is_called(urn, name):
        yield problem(
            SCHOOL,
            f"{urn} is {schools.names[urn]}, and this says “{name}”.",
            "Correct the URN, or clear the name.",
        )


def _missing(
    layout: SheetLayout, values: Mapping[str, str], wrong: Set[str], problem: Problems
) -> Iterator[Problem]:
    """What is blank and may not be; what is `wrong` was told of already."""
    for column in layout.columns:
        if column.required and column.heading not in {*values, *wrong} and not _is_told(column.kind, values):
            yield problem(column.heading, "It is blank.", f"Fill it in. {column.guidance}")
    if layout.answers:
        yield from _unanswered(layout, values, wrong, problem)


def _is_told(kind: Kind, values: Mapping[str, str]) -> bool:
    """Whether the missing URN is told of already, as a name stands without one."""
    return kind is Kind.URN and SCHOOL in values


def _unanswered(
    layout: SheetLayout, values: Mapping[str, str], wrong: Set[str], problem: Problems
) -> Iterator[Problem]:
    answers = [column.heading for column in layout.answers]
    given = [values.get(heading, "") for heading in answers if heading in {*values, *wrong}]
    if not given:
        first = layout.answers[0]
        remedy = f"Choose from: {'; '.join(first.choices)}. Or clear the row: then there is no return."
        yield problem(first.heading, "The row has entries and no answer.", remedy)
    if CONCERN in given and KNOWN not in {*values, *wrong}:
        yield problem(KNOWN, "A concern is given without what is known.", "Write what you know.")
    for heading in (BY, ON):
        if given and heading not in {*values, *wrong}:
            yield problem(heading, "It is blank.", f"Fill it in. {layout.column(heading).guidance}")


def _disordered(layout: SheetLayout, values: Mapping[str, str], problem: Problems) -> Iterator[Problem]:
    for first, second in layout.in_order:
        if first in values and second in values and values[first] > values[second]:
            yield problem(second, f"It is before “{first}”.", "Correct one of the two days.")
