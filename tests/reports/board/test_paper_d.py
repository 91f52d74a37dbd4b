"""Paper D: themes as counts, what networks lack, who takes part, results without a cause (H34 to H37)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportkit.blocks import (
    Block,
    BulletList,
    Callout,
    Chart,
    Heading,
    NumberedList,
    Paragraph,
    Table,
    text_of,
)
from reportkit.exceptions import MissingData, UsageError
from reportkit.judgement.assessment.themes import Beside, Theme, Themes
from reportkit.judgement.metrics.network_impact import Effect, Estimate, Group
from reportkit.judgement.metrics.participation import Part, Participation
from reportkit.publishing.readability import measure_readability
from reportkit.reports.profiles.board_networks import (
    HandedNetworks,
    Impact,
    NetworkOnRecord,
    NetworksPaper,
    handed_networks_json,
    read_handed_networks,
)
from reportkit.reports.sections.board import paper_d
from tests.reports.board.borough_papers import AS_AT, board

SECTIONS = (
    *(paper_d.front, paper_d.themes, paper_d.networks),
    *(paper_d.participation, paper_d.impacts, paper_d.decides),
)
SURE = Theme(5, "primary", 4, 60, 0.3, Beside.MORE, ("Comparable schools",))
UNSURE = Theme(1, "primary", 6, 60, 9.4, Beside.NO_MORE)
UNKNOWN = Theme(6, "secondary", 5, 20, 0.0, Beside.NOT_KNOWN)
NOW = NetworkOnRecord(
    "Writing", date(2026, 10, 5), date(2027, 7, 16), "Minutes of 2 July 2026, item 6", "£8,000",
    "Expected standard in writing at the end of primary school", 8, None,
    "the figures of 2025/26 are not published yet; they are due in December 2026",
)  # fmt: skip
BARE = NetworkOnRecord(
    "Number", date(2026, 9, 7), date(2027, 7, 16), members=None, why_not="no measure is named"
)


def estimate(value: float, reach: float = 1.0) -> Estimate:
    return Estimate(value, value - reach, value + reach)


def group(schools: int, change: float) -> Group:
    return Group(schools, estimate(60.0), estimate(60.0 + change), estimate(change))


def network(
    difference: Estimate, measure: str = "ks2_reading_expected", *, is_last: bool = True
) -> NetworkOnRecord:
    effect = Effect(group(10, 4.0), group(40, 1.0), difference)
    impact = Impact(measure, ("primary",), "202223", "202425", is_last, effect)
    known = {"members": 12, "impact": impact, "measure": "Expected standard in reading", "budget": "£1"}
    return replace(NetworkOnRecord("Reading", date(2023, 9, 18), date(2025, 7, 18), "Item 5"), **known)  # type: ignore[arg-type]  # one dict of several types


def paper(
    themes: Themes | None = Themes((SURE, UNSURE), (2,), (7, 10)),  # noqa: B008  # frozen
    *networks: NetworkOnRecord,
    part: Participation | None = None,
) -> NetworksPaper:
    why = "" if part is None or part.groups else "no network is on record"
    part = part or Participation(
        (Part("Primary", 60, 30), Part("Special", 6, 0)), Part("All of these", 66, 30)
    )
    handed = HandedNetworks("hillingdon", AS_AT, themes, "" if themes else "no data", networks, part, why)
    return NetworksPaper(board(), handed)


def said(blocks: list[Block]) -> str:
    """Everything that a reader reads."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Callout():
                found.append(text_of(block.spans))
            case BulletList() | NumberedList():
                found += map(text_of, block.items)
            case Table():
                found += [" | ".join(map(text_of, row)) for row in block.rows]
                found += block.notes
            case Chart():
                found += [block.title, block.caption, block.alt_text]
            case _:
                continue
    return "\n".join(found)


WHOLE = paper(Themes((SURE, UNSURE, UNKNOWN), (2,), (7, 10)), NOW, BARE, network(estimate(3.0)))
EMPTY = paper(None, part=Participation())


@pytest.mark.parametrize(
    "one", [WHOLE, EMPTY, paper(Themes(), NOW)], ids=["whole", "nothing known", "no theme"]
)
def test_the_paper_holds_the_parts_that_are_expected(one: NetworksPaper) -> None:
    blocks = [block for section in SECTIONS for block in section(one)]
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    charts, tables = (sum(isinstance(b, kind) for b in blocks) for kind in (Chart, Table))
    expected = paper_d.expected_parts(one)
    assert [heading for heading in headings if heading in expected.headings] == list(expected.headings)
    assert (charts, tables) == (expected.charts, expected.tables)


@pytest.mark.parametrize("one", [WHOLE, EMPTY], ids=["whole", "nothing known"])
def test_it_is_plain_english(one: NetworksPaper) -> None:
    found = measure_readability(block for section in SECTIONS for block in section(one))
    assert found.grade <= 8
    assert found.longest_sentence <= 32


def test_a_theme_is_a_count_beside_what_chance_would_make() -> None:
    told = said(paper_d.themes(WHOLE))
    assert "comparable schools in the borough | Primary | 4 | 60 | 1 | More than chance would make" in told
    assert "| Primary | 6 | 60 | 10 | Chance could make as many" in told
    assert "| Secondary | 5 | 20 | [x] | Cannot be worked out" in told


