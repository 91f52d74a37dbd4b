"""What is loaded, how old it is, what is due from its publisher, and where the next one is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.evidence.registry import read_registry
from reportkit.evidence.siod.area_figures import AreaFigures
from reportkit.evidence.siod.store import ReleaseSummary, Siod
from reportkit.vocabulary import ENGLAND, AcademicYear, in_words

NEEDED = {
    "lait": ("all borough and national figures of the Update", "gov.uk, Local authority interactive tool"),
    "lait_neighbours": ("comparison with statistical neighbours", "gov.uk, Local authority interactive tool"),
    "lait_areas": ("names of areas and regions", "gov.uk, Local authority interactive tool"),
    "ofsted_graded": (
        "Ofsted outcomes and the list of schools",
        "gov.uk, Monthly management information: Ofsted's school inspections outcomes",
    ),
    "ofsted_report_cards": (
        "report cards since November 2025",
        "gov.uk, Monthly management information: Ofsted's school inspections outcomes",
    ),
    "gias_links": (
        "schools that replaced others since the list of schools",
        "get-information-schools.service.gov.uk, Downloads",
    ),
    "ks2_full": (
        "indicators 1 to 5 of primary schools",
        "find-school-performance-data.service.gov.uk, Download data",
    ),
    "ks4_full": (
        "indicators 1 to 5 of secondary schools",
        "find-school-performance-data.service.gov.uk, Download data",
    ),
    "absence": (
        "attendance of schools (indicator 6)",
        "find-school-performance-data.service.gov.uk, Download data",
    ),
    "census": (
        "comparable schools (indicator 5)",
        "find-school-performance-data.service.gov.uk, Download data",
    ),
}
_OLD_AFTER_DAYS = 400


def read_standing(siod: Siod, as_at: date) -> tuple[str, ...]:
    """The report line by line: loaded files, what is missing, and what is due."""
    releases = [release for release in siod.releases() if release.published_on <= as_at]
    return (
        f"Loaded, as known on {in_words(as_at)}:",
        *(_loaded(release, as_at) for release in releases),
        *_section("Missing", list(_missing(releases))),
        *_section("Due or overdue", list(_due(siod, as_at))),
    )


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", f"{title}:", *(lines or ["  nothing"])]


def _loaded(release: ReleaseSummary, as_at: date) -> str:
    described = release.as_at or release.published_on
    year = f" for {AcademicYear(release.time_period).label}" if release.time_period else ""
    old = ", over a year old" if (as_at - described).days > _OLD_AFTER_DAYS else ""
    return (
        f"  {release.title}{year}, {release.vintage}, public by {in_words(release.published_on)}{old}: "
        f"{release.rows_loaded:,} rows from {release.file}"
    )


def _missing(releases: list[ReleaseSummary]) -> Iterator[str]:
    held = {release.layout for release in releases}
    for layout, (purpose, where) in NEEDED.items():
        if layout not in held:
            yield f"  No file of the kind “{layout}”, needed for {purpose}. Get it from {where}."


def _due(siod: Siod, as_at: date) -> Iterator[str]:
    figures, told = AreaFigures(siod, as_at), set()
    for measure in read_registry().measures:
        latest = figures.latest_year(measure.id, "all", ENGLAND)
        after = AcademicYear.ending(latest.end + 1) if latest else None
        if after is None or measure.gap(after) or (measure.release, after) in told:
            continue
        told.add((measure.release, after))
        due = measure.published.month_end(after)
        state = "was due by" if due <= as_at else "is due by"
        yield f"  {measure.release}, {after.label}, {state} {in_words(due)}. Get it from {measure.where}."
