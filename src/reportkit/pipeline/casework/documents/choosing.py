"""Which papers are made: of the events asked for, of this term's, and forms where the record wants one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportkit.casework.events import Event, called
from reportkit.casework.events.formal_kinds import Plan, Referral
from reportkit.casework.events.register_kinds import Removal, Taper
from reportkit.casework.papers import saying
from reportkit.casework.record import SchoolRecord
from reportkit.casework.requirements.hackney import INTENSIVE
from reportkit.casework.requirements.invariants import find_lacks
from reportkit.exceptions import UsageError
from reportkit.pipeline.casework.documents.desk import Desk, Wanted
from reportkit.pipeline.casework.documents.papers import Paper


@dataclass(frozen=True, slots=True)
class Chosen:
    """One paper to be made: of which school, and of which event; None is an empty form."""

    paper: Paper
    school: SchoolRecord
    event: Event | None


def choose(desk: Desk, wanted: Wanted, papers: Sequence[Paper]) -> Iterator[Chosen]:
    """Those to be made, school by school.

    Raises UsageError for an event that is not on record or of another kind, for a school that is not the
    authority's, and for a single paper that the policy does not know.
    """
    if len(papers) == 1 and not papers[0].printed.is_in(desk.rules):
        raise UsageError(f"The policy {desk.rules.pack.id} has no {papers[0].printed.name}.")
    if wanted.events:
        yield from (_of_event(desk, event, papers) for event in wanted.events)
        return
    for school in desk.schools(wanted):
        for paper in papers:
            if paper.printed.is_in(desk.rules):
                yield from _of_school(desk, school, paper, is_asked=len(papers) == 1 and bool(wanted.urns))


def _of_event(desk: Desk, event: str, papers: Sequence[Paper]) -> Chosen:
    """Of a school that is on no list any more, too: what was recorded of it can still be printed."""
    known = (*desk.record.schools, *desk.record.former)
    school = next((one for one in known if one.event(event)), None)
    if school is None:
        raise UsageError(
            f"No school of {desk.asked.authority} has an event {event} on record. Look the event’s id up "
            "with  reportkit register history."
        )
    now = school.history.current(event)
    if now is None:
        raise UsageError(f"{event} was taken back, so no paper is made of it.")
    fitting = [paper for paper in papers if isinstance(now.payload, paper.kind)]
    if not fitting:
        names = ", ".join(paper.printed.name for paper in papers)
        raise UsageError(f"{event} is of another kind, {called(now.kind)}; it is not an event for {names}.")
    return Chosen(fitting[0], school, now)


def _of_school(desk: Desk, school: SchoolRecord, paper: Paper, *, is_asked: bool) -> Iterator[Chosen]:
    """A paper for each event of this term; and a form if one was asked for, or the record wants one."""
    standing = school.history.standing(desk.record.as_at)
    events = [event for event, _ in saying(standing, paper.kind)]
    since = desk.rules.terms.at(desk.record.as_at).starts
    yield from (Chosen(paper, school, event) for event in events if event.happened_on >= since)
    if (is_asked and (paper.has_next or not events)) or _wants_form(desk, school, paper):
        yield Chosen(paper, school, None)


def _wants_form(desk: Desk, school: SchoolRecord, paper: Paper) -> bool:
    """Whether something is to be done next that the paper is the form for."""
    subject = desk.record.subject(school)
    lacks = {lack.rule for lack in find_lacks(subject, desk.rules)} if subject.file.events else set()
    match paper.printed.name:
        case "review-day":
            return subject.category in INTENSIVE and subject.facts.maintained is not False
        case "action-plan":
            return bool(lacks & {"K56", "H59"}) and not any(saying(subject.file.events, Plan))
        case "exit-strategy":
            return "K77" in lacks or _left_untapered(desk, school)
        case "notice-checklist":
            return subject.facts.maintained is False and any(saying(subject.file.events, Referral))
        case _:
            return False


def _left_untapered(desk: Desk, school: SchoolRecord) -> bool:
    """Whether it left the register without a plan and with nobody to take it over (H58)."""
    entry = desk.record.subject(school).entry
    said = entry.removal.payload if entry and entry.removal else None
    if not isinstance(said, Removal) or said.handed_to or not desk.rules.has("H58"):
        return False
    return not any(saying(school.history.standing(desk.record.as_at), Taper))
