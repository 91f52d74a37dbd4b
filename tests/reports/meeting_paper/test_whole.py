"""The paper as a whole: which meeting, how often schools are assessed, and what it rests on (H27, H94)."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.blocks import Block, Heading, Table, Title
from reportkit.casework.events.register_kinds import Review
from reportkit.casework.record import TeamReturn
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections import meeting_paper
from tests.casework.record.builders import school
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, decided, placed
from tests.judgement.assessment.builders import Case, finding
from tests.reports.register.builders import PROPOSED, profile, rows, said

FULL = profile(school((placed("gobar"), 9)), cases=[PROPOSED])
HACKNEYS = profile(school((decided("enhanced"), 9)), cases=[Case()], policy=HACKNEY)


def blocks_of(found: RegisterProfile) -> list[Block]:
    return [block for part in (*meeting_paper.IN_ORDER, meeting_paper.abbreviations) for block in part(found)]


def test_the_meeting_has_the_policy_s_name_and_sras_is_never_spelt_out() -> None:
    (title,) = [block for block in meeting_paper.front(FULL) if isinstance(block, Title)]
    assert title.text == "Paper for the risk assessment meeting"
    assert title.marking.startswith("OFFICIAL-SENSITIVE: for the School Improvement Team only.")
    (hackneys,) = [block for block in meeting_paper.front(HACKNEYS) if isinstance(block, Title)]
    assert hackneys.text == "Paper for the SRAS meeting"


def test_which_half_term_or_term_it_is_for() -> None:
    assert "between 3 November 2026 and 3 January 2027." in said(meeting_paper.front(FULL))
    assert "between 1 September 2026 and 3 January 2027." in said(meeting_paper.front(HACKNEYS))


def test_six_half_terms_a_year_are_the_floor_under_hillingdon_s_plan() -> None:
    blocks = meeting_paper.how_often(FULL)
    assert "one risk assessment each half-term at least: six a school year" in said(blocks)
    assert [row[3] for row in rows(blocks)] == [
        "not kept by what is on record",
        "this one, which this paper is for",
        *("to come",) * 4,
    ]


def test_a_half_term_in_which_a_school_was_looked_at_again_is_kept() -> None:
    kept = profile(school((placed("gobar"), 200), (Review(found="No change"), 40)))
    first, now, *_ = rows(meeting_paper.how_often(kept))
    assert first == ["1 September 2026", "2 November 2026", "one school", "kept"]
    assert now[2] == "no schools"


def test_a_half_term_before_the_records_begin_is_not_called_a_failure() -> None:
    for kept_since in (date(2026, 11, 10), None):
        found = profile(school(), kept_since=kept_since)
        assert rows(meeting_paper.how_often(found))[0][3] == "cannot say: the records begin later"


def test_hackney_s_floor_is_three_terms() -> None:
    blocks = meeting_paper.how_often(HACKNEYS)
    assert "one risk assessment each term at least: three a school year" in said(blocks)
    assert len(rows(blocks)) == 3


def test_the_manifest_names_every_source_of_a_printed_figure_once() -> None:
    findings = (finding("1a"), finding("1a", strong=True))
    case = Case(findings=findings, route="proposed", proposals=PROPOSED.proposals)
    found = profile(school(), cases=[case])
    listed = [row for row in rows(meeting_paper.rests_on(found)) if row[0] == "1"]
    assert listed == [["1", "a.csv", "11 December 2025"]]
    assert "source 1" in said(meeting_paper.each_school(found))


def test_what_the_policy_names_is_said_to_be_held_or_not() -> None:
    held = {row[0]: row[2] for row in rows(meeting_paper.rests_on(FULL)) if len(row) == 3}
    assert held["Fischer Family Trust (FFT)"] == "no"
    assert held["Data on vulnerable children"] == "no return from the virtual school; published figures only"
    answered = profile(school(), cases=[PROPOSED], teams=(TeamReturn("Virtual school", 1, 3),))
    said_now = {row[0]: row[2] for row in rows(meeting_paper.rests_on(answered)) if len(row) == 3}
    assert said_now["Data on vulnerable children"] == "a return for 1 of 3 schools"


def test_hackney_s_paper_does_not_cite_hillingdon_s_clause() -> None:
    told = said(blocks_of(HACKNEYS))
    assert "H94" not in told and "H112" not in told and "SARR" not in told


@pytest.mark.parametrize("found", [FULL, HACKNEYS, profile(school())], ids=[HILLINGDON, HACKNEY, "nothing"])
def test_the_parts_expected_are_those_that_are_there(found: RegisterProfile) -> None:
    blocks = blocks_of(found)
    headings, charts, tables = meeting_paper.expected_parts(found)
    assert tuple(b.text for b in blocks if isinstance(b, Heading) and b.level == 1) == headings
    assert (charts, tables <= sum(isinstance(block, Table) for block in blocks)) == (0, True)
