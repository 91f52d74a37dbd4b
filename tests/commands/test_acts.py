"""Acts of casework as typed: what is recorded, what is refused, and what the policy asks next."""

from __future__ import annotations

import re
from datetime import date

import pytest

from reportkit.casework.events.register_kinds import Decision, Placement, Removal
from reportkit.casework.store import verify
from reportkit.exceptions import CaseworkRefused
from reportkit.judgement.assessment.snapshots import snapshot_folder
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.pipeline.casework import knowing
from reportkit.pipeline.keeping import assess_under, open_data, terms_for
from reportkit.places import Places
from reportkit.settings import read_authority
from reportkit.vocabulary import Urn
from tests.built import make_checkout
from tests.casework.events.builders import by_person, entry
from tests.commands.builders import ACADEMY_RI, GOOD, HACKNEY, NOW, NOW_IS, RI, WAS, Officer

pytestmark = pytest.mark.usefixtures("_siod_stays_open")
GOBAR = f"register place {GOOD} --category gobar --indicator 1 --why Fell"
# A maintained primary school that no rule places.
FOCUSED = Urn("102373")
BY_RULE = f"register place {RI} --why Inspected"
FORMAL = (
    f"notice formal {RI} --factor 'unacceptably low standards' --route 'sudden drastic deterioration' "
    "--matters Maths --action 'Adopt the plan' --comply-by 2027-01-15 --power 'appoint governors' --why Slow"
)


def test_a_school_s_story_is_recorded_from_placement_to_handing_over(on_either: Officer) -> None:
    for line in (
        BY_RULE,
        f"register link {RI} --officer 'Ann Officer, SIL' --why Placed",
        f"register contact {RI} --person 'Jo Bloggs, head' --discussed Results --accepts --why Placed",
        f"register notify {RI} --party diocese --about {RI}-1 --said x --reply-by 2026-12-03 --why y",
        f"register reply {RI} --to {RI}-4 --party diocese --said 'We agree' --why Answer",
        f"register decide {RI} --category ri_a --indicator 5 --decided-by 'Bea Head' --why 'On course'",
        f"visit add {RI} --data-reviewed-on 2026-11-18 --action 'Books; Head; 2026-12-03' --why First",
        f"recommend add {RI} --what Phonics --due 2027-01-15 --arises-from {RI}-7 --why Visit",
        FORMAL,
        f"plan {RI} --sort 'Leadership and Rapid Improvement Plan' --answers {RI}-9 --why Notice",
        f"notice outcome {RI} --notice {RI}-9 --complied --why Done",
        f"visit check {RI} --visit {RI}-7 --accurate --why Answer",
        f"visit share {RI} --visit {RI}-7 --asked-by 'Cy Chair' --granted --why Asked",
        f"register support {RI} --source borough --provider SIT --aspect phonics --why Weak",
        f"register hand-back {RI} --of {RI}-14 --to 'the school' --why Better",
        f"recommend outcome {RI} --of {RI}-8 --outcome 'partly acted on' --evidence Seen --why Visit",
        f"register school-review {RI} --led-by 'Lee Reviewer' --finding Calm --why Due",
        f"register monitoring-visit {RI} --found Some --why Ofsted",
        f"register panel {RI} --group CTG --progress Steady --why Monthly",
        f"register review {RI} --found 'No change' --next-on 2027-01-10 --why 'Half-termly'",
        f"register taper {RI} --step '2027-01-04; one visit a term' --why Better",
        f"register remove {RI} --ends {RI}-1 --approved-by Bea --handed-to 'the trust' --why 'Now good'",
    ):  # fmt: skip
        said = on_either.does(line)
        assert said.startswith("Recorded 102408-")
        assert "\nWhat is required next:\n- " in said
    assert on_either.kinds(RI) == [
        "placement", "link", "contact", "notification", "reply", "decision", "visit", "recommendation",
        "notice", "plan", "notice-outcome", "visit-check", "share-request", "support", "hand-back",
        "recommendation-outcome", "school-review",
        "monitoring-visit", "panel", "review", "taper", "removal",
    ]  # fmt: skip
    assert verify(on_either.store) == 22


