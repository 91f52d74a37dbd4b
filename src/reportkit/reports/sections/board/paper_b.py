"""Paper B, the aims: each met, not met or cannot say, with the figures behind it (H8 to H13, H67)."""

from __future__ import annotations

from dataclasses import replace

from reportkit.blocks import (
    Align,
    Block,
    Chart,
    Column,
    Evidence,
    Heading,
    Inline,
    Paragraph,
    Table,
)
from reportkit.judgement.metrics.borough import BoroughMeasure, Standing
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.profiles.board_borough import BoroughPaper
from reportkit.reports.sections import update
from reportkit.reports.sections.board.aims_behind import behind, verdict_words
from reportkit.reports.sections.board.aims_since import since
from reportkit.reports.sections.board.front import Cover, cover
from reportkit.reports.sections.comparing import cite_value
from reportkit.reports.sections.expected import Parts
from reportkit.reports.sections.keys import key_for
from reportkit.reports.sections.update.glance import heading_for, results
from reportkit.reports.wording import listed
from reportkit.vocabulary import AcademicYear, in_words

TITLE = "Paper B: the aims"
TARGET = AcademicYear.ending(2017)
_COVER = Cover(
    letter="B",
    owner="School Improvement Team",
    purpose="Discuss: this is how the board watches over the strategy.",
    recommends="Say for each aim that is not met what the board asks for next, of whom, and by when.",
    finance="None of its own. What follows from it may go to Schools’ Forum.",
    equality="Aim 4 is about groups, such as pupils with special educational needs (SEN).",
    data_protection="None: every figure is of an area or of many schools. No pupil can be told from one.",
    information="Published figures of the Department for Education (DfE) and Ofsted. It may be shown to "
    "anybody. It names no school.",
)

_WITHOUT_AIMS = replace(
    _COVER,
    recommends="Say which comparison the board wants looked into, by whom, and by when.",
    equality="One comparison is of groups, such as pupils with special educational needs (SEN).",
)


def front(paper: BoroughPaper) -> list[Block]:
    """The cover sheet."""
    return cover(paper.board, TITLE, _COVER if _has_aims(paper) else _WITHOUT_AIMS)


def dashboard(paper: BoroughPaper) -> list[Block]:
    """The aims in a table on a page of its own, with what they are measured against."""
    ledger = Ledger()
    rows = tuple(
        (
            words(heading_for(paper.borough, result.aim)),
            words(verdict_words(paper.borough, result)),
            behind(paper.borough, result, ledger),
            since(paper, result),
        )
        for result in results(paper.borough)
    )
    against = listed([one.area.name for one in paper.borough.neighbours.neighbours])
    table = Table(
        "Where each stands",
        _columns(paper),
        rows,
        "Each aim, whether it is met, the figures behind that, and what could be seen at an earlier day.",
        notes=(
            "In line counts as met. Two figures are in line if they differ by no more than the limits in "
            "Paper E, or by the rounding of the published figures. Change is in points.",
            f"Neighbours are the ten that DfE listed on {in_words(paper.borough.neighbours.listed_on)}: "
            f"{against}. The figure is their median.",
            *([_AT_RISK] if _has_aims(paper) else []),
        ),
        small=True,
    )
    heading = Heading(1, title_of_table(paper.board))
    return [heading, _plan(paper.board), table, ledger.evidence()]


def title_of_table(board: BoardProfile) -> str:
    """What the table is called: only Hillingdon's plan has the five aims (A3.17)."""
    if board.authority.has_five_aims:
        return "The five aims"
    return f"{board.authority.called.capitalize()} comparison"


def charts(paper: BoroughPaper) -> list[Block]:
    """The Update's charts on neighbours, on change and on a gap; where one cannot be drawn, why."""
    drawn = (
        *_drawn(update.against_neighbours(paper.borough)),
        *_drawn(update.rates_of_improvement(paper.borough)),
        *_drawn(update.closing_gaps(paper.borough)),
    )
    return [Heading(1, "The aims in charts" if _has_aims(paper) else "The comparison in charts"), *drawn]


