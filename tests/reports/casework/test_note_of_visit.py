"""The Note of Visit: all that was recorded, to whom it goes, and room for the head's answer (H110, H120)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from reportkit.blocks import Block
from reportkit.casework.events import Named
from reportkit.casework.events.support_kinds import LinkRole
from reportkit.casework.events.visit_kinds import Recommendation, ShareRequest, VisitCheck
from reportkit.exceptions import UsageError
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.casework import note_of_visit
from reportkit.reports.sections.casework.filling import NOTHING
from reportkit.reports.sections.casework.fronts import check_readers
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, Happened, panel
from tests.reports.casework.builders import (
    HEAD,
    action,
    cells,
    headings,
    profile,
    tables,
    text,
    visited,
)

VISIT = "102368-1"
ASKED = Named(name="Cy Chair", position="chair of governors")


def note(*after: Happened, policy: str = HILLINGDON, **said: Any) -> PaperProfile:
    return profile(policy, VISIT, (visited(**said), 12), *after)


def whole(found: PaperProfile) -> list[Block]:
    return [block for part in note_of_visit.IN_ORDER for block in part(found)]


def particulars(found: PaperProfile) -> dict[str, str]:
    (table,) = tables(note_of_visit.visit(found))
    return {row[0]: row[1] for row in cells(table)}


EACH: dict[str, PaperProfile] = {
    "bare": note(),
    "full": note(
        (Recommendation(what="Phonics", arises_from=VISIT), 11),
        (ShareRequest(visit=VISIT, asked_by=ASKED, granted=True), 10),
        actions=(action(),),
        brokerage=("A visit",),
    ),
    "Hackney's": note(policy=HACKNEY),
    "a form": profile(HILLINGDON, ""),
}


@pytest.mark.parametrize("which", EACH)
def test_every_part_is_there_whatever_was_recorded(which: str) -> None:
    blocks, expected = whole(EACH[which]), note_of_visit.expected_parts(EACH[which])
    assert headings(blocks) == expected.headings == note_of_visit.HEADINGS
    assert len(tables(blocks)) == expected.tables


def test_a_bare_note_says_that_nothing_was_recorded_part_by_part() -> None:
    for part in (note_of_visit.strengths, note_of_visit.agreed_actions, note_of_visit.brokerage):
        assert text(part(note())).splitlines()[1:] == [NOTHING]
    assert text(note_of_visit.focus_and_evidence(note())).count(NOTHING) == 2
    assert "No day was agreed." in text(note_of_visit.next_visit(note()))


def test_a_form_says_that_of_nothing_and_leaves_room() -> None:
    said = text(whole(profile(HILLINGDON, "")))
    assert NOTHING not in said
    assert said.count("…") > 15
    assert "Invented Primary School, form to be filled in" in said


def test_it_says_when_who_and_why() -> None:
    found = particulars(note(role=LinkRole.SIL, present=(HEAD, Named(name="Sam"))))
    assert found == {
        "School": "Invented Primary School (URN 102368)",
        "Date of the visit": "10 November 2026",
        "School Improvement Link": "Ann Officer",
        "Kind of visit": "A core visit",
        "Purpose": "KS2 fell for three years",
        "The school’s data were reviewed on": "No day was recorded.",
        "Present": "Jo Bloggs, headteacher; Sam",
    }


REVIEWED = {
    "before the visit": (date(2026, 11, 9), "9 November 2026"),
    "on its day": (date(2026, 11, 10), "10 November 2026"),
    "after it": (date(2026, 11, 11), "11 November 2026, which is after the visit"),
}


@pytest.mark.parametrize("when", REVIEWED)
def test_data_reviewed_too_late_are_said_to_be(when: str) -> None:
    day, expected = REVIEWED[when]
    assert particulars(note(data_reviewed_on=day))["The school’s data were reviewed on"] == expected


def test_an_officer_s_words_are_printed_as_they_are() -> None:
    words = "*Not* bold, <b>nor</b> | a # cell\n\nA second paragraph\nof two lines"
    said = text(note_of_visit.strengths(note(strengths=words)))
    assert said == f"Strengths\n{words.replace(chr(10) * 2, chr(10))}"


def test_actions_name_what_who_and_when_or_that_no_day_was_agreed() -> None:
    (table,) = tables(note_of_visit.agreed_actions(note(actions=(action(), action("Books", None)))))
    assert cells(table) == [
        ("Plan lessons together", "the head of maths", "3 December 2026"),
        ("Books", "the head of maths", "No day was agreed."),
    ]


def test_recommendations_that_came_from_another_visit_are_not_in_it() -> None:
    found = note(
        (visited(), 11),
        (Recommendation(what="Phonics", due=date(2027, 1, 8), arises_from=VISIT), 10),
        (Recommendation(what="Maths", arises_from="102368-2"), 10),
    )
    (table,) = tables(note_of_visit.agreed_actions(found))
    assert cells(table) == [("Phonics", "Nobody was named.", "8 January 2027")]


def test_hillingdon_s_goes_to_the_head_who_is_encouraged_to_share() -> None:
    said = text([*note_of_visit.front(note()), *note_of_visit.sharing(note())])
    assert "To the headteacher. " in said
    assert "OFFICIAL-SENSITIVE: for the headteacher of Invented Primary School (URN 102368)." in said
    assert "The headteacher is encouraged to share what it says" in said
    assert "chair" not in said
    assert "Nobody else has asked for it, as far as is recorded." in said


def test_hackney_s_goes_to_head_and_chair() -> None:
    found = note(policy=HACKNEY)
    said = text([*note_of_visit.front(found), *note_of_visit.sharing(found)])
    assert "To the headteacher and the chair of governors. " in said
    assert "is encouraged" not in said
    assert note_of_visit.readers(found) == ("headteacher", "chair of governors")


def test_every_request_is_listed_and_a_granted_one_names_a_reader() -> None:
    found = note(
        (ShareRequest(visit=VISIT, asked_by=ASKED, granted=True), 10),
        (ShareRequest(visit=VISIT, asked_by=Named(name="Lee Moss"), granted=False), 9),
    )
    (table,) = tables(note_of_visit.sharing(found))
    assert cells(table) == [
        (
            "Cy Chair, chair of governors",
            "Yes, it may be shared",
            "102368-2: 12 November 2026, by Ann Officer",
        ),
        ("Lee Moss", "No", "102368-3: 13 November 2026, by Ann Officer"),
    ]
    assert note_of_visit.readers(found) == ("headteacher", "Cy Chair (102368-2)")
    marking = text(note_of_visit.front(found))
    assert "for the headteacher of Invented Primary School (URN 102368) and Cy Chair." in marking
    assert "Lee Moss" not in marking


def test_the_head_s_newest_answer_stands_in_place_of_the_box() -> None:
    found = note(
        (VisitCheck(visit=VISIT, head_finds_accurate=True), 9),
        (VisitCheck(visit=VISIT, head_finds_accurate=False, comment="We had six lessons, not four."), 8),
        (VisitCheck(visit=VISIT, assured_by="Bea", comment="Internal"), 7),
    )
    said = text(note_of_visit.accuracy(found))
    assert "Not accurate: the headteacher’s answer, written down on 102368-3: 14 November 2026" in said
    assert "We had six lessons, not four." in said
    assert "[" not in said and "Internal" not in text(whole(found))


def test_without_an_answer_there_is_a_box_to_mark() -> None:
    said = text(note_of_visit.accuracy(note()))
    assert "Accurate" in said and "Not\u00a0accurate" in said and said.count("[") == 2


def test_who_assured_its_quality_is_named_once_it_is_recorded() -> None:
    assert "Not yet assured." in text(note_of_visit.assurance(note()))
    assured = note((VisitCheck(visit=VISIT, assured_by="B. Head of Service"), 7))
    assert "Assured by B. Head of Service, 15 November 2026." in text(note_of_visit.assurance(assured))


def test_readers_other_than_those_on_record_are_refused() -> None:
    check_readers("headteacher", note_of_visit.readers(note()))
    with pytest.raises(UsageError, match="asked for “headteacher; Cy Chair”"):
        check_readers("headteacher; Cy Chair", note_of_visit.readers(note()))


def test_an_event_of_another_kind_makes_no_note() -> None:
    with pytest.raises(UsageError, match="102368-1 is of another kind, panel"):
        note_of_visit.visit(profile(HILLINGDON, VISIT, (panel("CTG"), 3)))


def test_an_event_that_is_not_on_record_makes_none() -> None:
    with pytest.raises(UsageError, match="No event 102368-9 stands on record of 102368"):
        profile(HILLINGDON, "102368-9", (visited(), 3))


def test_a_record_of_another_school_or_day_is_refused() -> None:
    assert note().check("hillingdon", "2026-11-22", "102368") == note()
    for asked in (("hackney", "2026-11-22", "102368"), ("hillingdon", "2026-11-22", "102369")):
        with pytest.raises(UsageError, match="not by hand"):
            note().check(*asked)
