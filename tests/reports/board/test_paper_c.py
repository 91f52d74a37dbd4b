"""Paper C says what may be said of support, why the rest is withheld, and where nothing is on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from reportkit.blocks import Block, Callout, Heading, Table, text_of
from reportkit.pipeline.board.guarding import said_in
from reportkit.publishing.readability import measure_readability
from reportkit.reports.profiles.support import (
    Counted,
    Improvement,
    Line,
    Promised,
    SupportCounts,
    SupportProfile,
)
from reportkit.reports.sections.board import paper_c
from tests.reports.board.borough_papers import AS_AT, board

COUNTS = SupportCounts(
    "hillingdon",
    AS_AT,
    date(2026, 9, 1),
    is_on_record=True,
    whole=Line("all schools", 97, 7, 14, 12),
    lines=(Line("Primary", 64, 4, 9, None), Line("Secondary", 33, 3, 5, None)),
    improvement=Improvement(date(2025, 11, 22), 6, 2, 1),
    routes=(Counted("school-to-school", 9), Counted("borough", None), Counted("other", 0)),
    done=(Counted("visits by officers this term", 41), Counted("reviews of schools this term", None)),
    promised=Promised(8, 1),
)
NOTHING = replace(COUNTS, is_on_record=False, routes=(), done=(), promised=None)


def blocks(counts: SupportCounts) -> list[Block]:
    profile = SupportProfile(board(), counts)
    parts = (paper_c.front, paper_c.register, paper_c.routes, paper_c.done, paper_c.impact)
    return [block for part in parts for block in part(profile)]


def rows(found: Sequence[Block], heading: str) -> list[list[str]]:
    (table,) = [block for block in found if isinstance(block, Table) and heading in block.caption]
    return [[text_of(cell) for cell in row] for row in table.rows]


def test_each_group_has_its_counts_and_says_where_one_is_withheld() -> None:
    found = blocks(COUNTS)
    assert rows(found, "Schools on 22 November 2026") == [
        ["Primary", "64", "4", "9", "withheld"],
        ["Secondary", "33", "3", "5", "withheld"],
        ["All schools", "97", "7", "14", "12"],
    ]
    assert rows(found, "by route") == [
        ["Other schools", "9"],
        ["The borough", "withheld"],
        ["Others", "0"],
    ]


def test_what_counts_as_support_is_said_where_it_is_counted() -> None:
    said = "Support here means help arranged from another school, the borough or others"
    assert any(said in said_in(block) for block in blocks(COUNTS))
    assert not any(said in said_in(block) for block in blocks(NOTHING))


def test_small_numbers_of_schools_that_anyone_can_look_up_are_not_said_to_be_withheld() -> None:
    text = "\n".join(map(said_in, blocks(COUNTS)))
    assert "one or two schools whose place is confidential is withheld" in text
    assert "fewer than three schools that no published inspection names" in text


def test_why_a_count_is_withheld_is_said_below_each_table_that_withholds_one_and_no_other() -> None:
    routes, reviews = (Counted("borough", 9),), (Counted("reviews of schools this term", 3),)
    assert noted(COUNTS) == [True, True, True]
    assert noted(replace(COUNTS, routes=routes)) == [True, False, True]
    assert noted(replace(COUNTS, done=reviews)) == [True, True, False]
    full = tuple(replace(line, supported=6) for line in COUNTS.lines)
    assert noted(replace(COUNTS, lines=full)) == [False, True, True]
    assert noted(replace(COUNTS, lines=full, routes=routes, done=reviews)) == [False, False, False]
    assert noted(NOTHING) == [False]


def noted(counts: SupportCounts) -> list[bool]:
    """Of each table with a caption, whether it says why something is withheld."""
    found = [block for block in blocks(counts) if isinstance(block, Table) and block.caption]
    return [bool(table.notes) and table.notes[0].startswith("Withheld: ") for table in found]


def test_where_nothing_is_on_record_it_says_so_and_what_would_cure_it() -> None:
    found = blocks(NOTHING)
    (said,) = [text_of(block.spans) for block in found if isinstance(block, Callout)]
    assert said.startswith("We cannot say how many schools have support")
    assert "Once the Hillingdon School Improvement Team records" in said
    assert rows(found, "Schools on")[-1] == ["All schools", "97", "7"]


@pytest.mark.parametrize("counts", [COUNTS, NOTHING], ids=["on record", "nothing on record"])
def test_it_holds_what_is_expected(counts: SupportCounts) -> None:
    found, profile = blocks(counts), SupportProfile(board(), counts)
    headings = tuple(block.text for block in found if isinstance(block, Heading))
    tables = sum(isinstance(block, Table) for block in found)
    assert paper_c.expected_parts(profile) == (headings, 0, tables)


@pytest.mark.parametrize(
    ("promised", "said"),
    [
        (Promised(8, 1), "about eight in ten are done already. About one in ten were not done in time"),
        (Promised(10, 0), "nearly all are done already. Hardly any were not done in time"),
        (None, "We cannot say how much of the support promised was given"),
    ],
)
def test_what_was_promised_is_told_in_tenths(promised: Promised | None, said: str) -> None:
    assert any(said in said_in(block) for block in blocks(replace(COUNTS, promised=promised)))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Improvement(date(2025, 11, 22), 6, 2, 1), "two have been inspected since, and one is now good"),
        (Improvement(date(2025, 11, 22), 6, 0, 0), "none of them has been inspected since, and none is now"),
        (Improvement(date(2025, 11, 22), 0, 0, 0), "placed no school on the register"),
    ],
)
def test_impact_is_what_published_inspections_tell(found: Improvement, said: str) -> None:
    assert any(said in said_in(block) for block in blocks(replace(COUNTS, improvement=found)))


def test_no_word_tells_how_the_team_places_a_school_and_a_head_can_read_it() -> None:
    text = "\n".join(map(said_in, blocks(COUNTS)))
    assert not [word for word in ("GOBAR", "SARR", "RI (A)", "RI(B)") if word in text]
    read = measure_readability(blocks(COUNTS))
    assert read.grade <= 8
