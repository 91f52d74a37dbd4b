"""What changed between two assessments: which result moved, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isnan

from reportkit.judgement.assessment.model import Assessment, Finding, IndicatorResult, SchoolAssessment
from reportkit.judgement.indicators.safeguarding import INSPECTED
from reportkit.judgement.policies.engine import Route
from reportkit.vocabulary import AcademicYear, MissingReason, Urn

_PUBLISHED = ("figure", "before", "comparator", "comparator_before", "pupils", "pupils_before")


class Cause(StrEnum):
    """Why a result moved."""

    NEW_SCHOOL = "the school is new to the list"
    NEW_DATA = "new data"
    REVISED_DATA = "revised data"
    OUT_OF_DATE = "data that is now out of date"
    NEW_THRESHOLD = "a new threshold"
    NEW_POLICY = "another policy"
    NEW_DECISION = "a decision"
    NEW_INSPECTION = "a new inspection"
    NEW_NUMBER = "a new number, not inspected since"
    NEW_CROSSWALK = "another reading of inspections"
    NEW_RETURN = "a return"
    NEW_VERSION = "another version of reportkit"


@dataclass(frozen=True, slots=True)
class Change:
    """One result of one school that moved; `what` is an indicator's number or "category"."""

    urn: Urn
    what: str
    then: str
    now: str
    cause: Cause
    detail: str


def find_changes(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """Every result that differs, school by school; a school's earlier URN counts as itself."""
    return tuple(change for urn in after.urns for change in _of_school(before, after, urn))


def _of_school(before: Assessment, after: Assessment, urn: Urn) -> Iterator[Change]:
    now = after.of_school(urn)
    earlier = [*now.facts["earlier_urns"]]  # type: ignore[misc]  # texts
    known = next((u for u in (urn, *map(Urn, earlier)) if u in before.urns), None)
    if known is None:
        yield Change(urn, "category", "", now.placement.words, Cause.NEW_SCHOOL, "")
        return
    then = before.of_school(known)
    moved = [*_indicators(then, now, before, after)]
    yield from _category(then, now, moved, _of_rules(before, after))
    yield from moved


def _indicators(
    then: SchoolAssessment, now: SchoolAssessment, before: Assessment, after: Assessment
) -> Iterator[Change]:
    is_inspected = _is_inspected_since(then, now)
    for was, is_now in zip(then.indicators, now.indicators, strict=True):
        if was.outcome is not is_now.outcome:
            cause, detail = _cause(was, is_now, is_inspected) or (_of_rules(before, after), "")
            said = cause or Cause.NEW_DATA
            yield Change(now.urn, str(is_now.indicator), was.outcome, is_now.outcome, said, detail)


def _category(
    then: SchoolAssessment, now: SchoolAssessment, moved: Sequence[Change], rules: Cause | None
) -> Iterator[Change]:
    """The category, where it moved: because of the rules, a person, an inspection, or the indicators.

    An inspection that reads as the one before it did has not moved it.
    """
    if (then.placement.category, then.placement.route) == (now.placement.category, now.placement.route):
        return
    cause = _of_category(then, now, moved, rules)
    yield Change(now.urn, "category", then.placement.words, now.placement.words, cause, "")


def _of_category(
    then: SchoolAssessment, now: SchoolAssessment, moved: Sequence[Change], rules: Cause | None
) -> Cause:
    if rules in (Cause.NEW_POLICY, Cause.NEW_CROSSWALK):
        return rules
    if Route.DECIDED in (then.placement.route, now.placement.route):
        return Cause.NEW_DECISION
    if _is_inspected_since(then, now) and _reading(then) != _reading(now):
        return Cause.NEW_INSPECTION
    if _places_no_more(then, now):
        return Cause.NEW_NUMBER
    if _is_inspected_since(then, now) and _is_repeated(then) != _is_repeated(now):
        return Cause.NEW_INSPECTION
    return moved[0].cause if moved else rules or Cause.NEW_DATA


def _is_inspected_since(then: SchoolAssessment, now: SchoolAssessment) -> bool:
    """Whether a later inspection is read than then, be it the school's own or its predecessor's."""
    was, is_now = then.facts["inspected_on"], now.facts["inspected_on"]
    return isinstance(is_now, date) and (not isinstance(was, date) or was < is_now)


def _reading(school: SchoolAssessment) -> object:
    return school.facts.get("reading")


def _is_repeated(school: SchoolAssessment) -> bool | None:
    repeated = school.facts.get("repeated")
    return repeated if isinstance(repeated, bool) else None  # kept, none reads back as NaN


def _places_no_more(then: SchoolAssessment, now: SchoolAssessment) -> bool:
    """Whether a grade that placed the school only proposes since it has a new number (A3.15)."""
    is_inherited = then.facts.get("inspection_is_own") and not now.facts.get("inspection_is_own")
    proposed = [proposal.category for proposal in now.placement.proposals]
    return bool(is_inherited) and now.placement.category is None and then.placement.category in proposed


def _of_rules(before: Assessment, after: Assessment) -> Cause | None:
    """What differs beside the data, and so may move any result; None for nothing."""
    was, now = before.header, after.header
    if was.policy != now.policy:
        return Cause.NEW_POLICY
    if was.crosswalk != now.crosswalk:
        return Cause.NEW_CROSSWALK
    if was.rules_hash != now.rules_hash:
        return Cause.NEW_THRESHOLD
    return Cause.NEW_VERSION if was.made_with != now.made_with else None


def _cause(was: IndicatorResult, now: IndicatorResult, is_inspected: bool) -> tuple[Cause, str] | None:
    """Why an indicator moved, from the tests that moved, the newest data first; None if no data did it."""
    earlier = {_key(finding): finding for finding in was.findings}
    moved = [f for f in now.findings if _key(f) not in earlier or earlier[_key(f)].outcome is not f.outcome]
    pairs = [(earlier.get(_key(finding)), finding) for finding in moved]
    newer = [f for e, f in pairs if f.year > (e.year if e else "")]
    if newer:
        return Cause.NEW_DATA, ", ".join(AcademicYear(year).label for year in sorted({f.year for f in newer}))
    if any(f.reason == MissingReason.OUT_OF_DATE for _, f in pairs):
        return Cause.OUT_OF_DATE, ""
    if is_inspected and any(f.test == INSPECTED.id for f in moved):
        return Cause.NEW_INSPECTION, ""
    if any(e and MissingReason.NO_RETURN in (e.reason, f.reason) for e, f in pairs):
        return Cause.NEW_RETURN, ""
    if any(e and _differs(e, f) for e, f in pairs):
        return Cause.REVISED_DATA, ""
    return None


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.test, finding.measure, finding.pupil_group


def _differs(earlier: Finding, later: Finding) -> bool:
    """Whether a figure of the same year was changed, shown or withdrawn by its publisher."""
    return any(_are_unlike(getattr(earlier, name), getattr(later, name)) for name in _PUBLISHED)


def _are_unlike(one: float, other: float) -> bool:
    return one != other and not (isnan(one) and isnan(other))
