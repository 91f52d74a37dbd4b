"""What the board is told shows in many schools: counts by B5's rule, from published data alone (H26)."""

from __future__ import annotations

from typing import Any

import pytest

from reportkit.judgement.assessment.model import Finding
from reportkit.judgement.assessment.themes import Beside, Theme, Themes, find_themes
from reportkit.vocabulary.results import Outcome
from tests.judgement.assessment.builders import NAN, Case, assessment, finding

TINY = 0.001


def clear(test: str = "1a", **known: Any) -> Finding:
    return finding(test, outcome=Outcome.CLEAR, **{"chance": TINY, **known})


def themes(flagged: int, schools: int, flag: Finding | None = None, **facts: str) -> Themes:
    """Of so many schools of a phase, the first `flagged` have the flag and the others are clear."""
    flag = flag or finding(chance=TINY)
    each = [flag if n < flagged else clear(flag.test, chance=flag.chance) for n in range(schools)]
    cases = (Case(str(100000 + n), (one,), facts=dict(facts)) for n, one in enumerate(each))
    return find_themes(assessment(*cases))


@pytest.mark.parametrize(
    ("flagged", "schools", "is_shown"),
    [
        (2, 10, False),
        (3, 10, True),
        (3, 6, True),
        (3, 5, False),
        (7, 10, True),
        (8, 10, False),
        (10, 10, False),
        (0, 10, False),
    ],
)
def test_a_theme_needs_three_flagged_three_others_and_a_phase_of_six(
    flagged: int, schools: int, is_shown: bool
) -> None:
    found = themes(flagged, schools)
    assert [(one.flagged, one.schools) for one in found.shown] == [(flagged, schools)] * is_shown
    assert (1 in found.not_shown) is not is_shown


def test_phases_are_counted_apart() -> None:
    flags = [Case(str(100000 + n), (finding(chance=TINY),)) for n in range(2)]
    flags += [Case(str(200000 + n), (finding(chance=TINY),), facts={"phase": "secondary"}) for n in range(2)]
    others = [Case(str(300000 + n), (clear(),)) for n in range(8)]
    others += [Case(str(400000 + n), (clear(),), facts={"phase": "secondary"}) for n in range(8)]
    assert find_themes(assessment(*flags, *others)).shown == ()


@pytest.mark.parametrize("test", ["7", "8c", "9a", "10"])
def test_an_answer_that_a_team_returned_makes_no_theme(test: str) -> None:
    assert themes(5, 10, finding(test, chance=NAN)).shown == ()


@pytest.mark.parametrize("test", ["11a", "11b"])
def test_safeguarding_is_never_added_up(test: str) -> None:
    found = themes(5, 10, finding(test, chance=NAN))
    assert (found.shown, found.not_shown) == ((), ())
    assert 11 not in found.not_tested


def test_a_flag_that_does_not_count_for_its_indicator_makes_no_theme() -> None:
    found = assessment(*(Case(str(100000 + n), (finding(chance=TINY),)) for n in range(9)))
    found.results["outcome"] = Outcome.CLEAR
    assert find_themes(found).shown == ()


@pytest.mark.parametrize(
    ("chance", "beside"), [(0.001, Beside.MORE), (0.5, Beside.NO_MORE), (NAN, Beside.NOT_KNOWN)]
)
def test_beside_chance_is_said(chance: float, beside: Beside) -> None:
    (theme,) = themes(4, 20, finding(chance=chance)).shown
    assert theme.beside is beside


def test_more_than_chance_is_less_often_than_once_in_twenty() -> None:
    """Of 20 schools at 0.05 each chance alone flags one: four or more 1.9% of the time, three or more 8%."""
    assert [theme.beside for theme in themes(3, 20, finding(chance=0.05)).shown] == [Beside.NO_MORE]
    assert [theme.beside for theme in themes(4, 20, finding(chance=0.05)).shown] == [Beside.MORE]


def test_chance_flags_a_school_once_at_most() -> None:
    flags = [Case(str(100000 + n), tuple(finding(chance=0.7) for _ in range(3))) for n in range(4)]
    (theme,) = find_themes(assessment(*flags, *(Case(str(200000 + n), (clear(),)) for n in range(6)))).shown
    assert theme.by_chance == pytest.approx(4 + 6 * TINY)


def test_only_what_chance_would_not_make_is_put_forward() -> None:
    assert themes(4, 20, finding(chance=0.5)).proposed == ()
    assert [one.flagged for one in themes(4, 20).proposed] == [4]


def test_the_tests_that_flag_in_three_schools_are_named() -> None:
    flags = [finding(title="Sudden drop", chance=TINY)] * 3 + [
        finding(title="Steady decline", chance=TINY)
    ] * 2
    cases = [Case(str(100000 + n), (one,)) for n, one in enumerate([*flags, *[clear()] * 6])]
    (theme,) = find_themes(assessment(*cases)).shown
    assert (theme.flagged, theme.tests) == (5, ("Sudden drop",))


def test_indicators_that_no_published_figure_tests_are_told_apart() -> None:
    found = themes(4, 10)
    assert 1 not in found.not_tested
    assert {7, 10} <= set(found.not_tested)


@pytest.mark.parametrize(
    ("earlier", "is_shown"), [(1, True), (2, False), (3, False), (4, True), (5, False), (6, False), (7, True)]
)
def test_a_count_that_moved_by_one_or_two_since_earlier_papers_is_withheld(
    earlier: int, is_shown: bool
) -> None:
    found = themes(4, 20).beside_earlier([{"flagged for indicator 1, primary": earlier, "other": 3}])
    assert bool(found.shown) is is_shown
    assert (1 in found.not_shown) is not is_shown
    assert found.released == ("flagged for indicator 1, primary: 4",) * is_shown


def test_every_earlier_set_of_papers_counts() -> None:
    name = "flagged for indicator 1, primary"
    assert themes(4, 20).beside_earlier([{name: 4}, {name: 5}]).shown == ()


def test_the_most_frequent_comes_first() -> None:
    both = (finding(chance=TINY), finding("2", chance=TINY))
    cases = [
        Case(str(100000 + n), both if n < 3 else both[1:] if n < 6 else (clear(), clear("2")))
        for n in range(12)
    ]
    assert [(one.indicator, one.flagged) for one in find_themes(assessment(*cases)).shown] == [(2, 6), (1, 3)]


def test_a_theme_holds_no_school() -> None:
    names = set(Theme.__dataclass_fields__)
    assert names == {"indicator", "phase", "flagged", "schools", "by_chance", "beside", "tests"}