def test_a_rule_s_placement_says_which_rule_and_what_it_gives(officer: Officer) -> None:
    said = officer.does(f"{BY_RULE} --on 2026-11-20")
    (event,) = officer.store.history(RI).events
    assert event.payload == Placement(category="ri_b", policy="hillingdon@2016-02", rule="H45")
    assert (event.who, event.happened_on, event.recorded_at) == ("Ann Officer", date(2026, 11, 20), NOW)
    assert "rule: H45" in said
    assert "on the register, as School RI (B), since 20 November 2026" in said


def test_a_decision_names_who_decided_and_who_wrote_it_down(officer: Officer) -> None:
    officer.does(BY_RULE)
    officer.does(
        f"register decide {RI} --category ri_a --indicator 5 --decided-by 'Bea Head' --why 'On course'"
    )
    event = officer.store.history(RI).events[-1]
    assert (event.who, event.entered_by, event.indicators) == ("Bea Head", "Ann Officer", (5,))
    assert isinstance(event.payload, Decision)
    assert event.payload.on_register is True


def test_each_act_ends_with_what_is_required_its_clause_and_its_day(officer: Officer) -> None:
    said = officer.does(GOBAR)
    assert "- Next, with no day set: Name the school's School Improvement Link (Strand 6; H47).\n" in said
    assert "Its profile is not sent before (Strand 6; App B; H51).\n" in said
    assert re.search(r"- By 3 January 2027: .+ once per half-term \(App B, table; H115\)\.\n", said)
    assert "- By 21 February 2027: Assess the school's risk again" in said


def test_an_academy_is_told_and_needs_no_link(officer: Officer) -> None:
    said = officer.does(f"register place {ACADEMY_RI} --why Inspected")
    assert "DfE Regions Group of the placement, and record the notification (Strand 6; H48)" in said
    assert "H47" not in said
    told = officer.does(
        f"register notify {ACADEMY_RI} --party 'responsible body' --said Placed --why Academy"
    )
    assert "H48" not in told


