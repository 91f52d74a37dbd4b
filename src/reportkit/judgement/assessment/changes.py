"""What changed between two assessments: which result moved, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import isnan

from reportkit.judgement.assessment.model import Assessment, Finding, IndicatorResult, SchoolAssessment
from reportkit.vocabulary import AcademicYear, MissingReason, Urn


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
    earlier = [*now.facts["earlier_urns"]]  # type: ignore[misc]  # a list of texts, as kept
    known = next((u for u in (urn, *map(Urn, earlier)) if u in before.urns), None)
    if known is None:
        yield Change(urn, "category", "", now.placement.words, Cause.NEW_SCHOOL, "")
        return
    then = before.of_school(known)
    yield from _category(then, now, _by_rule(before, after))
    for was, is_now in zip(then.indicators, now.indicators, strict=True):
        if was.outcome is not is_now.outcome:
            cause, detail = _cause(was, is_now, before, after)
            yield Change(urn, str(is_now.indicator), was.outcome, is_now.outcome, cause, detail)


def _category(then: SchoolAssessment, now: SchoolAssessment, cause: Cause | None) -> Iterator[Change]:
    if (then.placement.category, then.placement.route) == (now.placement.category, now.placement.route):
        return
    decided = "decided" in (then.placement.route, now.placement.route)
    inspected = then.facts["inspected_on"] != now.facts["inspected_on"]
    found = cause or (
        Cause.NEW_DECISION if decided else Cause.NEW_INSPECTION if inspected else Cause.NEW_DATA
    )
    yield Change(now.urn, "category", then.placement.words, now.placement.words, found, "")


def _by_rule(before: Assessment, after: Assessment) -> Cause | None:
    """A policy or threshold that differs; it may move any result."""
    if before.header.policy != after.header.policy:
        return Cause.NEW_POLICY
    return None


def _cause(
    was: IndicatorResult, now: IndicatorResult, before: Assessment, after: Assessment
) -> tuple[Cause, str]:
    """Why an indicator moved: looked for in the tests that moved, the newest data first."""
    earlier = {_key(finding): finding for finding in was.findings}
    moved = [f for f in now.findings if _key(f) not in earlier or earlier[_key(f)].outcome is not f.outcome]
    pairs = [(earlier.get(_key(finding)), finding) for finding in moved]
    newer = [f for e, f in pairs if f.year > (e.year if e else "")]
    if newer:
        return Cause.NEW_DATA, ", ".join(AcademicYear(year).label for year in sorted({f.year for f in newer}))
    if any(f.reason == MissingReason.OUT_OF_DATE for _, f in pairs):
        return Cause.OUT_OF_DATE, ""
    if any(e and _differs(e, f) for e, f in pairs):
        return Cause.REVISED_DATA, ""
    if before.header.rules_hash != after.header.rules_hash:
        return Cause.NEW_THRESHOLD, ""
    return _by_rule(before, after) or Cause.NEW_DATA, ""


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.test, finding.measure, finding.pupil_group


def _differs(earlier: Finding, later: Finding) -> bool:
    """Whether a figure of the same year was changed by its publisher."""
    pairs = (
        (earlier.figure, later.figure),
        (earlier.comparator, later.comparator),
        (earlier.before, later.before),
    )
    return any(not (isnan(a) and isnan(b)) and a != b for a, b in pairs)
