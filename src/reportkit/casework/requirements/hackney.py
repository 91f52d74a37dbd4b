"""Hackney's invariants: what the policy requires of a school's record (K2 to K77)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.events.formal_kinds import Plan, PlanSort
from reportkit.casework.events.parties import Party
from reportkit.casework.events.register_kinds import (
    Contact,
    Decision,
    Notification,
    Placement,
    Review,
    Taper,
)
from reportkit.casework.events.support_kinds import (
    LinkRole,
    MonitoringVisit,
    Panel,
    SchoolReview,
    SchoolReviewSort,
)
from reportkit.casework.requirements.focused import FOCUS, FOCUSED
from reportkit.casework.requirements.governing import GOVERNING
from reportkit.casework.requirements.keeping_rules import rule_undercut
from reportkit.casework.requirements.lacks import Invariant, Lack, has_link, on_since, parties, status_unknown
from reportkit.casework.requirements.subjects import Move, Rules, Subject
from reportkit.settings.policies import CountedDate
from reportkit.vocabulary import in_words

ENHANCED = "enhanced"
INTENSIVE = ("intensive_a", "intensive_b")
ADDITIONAL = (ENHANCED, *INTENSIVE)
_CHAIR = (Party.CHAIR, Party.GOVERNING_BODY)
_SECOND = 2


def _visits_keep_pace(subject: Subject, rules: Rules) -> Iterator[Lack]:
    """K2."""
    planned = dict(subject.ladder)
    own = planned.get(subject.category or "")
    if own is None:
        return
    for category, visits in subject.ladder:
        if category == subject.category:
            return
        if visits is not None and visits > own:
            label = rules.pack.category(category).label
            yield Lack(
                f"Its category brings {own} visits a year, and the milder category {label} brings {visits}.",
                f"Plan at least {visits} visits a year for the school.",
            )
            return


def _adviser_named(subject: Subject, _: Rules) -> Iterator[Lack]:
    """K7."""
    if subject.category not in ADDITIONAL or subject.facts.maintained is False:
        return
    if has_link(subject, LinkRole.LAMA):
        return
    if subject.facts.maintained is None:
        yield status_unknown("a Leadership and Management Adviser (LaMA)")
    else:
        yield Lack(
            "No Leadership and Management Adviser (LaMA) is named.",
            "Name the School Improvement Partner as the school's LaMA.",
        )


def _problem_shared(subject: Subject, rules: Rules) -> Iterator[Lack]:
    """K33."""
    move = subject.designation
    if move is None or not _is_additional_support(subject, rules):
        return
    told = parties(subject, (Contact, Notification), _window(subject))
    for who in _unheard(told):
        yield Lack(
            f"Nothing on record shows that the problem was shared with the {who}.",
            f"Share what indicates the problem with the {who}, and record the contact or notification.",
        )


def _discussed_first(subject: Subject, rules: Rules) -> Iterator[Lack]:
    """K57, of a category that a person decided; a rule's follows from the inspection."""
    move = subject.designation
    if move is None or _is_by_rule(move) or not _is_additional_support(subject, rules):
        return
    on = move.event.happened_on
    heard = parties(subject, (Contact,), _window(subject), on)
    for who in _unheard(heard):
        yield Lack(
            f"No discussion with the {who} is on record on or before {in_words(on)}, the day of designation.",
            f"If the discussion was held before, record the contact with the {who} with its own day. If it "
            "was not, hold it now and decide again.",
        )


def _group_meets(subject: Subject, _: Rules) -> Iterator[Lack]:
    """K46, K52, K56."""
    if subject.facts.maintained is not False and not subject.happened(Panel, since=on_since(subject)):
        yield Lack(
            "No meeting of the Trust Action Group (TAG) about it is on record.",
            "Arrange for the Trust Action Group to monitor the school, and record its meeting.",
        )


def _focused_has_group(subject: Subject, rules: Rules) -> Iterator[Lack]:
    if subject.category == FOCUSED:
        yield from _group_meets(subject, rules)


def _rule_stands(subject: Subject, rules: Rules) -> Iterator[Lack]:
    """K55: no category is milder than the one that K48 or K54 gave, while that placement is in force."""
    placed = rule_undercut(subject.entry, rules.pack)
    if placed is not None:
        yield Lack(
            f"Its category is milder than the one that {placed.id} gave it by rule, which nobody set aside.",
            f"Decide again, and name {placed.id} and who approved that it is set aside.",
        )


def _is_before(ladder: list[str], one: str, other: str) -> bool:
    return ladder.index(one) < ladder.index(other)


def _enhanced_has_group(subject: Subject, rules: Rules) -> Iterator[Lack]:
    if subject.category == ENHANCED:
        yield from _group_meets(subject, rules)


def _intensive_is_planned(subject: Subject, rules: Rules) -> Iterator[Lack]:
    if subject.category not in INTENSIVE or subject.facts.maintained is False:
        return
    if not any(map(_is_single, subject.happened(Plan, since=subject.since(INTENSIVE) or date.min))):
        yield Lack(
            "No Single Action Plan is on record.",
            "Help the school to write its Single Action Plan with the LaMA, and record it.",
        )
    yield from _group_meets(subject, rules)