# what was recorded before, the command, what the refusal says
REFUSED = {
    "a decision without an indicator (H97)": (
        [], f"register decide {GOOD} --category gobar --decided-by Bea --why x",
        "cite at least one of the eleven",
    ),
    "a decision without a decider (H97)": (
        [], f"register decide {GOOD} --category gobar --indicator 1 --why x", "nobody is named who decided",
    ),
    "a decision without a reason (H97)": (
        [], f"register decide {GOOD} --category gobar --indicator 1 --decided-by Bea", "no reason is given",
    ),
    "a decision with a blank reason": (
        [], f"register decide {GOOD} --category gobar --indicator 1 --decided-by Bea --why ' '", "no reason",
    ),
    "an indicator that there is not": (
        [], f"register place {GOOD} --category gobar --indicator 12 --why x", "there is no indicator 12",
    ),
    "a category of no policy": (
        [], f"register place {GOOD} --category nonsense --indicator 1 --why x",
        "“nonsense” is no category of hillingdon@2016-02. Give one of: gobar (School GOBAR)",
    ),
    "the other policy's category": (
        [], f"register place {GOOD} --category gobar --indicator 1 --why x {HACKNEY}",
        "“gobar” is no category",
    ),
    "a category for schools graded otherwise": (
        [], f"register place {GOOD} --category ri_a --indicator 1 --why x", "was last graded “good”",
    ),
    "placing a school off the register": (
        [], f"register place {GOOD} --category not_on_sarr --indicator 1 --why x", "is no category",
    ),
    "a day to come": ([], f"{GOBAR} --on 2026-11-23", "23 November 2026 is still to come"),
    "another authority's school": ([], "register place 100255 --why x", "not an open state-funded"),
    "a school that there is not": ([], "register place 999999 --why x", "999999 is not an open state-funded"),
    "a number that a school had": ([], f"register place {WAS} --why x", f"{WAS} is now {NOW_IS}"),
    "a second placement": ([GOBAR], GOBAR, "on the register already, since 22 November 2026"),
    "the same rule a second time": ([BY_RULE], BY_RULE, "on the register already"),
    "a category beside the rule's": ([], f"{BY_RULE} --category ri_a", "placed by H45 itself"),
    "removing a rule's placement unsaid (H45)": (
        [BY_RULE], f"register remove {RI} --why Better", f"name {RI}-1 and who approved",
    ),
    "removing it approved by nobody": (
        [BY_RULE], f"register remove {RI} --ends {RI}-1 --why Better", "needs who approved it",
    ),
    "withdrawing it approved by nobody": (
        [BY_RULE], f"register withdraw {RI} --event {RI}-1 --why x", f"name {RI}-1 and who approved",
    ),
    "departing from a rule's placement unsaid (K48)": (
        [f"{BY_RULE} {HACKNEY}"],
        f"register decide {RI} --category core --indicator 1 --decided-by Bea --why x {HACKNEY}",
        f"name {RI}-1 and who approved",
    ),
    "departing from it approved by nobody": (
        [f"{BY_RULE} {HACKNEY}"],
        f"register decide {RI} --category core --indicator 1 --decided-by B --why x "
        f"--departs-from {RI}-1 {HACKNEY}",
        "needs who approved it",
    ),
    "departing from one that is not on record yet (K48)": (
        [], f"register decide {RI} --category core --indicator 1 --decided-by Bea --why x {HACKNEY}",
        "placed by K48 itself, as Enhanced, and that is not on record yet. Record it with  reportkit "
        f"register place {RI}",
    ),
    "deciding off the register against a rule not on record (H45)": (
        [], f"register decide {RI} --category not_on_sarr --indicator 1 --decided-by Bea --why x",
        "placed by H45 itself",
    ),
    "removing a school against a rule not on record (H45)": (
        [f"register decide {RI} --category ri_b --indicator 1 --decided-by Bea --why x"],
        f"register remove {RI} --why x", "placed by H45 itself",
    ),
    "removing a school that is not on it": ([], f"register remove {GOOD} --why x", "was not on the register"),
    "a reply to nothing": ([], f"register reply {GOOD} --to {GOOD}-4 --said x --why x", f"{GOOD}-4 is no"),
    "a day to reply by that is past": (
        [], f"register notify {GOOD} --said x --reply-by 2026-11-21 --why x", "21 November 2026, is before",
    ),
    "a hand-back of what is no support": (
        [GOBAR], f"register hand-back {GOOD} --of {GOOD}-1 --why x", f"{GOOD}-1 is no support",
    ),
    "an outcome that there is not": (
        [f"recommend add {GOOD} --what x --why x"],
        f"recommend outcome {GOOD} --of {GOOD}-1 --outcome perhaps --why x", "“outcome”",
    ),
    "a focus where the policy has none": (
        [], f"{GOBAR} --focus teaching", "School GOBAR is not for one aspect alone",
    ),
    "a focus of another category (K44)": (
        [], f"register decide {GOOD} --category core --aspect reading --indicator 1 --decided-by B --why x "
        f"{HACKNEY}", "Core is not for one aspect alone",
    ),
    "a borough's event about a school": (
        [], f"register withdraw --event {GOOD}-1 --why x", f"there is no event {GOOD}-1",
    ),
    "an unknown party": ([], f"register notify {GOOD} --party king --said x --why x", "“party”"),
    "a notice to an academy (H57, K69)": (
        [], FORMAL.replace(RI, ACADEMY_RI), "take the concerns to the DfE Regions Group",
    ),
    "a notice without its particulars (s.60)": (
        [], f"notice formal {RI} --matters x --why x", "gives factors, route, action, comply by, powers",
    ),
    "a notice with a period that is over": (
        [], FORMAL.replace("2027-01-15", "2026-11-21"), "the day to comply by, 21 November 2026, is before",
    ),
    "a pre-formal warning where the policy has none (K65)": (
        [], f"notice pre-formal {RI} --matters x --why x", "which has no pre-formal warning",
    ),
    "a referral of a maintained school": ([], f"notice refer {RI} --matters x --why x", "is maintained"),
    "a keeping-in-touch visit where the policy has none": (
        [], f"kit {ACADEMY_RI} --discussed x --why x", "which has no keeping-in-touch visits",
    ),
    "a keeping-in-touch visit to a maintained school (K16)": (
        [], f"kit {RI} --discussed x --why x {HACKNEY}", "keeping-in-touch visits are for academies",
    ),
    "a review day outside Intensive (K72)": (
        [f"{BY_RULE} {HACKNEY}"], f"review-day {RI} --led-by L --progress x --why x {HACKNEY}",
        "is not in an intensive category",
    ),
    "data that were reviewed tomorrow": (
        [], f"visit add {GOOD} --data-reviewed-on 2026-11-23 --why x", "23 November 2026, is still to come",
    ),
    "an action without an owner": ([], f"visit add {GOOD} --action Books --why x", "does not say who"),
    "data that were reviewed after the visit (H110)": (
        [], f"visit add {GOOD} --data-reviewed-on 2026-11-22 --on 2026-11-20 --why x",
        "22 November 2026, is after the visit on 20 November 2026",
    ),
    "a notice to comply with on its own day": (
        [], FORMAL.replace("2027-01-15", "2026-11-22"), "22 November 2026, is the notice's own day",
    ),
    "an action due before it was agreed": (
        [], f"visit add {GOOD} --action 'Books; Head; 2026-11-21' --why x", "day an action is due, 21 Nov",
    ),
    "a taper that began before it was planned": (
        [GOBAR], f"register taper {GOOD} --step '2026-11-01; less' --why x", "the day of a step, 1 November",
    ),
    "a hand-back before the support": (
        [f"register support {GOOD} --source borough --provider SIT --aspect x --why x"],
        f"register hand-back {GOOD} --of {GOOD}-1 --why x --on 2026-11-20",
        f"20 November 2026 is before 22 November 2026, the day of the support {GOOD}-1 that it names",
    ),
    "a reply before the notification": (
        [f"register notify {GOOD} --said x --why x"],
        f"register reply {GOOD} --to {GOOD}-1 --said x --why x --on 2026-11-20", "day of the notification",
    ),
    "a notification before what it tells of": (
        [GOBAR], f"register notify {GOOD} --said x --about {GOOD}-1 --why x --on 2026-11-20",
        f"20 November 2026 is before 22 November 2026, the day of the placement {GOOD}-1 that it names",
    ),
    "a recommendation before the visit it arises from": (
        [f"visit add {GOOD} --why x"],
        f"recommend add {GOOD} --what x --arises-from {GOOD}-1 --why x --on 2026-11-20", "day of the visit",
    ),
    "a plan before the notice that it answers": (
        [FORMAL.replace(RI, GOOD)],
        f"plan {GOOD} --sort 'action plan' --answers {GOOD}-1 --why x --on 2026-11-20", "day of the notice",
    ),
    "a post covered before it fell vacant": (
        [f"strand vacancy {GOOD} --post head --why x"],
        f"strand cover {GOOD} --vacancy {GOOD}-1 --covered-by Di --why x --on 2026-11-20",
        "day of the vacancy",
    ),
    "an act older than both policies": (
        [], f"register contact {GOOD} --person J --discussed x --why x --on 2015-08-31",
        "31 August 2015 is before 1 September 2015, older than both policies",
    ),
    "a borough's act older than both policies": (
        [], "strand event --sort conference --title x --why x --on 1999-01-01", "older than both policies",
    ),
    "a correction of what there is not": ([], f"{GOBAR} --corrects {GOOD}-9", f"there is no event {GOOD}-9"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "line", "said"), REFUSED.values(), ids=list(REFUSED))
