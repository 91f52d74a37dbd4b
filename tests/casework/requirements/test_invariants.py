"""What a record lacks is found, rule by rule; what it has is not. A rule taken away fails its own cases."""

from __future__ import annotations

from datetime import date

from reportkit.casework.events.formal_kinds import Plan, PlanSort
from reportkit.casework.events.governing_kinds import GovernorLink, GovernorsMeeting
from reportkit.casework.events.parties import Party
from reportkit.casework.events.register_kinds import Review, Step, Taper
from reportkit.casework.events.strand_kinds import Cover, Vacancy
from reportkit.casework.events.support_kinds import (
    HandBack,
    LinkRole,
    MonitoringVisit,
    SchoolReview,
    SchoolReviewSort,
    Source,
    Support,
)
from reportkit.casework.events.visit_kinds import VisitSort
from reportkit.casework.register import casefile
from reportkit.casework.requirements import (
    INVARIANTS,
    OVERDUE,
    Subject,
    find_breaches,
    find_register_breaches,
)
from reportkit.settings.policies import Focus, Per
from tests.casework.events.builders import SCHOOL, TODAY, contact, decision, event, removal
from tests.casework.events.examples import NOTICE
from tests.casework.requirements.builders import (
    ACADEMY,
    HACKNEY,
    HILLINGDON,
    MAINTAINED,
    OFFICER,
    UNKNOWN,
    decided,
    events,
    facts,
    link,
    panel,
    placed,
    promise,
    review_day,
    rules,
    spoke,
    subject,
    told,
    visited,
)
from tests.rows import each_row

RAPID = Plan(sort=PlanSort.RAPID, answers="102368-1", validated_by="A trust", validated_on=date(2026, 11, 20))
LONG_AGO, DESIGNATED = 400, 200
HEAD, CHAIR = spoke(Party.HEAD), spoke(Party.CHAIR)
BOTH_HEARD = ((HEAD, DESIGNATED), (CHAIR, DESIGNATED))
INTENSIVE = (decided("intensive_a"), DESIGNATED)
SINGLE = Plan(sort=PlanSort.SINGLE, lead=OFFICER)
INITIAL = SchoolReview(sort=SchoolReviewSort.INITIAL, led_by=OFFICER)
STEP_DOWN = decided("enhanced", approved_by="AD")
TAPER = Taper(steps=(Step(on=date(2027, 1, 4), support="one visit"),))
SECOND_VISIT = MonitoringVisit(number=2, found="some")
SPECIAL = {"in_special_measures": True, "inspected_on": date(2026, 1, 10)}
WHOLE = SINGLE.model_copy(
    update=dict.fromkeys(("objectives", "strategies", "success_criteria", "resources", "timescales"), "x")
)
TAUGHT = (decided("enhanced_focused", focus=Focus.TEACHING, aspect="reading"), 5)
UNTAUGHT = (decided("enhanced_focused", focus=Focus.OTHER, aspect="attendance"), 5)
SUPPORT = Support(source=Source.BOROUGH, provider="SIT", aspect="phonics")
RI_A = decision("ri_a", evidence=("a", "b", "c"))
CONCERN = decision("not_on_sarr", False, causes_concern=True)
SINCE_AUGUST = {"as_at": date(2027, 1, 1), "kept_since": date(2026, 8, 31)}
LONG_KEPT = SINCE_AUGUST | {"kept_since": date(2025, 9, 1)}
FIRST_MEETING = GovernorsMeeting(attended_by=OFFICER, role=LinkRole.SIP)
LATER_MEETING = FIRST_MEETING.model_copy(update={"first_of_year": False})
LINKS_MEETING = FIRST_MEETING.model_copy(update={"role": LinkRole.SIL})
HALF_DAY = visited(sort=VisitSort.ADDITIONAL, role=LinkRole.LAMA)
SIP_VISIT = visited(role=LinkRole.SIP)
LADDER = (("core", 5), ("enhanced", 3), ("intensive_a", None))


def due(rule: str, count: int, per: Per) -> dict[str, object]:
    return {"promises": (promise(rule, count, per),)}


