"""What the notice says, who is given it and what follows: steps of the checklist."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.casework.events import Event
from reportkit.casework.events.formal_kinds import NoticeOutcome, Plan, PlanSort
from reportkit.casework.events.parties import Party
from reportkit.casework.notices.steps import SECTION_60, Case, Part, Stands, Step
from reportkit.casework.papers import saying
from reportkit.vocabulary import in_words

_GOVERNORS = (Party.GOVERNING_BODY, Party.CHAIR)
_NEEDED = (*_GOVERNORS, Party.HEAD, Party.SECRETARY_OF_STATE)
_PARTICULARS = {
    "matters": "The matters that the concerns rest on",
    "action": "What the governing body must do",
    "comply_by": "The day by which it must be done",
    "powers": "The powers that the council means to use if it is not",
}
_OF_ANY_STAGE = ("matters", "action")


def particulars(case: Case) -> Iterator[Step]:
    """The particulars of section 60; of a pre-formal warning, the first two alone."""
    for name, what in _PARTICULARS.items():
        if case.is_formal or name in _OF_ANY_STAGE:
            yield _particular(case, name, what)


def giving_steps(case: Case) -> Iterator[Step]:
    """Who gets the notice, and for a formal one who gets a copy at the same time."""
    yield _given(case)
    if not case.is_formal:
        return
    yield _copied(case, Party.HEAD, "A copy to the headteacher")
    yield _copied(case, Party.SECRETARY_OF_STATE, "A copy to the Secretary of State on the same day")
    yield _others(case)


def after_steps(case: Case) -> Iterator[Step]:
    """The plan that answers it, who validated that, and whether the notice was complied with."""
    if not case.is_formal:
        return
    answers = [(event, said) for event, said in saying(case.after, Plan) if _answers(case, said)]
    yield _planned(case, tuple(event for event, _ in answers))
    if case.rules.has("H59"):
        yield _validated(case, answers)
    yield _closed(case)


def _particular(case: Case, name: str, what: str) -> Step:
    value, missing = getattr(case.said, name) if case.said else None, "Nothing is on record."
    if name == "powers" and case.rules.has("K69"):
        missing += f" The policy lists them ({case.rules.clause('K69')})."
    if not value or case.notice is None:
        return Step(Part.SAYS, what, SECTION_60, Stands.NOT_YET, missing)
    said = (
        value if isinstance(value, str) else "; ".join(value) if isinstance(value, tuple) else in_words(value)
    )
    return Step(Part.SAYS, what, SECTION_60, Stands.DONE, said, (case.notice,))


def _given(case: Case) -> Step:
    source = case.rules.clause("K68") if case.rules.has("K68") else SECTION_60
    what, told = "The notice given to the governing body, through its chair", case.told(*_GOVERNORS)
    if told:
        return Step(Part.GIVEN, what, source, Stands.DONE, "A notification is on record.", told[:1])
    said = "Nothing on record shows that it was given. Record the notification about the notice."
    return Step(Part.GIVEN, what, source, Stands.NOT_YET, said)


def _copied(case: Case, party: Party, what: str) -> Step:
    """A copy that the notice lists goes with it; one told of later is late for the law's "same time"."""
    notice, told = case.notice, case.told(party)
    if notice and case.said and party in case.said.copies:
        said = "The notice lists this copy, which goes with it."
        return Step(Part.GIVEN, what, SECTION_60, Stands.DONE, said, (notice,))
    if notice and told:
        return _told_when(what, notice, told[0])
    return Step(Part.GIVEN, what, SECTION_60, Stands.NOT_YET, "Nothing on record shows a copy.")


def _told_when(what: str, notice: Event, told: Event) -> Step:
    if told.happened_on <= notice.happened_on:
        return Step(Part.GIVEN, what, SECTION_60, Stands.DONE, "A notification is on record.", (told,))
    said = (
        f"Told on {in_words(told.happened_on)}. The notice was given on {in_words(notice.happened_on)}, and "
        "the law asks for the same time."
    )
    return Step(Part.GIVEN, what, SECTION_60, Stands.LATE, said, (told,))


def _others(case: Case) -> Step:
    what = "Copies to any others whom the law prescribes"
    copies = [party for party in (case.said.copies if case.said else ()) if party not in _NEEDED]
    others = case.told(*(party for party in Party if party not in _NEEDED))
    if copies and case.notice:
        said = f"The notice lists: {'; '.join(copies)}."
        return Step(Part.GIVEN, what, SECTION_60, Stands.DONE, said, (case.notice,))
    if others:
        return Step(Part.GIVEN, what, SECTION_60, Stands.DONE, "A notification is on record.", others)
    said = "The record does not say whether there are any, such as a diocese or another foundation."
    return Step(Part.GIVEN, what, SECTION_60, Stands.NOT_KNOWN, said)


def _answers(case: Case, plan: Plan) -> bool:
    """Hillingdon's plan has a name of its own (H59); elsewhere any plan that answers will do."""
    return plan.sort is PlanSort.RAPID or not case.rules.has("H59")


def _planned(case: Case, plans: tuple[Event, ...]) -> Step:
    is_named = case.rules.has("H59")
    name = PlanSort.RAPID if is_named else "plan"
    what, source = f"A {name} that answers it", case.rules.clause("H59") if is_named else ""
    if plans:
        return Step(Part.AFTER, what, source, Stands.DONE, "The plan is on record.", plans[-1:])
    return Step(Part.AFTER, what, source, Stands.NOT_YET, "No plan that answers the notice is on record.")


def _validated(case: Case, plans: list[tuple[Event, Plan]]) -> Step:
    what, source = "Validation of the plan by somebody outside the school", case.rules.clause("H59")
    event, plan = plans[-1] if plans else (None, None)
    if event and plan and plan.validated_by and plan.validated_on:
        said = f"{plan.validated_by}, on {in_words(plan.validated_on)}."
        return Step(Part.AFTER, what, source, Stands.DONE, said, (event,))
    return Step(Part.AFTER, what, source, Stands.NOT_YET, "No validation with its day is on record.")


def _closed(case: Case) -> Step:
    what = "The outcome: whether it was complied with"
    found = list(saying(case.after, NoticeOutcome))
    if found:
        event, outcome = found[-1]
        said = (
            "It was complied with."
            if outcome.complied
            else ("It was not complied with: the school is eligible for intervention.")
        )
        return Step(Part.AFTER, what, SECTION_60, Stands.DONE, said, (event,))
    return Step(Part.AFTER, what, SECTION_60, Stands.NOT_YET, _until(case))


def _until(case: Case) -> str:
    by = case.said.comply_by if case.said else None
    if by is None:
        return "The notice has no day by which it must be complied with."
    if by < case.as_at:
        return f"The period ended on {in_words(by)}, and no outcome is on record."
    return f"The period ends on {in_words(by)}."
