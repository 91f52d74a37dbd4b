"""Themes: indicators flagged in many schools, as counts, beside what chance alone would make (H26)."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from reportkit.blocks import Align, Block, BulletList, Column, Heading, Inline, Paragraph, Span, Table
from reportkit.judgement.assessment.themes import FEWEST_FLAGGED, FEWEST_OF_PHASE, Beside, Theme, Themes
from reportkit.reports.citing import words
from reportkit.reports.profiles.board_networks import NetworksPaper
from reportkit.reports.sections.board.front import missing
from reportkit.reports.wording import in_sentence, number_word
from reportkit.vocabulary import in_words

_PHASES = {
    "primary": "Primary", "secondary": "Secondary", "nursery": "Nursery", "special": "Special",
    "pru": "Pupil referral and alternative provision", "all-through": "All-through",
    "sixteen-plus": "16 to 19", "": "Phase not known",
}  # fmt: skip
_BESIDE = {
    Beside.MORE: "More than chance would make",
    Beside.NO_MORE: "Chance could make as many",
    Beside.NOT_KNOWN: "Cannot be worked out",
}
_COLUMNS = (
    Column("Theme", width=2.6),
    Column("Phase", width=1.0),
    Column("Schools flagged", Align.RIGHT, 0.9),
    Column("Schools in all", Align.RIGHT, 0.8),
    Column("How many chance could flag", Align.RIGHT, 0.9),
    Column("Beside chance", width=1.5),
)
_Point = tuple[int, str]
_SKILL = (
    "We do not look for good practice here. Good practice is named in the School Improvement Update, with "
    "each school’s consent."
)


def themes(paper: NetworksPaper) -> list[Block]:
    """The themes that may be shown, what is put forward, and what was considered and is not."""
    heading, found = Heading(1, "Themes this term"), paper.handed.themes
    if found is None:
        why = (
            f"We cannot say because {paper.handed.why_no_themes}. The team loads the files and builds again."
        )
        return [heading, missing("Themes cannot be worked out", why)]
    return [
        heading,
        Paragraph(words(_what_it_is(paper))),
        *_table(paper, found),
        Heading(2, "What we put forward"),
        *_put_forward(paper, found),
        Heading(2, "What else we considered"),
        _bullets(tuple(_considered(paper, found))),
    ]


def named(paper: NetworksPaper, theme: Theme) -> str:
    """A theme inside a sentence, with its phase."""
    return f"{in_sentence(_name(paper, theme.indicator))} ({_PHASES[theme.phase].lower()} schools)"


def _what_it_is(paper: NetworksPaper) -> str:
    return (
        "A theme is a sign that shows in several schools of one phase. We count a school if its published "
        f"figures had crossed a line by {in_words(paper.handed.as_at)}. A count is shown if at least "
        f"{number_word(FEWEST_FLAGGED)} schools are flagged and {number_word(FEWEST_FLAGGED)} are not, in a "
        f"phase with at least {number_word(FEWEST_OF_PHASE)}. A flag is a question to ask, not a finding. "
        "We used published figures alone, and nothing that officers told us: safeguarding is never added up."
    )


def _table(paper: NetworksPaper, found: Themes) -> list[Block]:
    if not found.shown:
        return [missing("No theme to show", "No sign shows in enough schools of one phase to be told here.")]
    rows = tuple(_row(paper, theme) for theme in found.shown)
    notes = (
        "Chance alone: the most that would be flagged on average if nothing had changed in any school.",
        "More than chance: so many would be flagged by chance less than once in 20 times.",
    )
    told = "Each theme: phase, schools flagged, schools in all, and how many chance alone would flag."
    return [Table("Signs that show in several schools", _COLUMNS, rows, told, notes, small=True)]


def _row(paper: NetworksPaper, theme: Theme) -> tuple[Inline, ...]:
    return (
        words(Span(_name(paper, theme.indicator), bold=True)),
        words(_PHASES[theme.phase]),
        words(str(theme.flagged)),
        words(str(theme.schools)),
        words("[x]" if theme.beside is Beside.NOT_KNOWN else str(ceil(theme.by_chance))),
        words(_BESIDE[theme.beside]),
    )


def _put_forward(paper: NetworksPaper, found: Themes) -> Iterator[Block]:
    if found.proposed:
        yield Paragraph(words("These show in more schools than chance would make:"))
        yield BulletList(tuple(words(_proposal(paper, theme)) for theme in found.proposed))
    else:
        yield Paragraph(
            words("We put no theme forward: none shows in more schools than chance alone could make.")
        )


def _proposal(paper: NetworksPaper, theme: Theme) -> str:
    return f"{_start(named(paper, theme))}: {theme.flagged} of {theme.schools} schools."


def _considered(paper: NetworksPaper, found: Themes) -> Iterator[_Point]:
    for theme in found.shown:
        if theme.beside is Beside.NO_MORE:
            yield 0, f"{_start(named(paper, theme))}: chance alone could make as many flags."
        elif theme.beside is Beside.NOT_KNOWN:
            told = "chance cannot be worked out, so we leave it to the board."
            yield 0, f"{_start(named(paper, theme))}: {told}"
    if found.not_shown:
        yield 0, "Not shown, as a count could point to a few schools, or no school is flagged:"
        yield from ((1, _name(paper, number)) for number in found.not_shown)
    if found.not_tested:
        yield (
            0,
            "Not tested by published figures that we hold. The borough overview, which officers have, lists "
            "the files that would help:",
        )
        yield from ((1, _name(paper, number)) for number in found.not_tested)
    yield 0, _SKILL


def _bullets(points: tuple[_Point, ...]) -> BulletList:
    return BulletList(tuple(words(text) for _, text in points), tuple(level for level, _ in points))


def _name(paper: NetworksPaper, number: int) -> str:
    return next(entry.name for entry in paper.board.pack.indicators if entry.number == number)


def _start(said: str) -> str:
    return said[:1].upper() + said[1:]
