"""The warning-notice checklist on paper: what is missing first, then each step, then what is on record."""

from __future__ import annotations

import pytest

from reportkit.blocks import Block, Table, text_of
from reportkit.casework.events.formal_kinds import Referral
from reportkit.casework.events.parties import Means, Party
from reportkit.casework.events.register_kinds import Notification
from reportkit.casework.events.support_kinds import MonitoringVisit, Source, Support
from reportkit.casework.events.visit_kinds import Outcome, Recommendation, RecommendationOutcome
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.casework import notice_checklist
from tests.casework.requirements.builders import (
    HACKNEY,
    HILLINGDON,
    Happened,
    decided,
    panel,
    placed,
    review_day,
    spoke,
    visited,
)
from tests.reports.casework.builders import cells, headings, noticed, pre_formal, profile, tables, text

NOTICE = "102368-1"


def of_notice(*happened: Happened, policy: str = HILLINGDON) -> PaperProfile:
    return profile(policy, NOTICE, (noticed(), 5), *happened)


def whole(found: PaperProfile) -> list[Block]:
    return [block for part in notice_checklist.IN_ORDER for block in part(found)]


EACH = {
    "Hillingdon's": of_notice((visited(), 9), (panel("CTG"), 8)),
    "Hackney's": of_notice(policy=HACKNEY),
    "pre-formal": profile(HACKNEY, NOTICE, (pre_formal(), 3)),
    "not drafted": profile(HILLINGDON, ""),
    "an academy": profile(HILLINGDON, "", (placed(), 3), maintained=False),
}


@pytest.mark.parametrize("which", EACH)
def test_every_part_is_there_with_its_table(which: str) -> None:
    blocks, expected = whole(EACH[which]), notice_checklist.expected_parts(EACH[which])
    assert headings(blocks) == expected.headings
    assert len(tables(blocks)) == expected.tables


def test_it_says_first_what_is_not_done_late_or_not_known() -> None:
    sent_late = Notification(
        party=Party.SECRETARY_OF_STATE, means=Means.EMAIL, about=NOTICE, said="The notice"
    )
    said = text(notice_checklist.missing(of_notice((sent_late, 3)))).splitlines()
    assert said.index("Not done by what is on record:") < said.index("Sign-off by the council’s lawyers")
    assert said[said.index("Done, but late:") + 1] == "A copy to the Secretary of State on the same day"
    unknown = said[said.index("Not known; a person must look:") + 1 :]
    assert "A record that the equality duty was considered" in unknown


def test_each_step_says_where_it_stands_with_event_day_and_officer() -> None:
    first, *_ = tables(notice_checklist.parts(of_notice()))
    rows = {row[0]: row[1:] for row in cells(first)}
    assert rows["At least one of the three grounds (App B; H92)"] == (
        "Done",
        "Unacceptably low standards.\n102368-1: 17 November 2026, by Ann Officer",
    )
    assert rows["Earlier advice and support (App B; H93)"] == (
        "Not yet",
        "No earlier advice or support is on record.\n…\n",
    )


def test_what_is_not_done_stands_out_and_not_by_colour() -> None:
    for table in tables(notice_checklist.parts(of_notice())):
        for _, where, _ in table.rows:
            assert all(span.bold for span in where) == (text_of(where) != "Done")


def test_one_that_is_not_drafted_says_so() -> None:
    said = text(notice_checklist.front(profile(HILLINGDON, "")))
    assert "No notice is drafted by what is on record on 22 November 2026." in said
    assert "Warning-notice checklist" in said


def test_a_pre_formal_warning_is_called_that() -> None:
    assert (
        notice_checklist.title(profile(HACKNEY, NOTICE, (pre_formal(), 3))) == "Pre-formal warning checklist"
    )


def test_an_academy_s_says_that_it_gets_no_notice() -> None:
    academy = profile(
        HILLINGDON,
        "",
        (placed(), 9),
        (Referral(to=Party.REGIONS_GROUP, matters="Leadership does not act"), 3),
        maintained=False,
    )
    said = text(whole(academy))
    assert "The council gives an academy no warning notice" in said
    assert "Leadership does not act\n102368-2: 19 November 2026, by Ann Officer" in said
    assert "section 60" not in said


def listed(*happened: Happened, policy: str = HILLINGDON) -> list[tuple[str, ...]]:
    """The rows of evidence and advice before a notice."""
    found = of_notice(*happened, policy=policy)
    shown: list[Table] = tables([*notice_checklist.evidence(found), *notice_checklist.advice(found)])
    return [row for table in shown for row in cells(table)]


def test_what_is_on_record_is_listed_in_plain_words() -> None:
    said = [
        what
        for _, what in listed(
            (placed("ri_b", "H45"), 90),
            (review_day(), 80),
            (panel("CTG"), 70),
            (MonitoringVisit(number=2, found="Slow"), 60),
            (Recommendation(what="Phonics"), 50),
            (RecommendationOutcome(of="102368-6", outcome=Outcome.NOT_DONE), 40),
            (spoke(), 30),
            (Support(source=Source.SCHOOL, provider="a partner", aspect="maths"), 20),
        )
    ]
    assert said == [
        "Placed as School RI (B) by rule H45",
        "One-day review: some",
        "CTG: on track",
        "Ofsted’s monitoring visit 2: Slow",
        "A recommendation not acted on: Phonics",
        "Recommended: Phonics",
        "Talk with the head (telephone): the results",
        "Support from a partner (school-to-school): maths",
    ]


def test_a_decision_is_listed_with_its_indicators_reason_and_evidence() -> None:
    ((_, said),) = listed((decided("enhanced", evidence=("Books",)), 20), policy=HACKNEY)
    assert said == "Decided as Enhanced (indicator 1): KS2 fell for three years; Books"


def test_it_is_for_the_team_alone() -> None:
    assert notice_checklist.readers(of_notice()) == ("School Improvement Team",)
    assert "for the School Improvement Team, and officers who need to know, only." in text(whole(of_notice()))
