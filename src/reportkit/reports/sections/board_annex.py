"""The closed annex: the exact counts that Paper C withholds, for officers and Co-Chairs (B3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.blocks import Align, Block, Column, Heading, Inline, Table, Title
from reportkit.reports.citing import words
from reportkit.reports.profiles.board_annex import AnnexProfile, PhaseCounts
from reportkit.reports.sections.chapters import paragraph
from reportkit.reports.sections.expected import Parts
from reportkit.reports.sections.register.promised import phase_named
from reportkit.reports.wording import counted, sentence_case
from reportkit.vocabulary import in_words

TITLE = "Closed annex to the board’s papers"
MARKING = (
    "OFFICIAL-SENSITIVE: for officers and the Co-Chairs only. Do not copy, forward or put in the minutes."
)
NOTICE = "This document may be disclosable; consult before release."
_ALL = "All schools"


def front(profile: AnnexProfile) -> list[Block]:
    """Title, marking, why it exists, and how to handle it."""
    board = profile.board
    return [
        Title(TITLE, f"{board.authority.name} {board.board}, {board.when}", MARKING, NOTICE),
        paragraph(
            *_asked(profile),
            "It has the exact counts that Paper C withholds.",
            "It names no school.",
            f"The counts are of what was on record on {in_words(profile.counts.as_at)}.",
        ),
        paragraph(
            "A small count can still tell which school is meant. So it must not reach other members, the "
            "minutes or Schools’ Forum. Collect paper copies after the item.",
        ),
    ]


def by_category(profile: AnnexProfile) -> list[Block]:
    """A row for each phase, a column for each category, and totals."""
    counts = profile.counts
    labels = [sentence_case(profile.board.pack.label_of(one)) for one in _ids(counts.phases)]
    columns = ("Schools", *labels, "Placed, not recorded", "On the register")
    return [
        Heading(1, "Schools by phase and category"),
        paragraph(as_in_paper_c(counts.unrecorded, counts.on_register)),
        _table("Schools on record in each category", columns, _categories(counts.phases)),
    ]


def as_in_paper_c(unrecorded: int, on_register: int) -> str:
    """How the register on record goes with the total that Paper C counts."""
    total = f"the register is {on_register}, as Paper C counts it."
    if not unrecorded:
        return f"Every placement by a published inspection is recorded. So {total}"
    schools = counted(unrecorded, "school is", "schools are")
    what = "it" if unrecorded == 1 else "them"
    return (
        f"{sentence_case(schools)} placed by a published inspection, and nobody has recorded it. With {what} "
        f"{total}"
    )


def _asked(profile: AnnexProfile) -> Iterator[str]:
    """By whose record the board asked for it, where that is on record."""
    asked = profile.board.sitting.annex_asked if profile.board.sitting else None
    if asked:
        yield f"The board asked for this annex on {in_words(asked.happened_on)} (recorded by {asked.who})."


def by_route(profile: AnnexProfile) -> list[Block]:
    """A row for each phase, a column for each route by which support comes."""
    phases = profile.counts.phases
    labels = [sentence_case(route) for route, _ in phases[0].routes] if phases else []
    rows = [(phase.phase, [number for _, number in phase.routes]) for phase in phases]
    note = "A school with support by two routes counts in both."
    return [
        Heading(1, "Schools with support, by route"),
        _table("Schools with support that goes on", tuple(labels), rows, (note,)),
    ]


def expected_parts(_profile: AnnexProfile) -> Parts:
    """What the annex must hold."""
    return Parts(("Schools by phase and category", "Schools with support, by route"), 0, 2)


def _ids(phases: Sequence[PhaseCounts]) -> list[str]:
    return [category for category, _ in phases[0].categories] if phases else []


def _categories(phases: Sequence[PhaseCounts]) -> list[tuple[str, list[int]]]:
    return [
        (one.phase, [one.schools, *(number for _, number in one.categories), one.unrecorded, one.on_register])
        for one in phases
    ]


def _table(
    caption: str, labels: Sequence[str], rows: Sequence[tuple[str, list[int]]], notes: tuple[str, ...] = ()
) -> Table:
    totals = [sum(column) for column in zip(*(numbers for _, numbers in rows), strict=True)]
    columns = (Column("Phase", width=1.8), *(Column(label, Align.RIGHT, 1.0) for label in labels))
    lines = (*(_row(phase_named(phase), numbers) for phase, numbers in rows), _row(_ALL, totals))
    alt_text = f"{caption}: a row for each phase, and one for all schools."
    return Table(caption, columns, lines, alt_text, notes, small=True)


def _row(label: str, numbers: Sequence[int]) -> tuple[Inline, ...]:
    return tuple(words(text) for text in (label, *map(str, numbers)))
