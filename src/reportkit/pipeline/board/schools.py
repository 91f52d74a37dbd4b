"""The schools of the borough as counts and guard look at them. Nothing of this reaches a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from reportkit.casework.requirements import Rules, Subject
from reportkit.casework.store import open_store
from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.called import read_called
from reportkit.evidence.siod.schools import School
from reportkit.exceptions import CaseworkRefused
from reportkit.judgement.assessment.terms import Terms
from reportkit.judgement.crosswalks import Crosswalk, InspectionStatus, Reading
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.books import open_register, register_unread
from reportkit.pipeline.casework.knowing import all_placed_by_rule, facts_of, listed, read_statuses
from reportkit.pipeline.keeping import assess_under, open_data, terms_for
from reportkit.places import Places
from reportkit.settings import read_authority
from reportkit.vocabulary import Urn, plus_months

_GOOD = (Reading.GOOD, Reading.OUTSTANDING)
_UNNAMED = (
    "The counts of the pack are made from the register, and who opens that is recorded. Say who you are:  "
    'make board-pack MEETING={day} BY="Ann Officer"  or  --by "Ann Officer" --why "The board’s papers",  or '
    "set REPORTKIT_OFFICER to your name."
)


@dataclass(frozen=True, slots=True)
class KnownSchool:
    """One school. `placed` is whether a published inspection places it on the register by itself.

    `was_placed` is the same a year before; `inspected_since` and `is_good` are since then, by published
    inspections. `subject` is None where nothing at all is recorded of any school. `proposed` is whether the
    assessment proposes a category to a person. `called` are the names and the DfE numbers that any list gives
    it, or gave it before.
    """

    urns: tuple[Urn, ...]
    name: str
    phase: str
    placed: bool
    was_placed: bool = False
    inspected_since: bool = False
    is_good: bool = False
    proposed: bool = False
    subject: Subject | None = None
    called: tuple[str, ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether it is on the register: by an inspection that places it, unless it is recorded otherwise.

        A placement by rule holds though nobody has written it down yet (H45, H46).
        """
        entry = self.subject.entry if self.subject else None
        return self.placed if entry is None else entry.is_on

    @property
    def is_unrecorded(self) -> bool:
        """Whether an inspection places it and nobody has written the placement down."""
        return self.placed and (self.subject is None or self.subject.entry is None)

    @property
    def is_confidential(self) -> bool:
        """Whether where it stands is known to the team alone: listed, watched, once listed, or proposed."""
        entry = self.subject.entry if self.subject else None
        return not self.placed and (self.proposed or entry is not None)


@dataclass(frozen=True, slots=True)
class KnownBorough:
    """Every open state-funded school, and those once recorded that no list has any more.

    `rules` are None where nothing is recorded of any school. `year_ago` is the day with which published
    inspections are compared.
    """

    schools: tuple[KnownSchool, ...]
    year_ago: date
    rules: Rules | None = None
    unlisted: tuple[Urn, ...] = ()

    @property
    def is_on_record(self) -> bool:
        """Whether anything is recorded of any school."""
        return self.rules is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Who asks for the counts of which day, and when; nobody need be named where nothing is recorded."""

    authority: str
    on: date
    meeting: date
    policy: str
    by: str = ""
    why: str = ""
    at: datetime | None = None


def know_borough(places: Places, asked: Opening) -> KnownBorough:
    """Every school with what is public of it and what is on record; the reading is recorded (H119).

    Raises CaseworkRefused where the register would be opened and nobody is named or no reason is given.
    """
    return _known(places, asked, *_subjects(places, asked))


def borough_unread(places: Places, asked: Opening) -> KnownBorough:
    """The same for a check that shows nobody what is on record: no reading is recorded, and nobody named."""
    if not places.has_casework or not _has_schools(places, asked.authority):
        return _known(places, asked, {}, None)
    at = datetime.combine(asked.on, time.min, UTC)
    who = Asked(authority=asked.authority, by="", at=at, on=asked.on, why="", policy=asked.policy)
    opened = register_unread(places, who)
    return _known(places, asked, {one.facts.urn: one for one in opened.subjects}, opened.rules)


def _known(
    places: Places, asked: Opening, subjects: Mapping[Urn, Subject], rules: Rules | None
) -> KnownBorough:
    settings = read_authority(places.params, asked.authority)
    terms = terms_for(places, settings, asked.policy, Crosswalk.DFE_STUCK)
    year_ago = plus_months(asked.on, -12)
    with open_data(places) as siod:
        schools = listed(places, siod, settings, asked.on)
        now = read_statuses(siod, schools, terms.crosswalk, asked.on)
        then = read_statuses(siod, schools, terms.crosswalk, year_ago)
        proposed = _proposed(places, siod, asked, terms)
        called = read_called(siod, (urn for school in schools for urn in school.urns))
    known = tuple(
        KnownSchool(
            (school.urn, *school.sole_predecessors),
            school.name,
            str(school.phase_group) or school.phase,
            placed_now,
            placed_then,
            _began(now[school.urn]) != _began(then[school.urn]),
            now[school.urn].reading in _GOOD,
            school.urn in proposed,
            subjects.get(school.urn),
            tuple(text for urn in school.urns for text in called.get(urn, ())),
        )
        for school, placed_now, placed_then in zip(
            schools, _placed(terms, schools, now), _placed(terms, schools, then), strict=True
        )
    )
    return KnownBorough(known, year_ago, rules, tuple(urn for urn in subjects if urn not in now))


def _placed(
    terms: Terms, schools: Sequence[School], statuses: Mapping[Urn, InspectionStatus]
) -> tuple[bool, ...]:
    """Of each school whether its inspection alone places it."""
    facts = ((facts_of(school, statuses[school.urn]), statuses[school.urn]) for school in schools)
    return tuple(bool(rules) for rules, _ in all_placed_by_rule(terms, facts))


def _subjects(places: Places, asked: Opening) -> tuple[Mapping[Urn, Subject], Rules | None]:
    """What is on record of each school; nothing is opened where nothing is recorded of any."""
    if not places.has_casework or not _has_schools(places, asked.authority):
        return {}, None
    if asked.at is None or not asked.by.strip() or not asked.why.strip():
        raise CaseworkRefused(_UNNAMED.format(day=asked.meeting))
    opening = Asked(
        authority=asked.authority, by=asked.by, at=asked.at, on=asked.on, why=asked.why, policy=asked.policy
    )
    opened = open_register(places, opening, f"board-pack {asked.meeting}")
    return {subject.facts.urn: subject for subject in opened.subjects}, opened.rules


def _has_schools(places: Places, authority: str) -> bool:
    return any(event.urn is not None for event in open_store(places.casework).events(authority))


def _proposed(places: Places, siod: Siod, asked: Opening, terms: Terms) -> frozenset[Urn]:
    """The schools for which a rule proposes a category that no rule gives by itself."""
    found = assess_under(places, siod, asked.authority, asked.on, terms)
    urns = zip(found.urns, found.placements["proposals"], strict=True)
    return frozenset(urn for urn, proposals in urns if len(proposals))


def _began(status: InspectionStatus) -> date | None:
    return status.inspection.started_on if status.inspection else None
