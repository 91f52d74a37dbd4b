"""A sentence that compares says what its figures say, whichever way they fall."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.blocks import Table, text_of
from reportkit.evidence.registry import read_registry
from reportkit.reports.citing import Ledger
from reportkit.reports.sections.comparing import against, cite_value, gap_movement
from reportkit.reports.sections.trends import trend_chart
from reportkit.reports.sections.update import (
    against_medians,
    against_neighbours,
    closing_gaps,
    gaps_by_group,
    headlines,
    rates_of_improvement,
)
from tests.reports.builders import body, charts, gap, made, profile

HIGH_IS_GOOD, LOW_IS_GOOD = "gld", "persistent_absence"
SHOWN = sorted(m.id for m in read_registry().measures if m.groups[0].lait and m.polarity != "neither")


def sentence(measure: str = HIGH_IS_GOOD, **figures: str | None) -> str:
    """The sentence that sets the borough against England."""
    return text_of(against(Ledger(), made(measure, **figures), "england", "England"))


@pytest.mark.parametrize(
    ("measure", "borough", "england", "said"),
    [
        (HIGH_IS_GOOD, "71.2", "68.3", "2.9 points higher than England (68.3%)"),
        (HIGH_IS_GOOD, "68.3", "71.2", "2.9 points lower than England (71.2%)"),
        (LOW_IS_GOOD, "19.24", "18.11", "1.1 points higher (worse) than England (18.1%)"),
        (LOW_IS_GOOD, "18.11", "19.24", "1.1 points lower (better) than England (19.2%)"),
        (HIGH_IS_GOOD, "68.3", "69.3", "about the same as England (69.3%)"),
        (HIGH_IS_GOOD, "68.3", "67.3", "about the same as England (67.3%)"),
        (HIGH_IS_GOOD, "68.3", "67.2", "1.1 points higher than England (67.2%)"),
        ("ks2_rwm_expected", "64", "63", "about the same as England (63%)"),
        ("attainment8", "46.5", "46.0", "about the same as England (46.0)"),
        ("attainment8", "46.6", "46.0", "0.6 points higher than England (46.0)"),
        ("progress8", "0.05", "-0.03", "about the same as England (−0.03)"),
        ("progress8", "-0.20", "-0.03", "0.17 points lower than England (−0.03)"),
    ],
)
def test_the_sentence_follows_the_figures(measure: str, borough: str, england: str, said: str) -> None:
    assert said in sentence(measure, borough=borough, england=england)


@pytest.mark.parametrize("missing", ["borough", "england"])
def test_without_both_figures_it_says_that_it_cannot_compare(missing: str) -> None:
    said = sentence(**({"borough": "71.2", "england": "68.3"} | {missing: None}))
    assert said.startswith("We cannot compare it with England because ")
    assert not re.search(r"higher|lower|same", said)


_HUNDREDTHS = st.integers(0, 10_000).map(lambda n: Decimal(n).scaleb(-2))


@given(st.sampled_from(SHOWN), _HUNDREDTHS, _HUNDREDTHS)
def test_no_sentence_says_higher_where_the_printed_figure_is_not(
    measure: str, borough: Decimal, england: Decimal
) -> None:
    found = made(measure, borough=str(borough), england=str(england))
    own, other = (as_printed(cite_value(Ledger(), found, who).text) for who in ("borough", "england"))
    said = text_of(against(Ledger(), found, "england", "England"))
    assert ("higher" in said) == (own > other and "same" not in said)
    assert ("lower" in said) == (own < other and "same" not in said)
    low_is_good = read_registry()[measure].polarity == "low"
    assert ("worse" in said) == (low_is_good and "higher" in said)
    assert ("better" in said) == (low_is_good and "lower" in said)


@given(st.sampled_from(SHOWN), _HUNDREDTHS, _HUNDREDTHS)
def test_swapping_the_two_figures_turns_the_sentence_round(
    measure: str, borough: Decimal, england: Decimal
) -> None:
    first = sentence(measure, borough=str(borough), england=str(england))
    second = sentence(measure, borough=str(england), england=str(borough))
    turned = {"higher": "lower", "lower": "higher", "worse": "better", "better": "worse"}
    words = re.findall(r"higher|lower|worse|better|same", first)
    assert re.findall(r"higher|lower|worse|better|same", second) == [turned.get(w, w) for w in words]


def as_printed(text: str) -> Decimal:
    """The number that a reader reads."""
    return Decimal(text.rstrip("%").replace("−", "-").replace(",", ""))


@pytest.mark.parametrize(
    ("own", "others", "said"),
    [
        (("47", "49"), ("69", "73"), "2 points wider than in 2022/23"),
        (("47", "53"), ("69", "73"), "2 points narrower than in 2022/23"),
        (("47", "51"), ("69", "73"), "the same as in 2022/23"),
        (("47", "50"), ("69", "73"), "about the same as in 2022/23"),
        (("47", "47"), ("69", "64"), "narrower than in 2022/23, because other pupils did less well"),
    ],
)
def test_the_gap_is_said_to_move_as_it_moved(
    own: tuple[str, str], others: tuple[str, str], said: str
) -> None:
    assert said in text_of(gap_movement(Ledger(), gap(own, others)))


def test_a_gap_without_a_base_year_cannot_be_said_to_have_moved() -> None:
    both = [made(group=g, borough=v) for g, v in (("disadvantaged", "49"), ("not_disadvantaged", "73"))]
    said = body(headlines(profile(*both)))
    assert "24 points" in said
    assert "because only one comparable year is held" in said
    assert not re.search(r"wider|narrower|same as in", said)


def test_the_headline_gap_is_the_others_less_the_groups() -> None:
    found = gap(("47", "49"), ("69", "73"))
    said = body(headlines(profile(found.own, found.others)))
    assert "24 points" in said
    assert "2 points wider than in 2022/23" in said


def test_a_headline_without_a_figure_says_so_and_why() -> None:
    said = body(headlines(profile()))
    assert said.lower().count("we cannot ") >= 5
    assert "because no figure for 2024/25 is held" in said


@pytest.mark.parametrize(
    ("measure", "borough", "england", "title"),
    [
        (HIGH_IS_GOOD, "71.2", "68.3", r": (above|higher than) England"),
        (HIGH_IS_GOOD, "68.3", "71.2", r": (below|lower than) England"),
        (LOW_IS_GOOD, "19.2", "18.1", r": (higher \(worse\)|worse) than England"),
        (LOW_IS_GOOD, "18.1", "19.2", r": (lower \(better\)|better) than England"),
        (HIGH_IS_GOOD, "68.3", "68.4", r": (about the same as|in line with) England"),
    ],
)
def test_a_trend_charts_title_says_what_its_last_figures_say(
    measure: str, borough: str, england: str, title: str
) -> None:
    found = made(measure, borough=borough, england=england, base={"borough": "60.0"})
    assert re.search(title, trend_chart(profile(found), found).title)


def test_a_trend_chart_that_cannot_compare_claims_nothing() -> None:
    found = made(HIGH_IS_GOOD, borough="71.2", england=None)
    chart = trend_chart(profile(found), found)
    assert not re.search(r"(above|below|than|as|with) England", chart.title)
    assert "England no figure" in chart.alt_text


def test_alternative_text_has_every_figure_that_a_trend_ends_with() -> None:
    found = made(HIGH_IS_GOOD, borough="71.2", neighbours="68.4", region="70.7", england="68.3")
    said = trend_chart(profile(found), found).alt_text
    assert all(f"{who} {value}%" in said for who, value in ENDS)
    assert "68.4%" in said


ENDS = [("Hillingdon", "71.2"), ("London", "70.7"), ("England", "68.3")]


@pytest.mark.parametrize(
    ("borough", "region", "title", "alt_text"),
    [
        ("67", "71", r"has kept pace with London", "Hillingdon +4, London +4"),
        ("66", "71", r"has kept pace with London", "Hillingdon +3, London +4"),
        ("65", "71", r"(lags|has lost ground on) London on one measure", "Hillingdon +2, London +4"),
        ("60", "71", r"(lags|has lost ground on) London on one measure", "Hillingdon −3, London +4"),
    ],
)
def test_pace_is_the_change_of_one_against_the_change_of_the_other(
    borough: str, region: str, title: str, alt_text: str
) -> None:
    found = made(borough=borough, region=region, base={"borough": "63", "region": "67"})
    (chart,) = charts(rates_of_improvement(profile(found)))
    assert re.search(title, chart.title)
    assert alt_text in chart.alt_text


@pytest.mark.parametrize(
    ("neighbours", "title"),
    [
        ("66", "in line with or ahead of its neighbours"),
        ("70", "below its neighbours’ median on every measure"),
    ],
)
def test_the_neighbours_chart_says_how_the_borough_stands(neighbours: str, title: str) -> None:
    found = made(borough="67", neighbours=neighbours)
    (chart,) = charts(against_neighbours(profile(found)))
    assert chart.title.endswith(title)
    assert "3rd of 11" in chart.alt_text


@pytest.mark.parametrize(
    ("authorities", "title"),
    [("68", r"is in line with or above the"), ("69", r"is below the .* on one measure")],
)
def test_the_medians_chart_says_how_the_borough_stands(authorities: str, title: str) -> None:
    (chart,) = charts(against_medians(profile(made(borough="67", authorities=authorities))))
    assert re.search(title, chart.title)
    assert re.search(rf"Hillingdon 67%, [a-z ]+ {authorities}%", chart.alt_text)


@pytest.mark.parametrize("section", [against_neighbours, against_medians, rates_of_improvement, closing_gaps])
def test_a_comparison_with_nothing_to_compare_says_that_it_cannot_say(section: object) -> None:
    alone = made(borough="67", neighbours=None, region=None, england=None, authorities=None)
    blocks = section(profile(alone))  # type: ignore[operator]
    assert not charts(blocks)
    assert "We cannot say" in body(blocks)


@pytest.mark.parametrize(
    ("own", "others", "title", "closing"),
    [
        (("47", "53"), ("69", "73"), "narrower than in the base year", r"One (gap )?of"),
        (("47", "49"), ("69", "73"), "wider than in the base year", r"None of"),
        (("47", "47"), ("69", "64"), "narrower than in the base year", r"None of"),
    ],
)
def test_a_gap_counts_as_closing_only_if_the_group_itself_did_better(
    own: tuple[str, str], others: tuple[str, str], title: str, closing: str
) -> None:
    found = gap(own, others)
    blocks = closing_gaps(profile(found.own, found.others))
    assert charts(blocks)[0].title.endswith(title)
    assert re.match(closing, body(blocks))
    assert f"Hillingdon {Decimal(others[1]) - Decimal(own[1])}" in charts(blocks)[0].alt_text


@pytest.mark.parametrize(
    ("own", "others", "result"),
    [
        (("47", "53"), ("69", "73"), "Closing"),
        (("47", "47.4"), ("69", "69.2"), "About the same"),
        (("47", "49"), ("69", "73"), "Wider"),
        (("47", "47"), ("69", "64"), "Others fell back"),
    ],
)
def test_a_gap_that_has_not_closed_is_said_to_be_the_same_or_wider(
    own: tuple[str, str], others: tuple[str, str], result: str
) -> None:
    found = gap(own, others)
    (table,) = (b for b in gaps_by_group(profile(found.own, found.others)) if isinstance(b, Table))
    told = [text_of(row[-1]) for row in table.rows if text_of(row[0]) == "Age 11: disadvantaged"]
    assert told == [result]


def test_the_gap_chart_names_the_group_it_shows() -> None:
    base = {"borough": "20"}
    pair = [made(group=group, borough="34", base=base) for group in ("sen_support", "no_sen")]
    (chart,) = charts(closing_gaps(profile(*pair)))
    assert "SEN support" in chart.title
    assert "isadvantage" not in chart.title + chart.caption
