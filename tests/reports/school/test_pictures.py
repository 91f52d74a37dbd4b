"""Titles and descriptions follow the figures, and nothing that is not shown is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reportkit.blocks import Block, Chart, Paragraph, text_of
from reportkit.reports.assessing.amounts import number
from reportkit.reports.profiles import SchoolProfile
from reportkit.reports.profiles.lines import Whose
from reportkit.reports.sections.school.drawing import comparable_test
from reportkit.reports.sections.school.lines import to_clear
from reportkit.reports.sections.school.pictures import over_time
from reportkit.reports.wording import printed
from reportkit.vocabulary import AcademicYear, Figure, Missing, MissingReason, Number, SourceCell, Unit
from reportkit.vocabulary.results import Outcome
from tests.built import Checkout
from tests.reports.school.reading import CASES, profiles, with_lines

THEN, NOW = AcademicYear("201718"), AcademicYear("201819")
RWM = ("ks2_rwm_expected", "all")
HIDDEN = Missing(MissingReason.SUPPRESSED)


def percent(value: int) -> Number:
    return Number(Decimal(value), Unit.PERCENT, 0, (SourceCell("made-by-hand.csv", 2, str(value)),), 30)


@pytest.fixture
def profile(checkout: Checkout) -> SchoolProfile:
    """A primary school with a test against comparable schools."""
    every = profiles(checkout, *CASES[2])
    return next(p for p in every if p.facts.phase == "primary" and comparable_test(p) and p.kind == "full")


def charts(blocks: list[Block]) -> list[Chart]:
    return [block for block in blocks if isinstance(block, Chart)]


def trend(profile: SchoolProfile, own: dict[AcademicYear, Figure], england: Figure) -> Chart:
    lines = {(RWM, Whose.SCHOOL): own, (RWM, Whose.ENGLAND): {NOW: england}}
    drawn = with_lines(_without_comparable(profile), lines)
    return charts(over_time(drawn))[0]


def _without_comparable(profile: SchoolProfile) -> SchoolProfile:
    return replace(profile, assessed=replace(profile.assessed, indicators=()))


def test_the_title_follows_the_figures(profile: SchoolProfile) -> None:
    first = trend(profile, {THEN: percent(70), NOW: percent(81)}, percent(65))
    assert first.title == "Reading, writing and maths: 81% in 2018/19; England 65%"
    swapped = trend(profile, {THEN: percent(70), NOW: percent(65)}, percent(81))
    assert swapped.title == "Reading, writing and maths: 65% in 2018/19; England 81%"


def test_what_is_suppressed_is_not_described(profile: SchoolProfile) -> None:
    chart = trend(profile, {THEN: percent(70), NOW: HIDDEN}, percent(65))
    assert "2018/19 not shown" in chart.alt_text
    assert "No figure of yours for 2018/19" in chart.caption
    assert chart.title.startswith("Reading, writing and maths: 70% in 2017/18")


def test_a_chart_without_a_figure_is_a_sentence(profile: SchoolProfile) -> None:
    blocks = over_time(with_lines(_without_comparable(profile), {(RWM, Whose.SCHOOL): {NOW: HIDDEN}}))
    assert not charts(blocks)
    said = " ".join(text_of(block.spans) for block in blocks if isinstance(block, Paragraph))
    assert said.startswith("We cannot show")


@pytest.mark.parametrize(
    ("outcome", "figure", "title"),
    [
        (Outcome.FLAG, 40.0, "Lower than comparable schools, beyond chance"),
        (Outcome.CLEAR, 60.0, "Not below comparable schools"),
        (Outcome.CLEAR, 55.0, "Below comparable schools, but chance may explain it"),
        (Outcome.CLEAR, 45.0, "Below comparable schools, but not among the lowest quarter"),
    ],
)
def test_the_verdict_is_the_tests(
    profile: SchoolProfile, outcome: Outcome, figure: float, title: str
) -> None:
    results = tuple(
        replace(
            result,
            findings=tuple(
                replace(f, outcome=outcome, figure=figure, comparator=60.0, lower=50.0)
                if f is comparable_test(profile)
                else f
                for f in result.findings
            ),
        )
        for result in profile.indicators
    )
    told = replace(profile, assessed=replace(profile.assessed, indicators=results))
    assert [chart.title for chart in charts(over_time(told))].count(title) == 1


@pytest.mark.parametrize("case", CASES[:3:2], ids=lambda case: case[0])
def test_comparable_schools_have_one_figure_in_the_charts_and_in_the_test(
    checkout: Checkout, case: tuple[str, date, str]
) -> None:
    compared = 0
    for school in profiles(checkout, *case):
        finding = comparable_test(school)
        if finding is None or finding.since not in ("", finding.year):
            continue
        drawn = school.line(finding.measure, Whose.SIMILAR)[AcademicYear(finding.year)]
        assert printed(drawn) == number(finding.comparator, finding), school.facts.urn
        compared += 1
    assert compared


@pytest.mark.parametrize("case", CASES[:3], ids=lambda case: case[0])
def test_what_is_worked_out_of_comparable_schools_is_what_the_test_works_out(
    checkout: Checkout, case: tuple[str, date, str]
) -> None:
    for school in profiles(checkout, *case):
        finding = comparable_test(school)
        if finding is None or finding.since not in ("", finding.year):
            continue
        line = school.kept.history.line(school.place, (finding.measure, "all"), Whose.SIMILAR)
        found = line.get(AcademicYear(finding.year))
        assert isinstance(found, Number | None)
        assert found is None or float(found.value) == pytest.approx(finding.comparator), school.facts.urn


@pytest.mark.parametrize(
    ("phase", "group", "said"),
    [
        ("primary", "primary", "primary schools only"),
        ("all-through", "secondary", "secondary and all-through schools only"),
        ("special", "special", "special schools only"),
    ],
)
def test_absence_is_drawn_beside_areas_of_schools_of_its_own_type(
    profile: SchoolProfile, phase: str, group: str, said: str
) -> None:
    chart = absence(profile, phase, {"all": percent(18), group: percent(13)})
    assert "England 13%" in chart.alt_text and "18%" not in chart.alt_text
    assert f"England: {said}." in chart.caption


def test_absence_without_figures_of_areas_for_its_type_is_drawn_alone(profile: SchoolProfile) -> None:
    chart = absence(profile, "pru", {"all": percent(18), "secondary": percent(23)})
    assert "England" not in chart.alt_text
    assert "No area is drawn: we hold no area’s figures for pupil referral units." in chart.caption


def absence(profile: SchoolProfile, phase: str, england: Mapping[str, Figure]) -> Chart:
    """The chart of absence of a school of the phase, of which no test was made."""
    lines: dict[tuple[tuple[str, str], Whose], Mapping[AcademicYear, Figure]] = {
        (("persistent_absence", group), Whose.ENGLAND): {NOW: figure} for group, figure in england.items()
    }
    lines[("persistent_absence", "all"), Whose.SCHOOL] = {NOW: percent(12)}
    drawn = with_lines(_without_comparable(profile), lines)
    (chart,) = charts(over_time(replace(drawn, facts=replace(drawn.facts, phase=phase))))
    return chart


def test_how_many_pupils_would_clear_a_flag(profile: SchoolProfile) -> None:
    finding = comparable_test(profile)
    assert finding is not None
    flagged = replace(finding, outcome=Outcome.FLAG, margin=-3.0, margin_pupils=-2.0)
    assert to_clear(flagged) == "2 more pupils reaching the standard would clear this"
    assert to_clear(replace(flagged, margin_pupils=-1.0)).startswith("1 more pupil reaching")
    assert not to_clear(replace(flagged, outcome=Outcome.CLEAR))
