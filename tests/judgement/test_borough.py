"""A borough's measure beside its peers, from figures laid out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from reportkit.evidence.registry import Polarity, read_registry
from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.area_figures import AreaFigures
from reportkit.judgement.metrics import Position, Relation
from reportkit.judgement.metrics.borough import BoroughMeasure, Gap, Peers, measure_borough
from reportkit.vocabulary import AreaCode, Figure, Missing, MissingReason, Number
from tests.evidence.siod.builders import Row, figure, reading, release
from tests.judgement.builders import borough

AS_AT = date(2026, 11, 22)
NEIGHBOURS = tuple(AreaCode(str(code)) for code in range(201, 211))
PEERS = Peers(AreaCode("312"), AreaCode("986"), NEIGHBOURS)


def _measure(*rows: Row, tolerance: str = "1", as_at: date = AS_AT) -> BoroughMeasure | Missing:
    with Siod.in_memory() as siod:
        siod.add([reading(release(published_on=date(2025, 12, 31)), measurement=rows)])
        figures = AreaFigures(siod, as_at)
        return measure_borough(figures, read_registry()["ks2_rwm_expected"], "all", PEERS, Decimal(tolerance))


def _rows(values: dict[str, tuple[float | None, ...]], years: tuple[str, ...]) -> list[Row]:
    return [
        figure(code, year, value, "" if value is not None else "suppressed")
        for code, row in values.items()
        for year, value in zip(years, row, strict=True)
    ]


YEARS = ("201819", "202122", "202223", "202324", "202425")
VALUES: dict[str, tuple[float | None, ...]] = {
    "312": (66.0, 60.0, 61.0, 63.0, 64.0),
    "986": (71.0, 65.0, 66.0, 67.0, 68.0),
    "970": (65.0, 59.0, 60.0, 61.0, 62.0),
    **{str(201 + place): (60.0, 60.0, 60.0, 60.0, 58.0 + place) for place in range(10)},
}


def _value(of: Figure) -> Decimal:
    assert isinstance(of, Number)
    return of.value


@pytest.fixture(scope="module")
def measured() -> BoroughMeasure:
    found = _measure(*_rows(VALUES, YEARS))
    assert isinstance(found, BoroughMeasure)
    return found


def test_the_latest_year_is_set_beside_neighbours_region_and_england(measured: BoroughMeasure) -> None:
    latest = measured.latest
    assert latest.year == "202425"
    assert [_value(f) for f in (latest.borough, latest.neighbours, latest.region, latest.england)] == [
        64,
        Decimal("62.5"),
        68,
        62,
    ]


def test_each_comparison_has_its_own_relation(measured: BoroughMeasure) -> None:
    assert measured.to_neighbours is Relation.BETTER
    assert measured.to_region is Relation.WORSE
    assert measured.to_england is Relation.BETTER
    assert measured.to_authorities is Relation.IN_LINE


def test_the_median_of_authorities_is_of_authorities_alone(measured: BoroughMeasure) -> None:
    assert isinstance(measured.authorities, Number)
    assert (measured.authorities.value, measured.authorities.n) == (63, 11)


def test_the_place_among_neighbours_counts_the_borough_itself(measured: BoroughMeasure) -> None:
    assert measured.position == Position(4, 11, True)


def test_the_base_is_the_first_comparable_year(measured: BoroughMeasure) -> None:
    assert measured.base is not None
    assert measured.base.year == "202223"
    assert [
        _value(c) for c in (measured.borough_change, measured.region_change, measured.england_change)
    ] == [
        3,
        2,
        2,
    ]
    assert measured.pace is Relation.IN_LINE


def test_history_has_every_year_and_cancelled_years_with_their_reason(measured: BoroughMeasure) -> None:
    assert [standing.year for standing in measured.history] == [
        "201819",
        "201920",
        "202021",
        "202122",
        "202223",
        "202324",
        "202425",
    ]
    cancelled = measured.history[1]
    for found in (cancelled.borough, cancelled.neighbours, cancelled.region, cancelled.england):
        assert isinstance(found, Missing)
        assert found.reason is MissingReason.NOT_COLLECTED


def test_with_the_latest_year_alone_no_change_can_be_said() -> None:
    found = _measure(*_rows({"312": (61.0,), "986": (66.0,)}, ("202425",)))
    assert isinstance(found, BoroughMeasure)
    assert isinstance(found.borough_change, Missing)
    assert found.pace is Relation.CANNOT_SAY
    assert found.to_neighbours is Relation.CANNOT_SAY
    assert found.to_region is Relation.WORSE


def test_a_suppressed_latest_year_is_not_the_latest_held() -> None:
    found = _measure(*_rows({"312": (61.0, None)}, ("202324", "202425")))
    assert isinstance(found, BoroughMeasure)
    assert found.latest.year == "202324"


@pytest.mark.parametrize(
    ("year", "as_at", "is_current"),
    [
        ("202324", date(2026, 12, 30), True),
        ("202324", date(2026, 12, 31), False),
        ("202223", date(2026, 11, 22), False),
        ("202425", date(2026, 12, 31), True),
    ],
)
def test_data_older_than_the_last_two_published_years_cannot_say(
    year: str, as_at: date, is_current: bool
) -> None:
    found = _measure(figure("312", year, 61.0), as_at=as_at)
    assert isinstance(found, BoroughMeasure) == is_current
    if isinstance(found, Missing):
        assert found.detail == f"the newest year held is {year[:4]}/{year[4:]}"


def test_no_year_held_is_a_reason() -> None:
    found = _measure(figure("970", "202425", 61.0))
    assert isinstance(found, Missing)
    assert found.detail == "no year is held"


@pytest.mark.parametrize(("given", "used"), [("0.5", "1"), ("1", "1"), ("2", "2")])
def test_the_tolerance_is_never_finer_than_the_published_rounding(given: str, used: str) -> None:
    found = _measure(figure("312", "202425", 61.0), tolerance=given)
    assert isinstance(found, BoroughMeasure)
    assert found.tolerance == Decimal(used)


HIGH, LOW = Polarity.HIGH, Polarity.LOW
GAPS = [
    # own then, own now, others then, others now: gap now, change, relation, narrowed by falling peers
    ("narrows as the group gains", HIGH, "40 48 70 72", 24, -6, Relation.BETTER, False),
    ("narrows though the group stays", HIGH, "40 40 70 65", 25, -5, Relation.BETTER, True),
    ("narrows though the group falls", HIGH, "40 38 70 60", 22, -8, Relation.BETTER, True),
    ("narrows by the tolerance alone", HIGH, "40 43 70 72", 29, -1, Relation.IN_LINE, False),
    ("narrows by more than the tolerance", HIGH, "40 44 70 72", 28, -2, Relation.BETTER, False),
    ("widens", HIGH, "40 41 70 75", 34, 4, Relation.WORSE, False),
    ("narrows where low is better", LOW, "30 24 20 19", 5, -5, Relation.BETTER, False),
    ("narrows where low is better, as others rise", LOW, "30 30 20 26", 4, -6, Relation.BETTER, True),
    ("widens where low is better", LOW, "30 34 20 20", 14, 4, Relation.WORSE, False),
]


@pytest.mark.parametrize(
    ("polarity", "values", "now", "moved", "closing", "by_peers"),
    [case[1:] for case in GAPS],
    ids=[case[0] for case in GAPS],
)
def test_a_gap_closes_when_it_narrows_beyond_the_tolerance(
    polarity: Polarity, values: str, now: int, moved: int, closing: Relation, by_peers: bool
) -> None:
    own_then, own_now, others_then, others_now = values.split()
    gap = Gap(
        borough(own_now, own_then, polarity=polarity), borough(others_now, others_then, polarity=polarity)
    )
    assert (_value(gap.borough), _value(gap.borough_change)) == (now, moved)
    assert (gap.closing, gap.narrowed_by_falling_peers) == (closing, by_peers)


@pytest.mark.parametrize(
    ("own", "others", "size"),
    [("40", "70", Relation.WORSE), ("50", "70", Relation.IN_LINE), ("51", "70", Relation.IN_LINE)],
)
def test_a_gap_is_set_against_englands(own: str, others: str, size: Relation) -> None:
    behind = borough(own, england=("48", "45"))
    gap = Gap(behind, borough(others, england=("68", "66")))
    assert _value(gap.england) == 20
    assert _value(gap.england_change) == -1
    assert gap.size is size


@pytest.mark.parametrize(
    ("own", "others"),
    [
        (borough(None), borough("70")),
        (borough("40"), borough(None)),
        (borough("40", None), borough("70")),
        (borough("40", has_base=False), borough("70")),
    ],
)
def test_a_gap_without_one_of_its_figures_cannot_be_said_to_close(
    own: BoroughMeasure, others: BoroughMeasure
) -> None:
    gap = Gap(own, others)
    assert gap.closing is Relation.CANNOT_SAY
    assert not gap.narrowed_by_falling_peers
