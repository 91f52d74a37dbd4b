"""What a reader can deduce is worked out exactly, and what they may not is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.judgement.release import Cell, Earlier, Range, Reader, audit, deduce
from tests.judgement.release.builders import TOTAL, one_kind

BOROUGH = {"primary": 60, "secondary": 20, "special": 8}


@pytest.mark.parametrize(
    ("total", "public", "may_go_out"),
    [(14, 13, False), (14, 12, False), (14, 11, True), (14, 9, True), (13, 13, True), (0, 0, True)],
)
def test_a_total_goes_out_unless_one_or_two_schools_follow_from_it(
    total: int, public: int, may_go_out: bool
) -> None:
    reader = one_kind({"schools": 90}, {"schools": public})
    assert (audit(reader, {TOTAL: total}) == ()) == may_go_out


def test_a_withheld_row_follows_from_the_total_and_the_other_rows() -> None:
    found = deduce(one_kind(BOROUGH), {"primary": 6, "secondary": 4, TOTAL: 11})
    assert found is not None
    assert found["special"] == Range(1, 1)
    told = audit(one_kind(BOROUGH), {"primary": 6, "secondary": 4, TOTAL: 11})
    assert [(one.name, one.found) for one in told] == [("special", Range(1, 1))]


def test_two_withheld_rows_bound_each_other() -> None:
    found = deduce(one_kind(BOROUGH), {"primary": 6, TOTAL: 11})
    assert found is not None
    assert found["special"] == found["secondary"] == Range(0, 5)


def test_every_school_of_a_phase_says_it_of_each() -> None:
    reader = one_kind({"special": 5}, {"special": 1})
    assert [one.why for one in audit(reader, {"special": 5})] == [
        "it is every school of its phases that no public fact names"
    ] * 2
    assert audit(reader, {"special": 4}) == ()


def test_fewer_than_public_facts_say_tells_that_a_school_was_let_off() -> None:
    reader = one_kind({"primary": 60}, {"primary": 6})
    assert [one.found for one in audit(reader, {"primary": 5})] == [None]


def test_who_merely_presumes_learns_nothing_from_what_does_not_fit() -> None:
    assert audit(one_kind({"primary": 60}, {"primary": 6}, presumes=True), {"primary": 5}) == ()


def test_a_phase_of_two_schools_is_not_shown_by_itself() -> None:
    told = audit(one_kind({"primary": 60, "special": 2}), {"special": 0})
    assert [one.why for one in told] == ["it is of a phase with one or two schools"]


@pytest.mark.parametrize(
    ("before", "now", "may_go_out"),
    [(6, 6, True), (6, 7, False), (6, 8, False), (6, 9, True), (9, 8, False), (9, 7, False), (9, 6, True)],
)
def test_a_change_by_one_or_two_schools_is_not_shown(before: int, now: int, may_go_out: bool) -> None:
    then = Earlier({"primary": 60}, {"primary": before})
    assert (audit(one_kind({"primary": 60}, before=(then,)), {"primary": now}) == ()) == may_go_out


def test_a_change_is_of_what_no_public_fact_tells() -> None:
    then = Earlier({"primary": 60}, {"primary": 8}, {Cell("primary", "on"): 4})
    reader = one_kind({"primary": 60}, {"primary": 6}, before=(then,))
    assert audit(reader, {"primary": 10}) == ()
    assert audit(reader, {"primary": 11})


def test_a_sum_that_nobody_releases_may_be_watched_all_the_same() -> None:
    primary, special = Cell("primary", "a"), Cell("special", "a")
    rows = {"primary": frozenset({primary}), TOTAL: frozenset({primary, special})}
    watched = {"special alone": frozenset({special})}
    reader = Reader({"primary": 60, "special": 8}, rows, watched=watched)
    assert audit(reader, {TOTAL: 9}) == ()
    assert [one.name for one in audit(reader, {TOTAL: 9, "primary": 7})] == ["special alone"]


@st.composite
def small_borough(draw: st.DrawFn) -> tuple[Reader, dict[str, int]]:
    """A few phases with two kinds of support, true numbers, and some of the sums released."""
    phases = draw(st.lists(st.sampled_from("pqr"), min_size=1, max_size=3, unique=True))
    kinds = ("a", "b")
    cells = [Cell(phase, kind) for phase in phases for kind in kinds]
    true = {cell: draw(st.integers(0, 2)) for cell in cells}
    public = {cell: draw(st.integers(0, true[cell])) for cell in cells}
    schools = {
        phase: sum(true[Cell(phase, kind)] for kind in kinds) + draw(st.integers(0, 1)) for phase in phases
    }
    sums = {phase: frozenset(cell for cell in cells if cell.phase == phase) for phase in phases}
    sums |= {kind: frozenset(cell for cell in cells if cell.kind == kind) for kind in kinds}
    sums["all"] = frozenset(cells)
    names = draw(st.lists(st.sampled_from(sorted(sums)), unique=True))
    released = {name: sum(true[cell] for cell in sums[name]) for name in names}
    return Reader(schools, sums, public), released


@settings(max_examples=25, deadline=None)
@given(small_borough())
def test_what_is_deduced_is_what_trying_every_borough_gives(case: tuple[Reader, dict[str, int]]) -> None:
    reader, released = case
    found = deduce(reader, released)
    tried = list(every_borough(reader, released))
    assert found is not None
    for name, cells in reader.sums.items():
        values = [sum(one[cell] for cell in cells) - reader.known_in(cells) for one in tried]
        assert found[name] == Range(min(values), max(values))


def every_borough(reader: Reader, released: Mapping[str, int]) -> Iterator[dict[Cell, int]]:
    """Each way in which the cells can be filled that fits what is public and what was released."""
    cells = reader.unknown
    bounds = (range(reader.public.get(cell, 0), reader.schools[cell.phase] + 1) for cell in cells)
    for numbers in product(*bounds):
        one = dict(zip(cells, numbers, strict=True))
        fits = all(
            sum(one[cell] for cell in reader.cells[name]) == number for name, number in released.items()
        )
        holds = all(
            sum(number for cell, number in one.items() if cell.phase == phase) <= schools
            for phase, schools in reader.schools.items()
        )
        if fits and holds:
            yield one