def _first_review_held(subject: Subject, rules: Rules) -> Iterator[Lack]:
    """K64: not needed where the last inspection was within the period before designation."""
    since, deadline = subject.since(INTENSIVE), rules.pack.deadline("first_review")
    if since is None or subject.facts.maintained is False or not isinstance(deadline, CountedDate):
        return
    inspected = subject.facts.inspected_on
    recent = deadline.due(inspected, rules.terms) if inspected else None
    if recent is not None and since <= recent:
        return
    held = subject.happened(SchoolReview, since=since)
    sorts = [event.payload.sort for event in held if isinstance(event.payload, SchoolReview)]
    if SchoolReviewSort.INITIAL not in sorts:
        last = f"was on {in_words(inspected)}" if inspected else "is not known"
        yield Lack(
            f"No initial review is on record, and the last inspection {last}.",
            "Hold the initial review of the school, and record it.",
        )


def _plan_reconsidered(subject: Subject, _: Rules) -> Iterator[Lack]:
    """K73, its second limb. Visits before the latest inspection do not count."""
    if subject.facts.in_special_measures is not True:
        return
    since = subject.facts.inspected_on or date.min
    visits = [
        event
        for event in subject.happened(MonitoringVisit, since=since)
        if isinstance(event.payload, MonitoringVisit) and event.payload.number >= _SECOND
    ]
    if visits and not subject.happened(Review, Plan, since=visits[0].happened_on):
        yield Lack(
            f"Ofsted's second monitoring visit was on {in_words(visits[0].happened_on)}, and nothing since "
            "shows that the action plan was reconsidered.",
            "Decide whether the school has shown progress and a better capacity to improve. Record the "
            "review and, if it has not, a new plan.",
        )


def _plan_complete(subject: Subject, _: Rules) -> Iterator[Lack]:
    """K70, of the newest single plan."""
    plans = [event for event in subject.happened(Plan) if _is_single(event)]
    said = plans[-1].payload if plans else None
    if isinstance(said, Plan) and said.missing_parts:
        lacking = ", ".join(said.missing_parts)
        yield Lack(
            f"The Single Action Plan {plans[-1].id} lacks: {lacking}.",
            f"Add to the plan, and correct {plans[-1].id}: {lacking}.",
        )


def _is_single(event: Event) -> bool:
    return isinstance(event.payload, Plan) and event.payload.sort is PlanSort.SINGLE


def _step_down_approved(subject: Subject, rules: Rules) -> Iterator[Lack]:
    """K76."""
    move = _step_down(subject, rules)
    if move and isinstance(move.event.payload, Decision) and not move.event.payload.approved_by:
        yield Lack(
            f"The step down from Intensive ({move.event.id}) names no senior officer who approved it.",
            f"Correct {move.event.id} and give who approved it.",
        )


def _step_down_tapers(subject: Subject, rules: Rules) -> Iterator[Lack]:
    """K77."""
    move = _step_down(subject, rules)
    if move and not subject.happened(Taper, since=move.event.happened_on):
        yield Lack(
            "No planned reduction in support is on record since it stepped down from Intensive.",
            "Agree the exit strategy, and record its steps.",
        )


def _window(subject: Subject) -> date:
    """From when a talk counts as one about the present category: the day of the one before it, or ever."""
    earlier = [move.event.happened_on for move in subject.moves[:-1]]
    return earlier[-1] if earlier else date.min


def _unheard(parties: set[Party]) -> Iterator[str]:
    """Of the two sides of K33 and K63 those that are not among the parties."""
    if Party.HEAD not in parties:
        yield "headteacher"
    if not parties & set(_CHAIR):
        yield "chair of governors"


def _is_by_rule(move: Move) -> bool:
    return isinstance(move.event.payload, Placement) and move.event.payload.is_automatic


def _is_additional_support(subject: Subject, rules: Rules) -> bool:
    """Whether its category is above the mildest of the ladder."""
    return subject.category is not None and subject.category != rules.pack.categories[0].id


def _step_down(subject: Subject, rules: Rules) -> Move | None:
    """The present designation, if it is a step down from Intensive."""
    move = subject.designation
    if move is None or move.before not in INTENSIVE or move.after in INTENSIVE or move.after is None:
        return None
    ladder = [category.id for category in rules.pack.categories]
    return move if _is_before(ladder, move.after, move.before) else None


HACKNEY: Mapping[str, Invariant] = {
    "K2": _visits_keep_pace,
    "K7": _adviser_named,
    **GOVERNING,
    "K33": _problem_shared,
    **FOCUS,
    "K46": _focused_has_group,
    "K52": _enhanced_has_group,
    "K55": _rule_stands,
    "K56": _intensive_is_planned,
    "K57": _discussed_first,
    "K64": _first_review_held,
    "K70": _plan_complete,
    "K73b": _plan_reconsidered,
    "K76": _step_down_approved,
    "K77": _step_down_tapers,
}
