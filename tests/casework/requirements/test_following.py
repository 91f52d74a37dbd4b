"""What a policy requires next, by when, to the day, with its clause."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reportkit.casework.events.formal_kinds import NoticeOutcome, Plan, PlanSort, Stage
from reportkit.casework.events.governing_kinds import GovernorsMeeting
from reportkit.casework.events.parties import Means, Party
from reportkit.casework.events.register_kinds import Notification, Removal, Review, Step, Taper
from reportkit.casework.events.support_kinds import (
    HandBack,
    LinkRole,
    SchoolReview,
    SchoolReviewSort,
    Source,
    Support,
)
from reportkit.casework.events.visit_kinds import (
    AgreedAction,
    Kit,
    Outcome,
    Recommendation,
    RecommendationOutcome,
    ReviewDay,
)
from reportkit.casework.register import casefile
from reportkit.casework.requirements import Requirement, Subject, what_follows
from reportkit.settings.policies import Per
from tests.casework.events.builders import TODAY, event, removal
from tests.casework.events.examples import NOTICE
from tests.casework.requirements.builders import (
    ACADEMY,
    HACKNEY,
    HILLINGDON,
    OFFICER,
    decided,
    facts,
    placed,
    promise,
    rules,
    spoke,
    subject,
    visited,
)

SOON = date(2026, 12, 3)
SUPPORTED = Support(source=Source.BOROUGH, provider="SIT", aspect="phonics", hand_back_on=SOON)
ASKED = Recommendation(what="Phonics", due=SOON)
FIRST_MEETING = GovernorsMeeting(attended_by=OFFICER, role=LinkRole.SIP)
REVIEWED = SchoolReview(sort=SchoolReviewSort.SCHOOL_REVIEW, led_by=OFFICER)


def follows(policy, *happened, last=None, **known):
    one = subject(*happened, **known)
    event = one.file.events[-1] if last else None
    return what_follows(one, rules(policy), event)


def due(found, words):
    return [one.due for one in found if words in one.what]


# policy, what happened and how many days ago, what is known, the requirement, its day
DATED = {
    "H27 placed this half-term: by the end of the next": (
        HILLINGDON, [(placed(), 1)], {}, "Assess the school's risk again", date(2027, 2, 21),
    ),
    "H27 placed on the half-term's first day": (
        HILLINGDON, [(placed(), 19)], {}, "Assess the school's risk again", date(2027, 2, 21),
    ),
    "H27 placed the day before": (
        HILLINGDON, [(placed(), 20)], {}, "Assess the school's risk again", date(2027, 1, 3),
    ),
    "H27 reviewed since": (
        HILLINGDON, [(placed(), 20), (Review(found="x"), 3)], {}, "Assess the", date(2027, 2, 21),
    ),
    "K30 each term": (HACKNEY, [(decided("enhanced"), 1)], {}, "Assess the", date(2027, 4, 11)),
    "K58 a year after designation": (
        HACKNEY, [(decided("intensive_a"), 365)], {}, "consider intervention", date(2026, 11, 22),
    ),
    "K58 counts from the first intensive category": (
        HACKNEY, [(decided("intensive_a"), 300), (decided("intensive_b"), 10)], {}, "consider intervention",
        date(2027, 1, 26),
    ),
    "K59 four terms after designation": (
        HACKNEY, [(decided("intensive_a"), 365)], {}, "Target for the school", date(2027, 4, 11),
    ),
    "K59 beyond the terms that are given": (
        HACKNEY, [(decided("intensive_a"), 1)], {},
        "Target for the school to leave Intensive, 4 terms on: the dates of terms after 2027 are not given",
        None,
    ),
    "K41 the year’s first governors’ meeting": (
        HACKNEY, [], {}, "governors’ first meeting of the school year", date(2026, 12, 31),
    ),
    "H39 due on the term's last day": (
        HILLINGDON, [(REVIEWED, (TODAY - date(2024, 1, 3)).days)], {}, "School Review", date(2027, 1, 3),
    ),
    "H39 overdue (G15)": (
        HILLINGDON, [(REVIEWED, (TODAY - date(2023, 11, 21)).days)], {}, "School Review", date(2026, 11, 21),
    ),
    "H39 never": (HILLINGDON, [], {}, "which is overdue: none is on record", None),
    "H115 this half-term's visit": (
        HILLINGDON, [(placed(), 1)], {"promises": (promise("H115", 1, Per.HALF_TERM),)}, "a meeting",
        date(2027, 1, 3),
    ),
    "H52 support to be handed back": (
        HILLINGDON, [(SUPPORTED, 9)], {}, "Hand the support 102368-1 (phonics) back", SOON,
    ),
    "a recommendation of which nothing is on record": (
        HILLINGDON, [(ASKED, 9)], {}, "Record what became of recommendation 102368-1: Phonics", SOON,
    ),
    "a recommendation that was acted on in part": (
        HILLINGDON, [(ASKED, 9), (RecommendationOutcome(of="102368-1", outcome=Outcome.PARTLY), 1)], {},
        "what became of recommendation 102368-1", SOON,
    ),
    "section 60, the compliance period": (HILLINGDON, [(NOTICE, 1)], {}, "was complied with", SOON),
}  # fmt: skip


@pytest.mark.parametrize(("policy", "happened", "known", "words", "day"), DATED.values(), ids=list(DATED))
def test_a_deadline_follows_from_the_record_and_the_policy(policy, happened, known, words, day):
    assert due(follows(policy, *happened, **known), words) == [day]


def test_what_was_closed_before_its_correction_is_closed():
    corrected = event(SUPPORTED, 3, corrects="102368-1")
    over = event(HandBack(of="102368-1"), 2)
    one = Subject(facts(), casefile([event(SUPPORTED, 1), over, corrected], TODAY))
    assert due(what_follows(one, rules(HILLINGDON)), "Hand the support") == []


def test_what_is_only_offered_is_called_an_offer():
    offers = {"promises": (promise("K16", 1, Per.YEAR, may=True), promise("H111", 1, Per.MONTH, may=True))}
    found = [one for one in follows(HACKNEY, **offers, **ACADEMY) if "a meeting" in one.what]
    assert [(one.what, one.due) for one in found] == [("Offer: a meeting", date(2027, 8, 31))]


NOT_ASKED = {
    "H39 due a day after the term": (
        HILLINGDON, [(REVIEWED, (TODAY - date(2024, 1, 4)).days)], {}, "School Review",
    ),
    "H39 an academy is never overdue (H40)": (HILLINGDON, [], ACADEMY, "School Review"),
    "K41 attended": (HACKNEY, [(FIRST_MEETING, 9)], {}, "governors’ first meeting"),
    "K41 is not Hillingdon’s": (HILLINGDON, [], {}, "governors’ first meeting"),
    "K41 an academy": (HACKNEY, [], ACADEMY, "governors’ first meeting"),
    "H39 is not Hackney's": (HACKNEY, [], {}, "School Review"),
    "H27 of a school that is not on the register": (HILLINGDON, [], {}, "Assess the school's risk"),
    "K58 of a school that stepped down": (
        HACKNEY, [(decided("intensive_a"), 365), (decided("enhanced"), 9)], {}, "consider intervention",
    ),
    "a notice with its outcome": (
        HILLINGDON, [(NOTICE, 9), (NoticeOutcome(notice="102368-1", complied=True), 1)], {}, "complied with",
    ),
    "support that was handed back": (
        HILLINGDON, [(SUPPORTED, 9), (HandBack(of="102368-1"), 1)], {}, "Hand the support",
    ),
    "support with no day to hand back": (
        HILLINGDON, [(SUPPORTED.model_copy(update={"hand_back_on": None}), 9)], {}, "Hand the support 1",
    ),
    "a recommendation that was acted on": (
        HILLINGDON, [(ASKED, 9), (RecommendationOutcome(of="102368-1", outcome=Outcome.DONE), 1)], {},
        "what became of",
    ),
    "a promise that was kept": (
        HILLINGDON, [(placed(), 9), (visited(), 1)], {"promises": (promise("H115", 1, Per.TERM),)},
        "a meeting",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("policy", "happened", "known", "words"), NOT_ASKED.values(), ids=list(NOT_ASKED))
def test_nothing_is_asked_that_the_policy_does_not_ask(policy, happened, known, words):
    assert due(follows(policy, *happened, **known), words) == []


ACTION = AgreedAction(what="Look at books", owner="Head", due=SOON)
# policy, the act, the requirement, its day
BROUGHT = {
    "H120 to the head alone": (HILLINGDON, visited(), "headteacher alone", None),
    "K36 to head and chair": (HACKNEY, visited(), "headteacher and the chair of governors", None),
    "an agreed action": (
        HILLINGDON, visited().model_copy(update={"actions": (ACTION,)}), "Look at books", SOON,
    ),
    "the next visit": (HILLINGDON, visited().model_copy(update={"next_on": SOON}), "Next visit", SOON),
    "the next review day": (
        HACKNEY, ReviewDay(led_by=OFFICER, progress="x", agreed=(ACTION,), next_on=SOON), "Next one-day",
        SOON,
    ),
    "the next keeping-in-touch visit": (HACKNEY, Kit(discussed="x", next_on=SOON), "keeping-in-touch", SOON),
    "a reply": (
        HILLINGDON, Notification(party=Party.HEAD, means=Means.EMAIL, said="x", reply_by=SOON),
        "Reply from the head to 102368-2", SOON,
    ),
    "a recommendation": (HILLINGDON, Recommendation(what="Phonics", due=SOON), "Phonics", SOON),
    "the register's next look": (HILLINGDON, Review(found="x", next_on=SOON), "entry again", SOON),
    "a taper's step": (HILLINGDON, Taper(steps=(Step(on=SOON, support="one visit"),)), "one visit", SOON),
    "H58 a removal": (HILLINGDON, removal(), "how contact with it will taper", None),
    "H58 handed over": (HILLINGDON, Removal(handed_to="the trust"), "over to the trust", None),
    "K65": (
        HACKNEY, NOTICE.model_copy(update={"stage": Stage.PRE_FORMAL}), "pre-formal warning on the gov", None,
    ),
    "section 60, the same day": (HILLINGDON, NOTICE, "Give the notice to the governing body", TODAY),
    "section 60, a copy that was not recorded": (
        HILLINGDON, NOTICE.model_copy(update={"copies": ()}), "to the Secretary of State", TODAY,
    ),
    "K70 what a plan lacks": (
        HACKNEY, Plan(sort=PlanSort.SINGLE, objectives="x", timescales="y"),
        "correct 102368-2: strategies, success criteria, resources", None,
    ),
    "K70 of another plan": (
        HACKNEY, Plan(sort=PlanSort.ACTION, objectives="x", strategies="x", resources="x", timescales="y"),
        "correct 102368-2: success criteria", None,
    ),
    "K51 when a plan is reported": (
        HACKNEY, Plan(sort=PlanSort.ACTION, report_on=SOON), "Report the result of the plan", SOON,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("policy", "payload", "words", "day"), BROUGHT.values(), ids=list(BROUGHT))
def test_an_act_brings_its_own_requirements(policy, payload, words, day):
    before = placed() if policy == HILLINGDON else decided("enhanced")
    assert due(follows(policy, (before, 9), (payload, 0), last=True), words) == [day]


def test_what_a_record_lacks_comes_first_and_the_rest_by_day():
    found = follows(HILLINGDON, (placed(), 1), (NOTICE, 0), last=True)
    days = [one.due for one in found]
    assert days == sorted(days, key=lambda day: day or date.min)
    assert "Name the school's School Improvement Link." in [one.what for one in found if one.due is None]


def test_a_copy_that_was_sent_is_not_asked_for_again():
    assert due(follows(HILLINGDON, (NOTICE, 0), last=True), "to the Secretary of State") == []


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "By 22 November 2026: Ring the head (App B; H51)."),
        (TODAY - timedelta(days=1), "Overdue since 21 November 2026: Ring the head (App B; H51)."),
        (None, "Next, with no day set: Ring the head (App B; H51)."),
    ],
)
def test_a_requirement_is_told_with_day_and_clause(day, said):
    assert Requirement("Ring the head.", "App B; H51", day).told(TODAY) == said


def test_what_was_agreed_names_no_clause():
    assert (
        Requirement("Look at books", "", SOON).told(TODAY) == "By 3 December 2026: Look at books (as agreed)."
    )


def test_a_contact_that_was_made_is_not_asked_for_again():
    assert due(follows(HILLINGDON, (placed(), 1), (spoke(), 0)), "Speak with the headteacher") == []


def test_a_note_that_counts_as_no_visit_says_what_it_lacks():
    words = "counts as none of the visits that are promised"
    found = [
        one.what
        for note in (visited(role=None, focus=""), visited(focus=""), visited())
        for one in follows(HILLINGDON, (note, 1), last=True)
        if words in one.what
    ]
    assert found == [
        "Correct 102368-1 and give whose visit it was (the role) and what it was about (the focus), or what "
        f"was seen: without that it {words}",
        f"Correct 102368-1 and give what it was about (the focus), or what was seen: without that it {words}",
    ]
