"""The Director's edition names the schools behind what members are told, and says who may read it (H68)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reportkit.blocks import Heading, Title
from reportkit.casework.events.support_kinds import HandBack, Source, Support
from reportkit.casework.record import SchoolRecord
from reportkit.casework.requirements import Promise
from reportkit.judgement.assessment.themes import Beside, Theme, Themes
from reportkit.reports.profiles.board_edition import EditionProfile, NamedNetwork
from reportkit.reports.sections import director
from reportkit.settings.policies import Per
from reportkit.vocabulary import Urn
from tests.casework.record.builders import school
from tests.casework.requirements.builders import placed
from tests.judgement.assessment.builders import Case, finding
from tests.reports.board.borough_papers import paper
from tests.reports.builders import profile as borough
from tests.reports.register.builders import profile as register
from tests.reports.register.builders import rows, said

OTHER = Urn("100002")
FLAGGED = Case(findings=(finding("1a"),))


def edition(*schools: SchoolRecord, themes: Themes | None = None, **more: Any) -> EditionProfile:
    return EditionProfile(paper(borough(five_aims=True)), register(*schools, **more), themes or Themes())


def test_it_is_marked_and_says_that_it_is_not_for_the_meeting() -> None:
    blocks = director.front(edition(school()))
    (title,) = (block for block in blocks if isinstance(block, Title))
    assert title.marking.startswith("OFFICIAL-SENSITIVE: for the Director of Children’s Services")
    assert "must not be taken to the meeting or put in its minutes" in said(blocks)


def test_the_schools_stand_under_their_category_the_most_concern_first() -> None:
    blocks = director.by_category(
        edition(
            school((placed("gobar"), 9)),
            school((placed("ri_b"), 9), urn=OTHER, name="Elm Green School"),
            school(urn=Urn("100003"), name="Oak School"),
        )
    )
    headings = [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert headings == ["School RI (B): one school", "School GOBAR: one school"]
    assert [row[0].partition(" (")[0] for row in rows(blocks)] == [
        "Elm Green School",
        "Invented Primary School",
    ]
    assert "One school has no category on record." in said(blocks)


def test_schools_placed_by_an_inspection_and_not_recorded_make_up_the_register_of_paper_c() -> None:
    unrecorded = Case(urn=OTHER, category="ri_b", route="automatic", applied=("H45",))
    on_record = school((placed("gobar"), 9))
    text = said(director.by_category(edition(on_record, school(urn=OTHER), cases=(unrecorded,))))
    assert "One school has no category on record." in text
    assert "One school is placed by a published inspection, and nobody has recorded it." in text
    assert "With it the register is 2, as Paper C counts it." in text


def test_a_flag_names_its_school_and_what_members_are_told_of_it() -> None:
    theme = Theme(1, "primary", 3, 40, 1.0, Beside.MORE)
    profile = edition(school(), cases=(FLAGGED,), themes=Themes((theme,)))
    assert rows(director.flags_by_theme(profile)) == [
        [
            "1. Sudden drop or steady decline",
            "Primary",
            "1 of 1",
            "Invented Primary School (102368).",
            "3 of 40",
        ]
    ]


def test_of_a_flag_in_too_few_schools_members_are_told_nothing() -> None:
    assert rows(director.flags_by_theme(edition(school(), cases=(FLAGGED,))))[0][-1] == "nothing"


def test_a_network_names_the_schools_in_it() -> None:
    network = NamedNetwork(
        "Writing", date(2026, 9, 1), date(2027, 7, 16), ("Ash School (100009)", "Elm (100008)")
    )
    profile = replace(edition(school()), networks=(network,))
    assert rows(director.networks_by_school(profile)) == [
        ["Writing", "1 September 2026 to 16 July 2027", "Ash School (100009); Elm (100008)."]
    ]


def test_safeguarding_is_never_listed() -> None:
    found = director.flags_by_theme(edition(school(), cases=(Case(findings=(finding("11a"),)),)))
    assert rows(found) == []
    assert "ask the safeguarding lead" in said(found)


@pytest.mark.parametrize("handed_back", [False, True])
def test_support_stands_by_its_route_until_it_is_handed_back(handed_back: bool) -> None:
    support = (Support(source=Source.SCHOOL, provider="Another school", aspect="phonics"), 9)
    over = [(HandBack(of="102368-1"), 3)] if handed_back else []
    found = rows(director.support_by_route(edition(school(support, *over))))
    assert [row[1:4] for row in found] == (
        [] if handed_back else [["Invented Primary School (102368)", "Another school", "phonics"]]
    )


def test_a_promise_overdue_names_its_school() -> None:
    promise = Promise("H115", "App B, table", "Allocated SIL support and challenge visit", 1, Per.HALF_TERM)
    late = replace(school((placed("gobar"), 100)), promises=(promise,))
    found = rows(director.promises_overdue(edition(late)))
    assert found
    assert {row[0] for row in found} == {"Invented Primary School (102368)"}


def test_what_is_expected_of_it_is_there() -> None:
    profile = edition(school((placed("gobar"), 9)), cases=(FLAGGED,))
    blocks = [block for part in director.IN_ORDER for block in part(profile)]
    headings = {block.text for block in blocks if isinstance(block, Heading)} | {"Abbreviations"}
    assert set(director.expected_parts(profile.register).headings) <= headings
