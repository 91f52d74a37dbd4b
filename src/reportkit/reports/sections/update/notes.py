"""Where every figure comes from, how it was worked out, and what the symbols mean."""

from __future__ import annotations

from reportkit.blocks import Block, BulletList, Column, Heading, Table
from reportkit.evidence.siod import ReleaseSummary
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.citing import words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.update.standing import CROSSWALK
from reportkit.reports.wording import SYMBOLS, in_sentence, listed_apart
from reportkit.vocabulary import AcademicYear, Missing, Unit, in_words


def _transcribed(profile: BoroughProfile) -> list[str]:
    if not any("transcription" in release.title for release in profile.sources):
        return []
    return [
        "A transcription was typed from a public website that reuses DfE's and Ofsted's data. Neither has "
        "checked it."
    ]


_PUBLISHERS = {"Department for Education": "DfE"}


def data_notes(profile: BoroughProfile) -> list[Block]:
    """Sources with dates, method, limits and the symbol key."""
    return [
        Heading(1, "Data notes"),
        sources_table(profile),
        Heading(2, "How we worked this out"),
        _method(profile),
    ]


def sources_table(profile: BoroughProfile) -> Table:
    """Every release that the figures come from, with its publisher and date."""
    rows = tuple(
        (
            words(_by(release)),
            words(f"{release.title}{_period(release)}"),
            words(in_words(release.published_on)),
        )
        for release in profile.sources
    )
    return Table(
        "Sources held and used",
        (Column("By", width=1.4), Column("What", width=5.6), Column("Published", width=2)),
        rows,
        "Every source of this document, with its publisher and date.",
        notes=(
            "DfE: Department for Education. Published under the Open Government Licence v3.0. Where "
            "only the month is known, the last day of that month is given.",
            *_transcribed(profile),
        ),
    )


def _by(release: ReleaseSummary) -> str:
    """Who published it; a transcription was published by nobody, only typed from what was."""
    publisher = _PUBLISHERS.get(release.publisher, release.publisher)
    return f"Typed from {publisher}’s data" if "transcription" in release.title else publisher


def _period(release: ReleaseSummary) -> str:
    year = f", {AcademicYear(release.time_period).label}" if release.time_period else ""
    is_later = release.as_at and release.as_at != release.published_on
    return year + (f", as at {in_words(release.as_at)}" if release.as_at and is_later else "")


def _method(profile: BoroughProfile) -> BulletList:
    """How figures were worked out: points at depth 0, lists under them at depth 1."""
    points = [(0, point) for point in _FIRST]
    limits = listed_apart(_limits(profile))
    points += [(0, f"Two figures are in line if they differ by no more than this local setting: {limits}.")]
    points += [(0, point) for point in CROSSWALK]
    points += _provisional(profile)
    points += _not_held(profile)
    points += [(0, point) for point in _LAST]
    points += [(0, "Words we use:"), *((1, meaning) for meaning in _GLOSSARY)]
    symbols = listed_apart(f"{symbol} {meaning}" for symbol, meaning in _SYMBOLS.items())
    points += [(0, f"Where a table has no figure it has a symbol: {symbols}.")]
    return BulletList(tuple(words(point) for _, point in points), tuple(depth for depth, _ in points))


_SYMBOLS = dict(SYMBOLS.values()) | {"[x]": "not available"}
_FIRST = (
    "Latest means the latest year that we hold, not the latest that may have been published.",
    "Differences are worked out from the figures as printed. Halves are rounded away from zero.",
    "A median is the middle figure of a group: half are above it and half below.",
    "DfE gives some figures for England in more than one place, and they can differ by a point.",
    "The figures for areas come without numbers of pupils, so we can give no margin of error.",
)
_LAST = (
    "There is no key stage 2 progress for 2023/24 and 2024/25. There is no Progress 8 for 2024/25 and "
    "2025/26. Those pupils took no earlier tests to measure from.",
)


_GLOSSARY = (
    "Attainment 8: points for a pupil's best eight GCSE subjects, English and maths counted twice.",
    "Progress 8: those points against pupils in England with the same results at age 11; 0 is average.",
    "English Baccalaureate: GCSEs in English, maths, sciences, a language, and history or geography.",
    "Level 3: A levels and other qualifications of that level, such as tech levels.",
    "RISE: DfE's regional improvement teams.",
    "State-funded schools: schools the authority maintains, academies and free schools.",
)


_UNITS = {Unit.PERCENT: "percentages", Unit.SCORE: "scores", Unit.RATE: "rates for every 100 pupils"}


def _limits(profile: BoroughProfile) -> list[str]:
    """The usual limit of each unit, then the measures that have another: "0.1 for Progress 8"."""
    compared = [
        m for (_, group), m in profile.measures.items() if group == "all" and not isinstance(m, Missing)
    ]
    limits: list[str] = []
    for unit, name in _UNITS.items():
        of_unit = [measure for measure in compared if measure.measure.unit is unit]
        tolerances = [measure.tolerance for measure in of_unit]
        if not of_unit:
            continue
        usual = max(sorted(set(tolerances)), key=tolerances.count)
        limits.append(f"{usual.normalize():f} for {name}")
        limits += [
            f"{m.tolerance.normalize():f} for {in_sentence(m.measure.short)}"
            for m in of_unit
            if m.tolerance != usual
        ]
    return limits


def _provisional(profile: BoroughProfile) -> list[tuple[int, str]]:
    found = [
        f"{in_sentence(m.measure.short)}, {m.latest.year.label}"
        for (_, group), m in profile.measures.items()
        if group == "all" and isinstance(m, BoroughMeasure) and m.provisional
    ]
    if not found:
        return []
    return [(0, f"These figures are provisional and may change: {listed_apart(found)}.")]


def _not_held(profile: BoroughProfile) -> list[tuple[int, str]]:
    late = [f"{title}, {year}" for due, title, year in profile.next_releases if due <= profile.as_at]
    if not late:
        return []
    return [(0, "Newer figures may be out that we do not hold:"), *((1, title) for title in late)]
