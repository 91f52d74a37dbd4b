"""Coverage accounts for every school once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.coverage import NO_ROW, read_coverage
from reportkit.evidence.sources import Reading
from reportkit.vocabulary import AreaCode
from tests.evidence.siod.builders import (
    Row,
    links,
    reading,
    register,
    release,
    school,
    school_figure,
)

HILLINGDON, DAY = AreaCode("312"), date(2026, 11, 22)
URNS = [str(102360 + number) for number in range(5)]


def test_schools_without_a_figure_are_counted_by_reason() -> None:
    with Siod.in_memory() as siod:
        siod.add([register([school(urn) for urn in URNS])])
        rows = [
            school_figure(URNS[0], "202425", 60.0),
            school_figure(URNS[1], "202425", 61.0),
            school_figure(URNS[2], "202425", None, "suppressed"),
        ]
        siod.add([reading(release("ks2.csv"), measurement=rows)])
        (row,) = read_coverage(siod, HILLINGDON, DAY)
    assert (row.measure, row.year, row.with_figure, row.schools) == ("ks2_rwm_expected", "202425", 2, 5)
    assert row.why_not == {NO_ROW: 2, "suppressed": 1}
    assert row.in_words.startswith("2 of 5 schools; no row in the file 2; suppressed 1")


def test_a_school_counts_under_its_predecessors_number() -> None:
    with Siod.in_memory() as siod:
        siod.add([register([school("102430")]), links(("102430", "152412", date(2026, 3, 31)))])
        siod.add([reading(release("ks2.csv"), measurement=[school_figure("102430", "202425", 60.0)])])
        (row,) = read_coverage(siod, HILLINGDON, DAY)
    assert (row.with_figure, row.schools) == (1, 1)


def test_a_blank_row_under_the_new_number_does_not_hide_the_figure_under_the_old_one() -> None:
    rows = [
        school_figure("102430", "202425", 60.0),
        school_figure("152412", "202425", None, "not available"),
    ]
    with Siod.in_memory() as siod:
        siod.add([register([school("102430")]), links(("102430", "152412", date(2026, 3, 31)))])
        siod.add([reading(release("ks2.csv"), measurement=rows)])
        (row,) = read_coverage(siod, HILLINGDON, DAY)
    assert (row.with_figure, row.why_not) == (1, {})


@pytest.mark.parametrize(
    "pairs",
    [
        [("102381", "150001", date(2026, 3, 31)), ("102382", "150001", date(2026, 3, 31))],
        [("102382", "152151", date(2026, 3, 31)), ("102382", "152152", date(2026, 3, 31))],
    ],
    ids=["merged", "split"],
)
def test_the_figure_of_a_school_that_was_merged_or_split_is_not_that_of_the_school_there_now(
    pairs: list[tuple[str, str, date]],
) -> None:
    with Siod.in_memory() as siod:
        siod.add([register([school("102381"), school("102382"), school("102360")]), links(*pairs)])
        rows = [school_figure(urn, "202425", 60.0) for urn in ("102382", "102360")]
        siod.add([reading(release("ks2.csv"), measurement=rows)])
        (row,) = read_coverage(siod, HILLINGDON, DAY)
    assert row.with_figure == 1
    assert row.why_not == {NO_ROW: row.schools - 1}


def test_the_later_release_says_whether_there_is_a_figure_and_nothing_later_leaks_in() -> None:
    with Siod.in_memory() as siod:
        siod.add([register([school("102430")])])
        early = release("provisional.csv", published_on=date(2025, 10, 31), vintage="provisional")
        late = release("final.csv", published_on=date(2026, 2, 28))
        siod.add([reading(early, measurement=[school_figure("102430", "202425", None, "not available")])])
        siod.add([reading(late, measurement=[school_figure("102430", "202425", 60.0)])])
        counts = [
            [row.with_figure for row in read_coverage(siod, HILLINGDON, day)]
            for day in (date(2025, 10, 30), date(2025, 10, 31), date(2026, 2, 28))
        ]
    assert counts == [[], [0], [1]]


REASONS = st.sampled_from(["", "suppressed", "not available", "no row"])


@settings(max_examples=15, deadline=None)
@given(st.lists(REASONS, min_size=5, max_size=5), st.booleans())
@example(["", "no row", "no row", "no row", "no row"], True)
def test_the_counts_add_up_to_the_number_of_schools(reasons: list[str], splits: bool) -> None:
    rows = [
        school_figure(urn, "202425", None if reason else 60.0, reason)
        for urn, reason in zip(URNS, reasons, strict=True)
        if reason != "no row"
    ]
    day = date(2026, 1, 1)
    pairs = [(URNS[0], "152151", day), (URNS[0], "152152", day), (URNS[1], URNS[2], day)] if splits else []
    with Siod.in_memory() as siod:
        siod.add([register([school(urn) for urn in URNS]), links(*pairs), _with_rows(rows)])
        found = read_coverage(siod, HILLINGDON, DAY)
    was_split = {URNS[0]} if splits else set()
    told = {urn for urn, reason in zip(URNS, reasons, strict=True) if reason != "no row"}
    assert len(found) == (1 if told - was_split else 0)
    for row in found:
        assert row.schools == 5
        assert row.with_figure + sum(row.why_not.values()) == row.schools


def _with_rows(rows: list[Row]) -> Reading:
    return reading(release("ks2.csv"), measurement=rows) if rows else reading(release("ks2.csv"))
