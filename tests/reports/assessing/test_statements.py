"""What a test found is said in words that follow its figures, whichever way they fall."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from reportkit.judgement.assessment.model import Finding
from reportkit.judgement.indicators.finance import TRUST_ONLY
from reportkit.judgement.indicators.progress import BY_BAND, DERIVED
from reportkit.judgement.indicators.reach import NO_FALL, NO_FIGURE, NO_FIGURE_AMONG_LIKE, NO_ROOM
from reportkit.reports.assessing.amounts import number, pounds, pupils, rounded
from reportkit.reports.assessing.near import how_near, likely_range
from reportkit.reports.assessing.reasons import why
from reportkit.reports.assessing.statements import state
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.results import Outcome
from tests.judgement.assessment.builders import NAN, finding, unsaid

SCORE = {"measure": "ks2_reading_progress", "since": "202425", "comparator": 0.0}
GROUP = {"pupil_group": "disadvantaged", "since": "202425", "comparator_name": "the same group in England"}
SUBJECTS = "ks2_maths_expected|ks2_writing_expected"
NONE = {"measure": "", "pupil_group": "", "year": "", "since": "", "figure": NAN, "margin": NAN}
# A test, what differs when it is flagged and when it is clear, and words that stand in just one of the two.
CASES: list[tuple[str, dict[str, Any], dict[str, Any], str, str]] = [
    ("1a", {}, {"statistic": -9.0, "margin": 1.0}, "more than chance explains", "would be a sudden drop"),
    ("1a", {}, {"statistic": 3.0, "margin": 13.0}, "14 points worse", "better (about 4 pupils), so not"),
    ("1b", {}, {"statistic": 2.0, "margin": 8.0}, "falling each year", "not a steady decline"),
    (
        "1b", {"before": 60.0, "figure": 64.0}, {"statistic": 2.0, "margin": 8.0},
        "further behind each year: it rose, but less than England", "not a steady decline",
    ),
    (
        "1b", {"before": 60.0, "figure": 60.0}, {"statistic": 2.0, "margin": 8.0},
        "further behind each year: it stayed the same while England rose", "not a steady decline",
    ),
    ("1a-bands", {"statistic": 2.0}, {"statistic": -1.0}, "a fall of 2 of", "a rise of 1 of"),
    ("1a-bands", {"statistic": 2.0}, {"statistic": 0.0}, "a fall of 2 of", "in the same one of the five"),
    (
        "1c", SCORE | {"figure": -2.2, "lower": -3.8, "upper": -0.6},
        SCORE | {"figure": 2.2, "lower": 0.6, "upper": 3.8},
        "below England's average, beyond chance", "not below England's average beyond chance",
    ),
    ("1c-falls", SCORE, SCORE, ", falling beyond chance each year", "not falling beyond chance each year"),
    ("2", GROUP, GROUP, "in England, lower, beyond chance", "in England, not lower beyond chance"),
    (
        "2-progress", SCORE | {"lower": -1.0, "upper": -0.6, "comparator": -0.4},
        SCORE | {"lower": -1.0, "upper": -0.2, "comparator": -0.4},
        "lower, beyond chance", "not lower beyond chance",
    ),
    (
        "2-substitute", {"statistic": 5.0, "note": "a substitute: where pupils went"},
        {"statistic": 1.0, "note": "a substitute: where pupils went"}, "weakest fifth", "best fifth",
    ),
    (
        "3", GROUP | {"statistic": 30.0, "comparator": 20.0, "comparator_before": 22.0, "z": 5.0},
        GROUP | {"statistic": 30.0, "comparator": 20.0, "comparator_before": 22.0, "z": -5.0},
        "it widened by 5 points; England's narrowed by 2 points: over those years together it is wider",
        "over those years together it is wider than England's, but not closing",
    ),
    (
        "4a", {"figure": 4.0, "before": -16.0, "statistic": 20.0, "note": SUBJECTS},
        {"figure": 4.0, "before": 1.0, "statistic": 3.0, "note": SUBJECTS},
        "writing 16 points below England", "writing 1 point above England",
    ),
    ("4c", {"statistic": 2.3}, {"statistic": 1.1}, "2.3 times as far as chance", "1.1 times"),
    (
        "4d", {"statistic": 1.0, "comparator": 5.0, "note": "ks2_maths_progress"},
        {"statistic": 3.0, "comparator": 3.0, "note": "ks2_maths_progress"},
        "maths progress in the weakest; the two disagree", "the two do not disagree",
    ),
    ("5", {"second": 59.0}, {"second": 59.0}, "below 59%), lower, beyond chance", "59%), not lower"),
    (
        "6a", {"statistic": 5.0, "second": 0.4}, {"statistic": 5.0, "second": -0.4},
        "highest fifth of them and rose faster than England's", "in that year alone",
    ),
    ("6a", {"statistic": 5.0, "second": -0.4}, {"statistic": 2.0}, "as the year before", "second lowest"),
    (
        "6d", {"statistic": 4.0, "second": 1.0, "margin": -1.0}, {"statistic": 1.0, "second": 1.0},
        "more than chance explains", "not past the line",
    ),
    ("6c", {"statistic": 4.0, "second": 3.0, "margin": 2.0}, {"statistic": 1.0, "second": 1.0},
     "in the highest fifth for years running", "not past the line"),
    ("8b", {"measure": "in_year_balance", "figure": -3.1, "second": -12000.0},
     {"measure": "in_year_balance", "figure": 3.1, "second": 12000.0}, "(−£12,000)", "(£12,000)"),
    ("11a", NONE, NONE, "not effective, or not met", "found it effective"),
    ("7", NONE, NONE, "the return says concern", "the return says no concern"),
]  # fmt: skip


def clear(test: str, **known: Any) -> Finding:
    return finding(test, outcome=Outcome.CLEAR, **known)


@pytest.mark.parametrize(("test", "flagged", "sound", "of_flag", "of_clear"), CASES)
def test_flag_and_clear_sentences_follow_the_figures(
    test: str, flagged: dict[str, Any], sound: dict[str, Any], of_flag: str, of_clear: str
) -> None:
    flag, clean = state(finding(test, **flagged)), state(clear(test, **sound))
    assert of_flag in flag and of_flag not in clean
    assert of_clear in clean and of_clear not in flag


@pytest.mark.parametrize("test", sorted({case[0] for case in CASES}))
def test_a_test_that_cannot_say_says_why_and_gives_no_verdict(test: str) -> None:
    said = state(unsaid(MissingReason.NO_RETURN, test, **NONE))
    assert "we cannot say, because no return has been received." in said


@pytest.mark.parametrize(
    ("test", "pair", "known"),
    [
        ("1a", ("figure", "before"), {}),
        ("1a", ("comparator", "comparator_before"), {}),
        ("1a", ("pupils", "pupils_before"), {"pupils_before": 60.0}),
        ("1a", ("year", "since"), {}),
        ("1b", ("figure", "before"), {}),
        ("2", ("figure", "comparator"), {}),
        ("3", ("statistic", "comparator"), {"statistic": 30.0}),
        ("5", ("figure", "comparator"), {"second": 59.0}),
        ("6a", ("figure", "comparator"), {"statistic": 5.0, "second": 1.0}),
        ("4d", ("statistic", "comparator"), {"statistic": 1.0, "comparator": 5.0, "note": "progress8"}),
    ],
)
def test_swapping_two_inputs_changes_the_sentence(
    test: str, pair: tuple[str, str], known: dict[str, Any]
) -> None:
    made = finding(test, **known)
    one, other = pair
    swapped = replace(made, **{one: getattr(made, other), other: getattr(made, one)})
    assert state(swapped) != state(made)


def test_a_drop_of_thirty_pupils_within_chance_says_about_four_pupils() -> None:
    """G11."""
    said = state(
        clear("1a", pupils=30.0, pupils_before=30.0, statistic=-14.0, z=-1.16, line=-19.9, margin=5.9)
    )
    assert "14 points worse (about 4 pupils)" in said
    assert "less than the 19.9 points that would be a sudden drop among so many pupils" in said


def test_the_same_drop_of_120_pupils_is_more_than_chance_explains() -> None:
    """G12."""
    assert "14 points worse (about 17 pupils), more than chance explains" in state(finding("1a"))


@pytest.mark.parametrize(
    ("outcome", "margin", "count", "said"),
    [
        (
            Outcome.FLAG, -5.6, -4.0,
            "5.6 points past the line; 4 more pupils at the standard in 2024/25 would clear it",
        ),
        (
            Outcome.FLAG, -1.0, -1.0,
            "1 point past the line; 1 more pupil at the standard in 2024/25 would clear it",
        ),
        (
            Outcome.CLEAR, 17.25, 22.0,
            "17.3 points clear of the line; 22 fewer pupils at the standard in 2024/25 would make it a flag",
        ),
        (
            Outcome.FLAG, 0.0, -1.0,
            "on the line, which is enough for a flag; 1 more pupil at the standard in 2024/25 would clear it",
        ),
        (Outcome.FLAG, NAN, NAN, "no higher figure in 2024/25 alone would clear it"),
        (Outcome.CANNOT_SAY, -4.0, -5.0, ""),
    ],
)  # fmt: skip
def test_how_near_is_told_in_units_and_pupils(
    outcome: Outcome, margin: float, count: float, said: str
) -> None:
    assert how_near(finding(outcome=outcome, margin=margin, margin_pupils=count)) == said


@pytest.mark.parametrize(
    ("test", "since", "said"),
    [
        ("1b", "202223", "3 fewer pupils at the standard in 2024/25 would make it a flag"),
        ("3", "202223", "3 fewer pupils at the standard in 2024/25 would make it a flag"),
        ("2", "202425", "3 fewer pupils at the standard in 2024/25 would make it a flag"),
        ("5", "202223", "3 fewer pupils at the standard over 2022/23 to 2024/25 would make it a flag"),
    ],
)
def test_the_pupils_are_those_of_the_years_that_count(test: str, since: str, said: str) -> None:
    assert how_near(clear(test, margin=4.0, margin_pupils=3.0, since=since)).endswith(f"; {said}")


@pytest.mark.parametrize("test", ["1b", "3"])
def test_where_no_figure_of_the_latest_year_would_turn_it_that_is_said(test: str) -> None:
    said = how_near(clear(test, margin=4.0, margin_pupils=NAN))
    assert said.endswith("; no lower figure in 2024/25 alone would make it a flag")


@pytest.mark.parametrize(
    ("test", "margin", "said"),
    [
        ("1a-bands", 1.0, "1 of the five bands clear of the line"),
        ("6a", 3.0, "3 of the five bands clear of the line"),
        ("6c", 2.0, "2 suspensions clear of the line"),
        ("8b", 1.25, "1.3% of income clear of the line"),
        ("8b", 0.04, "less than 0.1% of income clear of the line"),
        ("4c", 0.5, "0.5 times chance clear of the line"),
        ("4c", 0.04, "less than 0.1 times chance clear of the line"),
        ("2", 0.04, "less than 0.1 points clear of the line"),
    ],
)
def test_how_near_is_told_in_the_tests_own_unit(test: str, margin: float, said: str) -> None:
    assert how_near(clear(test, margin=margin, margin_pupils=NAN)) == said


@pytest.mark.parametrize(
    ("test", "margin", "said"),
    [
        ("1b", -2.0, "2 points past the line for the whole fall, but not falling each year beyond chance"),
        ("3", -4.0, "4 points past the line for a wider gap, but not closing more slowly"),
        ("6d", -1.0, "1 exclusion past the line, but fewer than a flag takes"),
        ("1b", 0.0, "on the line for the whole fall, but not falling each year beyond chance"),
        ("6a", 0.0, "on the line, but in that year alone, and it did not rise faster than England's"),
        ("1c", 0.0, "on the line, which is not past it"),
        ("2", 0.0, "on the line, which is not past it"),
        ("2", -1e-12, "on the line, which is not past it"),
        ("3", 0.0, "on the line for a wider gap, which is not past it"),
        ("5", 0.0, "on the line, which is not past it"),
        ("6c", 0.0, "on the line, which is not past it"),
    ],
)
def test_past_the_line_or_on_it_without_a_flag_says_what_decides(test: str, margin: float, said: str) -> None:
    assert how_near(clear(test, margin=margin, margin_pupils=5.0)).startswith(said)


def test_on_the_line_of_absence_a_flag_takes_more() -> None:
    said = how_near(finding("6a", margin=0.0, margin_pupils=NAN))
    assert said == "on the line, which is enough where it lasts or grows faster than England's"


@pytest.mark.parametrize(("test", "margin"), [("6c", 0.0), ("6c", 4.0)])
def test_a_flag_that_another_condition_made_is_not_told_by_this_line(test: str, margin: float) -> None:
    assert how_near(finding(test, margin=margin, margin_pupils=NAN)) == ""


def test_the_likely_range_is_the_statistic_give_or_take_two_errors() -> None:
    assert likely_range(finding()).endswith("between −25.9 and −2.1 points")
    assert likely_range(finding("2", lower=12.5, upper=42.5)).endswith("between 13% and 43%")


@pytest.mark.parametrize(
    ("value", "said"), [(0.5, "1%"), (-0.5, "−1%"), (2.5, "3%"), (-0.4, "0%"), (1204.0, "1,204%")]
)
def test_halves_go_away_from_zero_and_nothing_has_no_minus(value: float, said: str) -> None:
    assert number(value, finding()) == said


def test_money_and_pupils_are_whole_and_have_their_minus_in_front() -> None:
    assert [pounds(-0.4), pounds(-1500.5), pounds(12.5)] == ["£0", "−£1,501", "£13"]
    assert [pupils(1), pupils(0), pupils(2.5)] == ["1 pupil", "0 pupils", "3 pupils"]
    assert str(rounded(-0.04, 1)) == "0.0"


@pytest.mark.parametrize(
    ("test", "note", "said"),
    [
        ("2", NO_FIGURE, "so few pupils are behind it that no figure could be past the line"),
        ("5", NO_FIGURE_AMONG_LIKE, "or reach the standard in comparable schools"),
        ("1a", NO_FALL, "so few pupils reached the standard the year before that no fall"),
    ],
)
def test_a_test_that_could_not_flag_says_so(test: str, note: str, said: str) -> None:
    few = unsaid(MissingReason.TOO_FEW, test, figure=36.0, comparator=25.0, margin=36.6, note=note)
    assert said in state(few)
    assert how_near(few) == ""


def test_subjects_that_are_level_are_not_set_against_each_other() -> None:
    level = clear(
        "4a", figure=5.0, before=5.0, statistic=0.0, note="ks2_reading_expected|ks2_reading_expected"
    )
    assert state(level).endswith(": each subject is 5 points above England, so none stands apart.")


def test_a_flag_for_nobody_at_the_standard_asks_for_a_check() -> None:
    nobody: dict[str, Any] = {"figure": 0.0, "second": 59.0}
    for test in ("1a", "1b", "5"):
        assert state(finding(test, **nobody)).endswith("may mean that results were annulled.")
        assert "annulled" not in state(finding(test, second=59.0))
    assert "annulled" not in state(finding("5", **nobody, pupil_group="disadvantaged"))


def test_a_score_and_its_range_have_the_same_decimals() -> None:
    short = state(finding("1c", **SCORE | {"figure": -3.7, "lower": -6.54, "upper": -0.86}, note=DERIVED))
    assert "−3.7 in 2024/25" in short and "range −6.5 to −0.9" in short
    near = state(finding("1c", **SCORE | {"figure": -3.7, "lower": -7.36, "upper": -0.04}, note=DERIVED))
    assert "to −0.04" in near
    longer: dict[str, Any] = {"measure": "progress8", "figure": -1.7, "lower": -2.26, "upper": -1.14}
    assert "−1.70 in 2024/25" in state(finding("1c", **longer))


BANDED: dict[str, Any] = {**SCORE, "figure": -2.5, "second": 4.0, "note": f"{BY_BAND}below average"}


def test_dfes_band_is_told_with_limits_only_where_they_are_known() -> None:
    with_limits = state(finding("1c", **BANDED, lower=-4.0, upper=-1.0))
    assert (
        "(DfE's published band: below average; likely range −4.0 to −1.0, worked out from other schools' "
        "ranges), below England's average, beyond chance."
    ) in with_limits
    alone = state(finding("1c", **BANDED, margin=NAN))
    assert "(DfE's published band: below average), below England's average, beyond chance." in alone
    assert how_near(finding("1c", **BANDED, margin=NAN, margin_pupils=NAN)) == ""


def test_a_name_keeps_its_hyphen() -> None:
    assert state(finding("8b", measure="in_year_balance", second=-5.0)).startswith("In-year balance: ")


def test_limits_worked_out_are_said_to_be() -> None:
    limits: dict[str, Any] = {**SCORE, "lower": -3.8, "upper": -0.6}
    assert "worked out from other schools' ranges" in state(finding("1c", **limits, note=DERIVED))
    assert "worked out" not in state(finding("1c", **limits))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"figure": NAN}, "the figure for 2024/25 was not published"),
        ({"before": NAN}, "the figure for 2023/24 was not published"),
        ({"since": "202223"}, "the figure for a year between 2022/23 and 2024/25 was not published"),
        ({"since": ""}, "the figure for 2024/25 was not published"),
    ],
)
def test_the_year_named_is_that_of_the_missing_figure(known: dict[str, Any], said: str) -> None:
    assert why(unsaid(MissingReason.NOT_AVAILABLE, **known)) == said


def test_too_few_comparable_years_are_not_told_as_none() -> None:
    three = "only three comparable years running are held, and four are needed"
    assert why(unsaid(MissingReason.NOT_COMPARABLE, "4c", note=three)) == three
    assert why(unsaid(MissingReason.NOT_COMPARABLE, "4c")) == (
        "no comparable figure is held of the year before 2024/25"
    )
    assert why(unsaid(MissingReason.OUT_OF_DATE, "4c", note=three)).startswith("the latest figure held")


def test_a_school_with_no_room_to_rise_is_told_that_and_not_that_it_declined() -> None:
    said = state(unsaid(MissingReason.NOT_CALCULABLE, "1b", note=NO_ROOM))
    assert said.endswith(f"we cannot say, because {NO_ROOM}.")
    assert "decline:" not in said and "falling" not in said


def test_annulled_results_are_not_said_to_be_unpublished() -> None:
    said = state(unsaid(MissingReason.NO_RESULTS, figure=NAN))
    assert said.endswith(
        "because the results of 2024/25 were annulled or there were none, as the file shows 0% with no score "
        "beside it."
    )


@pytest.mark.parametrize("reason", MissingReason)
@pytest.mark.parametrize("test", ["1a", "1c", "2", "4a", "4d", "8a", "2-substitute"])
def test_every_reason_reads_as_a_clause_and_never_as_a_note_or_a_code(
    reason: MissingReason, test: str
) -> None:
    for note in ("", "ks2_maths_progress", "three years together", DERIVED):
        said = why(unsaid(reason, test, note=note, year="", since="", figure=NAN))
        assert re.fullmatch(r"[a-z].*[a-z]", said)
        assert note not in said or not note
        assert "{" not in said and "the figure is " not in said.replace("the figure is n", "")


def test_an_academys_accounts_are_said_to_be_its_trusts() -> None:
    assert why(unsaid(MissingReason.NOT_PUBLISHED, "8b", note=TRUST_ONLY)) == TRUST_ONLY


def test_figures_that_are_context_are_shown_though_they_say_nothing() -> None:
    said = state(unsaid(MissingReason.NO_RETURN, "9-context", measure="teachers_headcount", figure=25.0))
    assert "25 in 2024/25, after 73 in 2023/24" in said
    assert "says nothing of leadership by itself" in said
