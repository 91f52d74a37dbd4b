"""What is known of a school before something about it is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

import pandas as pd

from reportkit.casework.events import Event
from reportkit.casework.register import Casefile, History, RegisterEntry, register_entry, tell_history
from reportkit.casework.requirements import Promise, Rules, SchoolFacts, Subject
from reportkit.casework.store import Store
from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.inspections import read_inspections, read_urns_ofsted_lists
from reportkit.evidence.siod.schools import School, read_schools
from reportkit.exceptions import CaseworkRefused
from reportkit.judgement.assessment.snapshots import snapshot_folder
from reportkit.judgement.assessment.terms import Terms as PolicyTerms
from reportkit.judgement.assessment.terms import hash_of, header_of
from reportkit.judgement.crosswalks import Crosswalk, InspectionStatus, Reading, read_inspection_status
from reportkit.judgement.policies import Who, entitlements, evaluate
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.keeping import open_data, terms_for
from reportkit.places import Places
from reportkit.settings import Authority, read_authority, read_terms
from reportkit.settings.policies import Focus, Graded, PolicyPack
from reportkit.vocabulary import AreaCode, Urn, in_words
from reportkit.vocabulary.results import Outcome

NOT_LISTED = "a school that is on no list held"

# The rules that place a school, and the category that they give it.
Placed = tuple[tuple[str, ...], str | None]


@dataclass(frozen=True, slots=True)
class Known:
    """A school as lists, inspections, the policy and the record tell.

    Of the day that the act happened on: `graded_then` is what the latest inspection read as, `by_rule` are
    the rules that place the school by themselves and `rule_category` where; `assessment` is the place of
    the kept assessment, "" if none is kept. All else is of today; `opened_on` is None where the school has
    an earlier number too, or it is not known.
    """

    asked: Asked
    authority: Authority
    rules: Rules
    facts: SchoolFacts
    history: History
    graded_then: Graded | None
    by_rule: tuple[str, ...]
    rule_category: str | None
    assessment: str
    opened_on: date | None = None

    @property
    def pack(self) -> PolicyPack:
        """The policy."""
        return self.rules.pack

    @property
    def file(self) -> Casefile:
        """What stands of the school now."""
        return Casefile(self.asked.today, self.history.standing(self.asked.today))

    @property
    def entry(self) -> RegisterEntry | None:
        """Its place on the register."""
        return register_entry(self.facts.urn, self.file)


def know_school(places: Places, asked: Asked, urn: Urn, store: Store, to_come: Sequence[Event] = ()) -> Known:
    """What is known of the school an act is about; `to_come` are events that will be recorded before it.

    Raises CaseworkRefused for a school that is not the authority's, and MissingData where no data is held.
    """
    authority = read_authority(places.params, asked.authority)
    terms = terms_for(places, authority, asked.policy, Crosswalk.DFE_STUCK)
    with open_data(places) as siod:
        school = _find_school(listed(places, siod, authority, asked.today), urn)
        now, then = _statuses(siod, school, terms.crosswalk, asked)
        assessment = _kept_assessment(places, siod, asked, authority, terms)
    earlier = tuple(reversed(school.sole_predecessors)) if school else ()
    history = tell_history((*store.history(urn, earlier).events, *to_come))
    if school is None and not any(event.authority == asked.authority for event in history.events):
        raise CaseworkRefused(
            f"{urn} is not an open state-funded school of {authority.name} on {in_words(asked.today)}, as "
            "far as the lists held tell. Check the number, or name the school's authority with --authority."
        )
    facts = facts_of(school, now) if school else SchoolFacts(urn, NOT_LISTED)
    by_rule, category = placed_by_rule(terms, facts, then)
    rules = Rules(terms.pack, read_terms(places.params))
    return Known(
        asked,
        authority,
        rules,
        facts,
        history,
        _graded(then),
        by_rule,
        category,
        assessment,
        opened_on(school),
    )


def opened_on(school: School | None) -> date | None:
    """The first day of a school; None for one that went on from another, or whose day is not known."""
    return school.opened if school and not (school.predecessors or school.sole_predecessors) else None


def facts_of(school: School, status: InspectionStatus | None) -> SchoolFacts:
    """Who the school is."""
    inspected = status.inspection if status else None
    return SchoolFacts(
        school.urn,
        school.name,
        str(school.phase_group) or school.phase,
        school.is_maintained,
        _graded(status),
        inspected.started_on if inspected else None,
        status.is_in_special_measures if status else None,
        school.sole_predecessors,
    )


def read_statuses(
    siod: Siod, schools: Sequence[School], crosswalk: Crosswalk, as_at: date
) -> Mapping[Urn, InspectionStatus]:
    """Where each school stands with inspections, as known on the day."""
    urns = sorted({urn for school in schools for urn in school.urns})
    found = read_inspections(siod, urns, as_at)
    listed = _urns_ofsted_lists(_Data(siod.data_hash(), siod), as_at)
    statuses: dict[Urn, InspectionStatus] = {}
    for school in schools:
        mine = sorted(
            (one for one in found if one.urn in school.urns), key=lambda one: one.started_on, reverse=True
        )
        is_listed = not listed.isdisjoint(school.urns)
        statuses[school.urn] = read_inspection_status(
            school, mine, crosswalk, as_at, is_on_ofsteds_list=is_listed
        )
    return statuses


@dataclass(frozen=True, slots=True)
class _Data:
    """What is loaded; two that hold the same are the same."""

    data_hash: str
    siod: Siod = field(compare=False)


@lru_cache(maxsize=32)
def _urns_ofsted_lists(data: _Data, as_at: date) -> frozenset[Urn]:
    """All of England's, which every row of a sheet of acts asks for again."""
    return frozenset(read_urns_ofsted_lists(data.siod, as_at))


