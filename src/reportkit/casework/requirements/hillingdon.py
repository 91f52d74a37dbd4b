"""Hillingdon's invariants: what the plan requires of a school's record (H47 to H110)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportkit.casework.events.formal_kinds import Notice, Plan, PlanSort, Stage
from reportkit.casework.events.parties import Party
from reportkit.casework.events.register_kinds import Contact, Decision, Notification
from reportkit.casework.events.strand_kinds import Cover, Vacancy
from reportkit.casework.events.support_kinds import HandBack, LinkRole, Source, Support
from reportkit.casework.events.visit_kinds import Visit
from reportkit.casework.requirements.awaited import is_named
from reportkit.casework.requirements.lacks import Invariant, Lack, has_link, on_since, parties, status_unknown
from reportkit.casework.requirements.subjects import Rules, Subject
from reportkit.vocabulary import in_words

GOBAR, RI_A = "gobar", "ri_a"
_PARTS_OF_EVIDENCE = 4
_TOLD_FOR_ACADEMY = (Party.HEAD, Party.RESPONSIBLE_BODY, Party.REGIONS_GROUP)


def _link_named(subject: Subject, _: Rules) -> Iterator[Lack]:
    """H47."""
    if subject.category is None or subject.facts.maintained is False:
        return
    if has_link(subject, LinkRole.SIL):
        return
    if subject.facts.maintained is None:
        yield status_unknown("a School Improvement Link")
    else:
        yield Lack("No School Improvement Link is named.", "Name the school's School Improvement Link.")


def _academy_told(subject: Subject, _: Rules) -> Iterator[Lack]:
    """H48."""
    if subject.category is None or subject.facts.maintained is not False:
        return
    if not parties(subject, (Notification,), on_since(subject)) & set(_TOLD_FOR_ACADEMY):
        yield Lack(
            "No notification of its placement is on record.",
            "Tell the headteacher, the responsible body or the DfE Regions Group of the placement, and "
            "record the notification.",
        )


def _gobar_contacted(subject: Subject, _: Rules) -> Iterator[Lack]:
    """H51: the policy asks for a talk with the head; one with the chair alone does not do."""
    if subject.category == GOBAR and not _talks_with_head(subject):
        yield Lack(
            "No contact with the headteacher about its placement is on record.",
            "Speak with the headteacher about the placement, and record the contact. Its profile is not "
            "sent before.",
        )


def _talks_with_head(subject: Subject) -> list[Contact]:
    """The contacts with the head in this time on the register."""
    found = (event.payload for event in subject.happened(Contact, since=on_since(subject)))
    return [said for said in found if isinstance(said, Contact) and said.party is Party.HEAD]


def _vacancy_covered(subject: Subject, _: Rules) -> Iterator[Lack]:
    """H20: a vacant post that nobody covers, with the days so far; the plan sets no limit to them."""
    covers = (event.payload for event in subject.happened(Cover))
    covered = {cover.vacancy for cover in covers if isinstance(cover, Cover)}
    for event in subject.happened(Vacancy):
        said, days = event.payload, (subject.as_at - event.happened_on).days
        if isinstance(said, Vacancy) and not is_named(event, covered):
            yield Lack(
                f"The post of {said.post} fell vacant on {in_words(event.happened_on)}, and no cover is on "
                f"record after {days} day{'' if days == 1 else 's'}.",
                f"Agree who covers the post, and record it with {event.id}.",
            )


def _concern_on_register(subject: Subject, _: Rules) -> Iterator[Lack]:
    """H55."""
    entry = subject.entry
    said = entry.decision.payload if entry and entry.decision else None
    if isinstance(said, Decision) and said.causes_concern and subject.category is None:
        yield Lack(
            "It is recorded as causing concern and is not on the register.",
            "Place the school on the register, or record a new decision.",
        )


def _notice_planned(subject: Subject, _: Rules) -> Iterator[Lack]:
    """H59."""
    plans = [event.payload for event in subject.happened(Plan) if isinstance(event.payload, Plan)]
    for event in subject.happened(Notice):
        said = event.payload
        if not isinstance(said, Notice) or said.stage is not Stage.FORMAL:
            continue
        answers = [plan for plan in plans if is_named(event, {plan.answers}) and plan.sort is PlanSort.RAPID]
        until = f", which gives until {in_words(said.comply_by)}" if said.comply_by else ""
        if not answers:
            yield Lack(
                f"No Leadership and Rapid Improvement Plan answers the warning notice {event.id}{until}.",
                f"Get the Leadership and Rapid Improvement Plan that answers {event.id}, have it validated "
                "from outside the school, and record it.",
            )
        elif not (answers[-1].validated_by and answers[-1].validated_on):
            yield Lack(
                f"Nobody outside the school is on record as having validated the plan for {event.id}.",
                "Have the plan validated from outside the school, and correct its entry.",
            )


def _data_before_visit(subject: Subject, _: Rules) -> Iterator[Lack]:
    """H110, of the first visit since the placement."""
    if subject.category is None or subject.facts.maintained is False:
        return
    first = next(iter(subject.happened(Visit, since=on_since(subject))), None)
    if first is None or not isinstance(first.payload, Visit):
        return
    reviewed = first.payload.data_reviewed_on
    if reviewed is None or reviewed > first.happened_on:
        yield Lack(
            f"The first visit ({first.id}, {in_words(first.happened_on)}) has no day on or before it on "
            "which the data were reviewed.",
            f"If the data were reviewed before the visit, correct {first.id} and give the day.",
        )


def _borough_hands_back(subject: Subject, _: Rules) -> Iterator[Lack]:
    """H52: support by the borough that goes on, without the day on which it is handed back."""
    over = {event.payload.of for event in subject.happened(HandBack) if isinstance(event.payload, HandBack)}
    for event in subject.happened(Support):
        said = event.payload
        if not isinstance(said, Support) or said.source is not Source.BOROUGH or is_named(event, over):
            continue
        if said.hand_back_on is None:
            yield Lack(
                f"The borough's support {event.id} ({said.aspect}) has no day on which it is handed back.",
                f"Agree when the support is handed back, and correct {event.id}.",
            )


def _ri_a_evidenced(subject: Subject, _: Rules) -> Iterator[Lack]:
    """H112: leadership, figures, the head's knowledge of the school, the plans."""
    entry = subject.entry
    said = entry.decision.payload if entry and entry.decision else None
    lines = len(said.evidence) if isinstance(said, Decision) else 0
    if subject.category == RI_A and lines < _PARTS_OF_EVIDENCE:
        yield Lack(
            f"RI (A) rests on four kinds of evidence, and {lines} are on record.",
            "Record with the decision the evidence of stable leadership, of progress in figures, that the "
            "head knows the school, and of its plans.",
        )


def _gobar_answered(subject: Subject, _: Rules) -> Iterator[Lack]:
    """H114: once there was a contact (H51), what the head said to the reasons."""
    if subject.category != GOBAR:
        return
    answers = [talk.accepts_reasons for talk in _talks_with_head(subject)]
    if answers and all(answer is None for answer in answers):
        yield Lack(
            "No contact says whether the head accepts the reasons for its placement.",
            "Ask whether the reasons are understood and accepted, and record the contact.",
        )


HILLINGDON: Mapping[str, Invariant] = {
    "H20": _vacancy_covered,
    "H47": _link_named,
    "H48": _academy_told,
    "H51": _gobar_contacted,
    "H52": _borough_hands_back,
    "H55": _concern_on_register,
    "H59": _notice_planned,
    "H110": _data_before_visit,
    "H112": _ri_a_evidenced,
    "H114": _gobar_answered,
}
