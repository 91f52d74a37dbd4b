"""What a school's document must hold, worked out from what is known of it and not from what was drawn."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.reports.assessing.near import how_near
from reportkit.reports.profiles.lines import Whose
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.reports.sections.expected import Parts
from reportkit.reports.sections.school.changes import rows_changed
from reportkit.reports.sections.school.commentary import HEADING
from reportkit.reports.sections.school.drawing import (
    ABSENCE,
    PRIMARY,
    SUBJECTS,
    comparable_test,
    has_figure,
    key_measure,
)
from reportkit.reports.sections.school.lines import nearest, to_clear
from reportkit.reports.sections.school.method import has_lines


def expected_parts(profile: SchoolProfile) -> Parts:
    """The parts that the profile's own data call for: exactly these, no fewer and no more."""
    return Parts(tuple(_headings(profile)), sum(_charts(profile)), sum(_tables(profile)))


def _headings(profile: SchoolProfile) -> Iterator[str]:
    is_full = profile.kind is Kind.FULL
    yield "At a glance"
    yield from ["Why we are contacting you"] if profile.is_contacted else []
    yield from ("Your latest inspection", "The eleven indicators", "Your results in pictures")
    yield from ["What has changed"] if is_full and profile.since else []
    yield from ["How near the line"] if is_full and _has_distance(profile) else []
    yield from [HEADING] if profile.casework and profile.casework.commentary else []
    yield "What you can expect"
    yield from ["Questions for our next conversation"] if is_full else []
    yield "How we worked this out"


def _has_distance(profile: SchoolProfile) -> bool:
    return any(how_near(finding) or to_clear(finding) for finding in nearest(profile))


def _charts(profile: SchoolProfile) -> Iterator[bool]:
    """Whether each of the five charts has a figure to draw."""
    measure = key_measure(profile)
    yield measure is not None and _has(profile, measure.id)
    yield _has(profile, ABSENCE)
    if profile.kind is Kind.FULL:
        yield measure is not None and _has(profile, measure.id, "disadvantaged")
        yield comparable_test(profile) is not None
        is_primary = measure is not None and measure.id == PRIMARY
        yield is_primary and any(_has(profile, subject) for subject in SUBJECTS)


def _has(profile: SchoolProfile, measure: str, group: str = "all") -> bool:
    return has_figure(profile.line(measure, Whose.SCHOOL, group))


def _tables(profile: SchoolProfile) -> Iterator[bool]:
    """Whether there are inspection, indicators, changes, the lines, and how it was worked out."""
    is_full = profile.kind is Kind.FULL
    yield is_full and profile.facts.inspected_on is not None
    yield True
    yield is_full and bool(rows_changed(profile))
    yield is_full and has_lines(profile)
    yield True
