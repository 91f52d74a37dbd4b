"""Everything one school's document says of it, from the kept assessment; nothing is worked out anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from math import isnan
from pathlib import Path

from reportkit import __version__
from reportkit.exceptions import UsageError
from reportkit.judgement.assessment.changes import Change
from reportkit.judgement.assessment.model import (
    Finding,
    Header,
    IndicatorResult,
    Placement,
    SchoolAssessment,
)
from reportkit.judgement.policies import Entitlements, Register, Route, Who, entitlements, focus_of
from reportkit.reports.assessing.cures import Cure
from reportkit.reports.profiles.asking import questions_for
from reportkit.reports.profiles.casework import OwnCasework, Recorded, read_handed
from reportkit.reports.profiles.compared import as_tested
from reportkit.reports.profiles.kept import Kept, Settings, changes_of, kept_assessment, settings_of
from reportkit.reports.profiles.lines import Line, Whose
from reportkit.reports.profiles.recorded import placed_as_recorded
from reportkit.settings import Authority
from reportkit.settings.policies import Focus, Graded, PolicyPack
from reportkit.vocabulary import Term, Urn
from reportkit.vocabulary.results import Outcome


class Kind(StrEnum):
    """How much a document says: a school about which nothing stands out gets the short one."""

    CLEAR = "clear"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """Who the school is. `maintained` is None where not known, `trust` empty where none is held."""

    name: str
    urn: Urn
    phase: str
    type: str
    maintained: bool | None
    trust: str
    pupils: int | None
    earlier_urns: tuple[Urn, ...]
    reading: str
    inspected_on: date | None
    inspection_is_own: bool
    inspection: str
    by_area: str


@dataclass(frozen=True, slots=True)
class Since:
    """The earlier assessment: its day, the school in it (None if it did not hold it), and what changed."""

    day: date
    placement: Placement | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class SchoolProfile:
    """One school under one policy on one day; `place` is its row in the assessment that is `kept`.

    `casework` is None where no casework is kept; with it, the placement is as decided and on record.
    """

    header: Header
    facts: SchoolFacts
    assessed: SchoolAssessment
    settings: Settings
    term: Term
    since: Since | None
    entitlements: Entitlements
    questions: tuple[str, ...]
    cures: tuple[Cure, ...]
    build_id: str
    kept: Kept
    place: int
    casework: OwnCasework | None = None

    @property
    def authority(self) -> Authority:
        """The authority's settings."""
        return self.settings.authority

    @property
    def pack(self) -> PolicyPack:
        """The policy applied."""
        return self.settings.pack

    @property
    def placement(self) -> Placement:
        """Where the policy puts the school."""
        return self.assessed.placement

    @property
    def indicators(self) -> tuple[IndicatorResult, ...]:
        """The eleven indicators in order."""
        return self.assessed.indicators

    def with_outcome(self, outcome: Outcome) -> list[IndicatorResult]:
        """The indicators with that outcome, in order."""
        return [result for result in self.indicators if result.outcome is outcome]

    @property
    def findings(self) -> Iterator[Finding]:
        """Every test of the school, in order of the indicators."""
        return (finding for result in self.indicators for finding in result.findings)

    @property
    def made(self) -> list[Finding]:
        """The tests that could be made."""
        return [finding for finding in self.findings if finding.is_made]

    def line(self, measure: str, whose: Whose, group: str = "all") -> Line:
        """A line of figures to draw, by year; of comparable schools, the test's own figure for its year."""
        key, history = (measure, group), self.kept.history
        line = history.line(self.place, key, whose)
        if whose is not Whose.SIMILAR:
            return line
        return {**line, **as_tested(self.made, key, history.peers(self.place, measure))}

    @property
    def is_on_register(self) -> bool:
        """Whether the policy itself or a decision has it on the register."""
        return self.placement.register == Register.ON

    @property
    def category(self) -> str | None:
        """The category that it has; None where no rule and no person gives one."""
        category = self.placement.category
        return category if isinstance(category, str) else None

    @property
    def is_contacted(self) -> bool:
        """Whether the policy asks that the school be spoken to: it is placed, or something is proposed."""
        mildest = self.pack.categories[0].id
        asked = any(proposal.category != mildest for proposal in self.placement.proposals)
        return asked or self.is_on_register or self.category not in (None, mildest)

    @property
    def kind(self) -> Kind:
        """CLEAR where nothing is flagged or proposed and enough is known."""
        quiet = not self.is_contacted and not self.with_outcome(Outcome.FLAG)
        return Kind.CLEAR if quiet and self._is_known else Kind.FULL

    @property
    def _is_known(self) -> bool:
        """Whether enough is known to say how it stands; that somebody decided adds nothing to it."""
        route = self.placement.route
        if route == Route.DECIDED:
            route = str(self.kept.assessment.placements["route"].iat[self.place])
        return route not in (Route.CANNOT_SAY, Route.NONE)

    @property
    def reply_by(self) -> date:
        """The last day to say whether it is accurate: the one that was set, while it is ahead."""
        set_days = [talk.reply_by for talk in self.casework.talks if talk.reply_by] if self.casework else []
        ahead = [day for day in set_days if day >= self.header.as_at]
        return max(
            ahead, default=self.header.as_at + timedelta(days=self.settings.questions.reply_within_days)
        )

    def check(self, authority: str, as_at: str) -> SchoolProfile:
        """Itself. Raises UsageError if the assessment is of another authority or day than asked for."""
        if (self.header.authority, self.header.as_at.isoformat()) != (authority, as_at):
            raise UsageError(
                f"The assessment named is of {self.header.authority} on {self.header.as_at}, not of "
                f"{authority} on {as_at}. Name the right one, or run  reportkit assess  first."
            )
        return self


