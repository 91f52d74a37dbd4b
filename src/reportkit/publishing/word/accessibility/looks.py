"""How a run of text looks in the end: its own properties, then its styles, then the defaults."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lxml.etree import _Element

from reportkit.publishing.word.accessibility.built import BuiltDocument, q, text_in, value

_HEADER_ROW = f"{q('w:tblStylePr')}[@{q('w:type')}='firstRow']"


def runs(built: BuiltDocument) -> Iterator[_Element]:
    """Every run with words in it, in body, headers and footers."""
    for story in built.stories():
        yield from (run for run in story.iter(q("w:r")) if text_in(run).strip())


def run_property(run: _Element, name: str, built: BuiltDocument) -> _Element | None:
    """The run property in force, such as w:color, or None where nothing says."""
    own = run.find(f"{q('w:rPr')}/{q(name)}")
    if own is not None:
        return own
    styles = (_run_style(run), _paragraph_style(run, built), *_table_styles(run))
    key = (name, _part_of_table(run), *styles)
    if key not in built.looks:
        built.looks[key] = next((it for it in _inherited(*key, built=built) if it is not None), None)
    return built.looks[key]


def _inherited(name: str, part: str, *styles: str, built: BuiltDocument) -> Iterator[_Element | None]:
    """The property in each style that bears on a run, the nearest first, then in the defaults."""
    wanted = f"{q('w:rPr')}/{q(name)}"
    own, paragraph, *tables = styles
    yield from (style.find(wanted) for near in (own, paragraph) for style in built.chain(near))
    yield from (style.find(f"{part}{wanted}") for table in tables for style in built.chain(table))
    yield built.parts["word/styles.xml"].find(f"{q('w:docDefaults')}//{q(name)}")


def background(run: _Element, built: BuiltDocument) -> str:
    """The colour behind a run, RRGGBB; white where nothing is shaded."""
    own = run.find(f"{q('w:rPr')}/{q('w:shd')}")
    shades = chain([own], _paragraph_shades(run, built), _cell_shades(run, built))
    fills = (value(shade, "w:fill") for shade in shades)
    return next((fill for fill in fills if fill and fill != "auto"), "FFFFFF")


def _paragraph_shades(run: _Element, built: BuiltDocument) -> Iterator[_Element | None]:
    paragraph = next(run.iterancestors(q("w:p")), run)
    yield paragraph.find(f"{q('w:pPr')}/{q('w:shd')}")
    for style in built.chain(_paragraph_style(run, built)):
        yield style.find(f"{q('w:pPr')}/{q('w:shd')}")


def _cell_shades(run: _Element, built: BuiltDocument) -> Iterator[_Element | None]:
    for cell in run.iterancestors(q("w:tc")):
        yield cell.find(f"{q('w:tcPr')}/{q('w:shd')}")
    for style in (style for table in _table_styles(run) for style in built.chain(table)):
        yield style.find(f"{_part_of_table(run)}{q('w:tcPr')}/{q('w:shd')}")


def _run_style(run: _Element) -> str:
    return value(run.find(f"{q('w:rPr')}/{q('w:rStyle')}"))


def _paragraph_style(run: _Element, built: BuiltDocument) -> str:
    paragraph = next(run.iterancestors(q("w:p")), run)
    return value(paragraph.find(f"{q('w:pPr')}/{q('w:pStyle')}")) or built.default_style


def _table_styles(run: _Element) -> Iterator[str]:
    """The styles of the tables that the run stands in, the innermost first."""
    for table in run.iterancestors(q("w:tbl")):
        yield value(table.find(f"{q('w:tblPr')}/{q('w:tblStyle')}"))


def _part_of_table(run: _Element) -> str:
    row = next(run.iterancestors(q("w:tr")), None)
    above = None if row is None else row.getprevious()
    return f"{_HEADER_ROW}/" if above is not None and above.tag != q("w:tr") else ""
