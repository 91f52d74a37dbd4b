"""The front of the combined pack: what it is, whether it is complete, and what is missing (H85)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from reportkit.blocks import (
    Block,
    BulletList,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Preformatted,
    Span,
    Table,
    Title,
)
from reportkit.casework.pack_lack import PackLack
from reportkit.casework.schedule import Undated
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board.due import schedule_of
from reportkit.reports.sections.board.front import RULES
from reportkit.reports.sections.board.front import front as top
from reportkit.reports.sections.expected import Parts
from reportkit.vocabulary import in_words

TITLE = "Board pack"
_COMPLETE = "The pack is complete: it has the notice, the agenda, the draft minutes and the papers."
_IN_PAPERS = "Papers C and D say for themselves what is not on record of support and of networks."
# So many letters of a command stand on one line of the page.
_LINE = 76
_SHORT = (Column("Abbreviation", width=1.0), Column("What it stands for", width=4.0))


def front(profile: BoardProfile) -> list[Block]:
    """What it is and whether it is complete."""
    when = f"Made from what was known on {in_words(profile.as_at)}."
    said = _COMPLETE if profile.is_complete else _incomplete(profile)
    what = f"The papers of the {profile.board} ({profile.authority.board.short}), {profile.authority.name}."
    return [*_top(profile), Paragraph(words(f"{what} {said} {when}{_after_papers(profile)}"))]


def _after_papers(profile: BoardProfile) -> str:
    """That papers went out before this pack was made, and so are not what it holds; "" where none did."""
    sent = profile.sitting.papers_sent if profile.sitting else None
    if sent is None:
        return ""
    day = in_words(sent[0].happened_on)
    return f" Papers first went out on {day}. This pack was made after that and is not the one of that day."


def _top(profile: BoardProfile) -> Iterator[Block]:
    """The title with the board's name in short, which the words below it spell out."""
    short = f"{profile.authority.name} {profile.authority.board.short}, {profile.when}"
    for block in top(profile, TITLE):
        yield replace(block, subtitle=short) if isinstance(block, Title) else block


def lacks(profile: BoardProfile) -> list[Block]:
    """What is missing, and what to do, on a page of its own; nothing where nothing is."""
    found = [*_missing(profile), *_besides(profile)]
    return [*found, PageBreak()] if found else []


def _besides(profile: BoardProfile) -> list[Block]:
    """What no pack must have, but its papers cannot say for want of it."""
    points = [one.missing for one in _undated(profile)]
    if not points:
        return []
    told = BulletList(tuple(words(point) for point in (*points, _IN_PAPERS)))
    return [Heading(1, "What else is not on record"), told]


def _undated(profile: BoardProfile) -> tuple[Undated, ...]:
    return schedule_of(profile, profile.terms.at(profile.day)).undated


def _missing(profile: BoardProfile) -> list[Block]:
    if profile.is_complete:
        return []
    told = (block for one in profile.lacks for block in _lack(one))
    return [Heading(1, "What is missing"), *told, Paragraph(words(RULES))]


def _lack(one: PackLack) -> Iterator[Block]:
    """What is missing, what to do and what the clerk types for it, in lines that break in no option."""
    typed = "\n".join(_typed(one.command))
    do = f" {one.to_do}{':' if typed else '.'}"
    yield Paragraph(words(Span(one.missing, bold=True), f" ({one.rule}){do}"))
    if typed:
        yield Preformatted(typed)


def _typed(command: str) -> Iterator[str]:
    """The command, a long one on several lines, each but the last ending as the shell asks."""
    first, *options = command.split(" --")
    if len(command) <= _LINE:
        yield from (command,) if command else ()
        return
    yield f"{first} \\"
    yield from (f"  --{option} \\" for option in options[:-1])
    yield f"  --{options[-1]}"


def abbreviations(path: str) -> list[Block]:
    """What the abbreviations in the pack stand for (H91); nothing where there is none."""
    rows = TypeAdapter(list[tuple[str, str]]).validate_json(Path(path).read_bytes()) if path else []
    if not rows:
        return []
    told = tuple((words(short), words(meaning)) for short, meaning in rows)
    alt_text = "Each abbreviation that the pack uses, with what it stands for."
    return [Heading(1, "Abbreviations"), Table("", _SHORT, told, alt_text, small=True)]


def expected_parts(profile: BoardProfile) -> Parts:
    """What the front must hold."""
    lacking = () if profile.is_complete else ("What is missing",)
    besides = ("What else is not on record",) if _undated(profile) else ()
    return Parts((*lacking, *besides), 0, 0)


def _incomplete(profile: BoardProfile) -> str:
    number = len(profile.lacks)
    return (
        f"This pack is a draft: {number} {'part is' if number == 1 else 'parts are'} missing, listed below."
    )
