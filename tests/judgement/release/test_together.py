"""Two papers of a term read together tell no more than each of them alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportkit.judgement.release import Cell, Earlier, Reader, audit, release
from tests.judgement.release.builders import TOTAL, one_kind, table

BOROUGH = {"primary": 60, "secondary": 20, "special": 8}
SMALL = {"primary": 4, "secondary": 3, "special": 3}
Numbers = Mapping[str, int]


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ({"primary": 6, TOTAL: 11}, {"secondary": 4}, {"special"}),
        ({"primary": 6, "secondary": 4}, {TOTAL: 11}, {"special"}),
        ({"primary": 6, "secondary": 4}, {TOTAL: 14}, set()),
        ({"primary": 6, TOTAL: 11}, {"primary": 6, TOTAL: 11}, set()),
        ({"primary": 6, "secondary": 4}, {TOTAL: 9}, {"primary + secondary"}),
        ({"primary": 6, "secondary": 4}, {TOTAL: 7}, set()),
    ],
)
def test_what_two_papers_tell_together_is_told_of_as_if_one_told_it(
    then: Numbers, now: Numbers, told: set[str]
) -> None:
    reader = reads(Earlier(BOROUGH, then))
    assert audit(reads(), now) == ()
    assert {one.name for one in audit(reader, now)} >= told
    assert bool(audit(reader, now)) == bool(told)


def reads(*before: Earlier, schools: Numbers = BOROUGH, public: Numbers | None = None) -> Reader:
    """A reader who has read these papers, and adds two phases together."""
    pairs = {
        f"{one} + {other}": frozenset({Cell(one, "on"), Cell(other, "on")})
        for one, other in combinations(schools, 2)
    }
    return one_kind(schools, public, watched=pairs, before=before)


def test_three_papers_are_read_together() -> None:
    before = (Earlier(BOROUGH, {"primary": 6}), Earlier(BOROUGH, {"secondary": 4}))
    assert audit(reads(*before), {TOTAL: 11})
    assert audit(reads(before[0]), {TOTAL: 11}) == audit(reads(before[1]), {TOTAL: 11}) == ()


def test_a_school_that_inspections_place_by_now_is_no_change_of_what_is_confidential() -> None:
    then = Earlier(BOROUGH, {"primary": 10, "secondary": 4}, {Cell("primary", "on"): 4})
    assert audit(reads(then, public={"primary": 7}), {TOTAL: 18})
    assert audit(reads(then, public={"primary": 7}), {TOTAL: 20}) == ()


def test_what_earlier_papers_told_already_does_not_stop_all_that_comes_after() -> None:
    before = (Earlier(BOROUGH, {"primary": 6, "secondary": 4}), Earlier(BOROUGH, {TOTAL: 11}))
    assert release(table({"primary": 6, "secondary": 4, "special": 1}), [reads(*before)]).of(TOTAL) == 11


def test_a_school_that_moves_from_one_route_to_another_is_one_change() -> None:
    """Two schools moved; with each move counted twice, somebody would take it that none did."""
    kinds = ("a", "b", "c")
    rows = {kind: frozenset({Cell("primary", kind)}) for kind in kinds}
    rows[TOTAL] = frozenset().union(*rows.values())
    then = Earlier({"primary": 60}, {"a": 8, "b": 5, "c": 9, TOTAL: 22})
    reader = Reader({"primary": 60}, rows, before=(then,))
    assert {one.name for one in audit(reader, {"a": 5, TOTAL: 22})} == set()


@st.composite
def two_papers(draw: st.DrawFn) -> tuple[Earlier, Numbers]:
    """What two papers show of a small borough that may have changed between them."""
    then = {phase: draw(st.integers(0, size)) for phase, size in SMALL.items()}
    moves = {phase: draw(st.integers(-1, 1)) for phase in SMALL}
    now = {phase: min(max(then[phase] + moves[phase], 0), size) for phase, size in SMALL.items()}
    shown = [draw(st.sets(st.sampled_from([*SMALL, TOTAL]))) for _ in range(2)]
    told = [
        {name: number for name, number in {**numbers, TOTAL: sum(numbers.values())}.items() if name in names}
        for numbers, names in zip((then, now), shown, strict=True)
    ]
    return Earlier(SMALL, told[0]), told[1]


@settings(max_examples=25, deadline=None)
@given(two_papers())
def test_who_presumes_the_fewest_changes_concludes_what_trying_every_borough_gives(
    papers: tuple[Earlier, Numbers],
) -> None:
    earlier, now = papers
    assume(audit(reads(schools=SMALL), now) == ())
    found = {name for name, _ in concluded(earlier, now) - concluded(earlier, {})}
    told = {one.name for one in audit(reads(earlier, schools=SMALL), now) if "if" in one.why}
    assert told == found


def concluded(earlier: Earlier, now: Numbers) -> set[tuple[str, str]]:
    """By sum and what is told: one or two schools, all of them, or one or two more or fewer."""
    ways = [(then, after) for then in fitting(earlier.released) for after in fitting(now)]
    fewest = min(changes(*way) for way in ways)
    likely = [way for way in ways if changes(*way) == fewest]
    sums = {**{phase: (phase,) for phase in SMALL}, TOTAL: tuple(SMALL)}
    sums |= {f"{one} + {other}": (one, other) for one, other in combinations(SMALL, 2)}
    return {(name, what) for name, phases in sums.items() for what in what_is_told(phases, likely)}


def what_is_told(phases: Sequence[str], ways: Sequence[tuple[Numbers, Numbers]]) -> Iterator[str]:
    then, now = ([sum(way[at][phase] for phase in phases) for way in ways] for at in (0, 1))
    change = [b - a for a, b in zip(then, now, strict=True)]
    for what, numbers in (("then", then), ("now", now), ("more", change), ("fewer", [-n for n in change])):
        if min(numbers) >= 1 and max(numbers) <= 2:
            yield what
    room = sum(SMALL[phase] for phase in phases)
    yield from (f"all {what}" for what, numbers in (("then", then), ("now", now)) if min(numbers) == room)


def fitting(released: Numbers) -> Iterator[Numbers]:
    """Each way in which the phases can be filled that fits what was released."""
    for numbers in product(*(range(size + 1) for size in SMALL.values())):
        one = dict(zip(SMALL, numbers, strict=True))
        if all({**one, TOTAL: sum(numbers)}[name] == number for name, number in released.items()):
            yield one


def changes(then: Numbers, now: Numbers) -> int:
    return sum(abs(now[phase] - then[phase]) for phase in SMALL)