# rule, policy, what is known of the school, what happened and how many days ago, what is missing
LACKS = {
    "H47 maintained, no link": ("H47", HILLINGDON, MAINTAINED, [(placed(), 5)], "No School Improvement Link"),
    "H47 another officer is no link": (
        "H47", HILLINGDON, MAINTAINED, [(placed(), 5), (link(LinkRole.SIP), 4)], "No School Improvement Link",
    ),
    "H47 cannot say": ("H47", HILLINGDON, UNKNOWN, [(placed(), 5)], "not known whether the school is maint"),
    "H48 nobody told (G5)": ("H48", HILLINGDON, ACADEMY, [(placed(rule="H45"), 5)], "No notification"),
    "H48 only the diocese told": (
        "H48", HILLINGDON, ACADEMY, [(placed(), 5), (told(Party.DIOCESE), 4)], "No notification",
    ),
    "H48 told of the time before": (
        "H48", HILLINGDON, ACADEMY,
        [(placed(), 90), (told(), 89), (removal(), 50), (placed(), 5)], "No notification",
    ),
    "H51 no contact": ("H51", HILLINGDON, MAINTAINED, [(placed(), 5)], "No contact with the headteacher"),
    "H51 a contact before it was placed": (
        "H51", HILLINGDON, ACADEMY, [(spoke(), 6), (placed(), 5)], "No contact with the headteacher",
    ),
    "H51 a contact with the chair alone": (
        "H51", HILLINGDON, MAINTAINED,
        [(placed(), 9), (spoke(Party.CHAIR), 5)], "No contact with the headteacher",
    ),
    "H52 no day to hand back": ("H52", HILLINGDON, MAINTAINED, [(SUPPORT, 5)], "(phonics) has no day"),
    "H112 three lines of four": (
        "H112", HILLINGDON, MAINTAINED, [(placed("ri_b"), 9), (RI_A, 5)], "four kinds of evidence, and 3 are",
    ),
    "H114 not asked whether they accept": (
        "H114", HILLINGDON, MAINTAINED, [(placed(), 9), (spoke(), 5)], "accepts the reasons",
    ),
    "H55 causes concern, not on it": ("H55", HILLINGDON, MAINTAINED, [(CONCERN, 5)], "causing concern"),
    "H55 causes concern, taken off since": (
        "H55", HILLINGDON, MAINTAINED,
        [(placed(), 9), (decision("gobar", causes_concern=True), 8), (removal(), 5)], "causing concern",
    ),
    "H59 no plan": ("H59", HILLINGDON, MAINTAINED, [(NOTICE, 9)], "gives until 3 December 2026"),
    "H59 not validated": (
        "H59", HILLINGDON, MAINTAINED, [(NOTICE, 9), (RAPID.model_copy(update={"validated_by": ""}), 2)],
        "Nobody outside the school",
    ),
    "H59 another plan": (
        "H59", HILLINGDON, MAINTAINED, [(NOTICE, 9), (RAPID.model_copy(update={"answers": None}), 2)],
        "No Leadership and Rapid Improvement Plan answers the warning notice 102368-1",
    ),
    "H110 data not reviewed": (
        "H110", HILLINGDON, MAINTAINED, [(placed(), 9), (visited(), 2)], "The first visit (102368-2, 20 Nov",
    ),
    "H110 reviewed the day after": (
        "H110", HILLINGDON, MAINTAINED, [(placed(), 9), (visited(date(2026, 11, 21)), 2)], "The first visit",
    ),
    "K2 more in a milder category": (
        "K2", HACKNEY, {"ladder": LADDER}, [(decided("enhanced"), 5)], "category Core brings 5",
    ),
    "K7 no LaMA": ("K7", HACKNEY, MAINTAINED, [(decided("enhanced"), 5)], "No Leadership and Man"),
    "K7 cannot say": ("K7", HACKNEY, UNKNOWN, [INTENSIVE], "not known whether the school is maintained"),
    "K17 nobody named": ("K17", HACKNEY, MAINTAINED, [], "No officer is named as the governing body’s"),
    "K17 a link of the school is none of its governors": (
        "K17", HACKNEY, MAINTAINED, [(link(LinkRole.SIP), 5)], "No officer is named",
    ),
    "K17 cannot say": ("K17", HACKNEY, UNKNOWN, [], "whether it needs a link for its governing body cannot"),
    "K41 the day after its last": ("K41", HACKNEY, SINCE_AUGUST, [], "year, by 31 December 2026"),
    "K41 a later meeting": (
        "K41", HACKNEY, SINCE_AUGUST, [(LATER_MEETING, 5)], "by 31 Dec",
    ),
    "K41 by another officer": (
        "K41", HACKNEY, SINCE_AUGUST, [(LINKS_MEETING, 5)], "by 31 Dec",
    ),
    "K41 that of the year before": (
        "K41", HACKNEY, LONG_KEPT, [(FIRST_MEETING, 83)], "by 31 December 2026",
    ),
    "K33 the chair was not told": (
        "K33", HACKNEY, MAINTAINED, [(decided("enhanced"), 5), (told(), 4)], "with the chair of governors",
    ),
    "K33 the head was not told": (
        "K33", HACKNEY, MAINTAINED, [(decided("enhanced"), 5), (CHAIR, 4)], "with the headteacher",
    ),
    "K33 told of the one before": (
        "K33", HACKNEY, MAINTAINED,
        [(HEAD, 300), (CHAIR, 300), (decided("enhanced"), 290), INTENSIVE], "with the headteacher",
    ),
    "K46 no group": ("K46", HACKNEY, MAINTAINED, [(decided("enhanced_focused"), 5)], "Trust Action"),
    "K52 no group": ("K52", HACKNEY, MAINTAINED, [(decided("enhanced"), 5)], "Trust Action"),
    "K56 no single plan": ("K56", HACKNEY, MAINTAINED, [INTENSIVE, (panel(), 9)], "No Single Action Plan"),
    "K56 no group": ("K56", HACKNEY, MAINTAINED, [INTENSIVE, (SINGLE, 9)], "Trust Action"),
    "K57 the talk came after": (
        "K57", HACKNEY, MAINTAINED, [(decided("enhanced"), 5), (HEAD, 4), (CHAIR, 4)],
        "with the headteacher is on record on or before 17 November 2026",
    ),
    "K64 inspected a day too long ago": (
        "K64", HACKNEY, {"inspected_on": date(2025, 5, 5)}, [INTENSIVE], "No initial review",
    ),
    "K64 never inspected": ("K64", HACKNEY, {"inspected_on": None}, [INTENSIVE], "is not known"),
    "K70 without its five parts": (
        "K70", HACKNEY, MAINTAINED, [(SINGLE, 9)], "102368-1 lacks: objectives, strategies, success criteria",
    ),
    "K73b second (G13)": ("K73b", HACKNEY, SPECIAL, [(SECOND_VISIT, 9)], "visit was on 13 November 2026"),
    "K73b reviewed before it": (
        "K73b", HACKNEY, SPECIAL, [(decided("intensive_b"), 90), (Review(found="x"), 10), (SECOND_VISIT, 9)],
        "second monitoring visit",
    ),
    "K76 approved by nobody": (
        "K76", HACKNEY, MAINTAINED, [INTENSIVE, (decided("enhanced"), 5)], "(102368-2) names no senior",
    ),
    "K77 no taper": ("K77", HACKNEY, MAINTAINED, [INTENSIVE, (STEP_DOWN, 5)], "No planned reduction"),
    "H115 a half-term without a visit": (
        "H115", HILLINGDON, due("H115", 1, Per.HALF_TERM), [(placed(), 82)], "0 of 1 by 2 November 2026",
    ),
    "H115 an empty note": (
        "H115", HILLINGDON, due("H115", 1, Per.HALF_TERM),
        [(placed(), 82), (visited(focus=""), 30)], "0 of 1",
    ),
    "H115 another officer's visit": (
        "H115", HILLINGDON, due("H115", 1, Per.HALF_TERM),
        [(placed(), 82), (visited(role=None), 30)], "0 of 1",
    ),
    "H116 a visit of the SIP": (
        "H116", HILLINGDON, due("H116", 1, Per.TERM),
        [(placed("ri_a"), LONG_AGO), (visited(role=LinkRole.SIP), 100)], "0 of 1 by 31 Aug",
    ),
    "K43 a visit of no adviser, and an empty note": (
        "K43", HACKNEY, due("K43", 2, Per.YEAR),
        [(decided("core"), 500), (visited(), 300), (visited(role=LinkRole.SIP, focus=""), 290)],
        "0 of 2 by 31 August 2026",
    ),
    "H116 a term without a meeting": (
        "H116", HILLINGDON, due("H116", 1, Per.TERM), [(placed("ri_a"), LONG_AGO)], "0 of 1 by 31 Aug",
    ),
    "H117 a month without a meeting": (
        "H117", HILLINGDON, due("H117", 1, Per.MONTH), [(placed("ri_b"), 60), (panel("CTG"), 55)],
        "0 of 1 by 31 October 2026",
    ),
    "K43 one core visit of two": (
        "K43", HACKNEY, due("K43", 2, Per.YEAR), [(decided("core"), 500), (SIP_VISIT, 300)],
        "1 of 2 by 31 August 2026",
    ),
    "K44b": (
        "K44b", HACKNEY, due("K44b", 2, Per.YEAR), [(decided("enhanced_focused"), 500)], "0 of 2 by 31 Aug",
    ),
    "K50": ("K50", HACKNEY, due("K50", 2, Per.TERM), [(decided("enhanced"), LONG_AGO)], "0 of 2 by 31 Aug"),
    "K56 visits": ("K56", HACKNEY, due("K56", 2, Per.TERM), [(decided("intensive_a"), LONG_AGO)], "0 of 2"),
    "K72": ("K72", HACKNEY, due("K72", 1, Per.TERM), [(decided("intensive_a"), LONG_AGO)], "0 of 1 by"),
    "H20 nobody covers the post": (
        "H20", HILLINGDON, MAINTAINED, [(Vacancy(post="headteacher"), 1)],
        "fell vacant on 21 November 2026, and no cover is on record after 1 day.",
    ),
    "K44 no focus": ("K44", HACKNEY, MAINTAINED, [(decided("enhanced_focused"), 5)], "which one aspect"),
    "K44 no aspect": (
        "K44", HACKNEY, ACADEMY, [(decided("enhanced_focused", focus=Focus.OTHER), 5)], "which one aspect",
    ),
    "K44b no plan": ("K44b", HACKNEY, MAINTAINED, [TAUGHT], "No action plan for reading is on record"),
    "K44b a plan from before": (
        "K44b", HACKNEY, MAINTAINED, [TAUGHT, (Plan(sort=PlanSort.ACTION), 6)], "No action plan for reading",
    ),
    "K45b no support": (
        "K45b", HACKNEY, MAINTAINED, [UNTAUGHT, (Plan(sort=PlanSort.ACTION), 5)],
        "No support for attendance is on record",
    ),
    "K45b no plan": (
        "K45b", HACKNEY, MAINTAINED, [UNTAUGHT, (SUPPORT, 5)], "No action plan for attendance is on record",
    ),
    "K55 milder than the rule's, said to keep to it": (
        "K55", HACKNEY, MAINTAINED,
        [(placed("enhanced", "K48", HACKNEY), 9), (decided("core", keeps_to_rule=True), 5)],
        "milder than the one that 102368-1 gave it by rule",
    ),
}  # fmt: skip
# rule, policy, what is known of the school, what happened and how many days ago
HOLDS = {
    "H47 a link": ("H47", HILLINGDON, MAINTAINED, [(placed(), 5), (link(LinkRole.SIL), 9)]),
    "H47 an academy has no duty (A3.5)": ("H47", HILLINGDON, ACADEMY, [(placed(), 5)]),
    "H47 not on the register": ("H47", HILLINGDON, MAINTAINED, []),
    "H47 removed": ("H47", HILLINGDON, MAINTAINED, [(placed(), 5), (removal(), 1)]),
    "H48 the trust was told": (
        "H48", HILLINGDON, ACADEMY, [(placed(), 5), (told(Party.RESPONSIBLE_BODY), 5)],
    ),
    "H48 the Regions Group was told": (
        "H48", HILLINGDON, ACADEMY, [(placed(), 5), (told(Party.REGIONS_GROUP), 1)],
    ),
    "H48 maintained": ("H48", HILLINGDON, MAINTAINED, [(placed(), 5)]),
    "H51 contacted on the day": ("H51", HILLINGDON, MAINTAINED, [(placed(), 5), (spoke(), 5)]),
    "H51 another category": ("H51", HILLINGDON, MAINTAINED, [(placed("ri_b"), 5)]),
    "H52 a day to hand back": (
        "H52", HILLINGDON, MAINTAINED, [(SUPPORT.model_copy(update={"hand_back_on": date(2027, 4, 1)}), 5)],
    ),
    "H52 handed back": ("H52", HILLINGDON, MAINTAINED, [(SUPPORT, 5), (HandBack(of="102368-1"), 1)]),
    "H52 another school's support": (
        "H52", HILLINGDON, MAINTAINED, [(SUPPORT.model_copy(update={"source": Source.SCHOOL}), 5)],
    ),
    "H112 all four": (
        "H112", HILLINGDON, MAINTAINED,
        [(placed("ri_b"), 9), (decision("ri_a", evidence=("a", "b", "c", "d")), 5)],
    ),
    "H112 another category": ("H112", HILLINGDON, MAINTAINED, [(placed("ri_b"), 9)]),
    "H114 the head disputes them": (
        "H114", HILLINGDON, MAINTAINED, [(placed(), 9), (contact(accepts_reasons=False), 5)],
    ),
    "H114 the chair was not asked": (
        "H114", HILLINGDON, MAINTAINED, [(placed(), 9), (spoke(Party.CHAIR), 5)],
    ),
    "H114 no contact yet is H51's": ("H114", HILLINGDON, MAINTAINED, [(placed(), 9)]),
    "H55 on the register": (
        "H55", HILLINGDON, MAINTAINED, [(placed(), 9), (decision("gobar", causes_concern=True), 5)],
    ),
    "H55 no concern": ("H55", HILLINGDON, MAINTAINED, [(decision("not_on_sarr", False), 5)]),
    "H59 answered and validated": ("H59", HILLINGDON, MAINTAINED, [(NOTICE, 9), (RAPID, 2)]),
    "H59 no notice": ("H59", HILLINGDON, MAINTAINED, [(placed(), 5)]),
    "H110 reviewed on the day": (
        "H110", HILLINGDON, MAINTAINED, [(placed(), 9), (visited(date(2026, 11, 20)), 2)],
    ),
    "H110 a later visit": (
        "H110", HILLINGDON, MAINTAINED, [(placed(), 9), (visited(date(2026, 11, 1)), 8), (visited(), 2)],
    ),
    "H110 no visit yet": ("H110", HILLINGDON, MAINTAINED, [(placed(), 9)]),
    "K2 as many": (
        "K2", HACKNEY, {"ladder": (("core", 2), ("enhanced", 2))}, [(decided("enhanced"), 5)],
    ),
    "K2 the number is open": ("K2", HACKNEY, {"ladder": LADDER}, [INTENSIVE]),
    "K7 a LaMA": ("K7", HACKNEY, MAINTAINED, [(decided("enhanced"), 5), (link(LinkRole.LAMA), 5)]),
    "K7 focused has no LaMA": ("K7", HACKNEY, MAINTAINED, [(decided("enhanced_focused"), 5)]),
    "K7 an academy has no duty": ("K7", HACKNEY, ACADEMY, [(decided("enhanced"), 5)]),
    "K17 an officer is named": ("K17", HACKNEY, MAINTAINED, [(GovernorLink(officer=OFFICER), 5)]),
    "K17 an academy’s governors": ("K17", HACKNEY, ACADEMY, []),
    "K41 on the last day": ("K41", HACKNEY, SINCE_AUGUST | {"as_at": date(2026, 12, 31)}, []),
    "K41 attended on the year’s first day": ("K41", HACKNEY, SINCE_AUGUST, [(FIRST_MEETING, 82)]),
    "K41 by the LaMA": (
        "K41", HACKNEY, SINCE_AUGUST, [(FIRST_MEETING.model_copy(update={"role": LinkRole.LAMA}), 5)],
    ),
    "K41 an academy": ("K41", HACKNEY, SINCE_AUGUST | ACADEMY, []),
    "K41 a record begun in September": ("K41", HACKNEY, SINCE_AUGUST | {"kept_since": date(2026, 9, 2)}, []),
    "K41 no record yet": ("K41", HACKNEY, SINCE_AUGUST | {"kept_since": None}, []),
    "K33 both told": (
        "K33", HACKNEY, MAINTAINED, [(decided("enhanced"), 5), (told(), 4), (told(Party.GOVERNING_BODY), 1)],
    ),
    "K33 Core is no problem": ("K33", HACKNEY, MAINTAINED, [(decided("core"), 5)]),
    "K46 a group met": ("K46", HACKNEY, MAINTAINED, [(decided("enhanced_focused"), 5), (panel(), 1)]),
    "H20 covered": (
        "H20", HILLINGDON, MAINTAINED,
        [(Vacancy(post="headteacher"), 9), (Cover(vacancy="102368-1", covered_by=OFFICER), 2)],
    ),
    "K44 teaching, reading": ("K44", HACKNEY, MAINTAINED, [TAUGHT]),
    "K44 another category": ("K44", HACKNEY, MAINTAINED, [(decided("enhanced"), 5)]),
    "K44b a plan": ("K44b", HACKNEY, MAINTAINED, [TAUGHT, (Plan(sort=PlanSort.ACTION), 5)]),
    "K44b not linked to teaching": ("K44b", HACKNEY, MAINTAINED, [UNTAUGHT]),
    "K44b an academy": ("K44b", HACKNEY, ACADEMY, [TAUGHT]),
    "K45b support and plan": (
        "K45b", HACKNEY, MAINTAINED, [UNTAUGHT, (SUPPORT, 4), (Plan(sort=PlanSort.ACTION), 1)],
    ),
    "K45b linked to teaching": ("K45b", HACKNEY, MAINTAINED, [TAUGHT]),
    "K55 more intensive than the rule's": (
        "K55", HACKNEY, MAINTAINED,
        [(placed("enhanced", "K48", HACKNEY), 9), (decided("intensive_a", keeps_to_rule=True), 5)],
    ),
    "K55 set aside by name": (
        "K55", HACKNEY, MAINTAINED,
        [
            (placed("enhanced", "K48", HACKNEY), 9),
            (decided("core", departs_from="102368-1", approved_by="AD"), 5),
        ],
    ),
    "K52 a group met": ("K52", HACKNEY, MAINTAINED, [(decided("enhanced"), 5), (panel(), 1)]),
    "K52 an academy": ("K52", HACKNEY, ACADEMY, [(decided("enhanced"), 5)]),
    "K56 plan and group": ("K56", HACKNEY, MAINTAINED, [INTENSIVE, (SINGLE, 9), (panel(), 1)]),
    "K57 talked on the day": ("K57", HACKNEY, MAINTAINED, [*BOTH_HEARD, INTENSIVE]),
    "K57 by rule, after the inspection": (
        "K57", HACKNEY, MAINTAINED, [(placed("enhanced", "K48", HACKNEY), 5)],
    ),
    "K64 inspected just recently enough": (
        "K64", HACKNEY, {"inspected_on": date(2025, 5, 6)}, [INTENSIVE],
    ),
    "K64 reviewed": ("K64", HACKNEY, {"inspected_on": None}, [INTENSIVE, (INITIAL, 9)]),
    "K70 whole": ("K70", HACKNEY, MAINTAINED, [(SINGLE, 9), (WHOLE, 2)]),
    "K70 another plan": ("K70", HACKNEY, MAINTAINED, [(Plan(sort=PlanSort.ACTION), 9)]),
    "K73b one visit": ("K73b", HACKNEY, SPECIAL, [(MonitoringVisit(number=1, found="x"), 9)]),
    "K73b a new plan": ("K73b", HACKNEY, SPECIAL, [(SECOND_VISIT, 9), (SINGLE, 9)]),
    "K73b visits before the inspection": ("K73b", HACKNEY, SPECIAL, [(SECOND_VISIT, 320)]),
    "K73b not in special measures": ("K73b", HACKNEY, MAINTAINED, [(SECOND_VISIT, 9)]),
    "K76 approved": ("K76", HACKNEY, MAINTAINED, [INTENSIVE, (STEP_DOWN, 5)]),
    "K77 a taper": ("K77", HACKNEY, MAINTAINED, [INTENSIVE, (STEP_DOWN, 5), (TAPER, 5)]),
    "K77 from A to B is no step down": ("K77", HACKNEY, MAINTAINED, [INTENSIVE, (decided("intensive_b"), 5)]),
    "H115 visited this half-term": (
        "H115", HILLINGDON, due("H115", 1, Per.HALF_TERM), [(placed(), 82), (visited(), 1)],
    ),
    "H115 placed a day into the half-term": (
        "H115", HILLINGDON, due("H115", 1, Per.HALF_TERM), [(placed(), 81)],
    ),
    "H116 met last term": (
        "H116", HILLINGDON, due("H116", 1, Per.TERM), [(placed("ri_a"), LONG_AGO), (visited(), 100)],
    ),
    "H117 met in each month": (
        "H117", HILLINGDON, due("H117", 1, Per.MONTH), [(placed("ri_b"), 60), (panel("CTG"), 30)],
    ),
    "K43 two core visits": (
        "K43", HACKNEY, due("K43", 2, Per.YEAR),
        [(decided("core"), 500), *((SIP_VISIT, n) for n in (300, 200))],
    ),
    "K44b two": (
        "K44b", HACKNEY, due("K44b", 2, Per.YEAR),
        [(decided("enhanced_focused"), 500), *((HALF_DAY, n) for n in (300, 200))],
    ),
    "K50 two": (
        "K50", HACKNEY, due("K50", 2, Per.TERM),
        [(decided("enhanced"), LONG_AGO), *((HALF_DAY, n) for n in (130, 120))],
    ),
    "K72 a review day": (
        "K72", HACKNEY, due("K72", 1, Per.TERM), [(decided("intensive_a"), LONG_AGO), (review_day(), 100)],
    ),
}  # fmt: skip


