"""Which schools each school was compared with, nearest first, and what is weak about that (A3.27)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportkit.blocks.worksheets import Column, Value, Worksheet
from reportkit.judgement.assessment.model import Assessment, Finding, SchoolAssessment
from reportkit.judgement.indicators.comparable import COMPARABLE, FEW_SCHOOLS, WIDENED
from reportkit.reports.assessing.amounts import measure_in_sentence

_MEASURE, _FEWEST = "measure", "comparable_min"


def comparable_sheet(assessment: Assessment, schools: Sequence[SchoolAssessment]) -> Worksheet:
    """A row a comparable school of a school."""
    columns = (
        Column("URN", 10),
        Column("School", 34),
        Column("Measure", 30),
        Column("Place, nearest first", 10, 0),
        Column("Comparable school's URN", 14),
        Column("Comparable school", 34),
        Column("Its authority", 24),
        Column("What is weak about the comparison", 70),
    )
    weak = _weaknesses(assessment, schools)
    rows: list[list[Value]] = [
        _row(schools[int(row["school"])], row, weak[int(row["school"]), str(row[_MEASURE])])
        for row in _peers(assessment)
    ]
    says = "The schools that each school is compared with for indicator 5, by measure. Officers only."
    return Worksheet("Comparable schools", says, columns, rows, 2)


def _peers(assessment: Assessment) -> list[dict[str, str]]:
    records = assessment.peers.to_dict("records")
    return [{str(name): str(value) for name, value in record.items()} for record in records]


def _row(school: SchoolAssessment, row: Mapping[str, str], weak: str) -> list[Value]:
    return [
        school.urn,
        str(school.facts["name"]),
        measure_in_sentence(row[_MEASURE]),
        int(row["place"]),
        row["urn"],
        row["name"],
        row["authority"],
        weak,
    ]


def _weaknesses(assessment: Assessment, schools: Sequence[SchoolAssessment]) -> dict[tuple[int, str], str]:
    """By school and measure, in words; "" for a comparison that is not weak."""
    rows, least = _peers(assessment), _fewest(assessment)
    sizes = Counter((int(row["school"]), row[_MEASURE]) for row in rows)
    widened = {(int(row["school"]), row[_MEASURE]) for row in rows if row["widened"] == "True"}
    return {
        key: "; ".join(_weak(sizes[key], key in widened, _finding(schools[key[0]], key[1]), least))
        for key in sizes
    }


def _fewest(assessment: Assessment) -> Decimal:
    """How many comparable schools a test needs."""
    values = dict(zip(assessment.lines["id"], assessment.lines["value"], strict=True))
    return Decimal(str(values.get(_FEWEST, 0)))


def _weak(size: int, widened: bool, finding: Finding | None, least: Decimal) -> Iterator[str]:
    if size < least:
        schools = "school is" if size == 1 else "schools are"
        yield f"only {size} {schools} comparable, fewer than {least}: too few to test against"
    if widened:
        yield WIDENED
    if finding is not None and FEW_SCHOOLS in finding.note:
        yield FEW_SCHOOLS


def _finding(school: SchoolAssessment, measure: str) -> Finding | None:
    tests = (f for f in school.findings if f.test == COMPARABLE.id and f.measure == measure)
    return next(tests, None)
