"""The one-day review (K72): filled in from its event, or the form for the next one."""

from __future__ import annotations

import pytest

from reportkit.blocks import Block
from reportkit.casework.events import Named
from reportkit.casework.events.support_kinds import Link, LinkRole
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.casework import review_day
from tests.casework.requirements.builders import HACKNEY
from tests.reports.casework.builders import (
    action,
    cells,
    headings,
    planned,
    profile,
    reviewed,
    tables,
    text,
)

BEFORE = (
    (planned(objectives="Better reading"), 200),
    (Link(role=LinkRole.LAMA, officer=Named(name="Ann Officer")), 190),
    (reviewed(agreed=(action("Agree a scheme"),)), 100),
    (reviewed(agreed=(action("Read daily"),), progress="Pace is better.\n\nWriting is not secure."), 10),
)
FIRST, SECOND = profile(HACKNEY, "102368-3", *BEFORE), profile(HACKNEY, "102368-4", *BEFORE)
FORM, BLANK = profile(HACKNEY, "", *BEFORE), profile(HACKNEY, "")
EACH = {"the first": FIRST, "the second": SECOND, "the next one's form": FORM, "a blank form": BLANK}


def whole(found: PaperProfile) -> list[Block]:
    return [block for part in review_day.IN_ORDER for block in part(found)]


@pytest.mark.parametrize("which", EACH)
def test_every_part_is_there(which: str) -> None:
    blocks, expected = whole(EACH[which]), review_day.expected_parts(EACH[which])
    assert headings(blocks) == expected.headings
    assert expected.headings[-2:] == ("Agreed actions", "Next one-day review")
    assert len(tables(blocks)) == expected.tables


def test_a_review_looks_back_at_the_one_before_it_and_not_at_itself() -> None:
    assert "first one-day review on record" in text(review_day.since_last(FIRST))
    (table,) = tables(review_day.since_last(SECOND))
    assert cells(table) == [("Agree a scheme", "the head of maths", "3 December 2026", "…")]


def test_the_form_for_the_next_looks_back_at_the_last() -> None:
    said = text(review_day.since_last(FORM))
    assert "The last one-day review was on 12 November 2026 (102368-4)." in said
    assert "Read daily" in said


def test_it_names_the_newest_single_action_plan_s_objectives() -> None:
    newer = profile(HACKNEY, "102368-5", *BEFORE, (reviewed(), 1))
    assert "Better reading" in text(review_day.objectives(newer))
    assert "No Single Action Plan is on record." in text(review_day.objectives(BLANK))


def test_the_form_asks_what_the_clause_asks_and_names_the_adviser_who_leads_it() -> None:
    said = text(whole(FORM))
    assert "Is the pace of improvement appropriate?" in said
    assert "Led by | Ann Officer (LaMA)" in said
    assert "Is the pace" not in text(whole(SECOND))


def test_what_was_found_is_printed_in_its_own_paragraphs() -> None:
    assert text(review_day.progress(SECOND)).splitlines()[1:] == ["Pace is better.", "Writing is not secure."]


def test_it_is_for_head_chair_and_team() -> None:
    assert review_day.readers(SECOND) == ("headteacher", "chair of governors", "School Improvement Team")