def test_what_may_not_be_recorded_is_refused_and_nothing_is_recorded(before, line, said, officer, idle):
    at_work = officer if before else idle
    for earlier in before:
        at_work.does(earlier)
    was = at_work.store.events("hillingdon")
    assert said in str(at_work.is_refused(line))
    assert at_work.store.events("hillingdon") == was


@pytest.mark.parametrize(
    "line", [GOBAR, f"register history {GOOD} --why x", "erase 'Jo Bloggs' --why x --yes"]
)
def test_somebody_must_be_acting(line, officer):
    nobody = Officer(officer.siod, officer.address, name="")
    refused = nobody.is_refused(line)
    assert isinstance(refused, CaseworkRefused)
    assert "Say who you are with --by, or set REPORTKIT_OFFICER" in str(refused)


def test_the_name_typed_stands_before_the_environment_s(officer: Officer) -> None:
    officer.does(f"{GOBAR} --by 'Cy Clerk'")
    assert officer.store.history(GOOD).events[0].who == "Cy Clerk"


def test_a_rule_s_placement_ends_by_name_and_with_who_approved(officer: Officer) -> None:
    officer.does(BY_RULE)
    said = officer.does(f"register remove {RI} --ends {RI}-1 --approved-by 'Bea Head' --why 'Now good'")
    assert "Its status is now: removed" in said
    assert officer.store.history(RI).events[-1].payload == Removal(ends=f"{RI}-1", approved_by="Bea Head")


def test_another_rule_s_placement_is_recorded_over_a_person_s(officer: Officer) -> None:
    officer.does(f"register decide {RI} --category inadequate --indicator 1 --decided-by B --why x".replace(
        "inadequate", "ri_b"))  # fmt: skip
    assert "rule: H45" in officer.does(BY_RULE)