def history(paper: BoroughPaper) -> list[Block]:
    """The year of the plan's target day, 31 August 2017, beside today (H13); nothing without the aims."""
    if not _has_aims(paper):
        return []
    ledger = Ledger()
    measured = [m for m in paper.borough.key_measures if _then(m) is not None]
    heading = Heading(1, "The plan’s target day")
    if not measured:
        return [heading, Paragraph(words(f"{_TARGET_DAY} {_NONE_THEN}"))]
    rows = tuple(_row(ledger, measure) for measure in measured)
    table = Table(
        f"The target year, {TARGET.label}, beside today",
        (
            Column("Measure", width=2.6),
            Column(f"Then: {paper.borough.name}", Align.RIGHT, 1.2),
            Column("Then: neighbours", Align.RIGHT, 1.2),
            Column(f"Now: {paper.borough.name}", Align.RIGHT, 1.2),
            Column("Now: neighbours", Align.RIGHT, 1.2),
        ),
        rows,
        "Each main measure in the target year and now, for the borough and its neighbours' median.",
        notes=(_NOT_COMPARABLE, *key_for(list(rows))),
        small=True,
    )
    return [heading, Paragraph(words(_TARGET_DAY)), table, ledger.evidence()]


def expected_parts(profile: BoardProfile) -> Parts:
    """What the paper must hold; a plain “we cannot say” stands for a chart."""
    if profile.authority.has_five_aims:
        return Parts(("The five aims", "The aims in charts", "The plan’s target day"), charts=3, tables=2)
    return Parts((title_of_table(profile), "The comparison in charts"), charts=3, tables=2)


_AT_RISK = (
    "Aim 4 also speaks of pupils at risk of exclusion. No public figure counts them; Paper A has suspensions "
    "and absence."
)
_TARGET_DAY = (
    "The plan of 2015 set these aims for 31 August 2017. That day is past, so we show it as history. Nobody "
    "has set a new day: the board may want to."
)
_NONE_THEN = f"We cannot say where each stood then, because no figures of {TARGET.label} are held."
_NOT_COMPARABLE = (
    "Read each pair across, not down the years: tests and measures have changed since. The neighbours are "
    "those on today’s list, in both years."
)


def _plan(board: BoardProfile) -> Paragraph:
    if board.authority.has_five_aims:
        return Paragraph(words("The plan for 2015 to 2018 has five aims. This is where each stands today."))
    return Paragraph(
        words(
            "The policy sets no aims of this kind. This is the comparison that we make for any area, without "
            "a verdict of met or not met."
        )
    )


def _columns(paper: BoroughPaper) -> tuple[Column, ...]:
    first = "Aim" if _has_aims(paper) else "Comparison"
    day = paper.earlier.in_words if paper.earlier else "the end of last term"
    return (
        Column(first, width=1.5),
        Column("Result", width=1.1),
        Column("The figures behind it", width=3.0),
        Column(f"What we could see at {day}", width=1.7),
    )


def _has_aims(paper: BoroughPaper) -> bool:
    return paper.board.authority.has_five_aims


def _drawn(blocks: list[Block]) -> list[Block]:
    """The heading and the chart; the words only where there is no chart."""
    has_chart = any(isinstance(block, Chart) for block in blocks)
    wanted = (Heading, Chart, Evidence) if has_chart else (Heading, Paragraph)
    return [block for block in blocks if isinstance(block, wanted)]


def _then(measure: BoroughMeasure) -> Standing | None:
    return next((standing for standing in measure.history if standing.year == TARGET), None)


def _row(ledger: Ledger, measure: BoroughMeasure) -> tuple[Inline, ...]:
    then = _then(measure)
    return (
        words(measure.measure.short),
        words(cite_value(ledger, measure, "borough", then)),
        words(cite_value(ledger, measure, "neighbours", then)),
        words(cite_value(ledger, measure, "borough")),
        words(cite_value(ledger, measure, "neighbours")),
    )
