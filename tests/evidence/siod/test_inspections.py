"""Inspections as known on a day, newest first, each in the words of its era."""

from __future__ import annotations

from datetime import date

import pandas as pd

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.inspections import Inspection, read_inspections, read_urns_ofsted_lists
from reportkit.evidence.sources import Reading
from reportkit.vocabulary import Urn
from tests.evidence.siod.builders import Row, reading, release, school

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


def _history(*rows: Row, grades: tuple[Row, ...] = ()) -> Reading:
    """Inspections of Ofsted's history, a file whose newest outcome was known in April 2020."""
    of = release("history.csv", published_on=date(2020, 4, 26), layout="ofsted_history")
    told = tuple(row | {"slot": "history", "published_on": None, "column": "Rating"} for row in rows)
    return reading(of, inspection=told, inspection_grade=grades)


def test_an_inspection_of_the_history_is_known_sixty_days_on_whatever_the_files_own_day() -> None:
    history = _history(_row(date(2019, 1, 28), urn_inspected=OAK))
    assert _read(history, day=date(2019, 3, 28)) == ()
    (found,) = _read(history, day=date(2019, 3, 29))
    assert (found.started_on, found.published_on, found.graded) == (date(2019, 1, 28), None, True)
    assert found.cell.published_on == date(2019, 3, 29)


def test_a_report_known_to_have_come_later_than_sixty_days_is_not_known_before() -> None:
    history = _history(_row(date(2018, 11, 1), urn_inspected=OAK))
    listed = _load(_row(date(2018, 11, 1), published=date(2019, 4, 2), urn_inspected=OAK))
    assert _read(history, listed, day=date(2019, 4, 1)) == ()
    assert len(_read(history, listed, day=date(2019, 4, 2))) == 1


def test_the_same_inspection_in_the_history_and_in_ofsteds_list_is_one_told_by_the_list() -> None:
    history = _history(_row(date(2017, 5, 3), outcome="Good"))
    listed = _load(_row(date(2017, 5, 3), published=date(2017, 6, 1), outcome="listed", urn_inspected=OAK))
    assert [i.outcome for i in _read(history, listed)] == ["listed"]
    assert [i.outcome for i in _read(history, listed, day=date(2019, 3, 29))] == ["Good"]


def test_a_predecessors_inspection_in_both_files_is_one() -> None:
    history = _history(_row(date(2017, 5, 3), ELM, urn_inspected=ELM))
    listed = _load(_row(date(2017, 5, 3), OAK, published=date(2017, 6, 1), urn_inspected=ELM))
    assert [(i.urn, i.urn_inspected) for i in _read(history, listed)] == [(OAK, ELM)]
    assert [i.urn for i in _read(history, listed, urns=(ELM,))] == [ELM]


def test_an_ungraded_inspection_of_the_day_does_not_hide_one_of_the_history() -> None:
    history = _history(_row(date(2017, 5, 3), urn_inspected=OAK))
    listed = _load(_row(date(2017, 5, 3), slot="latest ungraded", urn_inspected=OAK))
    assert sorted(i.graded for i in _read(history, listed)) == [False, True]


def test_another_files_rule_stays_as_it_was_beside_the_history() -> None:
    history = _history(_row(date(2010, 5, 3)))
    listed = _load(_row(date(2017, 5, 3), published=date(2017, 6, 1)))
    assert [i.started_on.year for i in _read(history, listed, day=date(2019, 3, 29))] == [2010]


def test_ofsteds_list_has_a_school_that_was_never_inspected_from_the_day_it_is_out() -> None:
    never = Urn("100009")
    ofsted = reading(
        release("ofsted.csv", layout="ofsted_graded", published_on=date(2025, 9, 29)),
        school=(school(str(OAK)), school(str(never))),
        inspection=(_row(date(2024, 1, 9)),),
    )
    census = reading(release("census.csv", layout="census"), school=(school("100010"),))
    with Siod.in_memory() as siod:
        siod.add([ofsted, census], accept_fewer_rows=True)
        assert read_urns_ofsted_lists(siod, date(2025, 9, 28)) == frozenset()
        assert read_urns_ofsted_lists(siod, date(2025, 9, 29)) == {OAK, never}