def test_a_correction_stands_in_place_of_what_it_corrects(officer: Officer) -> None:
    officer.does(f"register contact {GOOD} --person 'Jo Blogs' --discussed x --why x")
    said = officer.does(
        f"register contact {GOOD} --person 'Jo Bloggs' --discussed x --why Misspelt --corrects {GOOD}-1"
    )
    history = officer.store.history(GOOD)
    assert f"Recorded {GOOD}-2: contact, 22 November 2026.\n  in place of: {GOOD}-1\n" in said
    assert [told.replaced_by for told in history.told] == [f"{GOOD}-2", None]


def test_hackney_s_intensive_school_has_its_plan_its_review_day_and_its_dates(officer: Officer) -> None:
    officer.does(f"{BY_RULE} {HACKNEY}")
    said = officer.does(
        f"register decide {RI} --category intensive_a --indicator 1 --decided-by 'Bea Head' --why Decline "
        f"{HACKNEY}"
    )
    assert "It is now in Intensive A" in said
    assert "- By 22 November 2027: Move the school to at least Enhanced, or consider intervention" in said
    assert "clause 2.6.2; K58" in said
    assert "4 terms on: the dates of terms after 2027 are not given" in said
    planned = officer.does(
        f"plan {RI} --sort 'Single Action Plan' --objectives x --resources y --why x {HACKNEY}"
    )
    assert f"correct {RI}-3: strategies, success criteria, timescales (clause 2.9.1; K70)" in planned
    assert "K72" in planned
    reviewed = officer.does(f"review-day {RI} --led-by 'Lee, LaMA' --progress Some --why Autumn {HACKNEY}")
    assert "K72" not in reviewed
    warned = officer.does(f"notice pre-formal {RI} --matters Slow --why 'Stubbornly slow' {HACKNEY}")
    assert "Serve the pre-formal warning on the governing body (clause 2.7.4; K65)" in warned


DECIDE = f"register decide {RI} --indicator 1 --decided-by 'Bea Head' --why x {HACKNEY}"


def test_a_more_intensive_category_leaves_the_rule_s_placement_in_force(officer: Officer) -> None:
    officer.does(f"{BY_RULE} {HACKNEY}")
    assert "It is now in Intensive A" in officer.does(f"{DECIDE} --category intensive_a")
    assert f"{RI}-1" in officer.does(f"register show --why x {HACKNEY}").split("(by rule ")[1]
    assert "It is now in Enhanced" in officer.does(f"{DECIDE} --category enhanced")
    milder = f"{DECIDE} --category core"
    assert f"name {RI}-1 and who approved" in str(officer.is_refused(milder))
    assert "It is now in Core" in officer.does(f"{milder} --departs-from {RI}-1 --approved-by 'Bea Head'")
    assert "by rule" not in officer.does(f"register show --why x {HACKNEY}")


MILDER = f"would stand in a milder category than {RI}-2 gave it by rule"


def test_a_decision_before_the_rule_s_placement_may_not_undercut_it(officer: Officer) -> None:
    officer.does(f"{DECIDE} --category intensive_a --on 2026-11-10")
    officer.does(f"{BY_RULE} {HACKNEY} --on 2026-11-20")
    said = str(officer.is_refused(f"{DECIDE} --category core --on 2026-11-15"))
    assert MILDER in said
    assert f"with --departs-from {RI}-2 and --approved-by" in said
    assert MILDER in str(officer.is_refused(f"{DECIDE} --category core --corrects {RI}-1 --on 2026-11-10"))
    officer.does(f"{DECIDE} --category intensive_b --corrects {RI}-1 --on 2026-11-10")
    officer.does(f"{DECIDE} --category core --departs-from {RI}-2 --approved-by 'Bea Head'")


def test_what_names_a_corrected_event_goes_by_the_day_that_stands(officer: Officer) -> None:
    visit = f"visit add {GOOD} --why x"
    officer.does(f"{visit} --on 2026-11-20")
    officer.does(f"{visit} --on 2026-11-10 --corrects {GOOD}-1")
    officer.does(f"visit check {GOOD} --visit {GOOD}-1 --accurate --why x --on 2026-11-15")
    early = f"visit check {GOOD} --visit {GOOD}-1 --accurate --why x --on 2026-11-09"
    assert "is before 10 November 2026" in str(officer.is_refused(early))


