"""The note of a group that monitors a school, called as the policy calls it (H111, K46, K52, K56)."""

from __future__ import annotations

import pytest

from reportkit.blocks import Block
from reportkit.casework.events.support_kinds import Panel
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.casework import group_note
from reportkit.reports.sections.casework.filling import NOTHING
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, panel, rules
from tests.reports.casework.builders import headings, profile, tables, text


def met(name: str, *agreed: str) -> Panel:
    return Panel(panel=name, progress="Better", agreed=agreed)


def whole(found: PaperProfile) -> list[Block]:
    return [block for part in group_note.IN_ORDER for block in part(found)]


NAMES = {
    "by its abbreviation": (HACKNEY, "TAG", True),
    "by its name": (HACKNEY, "the Trust Action Group", True),
    "by both": (HACKNEY, "Trust Action Group (TAG)", True),
    "as a word of another": (HACKNEY, "Stage group", False),
    "another's": (HACKNEY, "CTG", False),
    "Hillingdon's": (HILLINGDON, "ctg", True),
    "Scrutiny": (HILLINGDON, "Scrutiny meeting", False),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_policy_s_own_group_is_known_however_it_was_written(name: str) -> None:
    policy, written, is_own = NAMES[name]
    assert group_note.is_policy_s_own(written, rules(policy).pack) is is_own


def test_it_is_called_as_the_policy_calls_it_else_as_recorded() -> None:
    assert group_note.group(profile(HACKNEY, "102368-1", (panel("tag"), 3))) == "Trust Action Group (TAG)"
    assert group_note.group(profile(HILLINGDON, "102368-1", (panel("Scrutiny"), 3))) == "Scrutiny"


def test_every_part_is_there_in_a_note_and_a_form() -> None:
    for found in (profile(HACKNEY, "102368-1", (panel(), 3)), profile(HACKNEY, "")):
        assert headings(whole(found)) == group_note.HEADINGS
        assert len(tables(whole(found))) == group_note.expected_parts(found).tables


def test_it_looks_back_at_the_same_group_s_meeting_under_either_name() -> None:
    events = (
        (met("CTG", "Bring results"), 40),
        (met("Scrutiny", "Bring plans"), 30),
        (met("Challenge Task Group"), 9),
    )
    said = text(group_note.since_last(profile(HILLINGDON, "102368-3", *events)))
    assert "13 October 2026 (102368-1). This was agreed then:\nBring results" in said
    assert "Bring plans" not in said
    first = text(group_note.since_last(profile(HILLINGDON, "102368-2", *events)))
    assert "first meeting about the school on record" in first


def test_where_nothing_was_agreed_it_says_so() -> None:
    found = profile(HACKNEY, "102368-1", (met("TAG"), 3))
    assert NOTHING in text(group_note.agreed(found))
    assert "No day was agreed." in text(group_note.next_meeting(found))
