"""Everything the register's documents say: the record of a day beside the assessment of that day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportkit.casework.record import Record, read_record
from reportkit.casework.requirements import Rules, Subject
from reportkit.exceptions import UsageError
from reportkit.judgement.assessment.changes import Change
from reportkit.judgement.assessment.departures import gone_from
from reportkit.judgement.assessment.model import Header, SchoolAssessment
from reportkit.reports.profiles.kept import Settings, changes_of, kept_assessment, settings_of
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import Term, Urn


@dataclass(frozen=True, slots=True)
class Departed:
    """A school that is on the list no more: its standing then, and the schools that replace it."""

    urn: Urn
    name: str
    then: str
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessed:
    """What the assessment says of each school, and how that differs from the one before.

    `before` is None where no list of schools goes back so far; then nothing is compared.
    """

    header: Header
    schools: Mapping[Urn, SchoolAssessment]
    before: Header | None = None
    changes: Mapping[Urn, tuple[Change, ...]] | None = None
    departed: tuple[Departed, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterProfile:
    """The record and the assessment of one day, under one policy."""

    record: Record
    assessed: Assessed
    settings: Settings
    subjects: tuple[Subject, ...]

    @property
    def pack(self) -> PolicyPack:
        """The policy."""
        return self.settings.pack

    @property
    def rules(self) -> Rules:
        """The policy with the dates of terms."""
        return Rules(self.settings.pack, self.settings.terms)

    @property
    def term(self) -> Term:
        """The term of the day."""
        return self.settings.terms.at(self.record.as_at)

    def check(self, authority: str, as_at: str) -> RegisterProfile:
        """Itself. Raises UsageError if record and assessment are not both of what is asked for."""
        said = {
            (self.record.authority, self.record.as_at.isoformat(), self.record.policy),
            (self.assessed.header.authority, str(self.assessed.header.as_at), self.assessed.header.policy),
        }
        if said != {(authority, as_at, self.pack.id)}:
            raise UsageError(
                f"The record and the assessment named are not both of {authority} on {as_at} under "
                f"{self.pack.id}. Build the document with  reportkit build  and not by hand."
            )
        return self


def read_register_profile(record: str, snapshot: str, earlier: str, params: str) -> RegisterProfile:
    """The profile from the record's file and the folders of kept assessments; `earlier` is "" for none.

    Raises MissingData where a file or an assessment is not there.
    """
    return register_profile(read_record(Path(record)), snapshot, earlier, params)


def register_profile(record: Record, snapshot: str, earlier: str, params: str) -> RegisterProfile:
    """The profile of a record that is at hand."""
    settings = settings_of(Path(params), record.authority, record.policy)
    return RegisterProfile(record, _assessed(snapshot, earlier), settings, record.subjects)


def _assessed(snapshot: str, earlier: str) -> Assessed:
    now = kept_assessment(Path(snapshot)).assessment
    schools = {urn: now.of_school(urn) for urn in now.urns}
    if not earlier:
        return Assessed(now.header, schools)
    then = kept_assessment(Path(earlier)).assessment
    departed = tuple(_departed(then.of_school(urn), schools) for urn in gone_from(then, now))
    return Assessed(now.header, schools, then.header, changes_of(Path(earlier), Path(snapshot)), departed)


def _departed(then: SchoolAssessment, now: Mapping[Urn, SchoolAssessment]) -> Departed:
    heirs = (school for school in now.values() if then.urn in tuple(school.facts["replaces"]))  # type: ignore[arg-type]  # texts
    named = tuple(f"{heir.facts['name']} ({heir.urn})" for heir in heirs)
    return Departed(then.urn, str(then.facts["name"]), then.placement.words, named)
