"""The register as a whole: its front, its parts, and the abbreviations that it uses."""

from __future__ import annotations

import pytest

from reportkit.blocks import Block, Heading, Table, Title
from reportkit.exceptions import UsageError
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections import register
from tests.casework.record.builders import school
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, Happened, decided, placed
from tests.judgement.assessment.builders import Case
from tests.reports.register.builders import PROPOSED, RULED, profile, rows, said

FULL = profile(school((placed("gobar"), 9)), cases=[PROPOSED])


def blocks_of(found: RegisterProfile) -> list[Block]:
    return [block for part in (*register.IN_ORDER, register.abbreviations) for block in part(found)]


def test_every_page_says_who_alone_may_read_it() -> None:
    (title,) = [block for block in register.front(FULL) if isinstance(block, Title)]
    assert title.marking == (
        "OFFICIAL-SENSITIVE: for the School Improvement Team only. Do not copy or forward."
    )
    assert "consult before release" in title.notice
    assert (title.text, title.subtitle) == ("Schools At Risk Register", "Hillingdon, 22 November 2026")


def test_hackney_has_no_register_and_none_is_named() -> None:
    found = profile(school((decided("enhanced"), 9)), policy=HACKNEY)
    told = said(blocks_of(found))
    assert "Schools by category" in told
    assert "SARR" not in told and "School Improvement Link" not in told and "on the register" not in told


def test_what_there_is_to_do_stands_at_the_top() -> None:
    found = profile(school((placed("gobar"), 9)), school(urn="102400"), cases=[RULED])
    told = said(register.front(found))
    assert "One school is on the register: none by a rule, one by a person’s decision." in told
    assert "One school is placed by a rule, and nobody has recorded it." in told


def test_an_empty_record_is_not_taken_for_nothing_done() -> None:
    told = said(register.front(profile(school(), kept_since=None)))
    assert "Nothing is on record yet, so whatever is missing below may have been done all the same." in told


@pytest.mark.parametrize("policy", [HILLINGDON, HACKNEY])
@pytest.mark.parametrize("happened", [(), ((placed("gobar"), 9),)])
def test_the_parts_expected_are_those_that_are_there(policy: str, happened: tuple[Happened, ...]) -> None:
    found = profile(school(*happened), cases=[PROPOSED if policy == HILLINGDON else Case()], policy=policy)
    blocks = blocks_of(found)
    headings, charts, tables = register.expected_parts(found)
    assert tuple(b.text for b in blocks if isinstance(b, Heading) and b.level == 1) == headings
    assert charts == 0
    assert tables <= sum(isinstance(block, Table) for block in blocks)
    assert (tables > 0) is True


def test_only_abbreviations_that_are_used_are_explained() -> None:
    shorts = [row[0] for row in rows(register.abbreviations(FULL))]
    assert "GOBAR" in shorts
    assert "TAG" not in shorts and "SARR" not in shorts and "RI (A)" not in shorts


def test_ri_is_not_explained_where_only_ri_b_is_named() -> None:
    found = profile(school((placed("ri_b", "H45"), 9)), cases=[RULED])
    shorts = [row[0] for row in rows(register.abbreviations(found))]
    assert "RI (B)" in shorts and "RI" not in shorts


def test_the_policy_s_own_words_explain_its_abbreviations() -> None:
    found = profile(school((decided("intensive_a"), 9)), policy=HACKNEY)
    explained = dict(rows(register.abbreviations(found)))
    assert explained["LaMA"] == "Leadership and Management Adviser"
    assert explained["TAG"] == "Trust Action Group"


def test_a_record_and_an_assessment_of_two_days_are_refused() -> None:
    assert FULL.check("hillingdon", "2026-11-22") is FULL
    with pytest.raises(UsageError, match="are not both of hackney"):
        FULL.check("hackney", "2026-11-22")
