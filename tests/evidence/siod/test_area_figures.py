"""Figures of areas, as known on a day: nothing published later leaks in."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.area_figures import AreaFigures
from reportkit.evidence.sources import Reading
from reportkit.vocabulary import AcademicYear, AreaCode, Figure, Missing, MissingReason, Number, SourceCell
from tests.evidence.siod.builders import Row, figure, reading, release
from tests.shipped import AREAS, LAIT, shipped

YEAR = AcademicYear("202425")
HILLINGDON = AreaCode("312")
PROVISIONAL, FINAL = date(2025, 9, 30), date(2025, 12, 31)


def _release(day: date, vintage: str, *rows: Row) -> Reading:
    of = release(f"{vintage}/{day}.csv", published_on=day, vintage=vintage)
    return reading(of, measurement=rows)


def _known(siod: Siod, day: date, area: str = "312", year: AcademicYear = YEAR) -> Figure:
    return AreaFigures(siod, day).figure("ks2_rwm_expected", "all", AreaCode(area), year)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (PROVISIONAL - timedelta(1), None),
        (PROVISIONAL, "60"),
        (FINAL - timedelta(1), "60"),
        (FINAL, "62"),
        (date(2027, 1, 1), "62"),
    ],
)
def test_a_figure_is_what_was_known_on_the_day_and_the_later_release_wins(
    day: date, value: str | None
) -> None:
    with Siod.in_memory() as siod:
        siod.add(
            [
                _release(FINAL, "final", figure("312", YEAR, 62.0)),
                _release(PROVISIONAL, "provisional", figure("312", YEAR, 60.0)),
            ]
        )
        known = _known(siod, day)
        assert len(siod.releases()) == 2
    if value is None:
        assert isinstance(known, Missing)
        assert known.reason is MissingReason.NOT_HELD
    else:
        assert isinstance(known, Number)
        assert known.value == Decimal(value)


@pytest.mark.parametrize("order", [("final", "provisional"), ("provisional", "final")])
def test_of_two_releases_of_one_day_the_provisional_one_gives_way(order: tuple[str, str]) -> None:
    values = {"final": 62.0, "provisional": 60.0}
    with Siod.in_memory() as siod:
        siod.add([_release(FINAL, vintage, figure("312", YEAR, values[vintage])) for vintage in order])
        known = _known(siod, FINAL)
    assert isinstance(known, Number)
    assert known.value == 62


def test_a_later_release_without_the_year_leaves_the_earlier_figure() -> None:
    with Siod.in_memory() as siod:
        siod.add(
            [
                _release(PROVISIONAL, "final", figure("312", "202324", 58.0)),
                _release(FINAL, "final", figure("312", YEAR, 62.0)),
            ]
        )
        figures = AreaFigures(siod, FINAL)
        assert figures.years("ks2_rwm_expected", "all", HILLINGDON) == ("202324", "202425")
        assert figures.latest_year("ks2_rwm_expected", "all", HILLINGDON) == "202425"
        before = AreaFigures(siod, PROVISIONAL)
        assert before.latest_year("ks2_rwm_expected", "all", HILLINGDON) == "202324"


def test_a_figure_withdrawn_later_is_a_reason_and_no_longer_a_number() -> None:
    with Siod.in_memory() as siod:
        siod.add(
            [
                _release(PROVISIONAL, "provisional", figure("312", YEAR, 60.0)),
                _release(FINAL, "final", figure("312", YEAR, None, "suppressed")),
            ]
        )
        known = _known(siod, FINAL)
        years = AreaFigures(siod, FINAL).years("ks2_rwm_expected", "all", HILLINGDON)
    assert isinstance(known, Missing)
    assert known.reason is MissingReason.SUPPRESSED
    assert years == ()


def test_every_figure_knows_its_file_row_column_and_release() -> None:
    of = release("lait/2026-04/bds.parquet", published_on=FINAL)
    rows = [figure("312", YEAR, 62.0, row=4711, column="Values"), figure("204", YEAR, None, "suppressed")]
    with Siod.in_memory() as siod:
        siod.add([reading(of, measurement=rows)])
        shown, hidden = _known(siod, FINAL), _known(siod, FINAL, "204")
    assert shown.cells == (SourceCell("lait/2026-04/bds.parquet", 4711, "Values", of.release_id, FINAL),)
    assert [cell.row for cell in hidden.cells] == [3]


def test_a_year_the_registry_rules_out_has_no_figure_whatever_is_loaded() -> None:
    cancelled = AcademicYear("201920")
    with Siod.in_memory() as siod:
        siod.add([_release(FINAL, "final", figure("312", cancelled, 65.0))])
        known = _known(siod, FINAL, year=cancelled)
        assert AreaFigures(siod, FINAL).latest_year("ks2_rwm_expected", "all", HILLINGDON) is None
    assert isinstance(known, Missing)
    assert (known.reason, known.detail) == (
        MissingReason.NOT_COLLECTED,
        "primary tests were cancelled in 2020 and 2021",
    )


def test_figures_of_schools_are_never_those_of_an_area() -> None:
    with Siod.in_memory() as siod:
        siod.add([_release(FINAL, "final", figure("312", YEAR, 62.0, level="school"))])
        assert isinstance(_known(siod, FINAL), Missing)


@pytest.mark.parametrize(
    ("measure", "held", "printed"),
    [
        ("suspensions", 0.28999999999999998, "0.29"),
        ("alevel_points", -0.125, "-0.13"),
        ("suspensions", 7.0, "7.00"),
        ("absence", 7.25, "7.3"),
        ("gld", 68.25, "68.3"),
        ("ks2_rwm_expected", 62.5, "63"),
        ("alevel_points", 34.5049, "34.50"),
    ],
)
def test_a_figure_keeps_the_published_number_and_prints_it_in_its_decimals(
    measure: str, held: float, printed: str
) -> None:
    with Siod.in_memory() as siod:
        siod.add([_release(FINAL, "final", figure("312", YEAR, held, measure=measure))])
        known = AreaFigures(siod, FINAL).figure(measure, "all", HILLINGDON, YEAR)
    assert isinstance(known, Number)
    assert float(known.value) == pytest.approx(held)
    assert str(known.rounded) == printed


@pytest.mark.parametrize("code", ["201", "312", "936", "943"])
def test_authorities_are_counted(code: str) -> None:
    assert _authorities(code) == [code]


@pytest.mark.parametrize("code", ["970", "980", "986", "987", "988", "989", "990"])
def test_regions_and_england_are_not_authorities(code: str) -> None:
    assert _authorities(code) == []


def _authorities(code: str) -> list[str]:
    with Siod.in_memory() as siod:
        siod.add([_release(FINAL, "final", figure(code, YEAR, 62.0))])
        return list(AreaFigures(siod, FINAL).authorities("ks2_rwm_expected", "all", YEAR))


def test_no_region_in_laits_own_list_of_areas_is_counted_as_an_authority() -> None:
    areas = shipped(AREAS).tables["area"]
    regions = set(areas["code"][areas["type"] == "NA"])
    assert len(regions) == 12
    with Siod.in_memory() as siod:
        siod.add([shipped(LAIT)])
        figures = AreaFigures(siod, date(2026, 11, 22))
        for measure in ("gld", "ks2_rwm_expected", "absence"):
            found = figures.authorities(measure, "all", AcademicYear("202324"))
            assert sum(isinstance(known, Number) for known in found.values()) in range(150, 154)
            assert not regions.intersection(found)
    levels = shipped(LAIT).measurements.frame().groupby("code")["level"].first()
    assert set(levels[levels != "la"].index) == regions
