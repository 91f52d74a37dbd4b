"""What moved since the term before: results, schools that are new to the list, and schools that left it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportkit.blocks.worksheets import Column, Value, Worksheet
from reportkit.evidence.siod.schools import School
from reportkit.judgement.assessment.changes import Cause, Change
from reportkit.judgement.assessment.departures import Departure, Fate
from reportkit.judgement.assessment.model import SchoolAssessment
from reportkit.reports.wording import listed

LEFT, NOT_YET = "no longer on the list", "not on the list"


def changes_sheet(
    schools: Sequence[SchoolAssessment],
    changes: Sequence[Change],
    departures: Sequence[Departure],
    since: str,
) -> Worksheet:
    """Every change a row, then every school that left; `since` says what is compared, "" for nothing."""
    columns = (
        Column("URN", 10),
        Column("School", 34),
        Column("What", 14),
        Column("Then", 30),
        Column("Now", 30),
        Column("Because of", 36),
        Column("Detail", 44),
    )
    facts = {school.urn: school.facts for school in schools}
    moved: list[list[Value]] = [
        [
            c.urn,
            str(facts[c.urn]["name"]),
            _what(c),
            c.then or NOT_YET,
            c.now,
            str(c.cause),
            _detail(c, facts[c.urn]),
        ]
        for c in changes
    ]
    left: list[list[Value]] = [
        [d.urn, d.name, "school", d.then, LEFT, str(d.fate), standing_for(d)] for d in departures
    ]
    return Worksheet("What changed", since or "Nothing to compare with.", columns, [*moved, *left], 2)


def _detail(change: Change, facts: Mapping[str, object]) -> str:
    """The change's own detail; of a new school those it replaces, whom no document for a head names."""
    if change.cause is not Cause.NEW_SCHOOL:
        return change.detail
    numbers = [*facts["replaces"]]  # type: ignore[misc]  # texts
    return f"in place of {', '.join(numbers)}" if numbers else ""


def in_short(change: Change) -> str:
    """A change in one line: "indicator 1: clear to flag, because of new data (2024/25)"."""
    if change.cause is Cause.NEW_SCHOOL:
        return f"new to the list: {change.now}"
    detail = f" ({change.detail})" if change.detail else ""
    return f"{_what(change)}: {change.then or 'none'} to {change.now}, because of {change.cause}{detail}"


def _what(change: Change) -> str:
    return "category" if change.what == "category" else f"indicator {change.what}"


def standing_for(departure: Departure) -> str:
    """The schools that stand for one that left: "152412 Oak Academy"; "" for none."""
    return "; ".join(_school(school, departure.fate) for school in departure.now)


def _school(school: School, fate: Fate) -> str:
    if fate is Fate.MOVED:
        return f"authority {school.la}" if school.la else ""
    return f"{school.urn} {school.name}"


def count_changes(changes: Sequence[Change], departures: Sequence[Departure]) -> str:
    """How much changed, as a sentence for the end of a run."""
    new = sum(change.cause is Cause.NEW_SCHOOL for change in changes)
    results = len(changes) - new
    told = [
        f"{results} result{'' if results == 1 else 's'} changed since the term before",
        f"{new} school{' is' if new == 1 else 's are'} new to the list" if new else "",
        f"{len(departures)} left it" if departures and new else "",
        _left_only(len(departures)) if departures and not new else "",
    ]
    return listed([part for part in told if part])


def _left_only(left: int) -> str:
    return f"{left} school{' has' if left == 1 else 's have'} left the list"
