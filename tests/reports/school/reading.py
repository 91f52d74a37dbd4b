"""Profiles of real schools, and what their blocks say; charts are not drawn, which would take minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from reportkit.blocks import (
    Block,
    BulletList,
    Callout,
    Chart,
    Evidence,
    Heading,
    NumberedList,
    Paragraph,
    Table,
    Title,
    text_of,
)
from reportkit.judgement.assessment.snapshots import snapshot_folder
from reportkit.judgement.policies.engine import Route
from reportkit.reports.profiles import SchoolProfile, read_school_profile
from reportkit.reports.profiles.lines import Key, Line, Whose
from reportkit.reports.sections import school
from reportkit.reports.sections.expected import Parts
from reportkit.vocabulary.results import Outcome
from tests.built import Checkout
from tests.judgement.assessment.real import (
    BEFORE_COVID,
    HACKNEY,
    HILLINGDON,
    PARAMS,
    PAST,
    TODAY,
    assessed,
)

CASES = (
    ("hillingdon", TODAY, HILLINGDON),
    ("hackney", TODAY, HACKNEY),
    ("surrey", BEFORE_COVID, HILLINGDON),
    ("surrey", BEFORE_COVID, HACKNEY),
)
_PATTERNS, _MOST_CLEAR = 4, 3
IN_ORDER = (
    *("front", "at_a_glance", "why_we_write", "latest_inspection", "eleven_indicators", "over_time"),
    *("what_changed", "how_near_the_line", "officers_words", "what_to_expect", "questions", "how_we_worked"),
)


def folder_of(checkout: Checkout, authority: str, day: date, policy: str) -> str:
    header = assessed(checkout, authority, day, policy).header
    return str(snapshot_folder(checkout.shared / "assessed", header))


@cache
def profiles(checkout: Checkout, authority: str, day: date, policy: str) -> tuple[SchoolProfile, ...]:
    """Every school of the authority; Surrey's are compared with the year before."""
    now = folder_of(checkout, authority, day, policy)
    before = folder_of(checkout, authority, PAST, policy) if authority == "surrey" else ""
    urns = assessed(checkout, authority, day, policy).urns
    return tuple(read_school_profile(urn, now, before, str(PARAMS)) for urn in urns)


def quiet_profile(checkout: Checkout) -> SchoolProfile:
    """A real school without a flag, as if the tests that lack other schools' figures were clear as well.

    No file that ships ranks England's schools for them, so of no real school is enough known.
    """
    every = profiles(checkout, *CASES[2])
    sound = (p for p in every if p.facts.inspected_on and not p.with_outcome(Outcome.FLAG))
    found = next(p for p in sound if len(p.with_outcome(Outcome.CLEAR)) == _MOST_CLEAR)
    placement = replace(
        found.placement, category=found.pack.categories[0].id, route=Route.DEFAULT.value, proposals=()
    )
    fourth = next(result for result in found.indicators if result.indicator == _PATTERNS)
    findings = tuple(
        replace(f, outcome=Outcome.CLEAR, reason="", statistic=3.0, comparator=3.0, figure=66.0)
        if f.outcome is Outcome.CANNOT_SAY
        else f
        for f in fourth.findings
    )
    clear = replace(fourth, outcome=Outcome.CLEAR, reason="", findings=findings)
    indicators = tuple(clear if result is fourth else result for result in found.indicators)
    assessed_as = replace(found.assessed, placement=placement, indicators=indicators)
    return replace(found, assessed=assessed_as)


@cache
def documents(
    checkout: Checkout, authority: str, day: date, policy: str
) -> tuple[tuple[SchoolProfile, tuple[Block, ...]], ...]:
    """Every school of the authority with its document."""
    every = profiles(checkout, authority, day, policy)
    return tuple((profile, tuple(blocks_of(profile))) for profile in every)


def blocks_of(profile: SchoolProfile) -> list[Block]:
    """The whole document in order."""
    return [block for name in IN_ORDER for block in getattr(school, name)(profile)]


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Every text that could be read in them, in sight or not."""
    for block in blocks:
        match block:
            case Title():
                yield from (block.text, block.subtitle, block.marking, block.notice)
            case Heading():
                yield block.text
            case Paragraph():
                yield text_of(block.spans)
            case Callout():
                yield from (block.heading, text_of(block.spans))
            case BulletList() | NumberedList():
                yield from map(text_of, block.items)
            case Table():
                yield from (block.caption, block.alt_text, *block.notes)
                yield from (column.label for column in block.columns)
                yield from (text_of(cell) for row in block.rows for cell in row)
            case Chart():
                yield from (block.title, block.caption, block.alt_text)
            case Evidence():
                yield from (f"{figure.id} {figure.label} {figure.printed}" for figure in block.figures)
            case _:
                raise AssertionError(block)


def headings(blocks: Iterable[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


def counted(blocks: Iterable[Block]) -> Parts:
    """The headings, charts and tables that are there."""
    listed = tuple(blocks)
    charts = sum(isinstance(block, Chart) for block in listed)
    return Parts(tuple(headings(listed)), charts, sum(isinstance(block, Table) for block in listed))


@dataclass(frozen=True)
class MadeHistory:
    """Figures made by hand in place of those kept."""

    lines: Mapping[tuple[Key, Whose], Line]

    def line(self, place: int, key: Key, whose: Whose) -> Line:
        return self.lines.get((key, whose), {})

    def peers(self, place: int, measure: str) -> int:
        return 8


def with_lines(profile: SchoolProfile, lines: Mapping[tuple[Key, Whose], Line]) -> SchoolProfile:
    """The profile with these figures to draw, and no others."""
    kept = replace(profile.kept)
    vars(kept)["history"] = MadeHistory(lines)
    return replace(profile, kept=kept)