def test_nothing_happened_at_a_school_before_it_opened(officer: Officer, monkeypatch) -> None:
    monkeypatch.setattr(knowing, "opened_on", lambda _: date(2026, 9, 1))
    said = officer.is_refused(f"register contact {GOOD} --person J --discussed x --why x --on 2026-08-31")
    assert "31 August 2026 is before the school opened, on 1 September 2026" in str(said)


def test_a_rule_s_placement_of_another_policy_is_not_kept_to_unsaid(officer: Officer) -> None:
    officer.does(BY_RULE)
    assert f"name {RI}-1 and who approved" in str(officer.is_refused(f"{DECIDE} --category enhanced"))


def test_a_correction_of_a_departure_may_keep_to_the_rule(officer: Officer) -> None:
    officer.does(f"{BY_RULE} {HACKNEY}")
    officer.does(f"{DECIDE} --category core --departs-from {RI}-1 --approved-by 'Bea Head'")
    said = officer.does(f"{DECIDE} --category intensive_a --corrects {RI}-2")
    assert "It is now in Intensive A" in said
    assert "(by rule 102408-1)" in officer.does(f"register show --why x {HACKNEY}")


def test_a_rule_s_placement_takes_no_school_out_of_a_more_intensive_category(officer: Officer) -> None:
    officer.does(f"{DECIDE} --category intensive_a")
    said = officer.does(f"{BY_RULE} {HACKNEY}")
    assert "  rule: K48\n" in said and "It is now in Intensive A" in said


@pytest.mark.parametrize(
    ("focus", "promised", "asked"),
    [
        ("teaching", True, "Draft the action plan with the end-of-year outcomes for that aspect"),
        ("other", False, "The Assistant Director brokers it from the wider team: record the support"),
    ],
)
def test_what_a_focused_school_is_offered_hangs_on_its_aspect(focus, promised, asked, officer):
    decide = f"register decide {FOCUSED} --category enhanced_focused --indicator 6 --decided-by B --why x"
    bare = officer.does(f"{decide} {HACKNEY}")
    assert "give its focus (teaching or other) and its aspect (clause 2.5.6; K44)" in bare
    said = officer.does(f"{decide} --focus {focus} --aspect attendance --corrects {FOCUSED}-1 {HACKNEY}")
    assert f"  focus: {focus}\n  aspect: attendance\n" in said
    assert "K44)" not in said
    assert ("additional half day visits" in said) is promised
    assert asked in said


def test_what_the_borough_does_is_recorded_for_it_and_taken_back(officer: Officer) -> None:
    for line in (
        "strand partner --name 'A Hub' --sort 'teaching school hub' --why Agreed",
        "strand link-leaders --established 'A Head' --emerging 'B Deputy' --purpose Coaching --why Asked",
        f"strand pool --head 'A Head' --leads {GOOD} --capacity 0 --why Full",
        f"strand place-head --head hillingdon-3 --school {RI} --until 2027-07-21 --why Vacancy",
        "strand event --sort conference --title Autumn --why Held --on 2026-11-12",
        "register withdraw --event hillingdon-5 --why 'It was put off'",
    ):
        assert officer.does(line).startswith("Recorded hillingdon-")
    said = officer.does(f"strand vacancy {GOOD} --post headteacher --why Retired --on 2026-09-01")
    assert said.startswith(f"Recorded {GOOD}-1: vacancy, 1 September 2026.")
    officer.does(f"strand cover {GOOD} --vacancy {GOOD}-1 --covered-by 'B Deputy' --interim --why Cover")
    assert "no place in the pool" in str(
        officer.is_refused(f"strand place-head --head hillingdon-1 --school {RI} --why x")
    )
    for line in (
        "strand pool --head 'A Head' --leads 999999 --capacity 1 --why x",
        "strand place-head --head hillingdon-3 --school 999999 --why x",
    ):
        refused = str(officer.is_refused(line))
        assert "999999 is not an open state-funded school of Hillingdon" in refused
        assert "Check the number" in refused
    kinds = [event.kind for event in officer.store.events("hillingdon") if event.urn is None]
    assert kinds == [
        "partner", "leaders-linked", "pool-head", "pool-placement", "gathering", "withdrawal",
    ]  # fmt: skip


