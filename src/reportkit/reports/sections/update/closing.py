"""Aim 4: gaps between groups of pupils, and whether they are closing."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.blocks import Block, Chart, Heading, Paragraph
from reportkit.judgement.aims import Aim, judge_gap
from reportkit.judgement.metrics import Relation, Verdict, difference
from reportkit.judgement.metrics.borough import Gap
from reportkit.reports.charts import Series, draw_trend
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import cite_gap, plain
from reportkit.reports.sections.trends import COMPARE_NOTE, break_years
from reportkit.reports.sections.update.glance import GAPS, heading_for
from reportkit.reports.wording import counted
from reportkit.vocabulary import AcademicYear, Figure


def closing_gaps(profile: BoroughProfile) -> list[Block]:
    """Aim 4: gaps for disadvantaged pupils and pupils with SEN support, with a chart of one gap."""
    ledger = Ledger()
    gaps = [gap for key in GAPS if isinstance(gap := profile.gap(*key), Gap)]
    heading = Heading(2, heading_for(profile, Aim.GAPS))
    if not gaps:
        return [heading, Paragraph(words("We cannot say: no gap can be worked out."))]
    cite_gap(ledger, gaps[0], "borough")
    cite_gap(ledger, gaps[0], "england")
    has_aims = profile.authority.has_five_aims
    closing = sum(judge_gap(gap) is Verdict.MET for gap in gaps)
    return [
        heading,
        Paragraph(
            words(
                f"{_closing_words(closing, len(gaps))} They are listed under “Closing gaps”. A gap is "
                "closing if it is narrower than in the base year, by more than the limit for “in line”. "
                f"It must not be because other pupils did less well.{_AT_RISK if has_aims else ''}"
            )
        ),
        _gap_chart(profile, gaps[0]),
        ledger.evidence(),
    ]


_AT_RISK = " No public figure counts pupils at risk of exclusion, so see suspensions and absence below."


def _closing_words(closing: int, of: int) -> str:
    gaps = counted(of, "gap", "gaps")
    if closing == 0:
        return f"None of {gaps} is closing."
    return f"{counted(closing, 'of', 'of').capitalize()} {gaps} {'is' if closing == 1 else 'are'} closing."


def _gap_chart(profile: BoroughProfile, gap: Gap) -> Chart:
    years = [standing.year for standing in gap.own.history]
    lines = tuple(
        Series(name, tuple(_gap_history(gap, who)), place)
        for name, who, place in (
            (profile.name, "borough", 0),
            (profile.region.name, "region", 2),
            ("England", "england", 3),
        )
    )
    base = gap.own.base.year if gap.own.base else None
    is_disadvantage = gap.own.group.id == "disadvantaged"
    name = "The disadvantage gap" if is_disadvantage else f"The gap for {gap.own.group.label}"
    said = "; ".join(f"{line.label} {plain(line.figures[-1])}" for line in lines)
    return Chart(
        f"{name}: {_moved_words(gap)}",
        f"{gap.own.measure.short}: other pupils' figure less that of {gap.own.group.label}, in points. "
        f"{COMPARE_NOTE} Source: DfE.",
        f"The gap in points in {years[-1].label}: {said}.{_before(profile, gap, lines, years)}",
        draw_trend(years, lines, "points behind other pupils", base, break_years(gap.own)),
    )


def _before(profile: BoroughProfile, gap: Gap, lines: tuple[Series, ...], years: list[AcademicYear]) -> str:
    if gap.own.base is None:
        return ""
    base = gap.own.base.year
    return f" In {base.label} {profile.name} had {plain(lines[0].figures[years.index(base)])}."


def _moved_words(gap: Gap) -> str:
    return {
        Relation.BETTER: "narrower than in the base year",
        Relation.WORSE: "wider than in the base year",
        Relation.IN_LINE: "about the same as in the base year",
        Relation.CANNOT_SAY: "we cannot say how it has moved",
    }[gap.closing]


def _gap_history(gap: Gap, who: str) -> Iterable[Figure]:
    for ahead, behind in zip(gap.others.history, gap.own.history, strict=True):
        yield difference(getattr(ahead, who), getattr(behind, who))
