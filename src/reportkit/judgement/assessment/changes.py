"""What changed between two assessments: which result moved, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import isnan

from reportkit.judgement.assessment.model import Assessment, Finding, IndicatorResult, SchoolAssessment
from reportkit.judgement.indicators.returns import LOCAL_TESTS
from reportkit.judgement.indicators.safeguarding import INSPECTED
from reportkit.judgement.policies.engine import Route
from reportkit.vocabulary import AcademicYear, MissingReason, Urn

# Ofsted aims at 30 working days; see siod.inspections.
_REPORTED_WITHIN = timedelta(days=60)
_RETURNED = frozenset(test.id for test in LOCAL_TESTS)
_TOO_OLD = (MissingReason.OUT_OF_DATE, MissingReason.OLD_RETURN)
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
    OLDER_INSPECTION = "an older inspection, now known"
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
    inspection = _inspection(then, now, before.header.as_at)
    yield from _category(then, now, moved, inspection, _of_rules(before, after))
    yield from moved


def _indicators(
    then: SchoolAssessment, now: SchoolAssessment, before: Assessment, after: Assessment
) -> Iterator[Change]:
    inspection = _inspection(then, now, before.header.as_at)
    if inspection is None and then.urn != now.urn and _is_inherited_now(then, now):
        inspection = Cause.NEW_NUMBER
    for was, is_now in zip(then.indicators, now.indicators, strict=True):
        if was.outcome is not is_now.outcome:
            cause, detail = _cause(was, is_now, inspection) or (_of_rules(before, after), "")
            said = cause or Cause.NEW_DATA
            yield Change(now.urn, str(is_now.indicator), was.outcome, is_now.outcome, said, detail)


def _category(
    then: SchoolAssessment,
    now: SchoolAssessment,
    moved: Sequence[Change],
    inspection: Cause | None,
    rules: Cause | None,
) -> Iterator[Change]:
    """The category, where it moved: because of the rules, a person, an inspection, or the indicators.

    An inspection that reads as the one before it did has not moved it.
    """
    if (then.placement.category, then.placement.route) == (now.placement.category, now.placement.route):
        return
    cause = _of_category(then, now, inspection, rules) or (moved[0].cause if moved else rules)
    words = then.placement.words, now.placement.words
    yield Change(now.urn, "category", *words, cause or Cause.NEW_DATA, "")


def _of_category(
    then: SchoolAssessment, now: SchoolAssessment, inspection: Cause | None, rules: Cause | None
) -> Cause | None:
    """Why it moved, if for another reason than an indicator."""
    if rules in (Cause.NEW_POLICY, Cause.NEW_CROSSWALK):
        return rules
    if Route.DECIDED in (then.placement.route, now.placement.route):
        return Cause.NEW_DECISION
    if inspection and (_reading(then) != _reading(now) or _is_own_now(then, now)):
        return inspection
    if _places_no_more(then, now):
        return Cause.NEW_NUMBER
    return inspection if _is_repeated(then) != _is_repeated(now) else None


def _inspection(then: SchoolAssessment, now: SchoolAssessment, day: date) -> Cause | None:
    """Whether an inspection is read that was not known then, on `day`, be it a new one or an older one.

    It is older if it began before the last that was known, or where none was, so long before the day that
    its report was due.
    """
    was, is_now = _began(then, "inspected_on"), _began(now, "inspected_on")
    if is_now is None:
        return None
    if was is None:
        return Cause.OLDER_INSPECTION if is_now + _REPORTED_WITHIN < day else Cause.NEW_INSPECTION
    if was < is_now:
        return Cause.NEW_INSPECTION
    is_older = is_now < was and _is_own_now(then, now)
    return Cause.OLDER_INSPECTION if is_older or _is_told_of_one_before(then, now, was) else None


def _is_told_of_one_before(then: SchoolAssessment, now: SchoolAssessment, was: date) -> bool:
    """Whether the inspection before the one that was read then is another than was known."""
    known, is_now = _began(then, "previous_on"), _began(now, "previous_on")
    return is_now is not None and is_now < was and (known is None or known < is_now)


def _is_own_now(then: SchoolAssessment, now: SchoolAssessment) -> bool:
    """Whether a predecessor's inspection was read then, and one of the school itself is now."""
    return then.facts.get("inspection_is_own") is False and now.facts.get("inspection_is_own") is True


def _began(school: SchoolAssessment, which: str) -> date | None:
    day = school.facts.get(which)
    return day if isinstance(day, date) else None  # kept, none reads back as NaN


def _reading(school: SchoolAssessment) -> object:
    return school.facts.get("reading")


def _is_repeated(school: SchoolAssessment) -> bool | None:
    repeated = school.facts.get("repeated")
    return repeated if isinstance(repeated, bool) else None  # kept, none reads back as NaN


def _places_no_more(then: SchoolAssessment, now: SchoolAssessment) -> bool:
    """Whether a grade that placed the school only proposes since it has a new number (A3.15)."""
    proposed = [proposal.category for proposal in now.placement.proposals]
    is_asked = now.placement.category is None and then.placement.category in proposed
    return is_asked and _is_inherited_now(then, now)


def _is_inherited_now(then: SchoolAssessment, now: SchoolAssessment) -> bool:
    """Whether an inspection of the school itself was read then, and none is now."""
    return bool(then.facts.get("inspection_is_own")) and not now.facts.get("inspection_is_own")


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


def _cause(was: IndicatorResult, now: IndicatorResult, inspection: Cause | None) -> tuple[Cause, str] | None:
    """Why an indicator moved, from the tests that moved, the newest data first; None if no data did it."""
    earlier = {_key(finding): finding for finding in was.findings}
    moved = [f for f in now.findings if _key(f) not in earlier or earlier[_key(f)].outcome is not f.outcome]
    pairs = [(earlier.get(_key(finding)), finding) for finding in moved]
    newer = [f for e, f in pairs if f.year > (e.year if e else "")]
    if newer:
        return Cause.NEW_DATA, ", ".join(AcademicYear(year).label for year in sorted({f.year for f in newer}))
    if any(f.reason in _TOO_OLD for _, f in pairs):
        return Cause.OUT_OF_DATE, ""
    if inspection and any(f.test == INSPECTED.id for f in moved):
        return inspection, ""
    if any(e and (f.test in _RETURNED or MissingReason.NO_RETURN in (e.reason, f.reason)) for e, f in pairs):
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
