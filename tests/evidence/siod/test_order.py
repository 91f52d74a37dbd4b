"""What is read depends on what is held, and never on the order in which it was written or is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd
import pytest

from reportkit.evidence.registry import read_registry
from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.area_figures import AreaFigures
from reportkit.evidence.siod.areas import read_all_neighbours, read_area, read_neighbours
from reportkit.evidence.siod.coverage import read_coverage
from reportkit.evidence.siod.inspections import read_inspections
from reportkit.evidence.siod.school_figures import read_school_figures
from reportkit.evidence.siod.schools import read_all_schools
from reportkit.evidence.siod.series import read_school_series
from reportkit.evidence.sources import Reading, Release
from reportkit.vocabulary import AcademicYear, AreaCode, Urn
from tests.evidence.siod.builders import Row, figure, reading, release, school, school_figure

DAY, YEAR, RWM = date(2026, 11, 22), AcademicYear("202425"), "ks2_rwm_expected"
HILLINGDON, OAK = AreaCode("312"), Urn("102368")
REGISTER, RESULTS = release("register.csv", layout="ofsted_graded"), release("ks2.csv")
TOOL, OFSTED = release("lait.parquet"), release("ofsted.csv")
AREAS, NEIGHBOURS, LINKS = release("areas.xlsx"), release("neighbours.xlsx"), release("links.csv")


def _tied(made: Callable[..., Row], *args: Any, **each: Sequence[object]) -> list[Row]:
    """Rows alike but for their number and what is given for each."""
    return [
        made(*args, row=row, **{name: values[row - 2] for name, values in each.items()}) for row in (2, 3, 4)
    ]


def _row(**known: object) -> Row:
    return known


INSPECTED = pd.Timestamp(2024, 6, 12)
HELD: list[tuple[Release, dict[str, list[Row]]]] = [
    (REGISTER, {"school": _tied(school, OAK, name=("Oak", "Ash", "Elm"))}),
    (RESULTS, {"measurement": _tied(school_figure, OAK, "202425", value=(None, 61.0, 62.0),
                                    reason=("suppressed", "", ""))}),
    (TOOL, {"measurement": _tied(figure, "312", "202425", value=(60.0, 61.0, 62.0))}),
    (OFSTED, {
        "inspection": [
            _row(urn=OAK, row=row, column="Inspection start date", started_on=INSPECTED, slot=slot,
                 published_on=INSPECTED, outcome=f"{row}")
            for row in (2, 3, 4) for slot in ("latest graded", "previous graded")
        ],
        "inspection_grade": [
            _row(urn=OAK, row=row, slot=slot, column="x", area="Overall effectiveness", grade=grade)
            for row in (2, 3, 4) for slot in ("latest graded", "previous graded") for grade in "12"
        ],
    }),
    (AREAS, {"area": [
        *_tied(_row, code=("312",) * 3, name=("Hillingdon", "Uxbridge", "Hayes")),
        *_tied(_row, code=("313", "317", "320"), name=("Hounslow", "Redbridge", "Waltham Forest")),
    ]}),
    (NEIGHBOURS, {"neighbour": _tied(_row, area=("312",) * 3, neighbour=("313", "317", "320"),
                                     column=("a", "b", "c"))}),
    (LINKS, {"school_link": _tied(_row, urn=("102369",) * 3, linked_urn=(OAK,) * 3,
                                  linked_name=("Oak", "Ash", "Elm"),
                                  linked_on=[pd.Timestamp(2026, 1, day) for day in (1, 2, 3)])}),
]  # fmt: skip


def _readings(turned: bool) -> list[Reading]:
    turn = -1 if turned else 1
    return [
        reading(of, **{name: rows[::turn] for name, rows in tables.items()}) for of, tables in HELD[::turn]
    ]


def _read_series(siod: Siod) -> object:
    series = read_school_series(siod, [[OAK], [OAK]], [(RWM, "all")], DAY, HILLINGDON)
    cells = series.cells
    (one,) = series.by_key.values()
    return one.value.tolist(), one.cell.tolist(), cells.row.tolist(), cells.column.tolist()


READERS: dict[str, Callable[[Siod], object]] = {
    "schools": lambda siod: read_all_schools(siod, DAY),
    "series": _read_series,
    "figures of schools": lambda siod: read_school_figures(siod, read_registry()[RWM], "all", [OAK], DAY),
    "figures of areas": lambda siod: AreaFigures(siod, DAY).figure(RWM, "all", HILLINGDON, YEAR),
    "coverage": lambda siod: read_coverage(siod, HILLINGDON, DAY),
    "inspections": lambda siod: read_inspections(siod, [OAK], DAY),
    "areas": lambda siod: read_area(siod, HILLINGDON, DAY),
    "neighbours": lambda siod: [n.cell for n in read_neighbours(siod, HILLINGDON, DAY).neighbours],
    "all neighbours": lambda siod: read_all_neighbours(siod, DAY),
    "releases": lambda siod: siod.releases(),
}


@pytest.mark.parametrize("reader", READERS)
def test_rows_that_are_tied_are_read_alike_in_whatever_order_they_were_written(reader: str) -> None:
    answers = []
    for turned in (False, True):
        for threads in (1, 4):
            with Siod.in_memory() as siod:
                siod.add(_readings(turned), accept_fewer_rows=True)
                siod.connection.execute(f"SET threads = {threads}")
                answers.append(READERS[reader](siod))
    assert answers[0]
    assert all(answer == answers[0] for answer in answers[1:])


def test_school_and_area_figures_and_series_take_the_same_of_two_tied_cells() -> None:
    with Siod.in_memory() as siod:
        siod.add(_readings(turned=False), accept_fewer_rows=True)
        of_school = read_school_figures(siod, read_registry()[RWM], "all", [OAK], DAY)
        of_area = AreaFigures(siod, DAY).figure(RWM, "all", HILLINGDON, YEAR)
        series = read_school_series(siod, [[OAK]], [(RWM, "all")], DAY, HILLINGDON)
        (covered,) = read_coverage(siod, HILLINGDON, DAY)
    assert of_school is not None
    (one,) = series.by_key.values()
    assert [series.cell(place).row for place in one.cell[:, 0]] == [4, 4]
    assert [f.cells[0].row for f in (of_school.figures[0][1], of_area)] == [4, 4]
    assert covered.with_figure == 1  # the first of the three cells has none
