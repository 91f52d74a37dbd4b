"""Members are given counts of support, and none from which a school could be told (H52, B5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.casework.events.support_kinds import Source
from reportkit.pipeline.board.grouping import group_phases, listed_in
from reportkit.pipeline.board.schools import KnownBorough
from reportkit.reports.profiles.support import Line, Promised, SupportCounts, counts_json, read_counts
from reportkit.settings.policies import Per
from tests.casework.requirements.builders import promise
from tests.pipeline.board.boroughs import borough, counted, removed, school, schools

OTHERS, COUNCIL = Source.SCHOOL, Source.BOROUGH


@pytest.mark.parametrize(("others", "shown"), [(0, None), (1, None), (2, None), (3, 11), (5, 13)])
def test_a_total_is_withheld_where_less_than_three_schools_follow_from_it_even_none(
    others: int, shown: int | None
) -> None:
    known = borough(schools(8, public=True, on=True), schools(others, on=True), schools(40))
    assert counted(known).whole.on_register == shown


def test_where_nothing_is_on_record_published_data_alone_is_counted() -> None:
    found = counted(borough(schools(8, public=True), schools(40), is_on_record=False))
    assert (found.is_on_record, found.whole.placed, found.whole.on_register) == (False, 8, None)
    assert (found.routes, found.done) == ((), ())


def test_a_school_placed_in_public_but_taken_off_the_register_is_not_given_away() -> None:
    gone = school("", "primary", removed(), public=True, on=True)
    known = borough(schools(8, public=True, on=True), [gone], schools(40))
    assert counted(known).whole.on_register is None


def test_a_placement_by_rule_counts_though_nobody_has_written_it_down() -> None:
    known = borough(
        schools(4, public=True, on=True), schools(4, public=True), schools(3, on=True), schools(40)
    )
    assert counted(known).whole.on_register == 11


def test_withheld_phases_are_not_one_or_two_schools_together() -> None:
    """25 less what was shown once left four in two withheld phases, three of them public: so one was not."""
    known = placed_in(
        {"primary": (60, 11, 7), "secondary": (16, 3, 1), "special": (8, 1, 0)}
        | {"all-through": (4, 0, 0), "pru": (4, 1, 0), "nursery": (3, 1, 0)}
    )
    found = counted(known)
    together = {line.label for line in found.lines if line.on_register is None}
    assert found.whole.on_register == 25
    assert together == {line.label for line in found.lines}
    assert not pinned_to_few(found)


def test_support_in_withheld_phases_is_not_of_one_or_two_schools_together() -> None:
    known = borough(schools(9, routes=[OTHERS]), schools(1, "secondary", routes=[OTHERS]), schools(40))
    rest = borough(schools(15, "secondary"), schools(4, "all-through"), schools(8, "special"))
    found = counted(borough(known.schools, rest.schools))
    shown = {line.label: line.supported for line in (found.whole, *found.lines)}
    assert shown["Secondary"] is None
    assert shown["Primary"] is None or shown["all schools"] is None


_PHASES = {"primary": 40, "secondary": 9, "special": 5, "nursery": 4}


@settings(max_examples=6, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(_PHASES, st.tuples(st.integers(0, 2), st.integers(0, 3)))))
def test_of_no_phases_together_can_one_or_two_confidential_schools_be_told(
    said: Mapping[str, tuple[int, int]],
) -> None:
    found = counted(placed_in({phase: (size, *said[phase]) for phase, size in _PHASES.items()}))
    assert not pinned_to_few(found)


@settings(max_examples=6, deadline=None)
@given(
    st.fixed_dictionaries(
        dict.fromkeys(_PHASES, st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(-1, 2)))
    )
)
def test_nor_of_two_packs_read_together_as_if_nothing_had_changed(
    said: Mapping[str, tuple[int, int, int]],
) -> None:
    then = {phase: (_PHASES[phase], public, others) for phase, (public, others, _) in said.items()}
    now = {
        phase: (size, public, max(0, min(others + said[phase][2], size - public)))
        for phase, (size, public, others) in then.items()
    }
    first = counted(placed_in(then))
    both = as_one(first, counted(placed_in(now), first.released))
    assert both is None or not pinned_to_few(both)


def as_one(first: SupportCounts, second: SupportCounts) -> SupportCounts | None:
    """What both show of the register as if one showed it; None where a number is seen to have changed."""
    pairs = [(first.whole, second.whole), *zip(first.lines, second.lines, strict=True)]
    if any(a.on_register != b.on_register for a, b in pairs if None not in (a.on_register, b.on_register)):
        return None
    whole, *lines = (
        replace(b, on_register=a.on_register if b.on_register is None else b.on_register) for a, b in pairs
    )
    return replace(second, whole=whole, lines=tuple(lines))


def placed_in(phases: Mapping[str, tuple[int, int, int]]) -> KnownBorough:
    """By phase: how many schools, how many on the register in public, how many besides."""
    return borough(
        *(
            [
                *schools(public, phase, public=True, on=True),
                *schools(others, phase, on=True),
                *schools(size - public - others, phase),
            ]
            for phase, (size, public, others) in phases.items()
        )
    )


def pinned_to_few(found: SupportCounts) -> list[tuple[str, ...]]:
    """The phases of which it is certain that together they have one or two schools that are not public."""
    some = (chosen for size in range(1, 1 + len(found.lines)) for chosen in combinations(found.lines, size))
    return [tuple(one.label for one in chosen) for chosen in some if _is_few(found, chosen)]


def _is_few(found: SupportCounts, chosen: tuple[Line, ...]) -> bool:
    """By arithmetic alone: the total less what the other phases have at least, or at most."""
    rest = [line for line in found.lines if line not in chosen]
    least, greatest = _bounds(chosen)
    if found.whole.on_register is not None:
        hidden = found.whole.on_register - found.whole.placed
        fewest, most = _bounds(rest)
        least, greatest = max(least, hidden - most), min(greatest, hidden - fewest)
    return 1 <= least <= greatest <= 2


def _bounds(lines: Sequence[Line]) -> tuple[int, int]:
    shown = [line.on_register - line.placed for line in lines if line.on_register is not None]
    room = [line.schools - line.placed for line in lines if line.on_register is None]
    return sum(shown), sum(shown) + sum(room)


def test_a_phase_of_one_school_stands_with_others() -> None:
    known = borough(schools(40), schools(20, "secondary"), schools(1, "pru", on=True), schools(3, "special"))
    labels = [line.label for line in counted(known).lines]
    assert labels == ["Primary", "Secondary", "Special and pupil referral and alternative provision"]


def test_small_phases_stand_together_and_a_borough_too_small_in_one_group() -> None:
    assert set(group_phases(["primary"] * 5 + ["pru", "nursery", "special"]).values()) == {
        "Primary",
        "Nursery, pupil referral and alternative provision and special",
    }
    assert set(group_phases(["primary", "pru"]).values()) == {
        "Primary and pupil referral and alternative provision"
    }


def test_the_phases_of_a_group_are_read_from_its_label() -> None:
    phases = ("Pupil referral and alternative provision", "Primary", "Middle deemed primary", "Special")
    label = "Special, middle deemed primary and pupil referral and alternative provision"
    assert listed_in(label, phases) == (
        "Special",
        "Middle deemed primary",
        "Pupil referral and alternative provision",
    )
    assert listed_in("Nursery and special", phases) == ("Special", "nursery")


def test_support_is_counted_once_a_school_and_by_every_route() -> None:
    known = borough(
        schools(4, routes=[OTHERS]), schools(3, routes=[OTHERS, COUNCIL]), schools(60), schools(9, "special")
    )
    found = counted(known)
    assert found.whole.supported == 7
    assert [(one.label, one.number) for one in found.routes] == [
        ("school-to-school", 7),
        ("borough", 3),
        ("other", None),
    ]


def test_a_route_that_one_school_has_takes_the_next_with_it() -> None:
    known = borough(schools(6, routes=[OTHERS]), schools(1, routes=[COUNCIL]), schools(60))
    numbers = {one.label: one.number for one in counted(known).routes}
    assert numbers["borough"] is None
    assert [counted(known).whole.supported, numbers["school-to-school"]].count(None) >= 1


def test_the_support_of_schools_that_inspections_place_does_not_give_another_away() -> None:
    known = borough(schools(8, public=True, routes=[OTHERS]), schools(1, routes=[OTHERS]), schools(60))
    assert counted(known).whole.supported is None


def test_an_earlier_pack_of_the_term_that_differs_by_one_is_not_set_against_this_one() -> None:
    first = counted(borough(schools(8, public=True, on=True), schools(4, on=True), schools(40)))
    now = borough(schools(8, public=True, on=True), schools(5, on=True), schools(39))
    assert first.whole.on_register == 12
    assert counted(now).whole.on_register == 13
    assert counted(now, first.released).whole.on_register is None


def test_a_row_of_this_pack_does_not_fill_the_gap_in_that_of_the_one_before() -> None:
    """13 in all and 8 in primary went out; a 4 in secondary beside them would leave one school."""
    first, now = (with_others({"Primary": on, "Secondary": 4, "Special": 1}) for on in (8, 9))
    went_out = counted(first)
    assert [line.on_register for line in (went_out.whole, *went_out.lines)] == [13, 8, None, None]
    shown = counted(now, went_out.released)
    assert [line.on_register for line in (shown.whole, *shown.lines)] == [None, None, None, None]


def with_others(on: Mapping[str, int]) -> KnownBorough:
    """By phase how many schools the team alone placed on the register."""
    sizes = {"Primary": 60, "Secondary": 20, "Special": 8}
    return placed_in({phase.lower(): (sizes[phase], 0, number) for phase, number in on.items()})


def test_a_change_that_is_public_may_be_seen() -> None:
    first = counted(borough(schools(8, public=True, on=True), schools(4, on=True), schools(40)))
    now = borough(schools(9, public=True, on=True), schools(4, on=True), schools(39))
    assert counted(now, first.released).whole.on_register == 13


@pytest.mark.parametrize(("visited", "shown"), [(2, None), (3, 12)])
def test_visits_are_a_total_unless_they_were_made_at_one_or_two_schools(
    visited: int, shown: int | None
) -> None:
    found = counted(borough(schools(visited, visits=4), schools(40)))
    assert found.done[0].label == "visits by officers this term"
    assert found.done[0].number == shown


def test_what_was_promised_is_told_in_tenths_where_the_total_is_shown_and_large_enough() -> None:
    due = (promise("H115", 1, Per.TERM),)
    most = schools(9, on=True, visits=1, promises=due)
    assert counted(borough(most, schools(3, on=True, promises=due), schools(40))).promised == Promised(8, 0)
    assert counted(borough(most, schools(40))).promised is None


def test_no_school_stands_in_the_file_and_it_reads_back_the_same(tmp_path) -> None:  # type: ignore[no-untyped-def]
    known = borough(schools(8, public=True, on=True), [school("Porridge Rise School", on=True)], schools(40))
    found = counted(known)
    path = tmp_path / "counts.json"
    path.write_bytes(counts_json(found))
    assert read_counts(path) == found
    text = path.read_text()
    assert not [one for one in known.schools if one.urns[0] in text or one.name in text]


def test_every_count_shown_is_kept_as_released_and_none_that_is_withheld() -> None:
    found = counted(borough(schools(8, public=True, on=True), schools(1, on=True), schools(40)))
    assert "schools, Primary: 49" in found.released
    assert "placed by published inspections, all schools: 8" in found.released
    assert not [text for text in found.released if text.startswith("on the register")]


def test_a_phase_that_stands_with_others_since_the_last_pack_is_not_told_by_both() -> None:
    """A special school closed, so that special stands with nursery: the total tells that one more went."""
    then = {"primary": (6, 1, 4), "special": (3, 1, 2), "nursery": (3, 1, 2), "pru": (4, 1, 0)}
    now = {**then, "special": (2, 1, 1)}
    first = counted(placed_in(then))
    assert first.whole.on_register == 12
    assert counted(placed_in(now)).whole.on_register == 11
    assert counted(placed_in(now), first.released).whole.on_register is None


def test_a_phase_that_stands_by_itself_since_the_last_pack_is_not_told_by_both() -> None:
    """A nursery and a pupil referral unit opened, so that each phase has a row."""
    then = {"primary": (12, 0, 7), "special": (5, 0, 0), "nursery": (2, 0, 1), "pru": (2, 0, 2)}
    now = {"primary": (12, 0, 8), "special": (5, 0, 2), "nursery": (3, 0, 1), "pru": (3, 0, 2)}
    first = counted(placed_in(then))
    assert first.lines[-1].label == "Nursery and pupil referral and alternative provision"
    assert counted(placed_in(now)).whole.on_register == 13
    assert counted(placed_in(now), first.released).whole.on_register is None