def read_school_profile(
    urn: str, snapshot: str, earlier: str, params: str, casework: str = ""
) -> SchoolProfile:
    """The school's profile from the kept assessment in the folder `snapshot`.

    `earlier` is the folder of the one to compare with, "" for none; `params` that of the settings;
    `casework` the file with what the council's records say, "" for none. The assessments and that file
    are read once in a process. Raises UsageError for a school that is not in the assessment or settings
    that cannot be used, and MissingData where no assessment is kept or no casework is in its place.
    """
    kept = kept_assessment(Path(snapshot))
    header = kept.assessment.header
    if urn not in kept.places:
        raise UsageError(f"{urn} is not in the assessment of {header.authority} on {header.as_at}.")
    number = Urn(urn)
    own = _own(Path(casework), urn, header) if casework else None
    settings = settings_of(Path(params), header.authority, header.policy)
    assessed = _placed(settings.pack, kept.assessment.of_school(number), own.now if own else None)
    facts = _facts(assessed)
    profile = SchoolProfile(
        header,
        facts,
        assessed,
        settings,
        settings.terms.at(header.as_at),
        _since(earlier, Path(snapshot), settings.pack, facts, own) if earlier else None,
        _entitlements(settings.pack, facts, assessed.placement, own.now if own else None),
        questions_for(settings, facts.phase, assessed.indicators),
        kept.cures.get(kept.places[number], ()),
        "",
        kept,
        kept.places[number],
        own,
    )
    return _marked(profile)


def _own(path: Path, urn: str, header: Header) -> OwnCasework:
    return read_handed(path).of(urn, header.authority, header.policy, header.as_at)


def _placed(pack: PolicyPack, assessed: SchoolAssessment, record: Recorded | None) -> SchoolAssessment:
    """The school with its placement as the records have it."""
    facts = _facts(assessed)
    placement = placed_as_recorded(pack, assessed.placement, record, facts.reading, facts.inspected_on)
    return replace(assessed, placement=placement)


def _facts(assessed: SchoolAssessment) -> SchoolFacts:
    said = assessed.facts
    maintained, pupils, on = said["maintained"], said["pupils"], said["inspected_on"]
    return SchoolFacts(
        str(said["name"]),
        assessed.urn,
        str(said["phase"]),
        str(said["type"]),
        maintained if isinstance(maintained, bool) else None,
        str(said["trust"] or ""),
        int(pupils) if isinstance(pupils, int | float) and not isnan(pupils) else None,
        tuple(map(Urn, said["earlier_urns"])),  # type: ignore[call-overload]  # texts, as kept
        str(said["reading"]),
        on if isinstance(on, date) else None,
        bool(said["inspection_is_own"]),
        str(said["inspection"]),
        str(said["by_area"]),
    )


def _since(earlier: str, now: Path, pack: PolicyPack, facts: SchoolFacts, own: OwnCasework | None) -> Since:
    then = kept_assessment(Path(earlier))
    known = next((urn for urn in (facts.urn, *facts.earlier_urns) if urn in then.places), None)
    record = own.then if own else None
    before = _placed(pack, then.assessment.of_school(known), record).placement if known else None
    return Since(then.assessment.header.as_at, before, changes_of(Path(earlier), now).get(facts.urn, ()))


def _entitlements(
    pack: PolicyPack, facts: SchoolFacts, placement: Placement, record: Recorded | None
) -> Entitlements:
    """What the school can expect today; until a category is decided, what one without any can."""
    category = placement.category if isinstance(placement.category, str) else pack.otherwise or ""
    inspection = facts.reading.replace(" ", "_")
    graded = Graded(inspection) if inspection in set(Graded) else None
    focus = _focus(pack, placement, record)
    return entitlements(pack, Who(category, facts.phase, facts.maintained, graded, focus))


def _focus(pack: PolicyPack, placement: Placement, record: Recorded | None) -> Focus:
    """Whether the one aspect to support is linked to teaching, as decided or as the rules say."""
    if record and record.focus and record.category == placement.category:
        return Focus(record.focus)
    proposed = (proposal.rule for proposal in placement.proposals)
    return focus_of(pack, (*placement.applied, *proposed)) or Focus.TEACHING


def _marked(profile: SchoolProfile) -> SchoolProfile:
    """The profile with its build id: a hash over all that a part of the document can read of the school.

    What is held of other schools counts only where it moves a figure of this one, or of a group it is
    compared with; so a new release leaves the id of a school that it says nothing new of.
    """
    marks = profile.kept.history.marks(profile.place)
    read = (
        replace(profile.header, data_hash=""),
        (profile.facts, profile.assessed, profile.since, profile.cures, marks),
        (profile.settings.questions.reply_within_days, profile.settings.terms),
        (profile.entitlements, profile.questions, profile.casework),
        __version__,
    )
    return replace(profile, build_id=hashlib.sha256(repr(read).encode()).hexdigest()[:12])
