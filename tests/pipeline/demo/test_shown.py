"""A case is checked on the page that it names: a page that does not show it makes the run fail."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from docx import Document
from openpyxl import Workbook

from reportkit.pipeline.demo.cases import Expected, read_cases
from reportkit.pipeline.demo.checks.shown import not_shown
from reportkit.pipeline.demo.lines import lines_of
from reportkit.pipeline.demo.seeing import Seen
from reportkit.vocabulary import Urn

OAK = Urn("998001")
REGISTER, PROFILE = "restricted/register.docx", "schools/URN/profile.docx"


def seen(lines: Sequence[str] | None, breaches: Sequence[Any] = ()) -> Seen:
    """A run in which the document named has these lines about the school, None where there is none."""
    pack = SimpleNamespace(label_of=lambda category: {"gobar": "School GOBAR"}[category])
    rules = SimpleNamespace(pack=pack, clause=lambda rule: f"App B; {rule}")
    stand_in = SimpleNamespace(
        path=lambda document, at: document,
        lines_about=lambda document, urn: lines,
        breaches=lambda urn: breaches,
        opened=SimpleNamespace(rules=rules),
    )
    return cast("Seen", stand_in)


def wrong(lines: Sequence[str] | None, holds: dict[str, Any], see: str = REGISTER, **said: Any) -> list[str]:
    breaches = [SimpleNamespace(rule="H47", missing="No School Improvement Link is named.")]
    case = Expected(rule="H1", at="oak", out="", see=see, holds=holds, **said)
    return [*not_shown(seen(lines, breaches), case, OAK)]


LISTED = "School: Oak (998001) | Category: School GOBAR"
LACKING = (
    "School: Oak (998001) | Clause: App B; H47 | What the record lacks: No School Improvement Link is named."
)
PLACED = {"on_register": {"by": "decision", "as": "gobar"}}

RIGHT: dict[str, tuple[list[str], dict[str, Any], dict[str, Any]]] = {
    "its category stands there": ([LISTED], PLACED, {}),
    "its gap stands there": ([LISTED, LACKING], {"lacks": ["H47"]}, {}),
    "no gap stands there": ([LISTED], {"lacks_only": []}, {}),
    "a gap by another rule": ([LACKING], {"keeps": ["H48"]}, {}),
    "its words stand there": (["Six visits a year"], {"visits": 6}, {"see": PROFILE, "shows": ("Six",)}),
    "the words that it says": (["Six visits a year"], {"visits": 6, "says": {REGISTER: ["Six visits"]}}, {}),
    "it names no page": ([], {"refused": "a notice"}, {"see": ""}),
}  # fmt: skip
WRONG: dict[str, tuple[list[str] | None, dict[str, Any], dict[str, Any], str]] = {
    "there is no such page": (None, PLACED, {}, "there is no restricted/register.docx"),
    "another category": (["Oak (998001) | School RI (A)"], PLACED, {}, "does not show “School\\ GOBAR”"),
    "the gap is missing": ([LISTED], {"lacks": ["H47"]}, {}, "does not show “What the record lacks: "),
    "a gap where none is": ([LACKING], {"lacks_only": []}, {}, "shows “What the record lacks: "),
    "a gap by the rule it keeps": ([LACKING], {"keeps": ["H47"]}, {}, "shows “Clause: App\\ B;\\ H47"),
    "its words are missing": ([LISTED], {"visits": 6}, {"shows": ("Six",)}, "does not show “Six”"),
    "nothing is looked for": ([LISTED], {"visits": 6}, {}, "nothing looked for in restricted/register.docx"),
    "only that nothing is there": ([LISTED], {"visits": 6, "keeps": ["H48"]}, {}, "nothing looked for in"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "holds", "said"), RIGHT.values(), ids=list(RIGHT))
def test_a_page_that_shows_the_case_is_right(lines: list[str], holds: dict, said: dict) -> None:
    assert wrong(lines, holds, **said) == []


@pytest.mark.parametrize(("lines", "holds", "said", "told"), WRONG.values(), ids=list(WRONG))
def test_a_page_that_does_not_is_told(lines: list[str] | None, holds: dict, said: dict, told: str) -> None:
    found = wrong(lines, holds, **said)
    assert len(found) == 1 and told in found[0], found


@pytest.mark.parametrize("borough", ["wexcombe", "marlhaven"])
def test_words_are_looked_for_only_where_a_page_is_named(borough: str) -> None:
    cases = read_cases(borough).cases
    assert [case.rule for case in cases if case.shows and not case.see] == []


def test_a_row_of_a_table_or_a_sheet_is_read_with_its_headings(tmp_path: Path) -> None:
    document, book = Document(), Workbook()
    document.add_paragraph("The school's  register")
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (("School", "Due"), ("Oak (998001)", "")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    sheet = book.active
    assert sheet is not None
    for row in (["One school."], ["URN", "Flags"], ["998001", 2]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert lines_of(tmp_path / "a.docx") == ("The school’s register", "School | Due", "School: Oak (998001)")
    assert lines_of(tmp_path / "a.xlsx") == ("One school.", "URN | Flags", "URN: 998001 | Flags: 2")
