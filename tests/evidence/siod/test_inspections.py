"""Inspections as known on a day, newest first, each in the words of its era."""

from __future__ import annotations

from datetime import date

import pandas as pd

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.inspections import Inspection, read_inspections
from reportkit.evidence.sources import Reading
from reportkit.vocabulary import Urn
from tests.evidence.siod.builders import Row, reading, release

OAK, ELM = Urn("102368"), Urn("102369")
DAY = date(2026, 11, 22)


def _row(started: date, urn: str = OAK, published: date | None = None, **changed: object) -> Row:
    seen = pd.Timestamp(published or started)
    row: dict[str, object] = {"urn": urn, "started_on": pd.Timestamp(started), "published_on": seen}
    return row | {"column": "Inspection start date"} | changed


def _load(*rows: Row, grades: tuple[Row, ...] = (), out: date = date(2025, 9, 29)) -> Reading:
    of = release("ofsted.csv", published_on=out, layout="ofsted_graded")
    return reading(of, inspection=rows, inspection_grade=grades)


def _read(*readings: Reading, day: date = DAY, urns: tuple[Urn, ...] = (OAK, ELM)) -> tuple[Inspection, ...]:
    with Siod.in_memory() as siod:
        siod.add(readings)
        return read_inspections(siod, urns, day)


def test_inspections_come_newest_first_with_their_grades_and_cell() -> None:
    rows = (
        _row(date(2019, 5, 1), row=7, slot="previous graded"),
        _row(date(2024, 6, 12), row=7),
        _row(date(2023, 1, 9), ELM, row=8),
    )
    grades = (
        {"urn": OAK, "row": 7, "slot": "latest graded", "area": "Overall effectiveness", "grade": "1"},
        {"urn": OAK, "row": 7, "slot": "previous graded", "area": "Overall effectiveness", "grade": "3"},
    )
    found = _read(_load(*rows, grades=tuple(g | {"column": "x"} for g in grades)))
    assert [(i.urn, i.started_on.year) for i in found] == [(OAK, 2024), (ELM, 2023), (OAK, 2019)]
    assert [i.grade("Overall effectiveness") for i in found] == ["1", None, "3"]
    assert (found[0].cell.file, found[0].cell.row, found[0].cell.column) == (
        "ofsted.csv",
        7,
        "Inspection start date",
    )


def test_an_inspection_counts_from_the_day_it_is_published() -> None:
    loaded = _load(_row(date(2025, 7, 1), published=date(2025, 9, 29)), out=date(2025, 9, 29))
    assert _read(loaded, day=date(2025, 9, 28)) == ()
    assert len(_read(loaded, day=date(2025, 9, 29))) == 1


def test_a_report_published_after_the_day_is_not_known_though_its_file_is_dated_before() -> None:
    loaded = _load(_row(date(2025, 7, 1), published=date(2025, 10, 5)), out=date(2025, 9, 29))
    assert _read(loaded, day=date(2025, 10, 4)) == ()
    assert len(_read(loaded, day=date(2025, 10, 5))) == 1


def test_the_same_inspection_in_two_releases_is_one_told_by_the_later() -> None:
    early = _load(_row(date(2024, 6, 12), outcome="first"), out=date(2025, 9, 29))
    late = _load(_row(date(2024, 6, 12), outcome="second", slot="previous graded"), out=date(2026, 5, 31))
    assert [i.outcome for i in _read(early, late)] == ["second"]
    assert [i.outcome for i in _read(early, late, day=date(2026, 5, 30))] == ["first"]


def test_a_graded_and_an_ungraded_inspection_of_one_day_are_two() -> None:
    day = date(2024, 6, 12)
    found = _read(_load(_row(day), _row(day, slot="latest ungraded")))
    assert sorted(i.graded for i in found) == [False, True]


def test_a_predecessors_inspection_says_whose_it_was() -> None:
    (found,) = _read(_load(_row(date(2019, 5, 1), urn_inspected=ELM)))
    assert (found.urn, found.urn_inspected) == (OAK, ELM)


def test_only_the_schools_asked_for_are_read() -> None:
    loaded = _load(_row(date(2024, 6, 12)), _row(date(2024, 6, 13), ELM))
    assert [i.urn for i in _read(loaded, urns=(ELM,))] == [ELM]
