"""The schools that are up for discussion, and why each is."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.casework.events.support_kinds import MonitoringVisit, SchoolReview
from reportkit.casework.record import SchoolRecord
from reportkit.casework.register import RegisterEntry
from reportkit.casework.requirements import Subject
from reportkit.judgement.assessment.model import Proposal, SchoolAssessment
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.register.deciding import considered, is_unanswered
from reportkit.reports.sections.register.recording import rules_placing, unrecorded
from reportkit.vocabulary import Urn


@dataclass(frozen=True, slots=True)
class Up:
    """A school up for discussion.

    `assessed` is None for one that is on record and on no list any more. `rules` place it by themselves,
    `unrecorded` says that nobody has recorded that, and `proposals` are for more than it has on record.
    """

    subject: Subject
    school: SchoolRecord
    assessed: SchoolAssessment | None
    entry: RegisterEntry | None
    rules: tuple[str, ...]
    unrecorded: bool
    proposals: tuple[Proposal, ...]

    @property
    def by_rule(self) -> bool:
        """Whether a rule places it, by the assessment or by what is on record."""
        return bool(self.rules) or (
            self.is_on and self.entry is not None and self.entry.automatic is not None
        )

    @property
    def is_on(self) -> bool:
        """Whether the record has it on the register, or in a category."""
        return self.entry is not None and self.entry.is_on


@dataclass(frozen=True, slots=True)
class Agenda:
    """The schools up: those to talk about one by one, and those that lack no more than an answer."""

    discussed: tuple[Up, ...]
    unanswered: tuple[Up, ...]


def agenda(profile: RegisterProfile) -> Agenda:
    """A school is only unanswered if nothing is flagged, nothing is new and the mildest category is open."""
    up = schools_up(profile)
    unanswered = tuple(one for one in up if _lacks_only_an_answer(profile, one))
    return Agenda(tuple(one for one in up if one not in unanswered), unanswered)


def _lacks_only_an_answer(profile: RegisterProfile, up: Up) -> bool:
    return (
        up.assessed is not None
        and is_unanswered(profile, up.assessed, up.entry, up.proposals)
        and not _has_news(profile, up)
    )


def _has_news(profile: RegisterProfile, up: Up) -> bool:
    """Whether it was monitored or reviewed this term."""
    return bool(up.subject.happened(MonitoringVisit, SchoolReview, since=profile.term.starts))


def schools_up(profile: RegisterProfile) -> tuple[Up, ...]:
    """Those that a rule places, those placed by decision, then those to consider; each part by name.

    Under a policy without a register, a school in its mildest category for which nothing more is proposed
    is not up.
    """
    missing = {one.urn for one, _, _ in unrecorded(profile)}
    proposals = {one.urn: asked for one, _, asked in considered(profile)}
    found = [
        one
        for subject in profile.subjects
        if (one := _up(profile, subject, proposals.get(subject.facts.urn, ()), missing))
    ]
    return tuple(sorted(found, key=lambda one: (not one.by_rule, not one.is_on, one.subject.facts.name)))


def _up(
    profile: RegisterProfile, subject: Subject, proposals: tuple[Proposal, ...], missing: set[Urn]
) -> Up | None:
    urn, entry = subject.facts.urn, subject.entry
    assessed = profile.assessed.schools.get(urn)
    rules = tuple(rules_placing(profile, assessed)) if assessed else ()
    if not (rules or proposals or _is_supported(profile, entry)):
        return None
    school = profile.record.by_urn[urn]
    return Up(subject, school, assessed, entry, rules, urn in missing, proposals)


def _is_supported(profile: RegisterProfile, entry: RegisterEntry | None) -> bool:
    mildest = profile.pack.categories[0].id
    return entry is not None and entry.is_on and entry.category != mildest