def _found(rule, policy, known, happened):
    return [one for one in find_breaches(subject(*happened, **known), rules(policy)) if one.rule == rule]


@each_row(("rule", "policy", "known", "happened", "missing"), LACKS.values())
def test_what_a_record_lacks_is_found_with_school_clause_and_remedy(rule, policy, known, happened, missing):
    found = _found(rule, policy, known, happened)
    assert any(missing in one.missing for one in found), [one.missing for one in found]
    for one in found:
        assert (one.urn, one.school) == (SCHOOL, "Invented Primary School")
        assert one.clause.endswith(rule) and one.clause != rule
        assert one.remedy.endswith(".")


@each_row(("rule", "policy", "known", "happened"), HOLDS.values())
def test_a_record_that_has_what_is_required_breaks_no_rule(rule, policy, known, happened):
    assert _found(rule, policy, known, happened) == []


@each_row("rule", [*INVARIANTS, *OVERDUE])
def test_every_rule_has_a_case_that_it_fails_and_one_that_it_passes(rule):
    assert rule in {case[0] for case in LACKS.values()}
    assert rule in {case[0] for case in HOLDS.values()}


@each_row("rule", [*INVARIANTS, *OVERDUE])
def test_every_rule_is_one_of_a_policy_that_ships(rule):
    assert rules(HILLINGDON).has(rule) or rules(HACKNEY).has(rule)


def test_a_rule_of_the_other_policy_is_not_asked_for():
    found = find_breaches(subject((placed(), 5)), rules(HACKNEY))
    assert {one.rule for one in found} & {"H47", "H51"} == set()


def test_the_register_is_looked_at_school_by_school():
    clear, lacking = subject(), subject((placed(), 5), (link(LinkRole.SIL), 5))
    found = find_register_breaches([clear, lacking], rules(HILLINGDON))
    assert [one.rule for one in found] == ["H51"]


def test_a_plan_still_answers_a_notice_that_was_corrected_afterwards():
    notice, plan = events((NOTICE, 9), (RAPID, 2))
    corrected = event(NOTICE, 3, ago=9, corrects=notice.id)
    school = Subject(facts(), casefile([notice, plan, corrected], TODAY))
    assert [one.rule for one in find_breaches(school, rules(HILLINGDON)) if one.rule == "H59"] == []