def subject_of(
    facts: SchoolFacts, file: Casefile, pack: PolicyPack, kept_since: date | None = None
) -> Subject:
    """The school with what its category promises it and what every category would."""
    bare = Subject(facts, file)
    category = bare.category or pack.otherwise or pack.categories[0].id
    # Until it is on record what the one aspect is, the visits are promised (2.5.6; K44b).
    focus = bare.entry.focus if bare.entry and bare.entry.focus else Focus.TEACHING
    return Subject(
        facts, file, _promises(pack, facts, category, focus), _ladder(pack, facts, focus), kept_since
    )


def _promises(pack: PolicyPack, facts: SchoolFacts, category: str, focus: Focus) -> tuple[Promise, ...]:
    lines = entitlements(pack, _who(facts, category, focus)).offers
    return tuple(
        Promise(line.rule, line.clause, line.offer.what, line.offer.count, line.offer.per, line.offer.may)
        for line in lines
        if line.offer.count is not None and line.offer.per is not None
    )


def _ladder(pack: PolicyPack, facts: SchoolFacts, focus: Focus) -> tuple[tuple[str, int | None], ...]:
    return tuple(
        (category.id, entitlements(pack, _who(facts, category.id, focus)).visits_per_year)
        for category in pack.categories
    )


def _who(facts: SchoolFacts, category: str, focus: Focus) -> Who:
    return Who(category, facts.phase, facts.maintained, facts.graded, focus)


def listed(places: Places, siod: Siod, authority: Authority, as_at: date) -> tuple[School, ...]:
    """The authority's schools on the day; a sheet of acts asks for them at every row, so they are held."""
    return _listed(places.siod, siod.data_hash(), authority.area, as_at)


@lru_cache(maxsize=8)
def _listed(path: Path, _data_hash: str, area: AreaCode, as_at: date) -> tuple[School, ...]:
    with Siod.open(path, read_only=True) as siod:
        return read_schools(siod, area, as_at).schools


def _find_school(schools: Sequence[School], urn: Urn) -> School | None:
    """The school, None if no list has it. Raises CaseworkRefused for a number that it had before."""
    for school in schools:
        if urn in school.sole_predecessors:
            raise CaseworkRefused(
                f"{urn} is now {school.urn}, {school.name}. Give that number: its history includes what was "
                f"recorded under {urn}."
            )
    return next((school for school in schools if school.urn == urn), None)


