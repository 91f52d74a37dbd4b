"""Figures of schools: the latest year held, with the pupils behind each."""

from __future__ import annotations

from datetime import date

from reportkit.evidence.registry import read_registry
from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.school_figures import read_school_figures
from reportkit.vocabulary import Missing, MissingReason, Number, Urn
from tests.evidence.siod.builders import Row, reading, release, school_figure

RWM = read_registry()["ks2_rwm_expected"]
OAK, ELM, ASH = Urn("102368"), Urn("102369"), Urn("102370")
DAY = date(2026, 11, 22)


def _load(siod: Siod, *rows: Row, day: date = date(2025, 12, 31), vintage: str = "final") -> None:
    siod.add([reading(release(f"{vintage}.csv", published_on=day, vintage=vintage), measurement=rows)])


def test_the_latest_year_held_is_read_with_the_pupils_behind_each_figure() -> None:
    with Siod.in_memory() as siod:
        _load(
            siod,
            school_figure(OAK, "202324", 50.0),
            school_figure(OAK, "202425", 60.0, row=9, column="PTRWM_EXP"),
            school_figure(ELM, "202425", None, "suppressed", denominator=4.0),
            school_figure(ASH, "202425", 90.0),
        )
        read = read_school_figures(siod, RWM, "all", [OAK, ELM], DAY)
    assert read is not None
    assert read.year == "202425"
    (oak, number), (elm, missing) = read.figures
    assert (oak, elm) == (OAK, ELM)
    assert isinstance(number, Number)
    assert (number.value, number.n) == (60, 30)
    assert [(cell.row, cell.column) for cell in number.cells] == [(9, "PTRWM_EXP")]
    assert isinstance(missing, Missing)
    assert missing.reason is MissingReason.SUPPRESSED


def test_a_number_of_pupils_that_is_not_published_is_not_made_up() -> None:
    with Siod.in_memory() as siod:
        _load(siod, school_figure(OAK, "202425", 60.0, denominator=None))
        read = read_school_figures(siod, RWM, "all", [OAK], DAY)
    assert read is not None
    figure = read.figures[0][1]
    assert isinstance(figure, Number)
    assert figure.n is None


def test_nothing_published_later_than_the_day_is_read() -> None:
    with Siod.in_memory() as siod:
        _load(siod, school_figure(OAK, "202425", 58.0), day=date(2025, 9, 30), vintage="provisional")
        _load(siod, school_figure(OAK, "202425", 60.0), day=date(2025, 12, 31))
        known = {
            day: read_school_figures(siod, RWM, "all", [OAK], day)
            for day in (date(2025, 9, 29), date(2025, 9, 30), date(2025, 12, 31))
        }
    values = [
        None if read is None else [f.value for _, f in read.figures if isinstance(f, Number)]
        for read in known.values()
    ]
    assert values == [None, [58], [60]]


def test_other_groups_and_measures_are_not_mixed_in() -> None:
    with Siod.in_memory() as siod:
        _load(
            siod,
            school_figure(OAK, "202425", 40.0, pupil_group="disadvantaged"),
            school_figure(OAK, "202526", 7.0, measure="ks2_rwm_higher"),
        )
        assert read_school_figures(siod, RWM, "all", [OAK], DAY) is None
