"""How a run of text looks in the end: its own properties, then its styles, then the defaults."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from lxml.etree import _Element

from reportkit.publishing.word.accessibility.built import BuiltDocument, q, text_in, value

_HEADER_ROW = f"{q('w:tblStylePr')}[@{q('w:type')}='firstRow']"
_TABLE_STYLE = f"{q('w:tblPr')}/{q('w:tblStyle')}"
_PARAGRAPH_SHADE = f"{q('w:pPr')}/{q('w:shd')}"
_CELL_SHADE = f"{q('w:tcPr')}/{q('w:shd')}"
_RUN_SHADE = f"{q('w:rPr')}/{q('w:shd')}"
_RUN_STYLE = f"{q('w:rPr')}/{q('w:rStyle')}"
_WHITE = "FFFFFF"


class Setting(NamedTuple):
    """What a paragraph gives its runs: its style, its tables' (innermost first), and what is behind it."""

    paragraph_style: str
    table_styles: tuple[str, ...]
    part_of_table: str
    background: str


class Run(NamedTuple):
    """A run with words in it, and the paragraph's setting."""

    element: _Element
    setting: Setting


@lru_cache(maxsize=1)  # several rules read one document in turn
def runs(built: BuiltDocument) -> tuple[Run, ...]:
    """Every run with words in it, in body, headers and footers."""
    return tuple(chain.from_iterable(_runs_of(paragraph, built) for paragraph in _paragraphs(built)))


def _paragraphs(built: BuiltDocument) -> Iterator[_Element]:
    return chain.from_iterable(story.iter(q("w:p")) for story in built.stories())


def _runs_of(paragraph: _Element, built: BuiltDocument) -> list[Run]:
    """The runs of which it is the nearest paragraph: one may stand in another's text box."""
    worded = [run for run in paragraph.iter(q("w:r")) if text_in(run).strip()]
    own = [run for run in worded if next(run.iterancestors(q("w:p"))) is paragraph]
    setting = _setting(paragraph, built) if own else None
    return [Run(run, setting) for run in own if setting]


def run_property(run: Run, name: str, built: BuiltDocument) -> _Element | None:
    """The run property in force, such as w:color, or None where nothing says."""
    own = run.element.find(f"{q('w:rPr')}/{q(name)}")
    if own is not None:
        return own
    style = value(run.element.find(_RUN_STYLE))
    return _inherited(name, style, run.setting, built)


@lru_cache(maxsize=1024)
def _inherited(name: str, style: str, setting: Setting, built: BuiltDocument) -> _Element | None:
    """The property in each style that bears on a run, the nearest first, then in the defaults."""
    wanted = f"{q('w:rPr')}/{q(name)}"
    near = (link.find(wanted) for own in (style, setting.paragraph_style) for link in built.chain(own))
    part = f"{setting.part_of_table}{wanted}"
    tables = (link.find(part) for table in setting.table_styles for link in built.chain(table))
    defaults = built.parts["word/styles.xml"].find(f"{q('w:docDefaults')}//{q(name)}")
    return next((found for found in (*near, *tables, defaults) if found is not None), None)


def background(run: Run) -> str:
    """The colour behind a run, RRGGBB; white where nothing is shaded."""
    return _fill_of(run.element.find(_RUN_SHADE)) or run.setting.background


def _setting(paragraph: _Element, built: BuiltDocument) -> Setting:
    own = paragraph.find(q("w:pPr"))
    style = ("" if own is None else value(own.find(q("w:pStyle")))) or built.default_style
    shade = "" if own is None else _fill_of(own.find(q("w:shd")))
    behind = shade or _fill_in(style, _PARAGRAPH_SHADE, built)
    tables = tuple(value(table.find(_TABLE_STYLE)) for table in paragraph.iterancestors(q("w:tbl")))
    if not tables:
        return Setting(style, (), "", behind or _WHITE)
    part = _part_of_table(paragraph)
    fills = chain(
        [behind],
        (_fill_of(cell.find(_CELL_SHADE)) for cell in paragraph.iterancestors(q("w:tc"))),
        (_fill_in(table, f"{part}{_CELL_SHADE}", built) for table in tables),
    )
    return Setting(style, tables, part, next(filter(None, fills), _WHITE))


def _fill_of(shade: _Element | None) -> str:
    fill = value(shade, "w:fill")
    return "" if fill == "auto" else fill


@lru_cache(maxsize=1024)
def _fill_in(style: str, path: str, built: BuiltDocument) -> str:
    """What a style, or the nearest of those it is based on, has behind its text; empty where none says."""
    return next(filter(None, (_fill_of(link.find(path)) for link in built.chain(style))), "")


def _part_of_table(paragraph: _Element) -> str:
    row = next(paragraph.iterancestors(q("w:tr")), None)
    above = None if row is None else row.getprevious()
    return f"{_HEADER_ROW}/" if above is not None and above.tag != q("w:tr") else ""
