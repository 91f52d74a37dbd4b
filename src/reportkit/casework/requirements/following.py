"""What a policy requires next of a school's record, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from reportkit.casework.events import Event
from reportkit.casework.events.formal_kinds import Notice, Plan, PlanSort, Stage
from reportkit.casework.events.parties import Party
from reportkit.casework.events.register_kinds import (
    Decision,
    Notification,
    Placement,
    Removal,
    Review,
    Taper,
)
from reportkit.casework.events.visit_kinds import AgreedAction, Kit, ReviewDay, Visit
from reportkit.casework.requirements.awaited import SECTION_60, still_open
from reportkit.casework.requirements.governing import first_meeting_due
from reportkit.casework.requirements.hackney import INTENSIVE
from reportkit.casework.requirements.invariants import find_lacks
from reportkit.casework.requirements.promises import Kept, promise_standings
from reportkit.casework.requirements.requirement import Requirement
from reportkit.casework.requirements.reviewing import school_review
from reportkit.casework.requirements.subjects import Rules, Subject
from reportkit.casework.reviews import ReviewStatus
from reportkit.exceptions import UsageError
from reportkit.settings.policies import CountedDate, RecurringDate

_A_DAY = timedelta(days=1)
# Meetings that the group "may" have: nobody has to offer them.
_MAY_BE_ASKED_FOR = ("H111",)
_COPIES = {Party.HEAD: "the headteacher", Party.SECRETARY_OF_STATE: "the Secretary of State"}


def what_follows(subject: Subject, rules: Rules, event: Event | None = None) -> tuple[Requirement, ...]:
    """What is required after an event: first what has no day, then by day, each once."""
    found = dict.fromkeys((*_of_event(event, rules), *_lacking(subject, rules), *_dated(subject, rules)))
    return tuple(sorted(found, key=lambda one: one.due or date.min))


def _lacking(subject: Subject, rules: Rules) -> Iterator[Requirement]:
    for lack in find_lacks(subject, rules):
        yield Requirement(lack.remedy, lack.clause)


def _dated(subject: Subject, rules: Rules) -> Iterator[Requirement]:
    yield from _promised(subject, rules)
    yield from _assessed_again(subject, rules)
    yield from _out_of_intensive(subject, rules)
    yield from _school_review(subject, rules)
    yield from first_meeting_due(subject, rules)
    yield from still_open(subject, rules)


def _promised(subject: Subject, rules: Rules) -> Iterator[Requirement]:
    for standing in promise_standings(subject, rules.terms):
        promise = standing.promise
        if standing.kept is Kept.MET or promise.rule in _MAY_BE_ASKED_FOR:
            continue
        offered = "Offer: " if promise.may else ""
        left = promise.count - standing.done
        more = f" ({left} of {promise.count} still to do)" if promise.count > 1 else ""
        yield Requirement(f"{offered}{promise.what}{more}", rules.clause(promise.rule), standing.due)


def _assessed_again(subject: Subject, rules: Rules) -> Iterator[Requirement]:
    """A school on the register is assessed in every stretch (H27, K30); one done in this counts for it."""
    rule = rules.pack.deadline("risk_assessment")
    if subject.category is None or not isinstance(rule, RecurringDate):
        return
    first, last = rule.stretch(subject.as_at, rules.terms)
    done = subject.happened(Placement, Decision, Review, since=first)
    due = _stretch_end(rule, last + _A_DAY, rules) if done else last
    of = _rule_of(rules, "risk_assessment")
    yield Requirement("Assess the school's risk again and record the review", rules.clause(of), due)


def _out_of_intensive(subject: Subject, rules: Rules) -> Iterator[Requirement]:
    since = subject.since(INTENSIVE)
    if since is None:
        return
    lines = {
        "intensive_for_a_year": "Move the school to at least Enhanced, or consider intervention",
        "exit_target": "Target for the school to leave Intensive",
    }
    for name, what in lines.items():
        rule = rules.pack.deadline(name)
        if isinstance(rule, CountedDate):
            due = _due(rule, since, rules)
            lacking = "" if due else f", {rule.count} {rule.unit}s on: {_no_dates(rules)}"
            yield Requirement(f"{what}{lacking}", rules.clause(_rule_of(rules, name)), due)


def _school_review(subject: Subject, rules: Rules) -> Iterator[Requirement]:
    standing = school_review(subject, rules)
    if standing is None or standing.status not in (ReviewStatus.DUE, ReviewStatus.OVERDUE):
        return
    never = "" if standing.last else ", which is overdue: none is on record"
    yield Requirement(f"Hold the School Review{never}", rules.clause("H39"), standing.due)


def _of_event(event: Event | None, rules: Rules) -> Iterator[Requirement]:
    """What the event itself brings with it: days agreed in it, and who is to be told of it."""
    if event is None:
        return
    match event.payload:
        case Visit() as said:
            yield from _note_completed(said, event)
            yield from _note_sent(rules)
            yield from _agreed(said.actions)
            yield from _next("Next visit", said.next_on)
        case ReviewDay() as said:
            yield from _agreed(said.agreed)
            yield from _next("Next one-day review", said.next_on)
        case Kit() as said:
            yield from _next("Next keeping-in-touch visit", said.next_on)
        case Review() as said:
            yield from _next("Look at the register's entry again", said.next_on)
        case Notification() as said:
            yield from _next(f"Reply from the {said.party} to {event.id}", said.reply_by)
        case Taper() as said:
            yield from (Requirement(step.support, "", step.on) for step in said.steps)
        case Removal() as said:
            yield from _after_removal(said, rules)
        case Notice() as said:
            yield from _after_notice(said, event, rules)
        case Plan() as said:
            yield from _after_plan(said, event, rules)
        case _:
            return


def _note_completed(said: Visit, event: Event) -> Iterator[Requirement]:
    """What a note lacks without which the visit keeps no promise."""
    lacking = ["whose visit it was (the role)"] if said.role is None else []
    lacking += [] if said.says_something else ["what it was about (the focus), or what was seen"]
    if lacking:
        yield Requirement(
            f"Correct {event.id} and give {' and '.join(lacking)}: without that it counts as none "
            "of the visits that are promised",
            "",
        )


def _agreed(actions: tuple[AgreedAction, ...]) -> Iterator[Requirement]:
    for action in actions:
        yield Requirement(f"{action.what} ({action.owner})", "", action.due)


def _next(what: str, due: date | None) -> Iterator[Requirement]:
    if due is not None:
        yield Requirement(what, "", due)


def _after_removal(said: Removal, rules: Rules) -> Iterator[Requirement]:
    """Contact tapers or is handed over (H58)."""
    if rules.has("H58") and not said.handed_to:
        yield Requirement("Tell the school how contact with it will taper", rules.clause("H58"))
    if rules.has("H58") and said.handed_to:
        yield Requirement(f"Hand the school's support over to {said.handed_to}", rules.clause("H58"))


def _after_notice(said: Notice, event: Event, rules: Rules) -> Iterator[Requirement]:
    if said.stage is Stage.PRE_FORMAL:
        yield Requirement("Serve the pre-formal warning on the governing body", rules.clause("K65"))
        return
    on = event.happened_on
    yield Requirement("Give the notice to the governing body, through its chair", SECTION_60, on)
    for party, who in _COPIES.items():
        if party not in said.copies:
            yield Requirement(f"Send a copy of the notice to {who} at the same time", SECTION_60, on)
    if not said.signed_off_by:
        yield Requirement(
            "Have it signed off by the lawyers and the Director, and record who did", "the notice checklist"
        )
    yield Requirement("Check that no notice of the Secretary of State to the school is in force", SECTION_60)
    yield Requirement("Send copies to any others whom the law prescribes for the school", SECTION_60, on)


def _after_plan(said: Plan, event: Event, rules: Rules) -> Iterator[Requirement]:
    source = rules.clause("K70") if rules.has("K70") else "the five parts of a plan; K70"
    is_single = said.sort is PlanSort.SINGLE
    if said.missing_parts and not (is_single and rules.has("K70")):  # else the record lacks them
        lacking = ", ".join(said.missing_parts)
        yield Requirement(f"Add to the plan, and correct {event.id}: {lacking}", source)
    if said.governors_agreed_on is None and is_single:
        yield Requirement("Consult the governing body on the plan, and record the day", source)
    if said.report_on is None and rules.has("K51"):
        yield Requirement(
            "Set the day on which the plan's result is reported to the next SRAS meeting", rules.clause("K51")
        )
    if said.report_on is not None:
        yield Requirement(
            f"Report the result of the plan {event.id}",
            rules.clause("K51") if rules.has("K51") else "",
            said.report_on,
        )


def _note_sent(rules: Rules) -> Iterator[Requirement]:
    """Who gets the Note of Visit: the policies differ (H120, K36)."""
    if rules.has("H120"):
        yield Requirement(
            "Email the Note of Visit to the headteacher alone; anyone else needs a request on record",
            rules.clause("H120"),
        )
    if rules.has("K36"):
        yield Requirement(
            "Send the note of visit to the headteacher and the chair of governors", rules.clause("K36")
        )


def _rule_of(rules: Rules, name: str) -> str:
    """The id of the rule that sets the deadline of that name."""
    return next(
        rule.id for rule in rules.pack.rules if rule.kind == "deadline" and rule.deadline.name == name
    )


def _stretch_end(rule: RecurringDate, day: date, rules: Rules) -> date | None:
    try:
        return rule.stretch(day, rules.terms)[1]
    except UsageError:
        return None


def _no_dates(rules: Rules) -> str:
    """That terms are not given: the last that is has no known end."""
    return f"the dates of terms after {rules.terms.in_order[-1].starts.year} are not given"


def _due(rule: CountedDate, day: date, rules: Rules) -> date | None:
    """The day, None where the dates of the terms counted are not given."""
    try:
        return rule.due(day, rules.terms)
    except UsageError:
        return None