def _statuses(
    siod: Siod, school: School | None, crosswalk: Crosswalk, asked: Asked
) -> tuple[InspectionStatus | None, InspectionStatus | None]:
    """Where the school stands today, and where it stood on the day the act happened."""
    if school is None:
        return None, None
    now = read_statuses(siod, [school], crosswalk, asked.today)[school.urn]
    if asked.on == asked.today:
        return now, now
    return now, read_statuses(siod, [school], crosswalk, asked.on)[school.urn]


def _graded(status: InspectionStatus | None) -> Graded | None:
    if status is None or status.reading in (Reading.CANNOT_SAY, Reading.NONE_HELD):
        return None
    return Graded(status.reading.value.replace(" ", "_"))


def placed_by_rule(terms: PolicyTerms, facts: SchoolFacts, status: InspectionStatus | None) -> Placed:
    """The rules that place the school by its inspection alone, and the category it then has."""
    return next(iter(all_placed_by_rule(terms, [(facts, status)])))


def all_placed_by_rule(
    terms: PolicyTerms, schools: Iterable[tuple[SchoolFacts, InspectionStatus | None]]
) -> tuple[Placed, ...]:
    """The same of each of the schools, in their order."""
    inspected = [_Inspected.of(facts, status) if status else None for facts, status in schools]
    unlike = tuple(dict.fromkeys(one for one in inspected if one))
    placed = dict(zip(unlike, _placed_by_rule(_Policy(hash_of(terms), terms), unlike), strict=True))
    return tuple(placed[one] if one else ((), None) for one in inspected)


@dataclass(frozen=True, slots=True)
class _Policy:
    """A policy with its thresholds; two that say the same are the same."""

    said: str
    terms: PolicyTerms = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Inspected:
    """All that a rule can look at in a school of which nothing is known but its inspection."""

    maintained: bool | None
    phase: str
    inspection_status: str
    inspection_is_own: bool
    repeated_ri: bool | None
    in_special_measures: bool | None

    @classmethod
    def of(cls, facts: SchoolFacts, status: InspectionStatus) -> _Inspected:
        """That of a school."""
        reading = status.reading.value.replace(" ", "_")
        special = status.is_in_special_measures
        return cls(facts.maintained, facts.phase, reading, status.is_own, status.repeated, special)


@lru_cache(maxsize=256)
def _placed_by_rule(policy: _Policy, schools: tuple[_Inspected, ...]) -> tuple[Placed, ...]:
    """Looking at a whole policy takes long, so it is done once for schools that are asked about together."""
    if not schools:
        return ()
    pack, thresholds = policy.terms.pack, policy.terms.thresholds
    table = evaluate(pack, _facts_table(schools), thresholds.value("coverage"))
    automatic = {rule.id for rule in pack.placing if rule.kind == "automatic"}
    return tuple(
        _placed(tuple(rule for rule in applied if rule in automatic), category)
        for applied, category in zip(table["applied"], table["category"], strict=True)
    )


def _placed(applied: tuple[str, ...], category: str | None) -> Placed:
    return applied, str(category) if applied else None


def _facts_table(schools: Sequence[_Inspected]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "urn": str(number),
                **asdict(inspected),
                **{f"indicator_{number}": Outcome.CANNOT_SAY for number in range(1, 12)},
                "monitoring_visits": None,
                "indicator_1_strong": False,
                "head_changed": "not known",
                "decision": None,
                "decision_reason": None,
            }
            for number, inspected in enumerate(schools)
        ]
    ).astype({"in_special_measures": "boolean"})


def _kept_assessment(
    places: Places, siod: Siod, asked: Asked, authority: Authority, terms: PolicyTerms
) -> str:
    """Where the assessment of the day it happened is kept, from this data, policy and code."""
    folder: Path = snapshot_folder(
        places.snapshots, header_of(siod, asked.authority, authority.area, asked.on, terms)
    )
    return folder.relative_to(places.snapshots).as_posix() if folder.is_dir() else ""