def test_only_what_chance_would_not_make_is_put_forward_and_the_rest_was_considered() -> None:
    (forward, considered) = [b for b in paper_d.themes(WHOLE) if isinstance(b, BulletList)]
    assert ["(primary schools): 4 of 60 schools." in text_of(item) for item in forward.items] == [True]
    assert any("chance alone could make as many flags" in text_of(item) for item in considered.items)
    assert any("a count could point to a few schools" in text_of(item) for item in considered.items)
    assert any("Not tested by published figures" in text_of(item) for item in considered.items)


def test_without_one_beyond_chance_no_theme_is_put_forward() -> None:
    one = paper(Themes((UNSURE,)))
    assert "We put no theme forward" in said(paper_d.themes(one))
    assert "No theme is put forward this term." in said(paper_d.decides(one))


def test_without_data_the_paper_says_what_it_cannot_and_why() -> None:
    assert "We cannot say because no data." in said(paper_d.themes(EMPTY))
    assert "We cannot say because no network is on record." in said(paper_d.participation(EMPTY))
    assert "We cannot say because no network is on record." in said(paper_d.impacts(EMPTY))
    assert "Networks are entered under “Networks” in the returns workbook" in said(paper_d.networks(EMPTY))


def test_each_network_has_its_dates_minute_budget_and_members() -> None:
    told = said(paper_d.networks(WHOLE))
    assert (
        "Writing (running) | 5 October 2026 to 16 July 2027 | Minutes of 2 July 2026, item 6 | £8,000 | 8"
    ) in told
    assert "Reading (ended) | 18 September 2023 to 18 July 2025" in told


def test_a_network_without_minute_or_budget_says_so_and_the_board_is_asked() -> None:
    told = said(paper_d.networks(WHOLE))
    assert "No minute is on record (H34). | None is on record (H36). | [c]" in told
    asked = said(paper_d.decides(WHOLE))
    lacks = "the minute in which the board agreed it, a budget and a measure to judge it by"
    assert f"Number: agree or record {lacks}." in asked
    assert "Writing: agree" not in asked


def test_who_takes_part_is_a_share_of_each_phase() -> None:
    told = said(paper_d.participation(WHOLE))
    assert "Primary | 60 | 30 | 50%" in told
    assert "All of these | 66 | 30 | 45%" in told


def test_a_withheld_count_takes_the_total_with_it() -> None:
    part = Participation((Part("Primary", 60, 30), Part("Special", 6, None)))
    told = said(paper_d.participation(paper(Themes(), part=part)))
    assert "Special | 6 | [c] | [c]" in told
    assert "All of these" not in told
    assert "fewer than three, or withheld" in told


@pytest.mark.parametrize(
    ("measure", "difference", "reading"),
    [
        ("ks2_reading_expected", estimate(3.0), "That is better than the others, beyond chance."),
        ("ks2_reading_expected", estimate(-3.0), "That is worse than the others, beyond chance."),
        ("persistent_absence", estimate(-3.0), "That is better than the others, beyond chance."),
        ("persistent_absence", estimate(3.0), "That is worse than the others, beyond chance."),
        ("ks2_reading_expected", estimate(0.5), "so chance alone could make this difference."),
    ],
)
def test_what_a_result_says_follows_from_its_interval(
    measure: str, difference: Estimate, reading: str
) -> None:
    assert reading in said(paper_d.impacts(paper(Themes(), network(difference, measure))))


def test_a_result_has_its_interval_both_groups_their_sizes_and_no_cause() -> None:
    told = said(paper_d.impacts(WHOLE))
    assert "The members’ change is 3.0 points above the others’ (95% interval 2.0 to 4.0)." in told
    assert (
        "From 2022/23 to 2024/25 the members’ average rose by 4.0 points; the others’ rose by 1.0 point."
        in told
    )
    assert "10 members and 40 other primary schools" in told
    assert "We make no causal claim" in told
    assert "Source: " in told


@pytest.mark.parametrize("is_last", [True, False])
def test_a_network_that_went_on_after_the_last_figures_says_so(is_last: bool) -> None:
    told = said(paper_d.impacts(paper(Themes(), network(estimate(3.0), is_last=is_last))))
    assert ("is not the network’s last school year" in told) is not is_last


def test_no_member_on_record_is_not_nobody() -> None:
    told = said(paper_d.networks(paper(Themes(), replace(NOW, members=0))))
    assert "£8,000 | None on record" in told


def test_a_network_without_a_result_says_why() -> None:
    told = said(paper_d.impacts(WHOLE))
    assert "We cannot say because the figures of 2025/26 are not published yet" in told
    assert "We cannot say because no measure is named." in told


def test_what_is_handed_over_reads_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "networks.json"
    path.write_bytes(handed_networks_json(WHOLE.handed))
    assert read_handed_networks(path) == WHOLE.handed
    path.write_text("{}")
    with pytest.raises(MissingData, match="Build the board pack again"):
        read_handed_networks(path)


@pytest.mark.parametrize(("authority", "as_at"), [("hackney", "2026-11-22"), ("hillingdon", "2026-11-21")])
def test_what_is_of_another_day_or_authority_is_refused(authority: str, as_at: str) -> None:
    assert WHOLE.check("hillingdon", "2026-11-22") is WHOLE
    with pytest.raises(UsageError, match="Build the document with"):
        WHOLE.check(authority, as_at)
    other = replace(WHOLE, handed=replace(WHOLE.handed, authority="hackney"))
    with pytest.raises(UsageError, match="themes and networks"):
        other.check("hillingdon", "2026-11-22")
