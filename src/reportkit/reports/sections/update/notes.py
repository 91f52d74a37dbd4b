"""Where every figure comes from, how it was worked out, and what the symbols mean."""

from __future__ import annotations

from reportkit.blocks import Block, BulletList, Column, Heading, Paragraph, Table
from reportkit.evidence.siod import ReleaseSummary
from reportkit.reports.citing import words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.update.standing import CROSSWALK
from reportkit.reports.wording import SYMBOLS, listed_apart
from reportkit.vocabulary import AcademicYear, in_words

_PUBLISHERS = {"Department for Education": "DfE"}


def data_notes(profile: BoroughProfile) -> list[Block]:
    """Sources with dates, method, limits and the symbol key."""
    return [
        Heading(1, "Data notes"),
        _sources(profile),
        Heading(2, "How we worked this out"),
        BulletList(tuple(words(point) for point in _method(profile))),
        _symbols(),
    ]


def _sources(profile: BoroughProfile) -> Table:
    rows = tuple(
        (
            words(_PUBLISHERS.get(release.publisher, release.publisher)),
            words(f"{release.title}{_period(release)}"),
            words(in_words(release.published_on)),
        )
        for release in profile.sources
    )
    return Table(
        "Sources held and used",
        (Column("By", width=1), Column("What", width=6), Column("Public by", width=2)),
        rows,
        "Every source of this document, with its publisher and date.",
        notes=(
            "DfE: Department for Education. Published under the Open Government Licence v3.0. Where "
            "only the month is known, the last day of that month is given.",
        ),
    )


def _period(release: ReleaseSummary) -> str:
    year = f", {AcademicYear(release.time_period).label}" if release.time_period else ""
    is_later = release.as_at and release.as_at != release.published_on
    return year + (f", as at {in_words(release.as_at)}" if release.as_at and is_later else "")


def _method(profile: BoroughProfile) -> list[str]:
    limits = sorted({(m.measure.short, m.tolerance) for m in profile.key_measures})
    return [
        "Latest means the latest year that we hold, not the latest that may have been published.",
        "Differences are worked out before rounding, and halves are rounded away from zero.",
        "The middle of a group is its median. The other authorities' figures stand behind it.",
        "Two figures are in line if they differ by no more than this: "
        + listed_apart(f"{name}: {limit.normalize():f}" for name, limit in limits)
        + ". These limits are local settings, not in any policy.",
        "The figures for areas come without numbers of pupils, so we can give no margin of error.",
        CROSSWALK,
        *_not_held(profile),
        "There is no key stage 2 progress for 2023/24 and 2024/25, and no Progress 8 for 2024/25 and "
        "2025/26: those pupils took no earlier tests to measure from.",
    ]


def _not_held(profile: BoroughProfile) -> list[str]:
    late = [f"{title}, {year}" for due, title, year in profile.next_releases if due <= profile.as_at]
    if not late:
        return []
    return [f"Newer figures may be out that we do not hold: {listed_apart(late)}."]


def _symbols() -> Paragraph:
    meanings = dict(SYMBOLS.values()) | {"[x]": "not available"}
    said = "; ".join(f"{symbol} {meaning}" for symbol, meaning in meanings.items())
    return Paragraph(words(f"Where a table has no figure it has a symbol: {said}."))