def test_a_capacity_of_nought_is_said(officer: Officer) -> None:
    assert "  capacity: 0" in officer.does("strand pool --head 'A Head' --capacity 0 --why Full")


def test_a_quiet_act_is_recorded_and_says_nothing(officer: Officer) -> None:
    assert officer.does(f"{GOBAR} --quiet") == ""
    assert officer.kinds(GOOD) == ["placement"]


def test_the_day_of_an_act_may_be_given_as_the_day_of_every_command(officer: Officer) -> None:
    assert ", since 10 November 2026" in officer.does(f"{GOBAR} --as-at 2026-11-10")


def test_an_academy_is_kept_in_touch_with_and_referred(officer: Officer) -> None:
    assert "Recorded" in officer.does(f"kit {ACADEMY_RI} --discussed Results --why Annual {HACKNEY}")
    officer.does(f"notice refer {ACADEMY_RI} --matters Leadership --why 'No improvement'")
    assert officer.kinds(ACADEMY_RI) == ["kit", "referral"]


def test_what_was_recorded_under_an_earlier_number_follows_the_school(officer: Officer) -> None:
    officer.store.append(entry(by_person(), urn=WAS, ago=30))
    again = f"register place {NOW_IS} --category gobar --indicator 1 --why x"
    assert "on the register already, since 23 October 2026" in str(officer.is_refused(again))
    said = officer.does(f"register history {NOW_IS} --why x")
    assert f"({NOW_IS}, before that {WAS})" in said
    assert f"{WAS}-1  23 October 2026  placement" in said
    officer.does(f"register withdraw {NOW_IS} --event {WAS}-1 --why Wrong")
    officer.does(again)


@pytest.mark.parametrize(
    ("policy", "rule", "category"), [("", "H46", "Ofsted Inadequate"), (HACKNEY, "K54", "Intensive B")]
)
def test_a_school_in_a_formal_category_is_placed_by_rule(policy, rule, category, officer):
    said = officer.does(f"register place 149033 --why Inspected {policy}")
    assert f"  category: {category}\n" in said and f"  rule: {rule}\n" in said


def test_an_assessment_that_is_kept_is_named(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTKIT_SIOD", str(officer.siod))
    places = Places.find()
    terms = terms_for(places, read_authority(places.params, "hillingdon"), "", Crosswalk.DFE_STUCK)
    with open_data(places) as siod:
        kept = assess_under(places, siod, "hillingdon", NOW.date(), terms)
    officer.does(GOBAR)
    said = officer.store.history(GOOD).events[0].payload
    assert isinstance(said, Placement)
    assert places.snapshots / said.assessment == snapshot_folder(places.snapshots, kept.header)


def test_nothing_is_recorded_where_what_follows_could_not_be_told(
    officer: Officer, tmp_path, monkeypatch
) -> None:
    root = make_checkout(tmp_path / "checkout", data=())
    terms = root / "params" / "terms.yaml"
    lines = terms.read_text(encoding="utf-8").splitlines(keepends=True)
    terms.write_text("".join(line for line in lines if "2027" not in line), encoding="utf-8")
    monkeypatch.chdir(root)
    assert "outside the term dates in params/terms.yaml" in str(officer.is_refused(GOBAR))
    assert officer.kinds(GOOD) == []


def test_once_a_rule_was_departed_from_by_name_later_decisions_are_free(officer: Officer) -> None:
    decide = f"register decide {RI} --indicator 1 --decided-by Bea --why x {HACKNEY}"
    officer.does(f"{BY_RULE} {HACKNEY}")
    officer.does(f"{decide} --category core --departs-from {RI}-1 --approved-by 'Bea Head'")
    officer.does(f"{decide} --category enhanced_focused")
    assert officer.kinds(RI) == ["placement", "decision", "decision"]


def test_a_newer_rule_s_placement_is_recorded_over_an_older_one_s_and_before_anything_milder(
    officer: Officer,
) -> None:
    older = Placement(category="enhanced", policy="hackney@2019-09", rule="K48")
    officer.store.append(entry(older, urn=Urn("149033"), ago=900))
    milder = f"register decide 149033 --category core --indicator 1 --decided-by Bea --why x {HACKNEY}"
    assert "placed by K54 itself, as Intensive B" in str(officer.is_refused(milder))
    officer.does(f"register place 149033 --why Inspected {HACKNEY}")
    assert "name 149033-2 and who approved" in str(officer.is_refused(milder))
