"""Paper A, how schools in the borough are doing: published figures alone, and no school by name (I0, I1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportkit.blocks import Block, BulletList, Chart, Column, Heading, Inline, Paragraph, Span, Table
from reportkit.evidence.siod.inspections import Inspection
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.profiles.board_borough import BoroughPaper
from reportkit.reports.profiles.borough import KEY_MEASURES, BoroughProfile
from reportkit.reports.sections import update
from reportkit.reports.sections.board.discussing import discussed
from reportkit.reports.sections.board.front import Cover, cover
from reportkit.reports.sections.expected import Parts
from reportkit.reports.sections.update.inspections import reach_of_inspections
from reportkit.reports.sections.update.notes import sources_table
from reportkit.reports.wording import because, counted, number_word
from reportkit.vocabulary import AcademicYear, Number, Unit, in_words

TITLE = "Paper A: how schools in the borough are doing"
_COVER = Cover(
    letter="A",
    owner="School Improvement Team",
    purpose="Discuss.",
    recommends="Say which results matter most this term, and what members know of the reasons.",
    finance="None of its own.",
    equality="Groups, such as pupils with special educational needs (SEN), are under “Closing gaps”.",
    data_protection="None: every figure is of an area or of many schools. No pupil can be told from one.",
    information="Published figures of the Department for Education (DfE) and Ofsted. It may be shown to "
    "anybody. It names no school.",
)
_OLDEST = (
    *KEY_MEASURES[:3],
    "attainment8",
    "progress8",
    "alevel_points",
    "absence",
    "suspensions",
)


def front(paper: BoroughPaper) -> list[Block]:
    """The cover sheet."""
    return cover(paper.board, TITLE, _COVER)


def to_discuss(paper: BoroughPaper) -> list[Block]:
    """What stands out by test, with the figures, and a question on each."""
    ledger = Ledger()
    points = tuple(discussed(paper.borough, ledger))
    heading = Heading(1, "What the board is asked to discuss")
    if not points:
        return [heading, Paragraph(words("Nothing stands out beyond the limits for “in line”."))]
    items = tuple(item for point in points for item in (point.said, *point.under))
    levels = tuple(level for point in points for level in (0, *(1 for _ in point.under)))
    return [heading, BulletList(items, levels), ledger.evidence()]


def by_phase(paper: BoroughPaper) -> list[Block]:
    """The Update's parts on each phase, with a chart for primary and secondary alone."""
    borough = paper.borough
    return _compact(
        [
            *_with_charts(update.early_years(borough), 0),
            *_with_charts(update.primary(borough), 1),
            *_with_charts(update.secondary(borough), 1),
            *update.post_16(borough),
            *update.special(borough),
        ]
    )


def attendance(paper: BoroughPaper) -> list[Block]:
    """The Update's part on attendance and exclusion."""
    return _compact(update.attendance_and_exclusion(paper.borough))


def gaps(paper: BoroughPaper) -> list[Block]:
    """The Update's part on groups of pupils."""
    return _compact(update.gaps_by_group(paper.borough))


def inspected(paper: BoroughPaper) -> list[Block]:
    """How many outcomes were published, and how many schools are good or better: counts, no names."""
    ledger = Ledger()
    published = Paragraph(_published(paper.borough, ledger))
    standing = update.good_schools(paper.borough)[1:]
    return [Heading(1, "Ofsted outcomes"), published, *standing, ledger.evidence()]


def data_notes(paper: BoroughPaper) -> list[Block]:
    """How old the figures are and when newer ones are due; the sources; where the method stands."""
    return [
        Heading(1, "Data notes"),
        Paragraph(words(_METHOD)),
        _ages(paper.borough),
        *_compact([sources_table(paper.borough)]),
    ]


def expected_parts(_profile: BoardProfile) -> Parts:
    """What the paper must hold; a plain “we cannot say” stands for a chart."""
    headings = (
        *("What the board is asked to discuss", "Results by phase", "Early years", "Primary", "Secondary"),
        *("Post-16", "Special schools and alternative provision", "Attendance and exclusion"),
        *("Closing gaps", "Ofsted outcomes", "Data notes"),
    )
    return Parts(headings, charts=4, tables=10)


