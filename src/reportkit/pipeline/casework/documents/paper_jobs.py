"""The jobs of the papers about one school.

Each paper is made from the events it rests on and no others, and dated by the newest of them: so it changes
with what it says, whatever else is recorded and whatever the day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from reportkit.casework.events.register_kinds import Taper
from reportkit.casework.events.support_kinds import Support
from reportkit.casework.events.visit_kinds import Visit
from reportkit.casework.papers import resting_on, saying
from reportkit.casework.record import Record, SchoolRecord
from reportkit.pipeline.casework.documents.choosing import Chosen, choose
from reportkit.pipeline.casework.documents.desk import Desk, Wanted
from reportkit.pipeline.casework.documents.papers import PAPERS, Paper
from reportkit.pipeline.casework.knowing import NOT_LISTED
from reportkit.pipeline.right_school import check_right_school, names_and_numbers
from reportkit.publishing.batch import Expected, Job
from reportkit.publishing.batch.job import Check
from reportkit.publishing.disclosure import WatchList
from reportkit.reports.profiles.papers import paper_profile

EVERY = "casework-documents"


def paper_jobs(desk: Desk, wanted: Wanted, *, papers: Sequence[Paper] = PAPERS) -> Sequence[Job]:
    """A job for each paper that is asked for. Raises UsageError as `choose` does."""
    return [_job(desk, chosen) for chosen in choose(desk, wanted, papers)]


PAPER_MAKERS: Mapping[str, Callable[[Desk, Wanted], Sequence[Job]]] = {
    EVERY: paper_jobs,
    **{paper.printed.name: partial(paper_jobs, papers=(paper,)) for paper in PAPERS},
}


def _job(desk: Desk, chosen: Chosen) -> Job:
    """The document keeps its name when its event is corrected: the new one takes the old one's place."""
    record, school = _record_of(desk, chosen), chosen.school
    paper, event = chosen.paper, chosen.event
    profile = paper_profile(record, desk.places.params, event.id if event else "")
    of = school.history.first(event.id) if event else "form"
    return replace(desk, record=record, asked=replace(desk.asked, on=record.as_at)).job(
        f"restricted/{school.urn}/{paper.stem(event, desk.rules)}-{of}.docx",
        paper.notebook,
        Expected(*paper.sections.expected_parts(profile), exactly=True, check=_only(desk, chosen)),
        urn=school.urn,
        parameters={
            "urn": str(school.urn),
            "event": event.id if event else "",
            "readers": "; ".join(paper.sections.readers(profile)),
        },
    )


def _record_of(desk: Desk, chosen: Chosen) -> Record:
    """The record with this school alone, and of it what the paper rests on."""
    kinds, school = chosen.paper.rests_on, chosen.school
    if kinds is None:
        return _narrow(desk.record, school)
    events = resting_on(school.history, chosen.event, kinds, desk.record.as_at)
    newest = max((one.happened_on for one in events), default=desk.record.as_at)
    return replace(_narrow(desk.record, replace(school, events=events)), as_at=newest)


def _narrow(record: Record, school: SchoolRecord) -> Record:
    bare = replace(school, promises=(), ladder=(), answers=())
    return replace(record, schools=(bare,), former=(), borough=(), teams=(), kept_since=None)


def _only(desk: Desk, chosen: Chosen) -> Check:
    """That the paper names this school and no other; partners on record may stand in all but the note.

    A note is the one paper that may go further than the school, if somebody's request is granted.
    """
    listed = [one.facts for one in desk.record.schools if one.facts.name != NOT_LISTED]
    names = {facts.urn: facts.name for facts in listed}
    facts = chosen.school.facts
    partners = () if chosen.paper.kind is Visit else _partners(chosen.school)
    own = (facts.urn, *facts.earlier, facts.name, *partners)
    return partial(check_right_school, facts.urn, WatchList(names_and_numbers(names), own))


def _partners(school: SchoolRecord) -> tuple[str, ...]:
    """Who is on record as supporting the school, or taking its support over."""
    providers = (said.provider for _, said in saying(school.events, Support))
    takers = (said.hands_to for _, said in saying(school.events, Taper) if said.hands_to)
    return (*providers, *takers)
