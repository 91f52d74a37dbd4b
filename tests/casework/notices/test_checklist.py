"""The warning-notice checklist: each step done, late, not yet or not known (H92, H93, K65 to K69)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from reportkit.casework.events import Payload
from reportkit.casework.events.formal_kinds import (
    NoticeOutcome,
    Plan,
    PlanSort,
    Referral,
    Route,
)
from reportkit.casework.events.parties import Means, Party
from reportkit.casework.events.register_kinds import Notification, Reply
from reportkit.casework.events.support_kinds import MonitoringVisit
from reportkit.casework.events.visit_kinds import Outcome, Recommendation, RecommendationOutcome
from reportkit.casework.notices import (
    Case,
    Checklist,
    Part,
    Stands,
    advice_on_record,
    evidence_on_record,
    notice_checklist,
)
from reportkit.casework.register import tell_history
from tests.casework.events.builders import TODAY, event
from tests.casework.requirements.builders import (
    HACKNEY,
    HILLINGDON,
    Happened,
    events,
    facts,
    placed,
    review_day,
    rules,
    spoke,
    visited,
)
from tests.reports.casework.builders import noticed, pre_formal
from tests.rows import each_row

DONE, LATE, NOT_YET, NOT_KNOWN = Stands
FIRST = "102368-1"


def told(party: Party) -> Notification:
    return Notification(party=party, means=Means.LETTER, about=FIRST, said="The notice")


def rapid(**said: Any) -> Plan:
    return Plan(sort=PlanSort.RAPID, answers=FIRST, **said)


def case(policy: str, *happened: Happened, **about: Any) -> Case:
    """Of the first notice among what happened; of none if there is no notice."""
    made = events(*happened)
    notice = next((one for one in made if one.kind == "notice"), None)
    return Case(facts(**about), tell_history(made), rules(policy), TODAY, notice)


def stands(found: Checklist, what: str) -> Stands:
    (step,) = [step for step in found.steps if what in step.what]
    return step.stands


Line = tuple[str, str, tuple[Happened, ...], Stands]
LINES: dict[str, Line] = {
    "a ground is named": (HILLINGDON, "grounds", ((noticed(), 5),), DONE),
    "no ground is named": (HACKNEY, "grounds", ((pre_formal(), 5),), NOT_YET),
    "nothing is drafted": (HILLINGDON, "grounds", (), NOT_YET),
    "the route is named": (HILLINGDON, "two routes", ((noticed(route=Route.SUDDEN), 5),), DONE),
    "something could bear out a ground": (
        HILLINGDON,
        "evidence",
        ((noticed(), 5), (MonitoringVisit(number=1, found="Slow"), 6)),
        NOT_KNOWN,
    ),
    "what came after the notice bears out nothing": (
        HILLINGDON,
        "evidence",
        ((noticed(), 5), (MonitoringVisit(number=1, found="Slow"), 4)),
        NOT_YET,
    ),
    "the notice names the advice": (
        HILLINGDON,
        "advice",
        ((noticed(earlier_advice=("Visits",)), 5),),
        DONE,
    ),
    "advice is on record": (HILLINGDON, "advice", ((noticed(), 5), (visited(), 6)), DONE),
    "no advice is on record": (HILLINGDON, "advice", ((noticed(), 5), (visited(), 4)), NOT_YET),
    "Hackney warned before": (HACKNEY, "pre-formal", ((noticed(), 5), (pre_formal(), 30)), DONE),
    "Hackney did not": (HACKNEY, "pre-formal", ((noticed(), 5), (pre_formal(), 4)), NOT_YET),
    "a lawyer signed": (HILLINGDON, "lawyers", ((noticed(signed_off_by=("P Ito, Legal",)), 5),), DONE),
    "somebody signed": (HILLINGDON, "lawyers", ((noticed(signed_off_by=("P Ito",)), 5),), NOT_KNOWN),
    "the Director alone signed": (
        HILLINGDON,
        "lawyers",
        ((noticed(signed_off_by=("R Shah, DCS",)), 5),),
        NOT_YET,
    ),
    "the Director signed": (
        HILLINGDON,
        "Director",
        ((noticed(signed_off_by=("R Shah, Director",)), 5),),
        DONE,
    ),
    "an Assistant Director signed": (
        HILLINGDON,
        "Director",
        ((noticed(signed_off_by=("R Shah, Assistant Director",)), 5),),
        NOT_KNOWN,
    ),
    "the Director of Finance signed": (
        HILLINGDON,
        "Director",
        ((noticed(signed_off_by=("R Shah, Director of Finance",)), 5),),
        NOT_KNOWN,
    ),
    "the Director of Children's Services signed": (
        HILLINGDON,
        "Director",
        ((noticed(signed_off_by=("R Shah, Director of Children’s Services",)), 5),),
        DONE,
    ),
    "nobody signed": (HILLINGDON, "Director", ((noticed(), 5),), NOT_YET),
    "no record tells of the Secretary of State's": (
        HILLINGDON,
        "no notice of the Secretary",
        ((noticed(), 5),),
        NOT_KNOWN,
    ),
    "no record tells of the equality duty": (HACKNEY, "equality", ((noticed(), 5),), NOT_KNOWN),
    "the matters are given": (HILLINGDON, "matters", ((noticed(), 5),), DONE),
    "the day is given": (HILLINGDON, "day by which", ((noticed(), 5),), DONE),
    "no powers are drafted": (HILLINGDON, "powers", (), NOT_YET),
    "the chair was given it": (
        HACKNEY,
        "governing body, through",
        ((noticed(), 5), (told(Party.CHAIR), 5)),
        DONE,
    ),
    "only the head was": (
        HACKNEY,
        "governing body, through",
        ((noticed(), 5), (told(Party.HEAD), 5)),
        NOT_YET,
    ),
    "the head's copy is listed": (
        HILLINGDON,
        "to the headteacher",
        ((noticed(copies=(Party.HEAD,)), 5),),
        DONE,
    ),
    "the head was told that day": (
        HILLINGDON,
        "to the headteacher",
        ((noticed(), 5), (told(Party.HEAD), 5)),
        DONE,
    ),
    "the Secretary of State was told the same day": (
        HILLINGDON,
        "copy to the Secretary",
        ((noticed(), 5), (told(Party.SECRETARY_OF_STATE), 5)),
        DONE,
    ),
    "and a day later": (
        HILLINGDON,
        "copy to the Secretary",
        ((noticed(), 5), (told(Party.SECRETARY_OF_STATE), 4)),
        LATE,
    ),
    "and never": (HILLINGDON, "copy to the Secretary", ((noticed(), 5),), NOT_YET),
    "a diocese's copy is listed": (
        HILLINGDON,
        "any others",
        ((noticed(copies=(Party.DIOCESE,)), 5),),
        DONE,
    ),
    "nobody else is mentioned": (
        HILLINGDON,
        "any others",
        ((noticed(copies=(Party.HEAD,)), 5),),
        NOT_KNOWN,
    ),
    "the plan answers it": (HILLINGDON, "that answers", ((noticed(), 5), (rapid(), 2)), DONE),
    "another sort of plan does not": (
        HILLINGDON,
        "that answers",
        ((noticed(), 5), (Plan(sort=PlanSort.ACTION, answers=FIRST), 2)),
        NOT_YET,
    ),
    "any plan does in Hackney": (
        HACKNEY,
        "that answers",
        ((noticed(), 5), (Plan(sort=PlanSort.ACTION, answers=FIRST), 2)),
        DONE,
    ),
    "it was validated": (
        HILLINGDON,
        "Validation",
        ((noticed(), 5), (rapid(validated_by="A consultant", validated_on=TODAY), 2)),
        DONE,
    ),
    "validated on no day": (
        HILLINGDON,
        "Validation",
        ((noticed(), 5), (rapid(validated_by="A consultant"), 2)),
        NOT_YET,
    ),
    "it was complied with": (
        HILLINGDON,
        "outcome",
        ((noticed(), 5), (NoticeOutcome(notice=FIRST, complied=True), 1)),
        DONE,
    ),
    "its outcome is open": (HILLINGDON, "outcome", ((noticed(), 5),), NOT_YET),
}


@each_row("line", LINES)
def test_each_step_stands_as_the_record_says(line: str) -> None:
    policy, what, happened, expected = LINES[line]
    assert stands(notice_checklist(case(policy, *happened)), what) is expected


def test_what_is_done_or_late_names_the_event_that_shows_it() -> None:
    found = notice_checklist(
        case(HILLINGDON, (noticed(copies=(Party.HEAD,)), 5), (told(Party.SECRETARY_OF_STATE), 4))
    )
    shown = [step for step in found.that_stand(DONE, LATE) if "council maintains" not in step.what]
    assert shown and all(step.shown_by for step in shown)
    assert not any(step.shown_by for step in found.that_stand(NOT_YET, NOT_KNOWN))


def test_a_late_copy_says_by_how_much_the_law_was_missed() -> None:
    found = notice_checklist(case(HILLINGDON, (noticed(), 5), (told(Party.SECRETARY_OF_STATE), 4)))
    (late,) = found.that_stand(LATE)
    assert late.said == (
        "Told on 18 November 2026. The notice was given on 17 November 2026, and the law asks for the same "
        "time."
    )


def test_a_period_that_is_over_is_said_to_be() -> None:
    over = case(HILLINGDON, (noticed(comply_by=date(2026, 11, 20)), 30))
    (step,) = notice_checklist(over).of(Part.AFTER)[-1:]
    assert step.said == "The period ended on 20 November 2026, and no outcome is on record."


def test_a_notice_keeps_what_refers_to_it_when_it_is_corrected() -> None:
    made = [
        event(noticed(), 1, ago=5),
        event(told(Party.CHAIR), 2, ago=5),
        event(noticed(matters="Maths"), 3, ago=5, corrects=FIRST),
        event(noticed(matters="Maths and reading"), 4, ago=5, corrects="102368-3"),
    ]
    corrected = Case(facts(), tell_history(made), rules(HILLINGDON), TODAY, made[-1])
    assert stands(notice_checklist(corrected), "governing body, through") is DONE


def test_before_anything_is_recorded_nothing_is_done_but_who_maintains_it() -> None:
    found = notice_checklist(case(HILLINGDON))
    assert [step.what for step in found.that_stand(DONE)] == ["A school that the council maintains"]
    assert found.parts == (Part.WHY, Part.BEFORE, Part.SAYS, Part.GIVEN, Part.AFTER)


def test_who_maintains_it_may_not_be_known() -> None:
    found = notice_checklist(case(HILLINGDON, (noticed(), 5), maintained=None))
    assert stands(found, "council maintains") is NOT_KNOWN


def test_a_pre_formal_warning_has_no_steps_of_a_formal_one() -> None:
    found = notice_checklist(case(HACKNEY, (pre_formal(), 5)))
    assert Part.AFTER not in found.parts
    assert [step.what for step in found.of(Part.SAYS)] == [
        "The matters that the concerns rest on",
        "What the governing body must do",
    ]
    assert not [step for step in found.steps if "Secretary" in step.what or "pre-formal" in step.what]


def test_hillingdon_has_no_step_before_a_formal_notice() -> None:
    found = notice_checklist(case(HILLINGDON, (noticed(), 5)))
    assert not [step for step in found.steps if "pre-formal" in step.what]


ACADEMY: dict[str, tuple[str, Payload, Stands]] = {
    "referred": ("Regions Group", Referral(to=Party.REGIONS_GROUP, matters="Leadership"), DONE),
    "referred elsewhere": ("Regions Group", Referral(to=Party.DIOCESE, matters="Leadership"), NOT_YET),
    "trust told": ("responsible body", told(Party.RESPONSIBLE_BODY), DONE),
    "trust not told": ("responsible body", told(Party.HEAD), NOT_YET),
    "head spoken with": ("headteacher", spoke(), DONE),
    "head not told": ("headteacher", told(Party.OFSTED), NOT_YET),
    "answered": ("answer", Reply(to="102368-2", party=Party.REGIONS_GROUP, said="We will look"), DONE),
}


@pytest.mark.parametrize("step", ACADEMY)
def test_an_academy_is_referred_and_gets_no_notice(step: str) -> None:
    what, said, expected = ACADEMY[step]
    referral = Referral(to=Party.OTHER, matters="Leadership")
    found = notice_checklist(case(HILLINGDON, (placed(), 9), (referral, 5), (said, 4), maintained=False))
    assert found.parts == (Part.ACADEMY,)
    assert stands(found, what) is expected


def test_hackney_s_says_what_the_policy_adds() -> None:
    """Results beside prior attainment and context (K67), and the powers it lists (K69)."""
    said = {step.what: step.said for step in notice_checklist(case(HACKNEY)).steps}
    assert said["The evidence for each ground, with its date"].endswith(
        "beside prior attainment and context."
    )
    powers = said["The powers that the council means to use if it is not"]
    assert powers == "Nothing is on record. The policy lists them (clause 2.8.4; K69)."


def test_what_an_academy_was_told_before_it_came_on_the_register_is_not_this_concern() -> None:
    found = notice_checklist(case(HILLINGDON, (spoke(), 30), (placed(), 9), maintained=False))
    assert stands(found, "headteacher") is NOT_YET


def test_evidence_and_advice_stand_apart_oldest_first() -> None:
    happened = (
        (placed(), 40),
        (visited(), 30),
        (review_day(), 20),
        (Recommendation(what="Phonics"), 19),
        (RecommendationOutcome(of="102368-4", outcome=Outcome.PARTLY), 10),
        (RecommendationOutcome(of="102368-4", outcome=Outcome.DONE), 9),
        (noticed(), 5),
        (visited(), 1),
    )
    found = case(HILLINGDON, *happened)
    assert [one.number for one in evidence_on_record(found)] == [1, 3, 5]
    assert [one.number for one in advice_on_record(found)] == [2, 4]
