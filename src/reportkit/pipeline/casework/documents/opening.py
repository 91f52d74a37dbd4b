"""The record of a day opened for somebody who gives a reason; that they read it is recorded first (H119)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportkit.casework.events import Event
from reportkit.casework.events.returns_kinds import ReturnsAsked, ReturnsLoaded
from reportkit.casework.record import Answer, Record, SchoolRecord, TeamReturn
from reportkit.casework.register.entries import newest_urn
from reportkit.casework.requirements import SchoolFacts, Subject
from reportkit.casework.store import open_store
from reportkit.evidence.returns.sheets import PARTNERS
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.books import open_register
from reportkit.pipeline.casework.documents.desk import Desk, Step
from reportkit.pipeline.casework.knowing import NOT_LISTED
from reportkit.pipeline.returns.answers import Answered, read_answers
from reportkit.pipeline.returns.standing import TeamStanding, returns_standing
from reportkit.places import Places
from reportkit.settings import read_terms
from reportkit.vocabulary import Urn


def open_desk(places: Places, asked: Asked, what: str, step: Step = lambda words: None) -> Desk:
    """The record of `asked.on`. `what` is the document that it is opened for, as the reading says it.

    Raises CaseworkRefused where nobody is named or no reason is given: then nothing is opened.
    """
    opened = open_register(places, asked, what)
    events = open_store(places.casework).events(asked.authority)
    record = Record(
        asked.authority,
        asked.on,
        opened.rules.pack.id,
        tuple(_schools(opened.subjects, events, _answers(events, asked, opened.subjects))),
        tuple(_former(opened.subjects, events)),
        tuple(kept for event in events if event.urn is None and (kept := _kept(event))),
        tuple(map(_team, returns_standing(places, asked.authority, asked.on))),
        next((subject.kept_since for subject in opened.subjects), None),
    )
    folder = places.term_folder(asked.authority, read_terms(places.params).at(asked.on))
    return Desk(places, asked, record, opened.rules, folder, step)


def _kept(event: Event) -> Event | None:
    """An event of the borough; of a workbook its partners alone, as its answers stand with their schools."""
    said = event.payload
    if not isinstance(said, ReturnsLoaded):
        return event
    rows = tuple(row for row in said.rows if row.sheet == PARTNERS)
    return replace(event, payload=said.model_copy(update={"rows": rows})) if rows else None


def _schools(
    subjects: Sequence[Subject], events: Sequence[Event], answers: Mapping[Urn, tuple[Answer, ...]]
) -> Iterator[SchoolRecord]:
    by_urn = _by_newest(subjects, events)
    for subject in subjects:
        urn = subject.facts.urn
        yield SchoolRecord(
            subject.facts,
            tuple(by_urn.get(urn, ())),
            subject.promises,
            subject.ladder,
            answers.get(urn, ()),
        )


def _former(subjects: Sequence[Subject], events: Sequence[Event]) -> Iterator[SchoolRecord]:
    listed = {subject.facts.urn for subject in subjects}
    for urn, mine in sorted(_by_newest(subjects, events).items()):
        if urn not in listed:
            yield SchoolRecord(SchoolFacts(urn, NOT_LISTED), tuple(mine))


def _by_newest(subjects: Sequence[Subject], events: Sequence[Event]) -> dict[Urn, list[Event]]:
    """Events by the URN a school has now, those under its earliest number first."""
    facts = [subject.facts for subject in subjects]
    successors = {old: fact.urn for fact in facts for old in fact.earlier}
    turn = {urn: -n for fact in facts for n, urn in enumerate((fact.urn, *fact.earlier))}
    of_schools = [(event.urn, event) for event in events if event.urn is not None]
    found: dict[Urn, list[Event]] = {}
    for urn, event in sorted(of_schools, key=lambda one: turn.get(one[0], 0)):
        found.setdefault(newest_urn(urn, successors), []).append(event)
    return found


def _answers(
    events: Sequence[Event], asked: Asked, subjects: Sequence[Subject]
) -> Mapping[Urn, tuple[Answer, ...]]:
    now = {urn: s.facts.urn for s in subjects for urn in (s.facts.urn, *s.facts.earlier)}
    found: dict[Urn, tuple[Answer, ...]] = {}
    for one in read_answers(events, asked.on):
        if one.urn in now:
            urn = now[one.urn]
            found[urn] = (*found.get(urn, ()), _answer(one))
    return found


def _answer(one: Answered) -> Answer:
    return Answer(one.team, one.question, one.said, one.on, one.cell.file, one.cell.row)


def _team(standing: TeamStanding) -> TeamReturn:
    request = standing.request
    said = request.payload if request else None
    asked = said if isinstance(said, ReturnsAsked) else None
    return TeamReturn(
        standing.team,
        standing.answered,
        standing.schools,
        asked.asked_of.name if asked else None,
        request.happened_on if request else None,
        asked.due_by if asked else None,
        standing.newest,
    )
