"""The schools listed: what placed them, who decided, what is promised and what is next (F4)."""

from __future__ import annotations

from datetime import date

from reportkit.casework.events.parties import Means, Party
from reportkit.casework.events.register_kinds import Decision, Removal, Review
from reportkit.casework.events.support_kinds import LinkRole
from reportkit.casework.events.visit_kinds import Visit, VisitSort
from reportkit.reports.sections.register import schools_listed
from reportkit.settings.policies import Per
from reportkit.vocabulary import Urn
from tests.casework.events.builders import POLICY, contact
from tests.casework.record.builders import school
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, decided, link, placed, promise
from tests.judgement.assessment.builders import Case, finding
from tests.reports.register.builders import RULED, profile, rows, said

ROUTE, CATEGORY, INDICATORS, DECIDED, OFFICER, CONTACT, PROMISED, NEXT, AGAIN = range(1, 10)
BY_RULE = placed("ri_b", "H45")
OTHER = Urn("102400")


def test_those_placed_by_a_rule_come_first_then_the_category_with_most_support() -> None:
    listed = rows(
        schools_listed(
            profile(
                school((placed("gobar"), 9), urn=Urn("100002"), name="Ash"),
                school((placed("ri_a"), 9), urn=Urn("100003"), name="Birch"),
                school((BY_RULE, 9), urn=Urn("100004"), name="Cedar"),
                school((placed("inadequate", "H46"), 9), urn=Urn("100005"), name="Elm"),
                school((placed("gobar"), 9), (Removal(), 2), urn=Urn("100006"), name="Fir"),
                school(urn=Urn("100007"), name="Gorse"),
            )
        )
    )
    assert [row[0].split()[0] for row in listed] == ["Elm", "Cedar", "Birch", "Ash"]


def test_a_category_that_nobody_decided_is_called_the_default_it_is() -> None:
    (row,) = rows(schools_listed(profile(school((BY_RULE, 9)), cases=[RULED])))
    assert row[ROUTE] == "By rule H45. Since 13 November 2026."
    assert row[CATEGORY] == "School RI (B): the default until a person decides (H50)"
    assert row[DECIDED] == "No decision. Recorded by Ann Officer, 13 November 2026."


def test_a_category_that_a_person_decided_is_no_default() -> None:
    stays = Decision(category="ri_b", policy=POLICY, on_register=True)
    (row,) = rows(schools_listed(profile(school((BY_RULE, 9), (stays, 2)), cases=[RULED])))
    assert row[CATEGORY] == "School RI (B)"


def test_a_decision_says_who_when_and_that_it_sets_a_rule_aside() -> None:
    aside = Decision(
        category="gobar", policy=POLICY, on_register=True, departs_from="102368-1", approved_by="Bea"
    )
    (row,) = rows(schools_listed(profile(school((BY_RULE, 9), (aside, 2)))))
    assert row[CATEGORY] == "School GOBAR"
    assert row[DECIDED] == "Ann Officer, 20 November 2026. Sets the rule aside."


def test_indicators_cited_and_flagged_now_are_told_apart() -> None:
    case = Case(findings=(finding("1a"), finding("4a")))
    (row,) = rows(schools_listed(profile(school((placed(), 9)), cases=[case])))
    assert row[INDICATORS] == "Cited: 1. Now flagged: 1, 4. 9 cannot be said."
    (ruled,) = rows(schools_listed(profile(school((BY_RULE, 9)), cases=[RULED])))
    assert ruled[INDICATORS] == "By inspection. Now flagged: none. 11 cannot be said."


def test_a_school_that_was_not_assessed_is_not_told_to_have_no_flag() -> None:
    (row,) = rows(schools_listed(profile(school((placed(), 9)))))
    assert row[INDICATORS] == "Cited: 1. Not assessed."


def test_the_officer_is_named_and_an_academy_need_not_have_one() -> None:
    sil, lama = link(LinkRole.SIL), link(LinkRole.LAMA)
    assert one(OFFICER, (placed(), 9), (sil, 8), (lama, 7)) == "SIL: Ann Officer; LaMA: Ann Officer"
    assert one(OFFICER, (placed(), 9)) == "none named"
    assert one(OFFICER, (placed(), 9), maintained=False) == "none: an academy need not have one"
    assert one(OFFICER, (placed(), 9), maintained=None) == "none named"


def test_the_last_contact_is_told_by_how_and_when_or_as_none_on_record() -> None:
    assert one(CONTACT, (placed(), 9), (contact(), 8)) == "telephone, 14 November 2026"
    assert one(CONTACT, (placed(), 9)) == "none on record"


def test_what_is_promised_is_counted_with_the_overdue_by_rule() -> None:
    from dataclasses import replace

    kept = school((placed(), 300), (contact(), 8))
    late = replace(
        kept, promises=(promise("H115", 1, Per.HALF_TERM), promise("H111", 1, Per.MONTH, may=True))
    )
    (row,) = rows(schools_listed(profile(late)))
    assert row[PROMISED] == "0 of 1 done so far; overdue: H115"
    assert one(PROMISED, (placed(), 9)) == "nothing that is counted"


def test_next_is_what_is_due_first_what_was_agreed_included() -> None:
    visit = Visit(sort=VisitSort.CORE, role=None, data_reviewed_on=None, next_on=date(2026, 11, 30))
    said_next = one(NEXT, (placed(), 9), (visit, 3))
    assert said_next.startswith("By 30 November 2026: Next visit (as agreed).")


def test_the_day_to_look_again_is_the_one_set_else_the_end_of_the_half_term() -> None:
    review = Review(found="No change", next_on=date(2026, 12, 8))
    assert one(AGAIN, (placed(), 9), (review, 3)) == "8 December 2026"
    assert one(AGAIN, (placed(), 9)) == "3 January 2027"


def test_hackney_s_list_is_of_its_categories() -> None:
    found = schools_listed(profile(school((decided("enhanced"), 9)), policy=HACKNEY))
    (row,) = rows(found)
    assert (row[ROUTE], row[CATEGORY]) == ("By decision. Since 13 November 2026.", "Enhanced")


def test_no_school_is_told_as_none() -> None:
    assert "No school is on the register." in said(schools_listed(profile(school())))
    assert "No school is on the list of categories." in said(schools_listed(profile(policy=HACKNEY)))


def test_every_cell_says_something() -> None:
    assert all(cell.strip() for row in rows(schools_listed(profile(school((placed(), 9))))) for cell in row)


def one(column: int, *happened: tuple, **facts: object) -> str:
    """The cell of the only school's row."""
    (row,) = rows(schools_listed(profile(school(*happened, **facts), policy=HILLINGDON)))
    return row[column]


def test_a_written_contact_is_told_as_what_it_was() -> None:
    by_letter = contact(means=Means.LETTER, party=Party.CHAIR)
    assert one(CONTACT, (placed(), 9), (by_letter, 1)) == "letter, 21 November 2026"