_METHOD = (
    "Two figures are in line if they differ by no more than the limits in Paper E. Figures of areas come "
    "without numbers of pupils, so there is no margin of error. This term’s School Improvement Update says "
    "more, and names the schools of each Ofsted outcome."
)


def _with_charts(blocks: list[Block], most: int) -> list[Block]:
    """The blocks with no more than so many of their charts."""
    charts = [block for block in blocks if isinstance(block, Chart)][most:]
    return [block for block in blocks if block not in charts]


def _compact(blocks: list[Block]) -> list[Block]:
    """The blocks with their tables in small print, so that the paper stays short."""
    return [_small(block) if isinstance(block, Table) else block for block in blocks]


def _small(table: Table) -> Table:
    """The table in small print, with room for the name of a measure on one line."""
    first, *rest = table.columns
    return replace(table, small=True, columns=(replace(first, width=first.width * _WIDER), *rest))


def _published(borough: BoroughProfile, ledger: Ledger) -> Inline:
    since, was_sent = borough.since
    found = borough.inspections.published_between(since, borough.as_at)
    reach = reach_of_inspections(borough)
    start = "our last Update" if was_sent else "last term began"
    return words(*_counts(borough, found, ledger, start), reach) if found else words(reach)


def _counts(
    borough: BoroughProfile, found: tuple[Inspection, ...], ledger: Ledger, start: str
) -> Iterator[str | Span]:
    ungraded = sum(not one.graded for one in found)
    concern = sum(bool(one.category_of_concern) for one in found)
    yield "We hold "
    yield ledger.cite(
        f"{borough.authority.code}:inspections.published.{borough.as_at}",
        "Inspection outcomes published since the last Update",
        Number(Decimal(len(found)), Unit.COUNT, 0, tuple(one.cell for one in found)),
        "count of inspections by the day of their publication",
        counted(len(found), "outcome", "outcomes"),
    )
    yield f" of inspections that came out since {start}"
    yield f", of which {number_word(ungraded)} ungraded. " if ungraded else ". "
    yield _categories(len(found), concern)


_PAIR = 2
_WIDER = 1.3


def _categories(found: int, concern: int) -> str:
    """How many of the outcomes held put a school into a formal category, and that there may be others."""
    if concern:
        told = f"{counted(concern, 'school', 'schools').capitalize()} went into a formal category."
    elif found == 1:
        told = "It did not put its school into a formal category."
    else:
        which = "Neither of these two" if found == _PAIR else f"None of these {number_word(found)}"
        told = f"{which} put a school into a formal category."
    return f"{told} There may be others that we do not hold. "


def _ages(borough: BoroughProfile) -> Table:
    """For each main measure the latest year held, and the month in which the year after it is due."""
    columns = (Column("Measure", width=2.6), Column("Latest held", width=0.9), Column("Next", width=3.2))
    rows = tuple(_age(borough, measure) for measure in _OLDEST)
    return Table(
        "Latest year held, and when the next is due",
        columns,
        rows,
        "Each main measure with its latest year held and the month in which the next year is due.",
        notes=("Latest means the latest year that we hold, not the latest that may be out.",),
        small=True,
    )


def _age(borough: BoroughProfile, measure_id: str) -> tuple[Inline, ...]:
    measure = borough.measure(measure_id)
    label = borough.registry[measure_id].short
    if not isinstance(measure, BoroughMeasure):
        return words(label), words("none"), words(f"We cannot say because {because(measure)}.")
    after = AcademicYear.ending(measure.latest.year.end + 1)
    return words(label), words(measure.latest.year.label), words(_next(borough, measure, after))


def _next(borough: BoroughProfile, measure: BoroughMeasure, after: AcademicYear) -> str:
    held = measure.latest.year
    if measure.provisional and (final := measure.measure.published.month_end(held)) > borough.as_at:
        return f"{held.label} is provisional: final figures due in {final:%B %Y}"
    if gap := measure.measure.gap(after):
        return f"{after.label}: none, because {gap.detail}"
    due = measure.measure.published.month_end(after)
    may_be_out = f"{after.label}, due by {in_words(due)}: may be out and is not held"
    return may_be_out if due <= borough.as_at else f"{after.label}, due in {due:%B %Y}"
