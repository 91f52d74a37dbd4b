"""How a run of text looks in the end: its own properties, then its styles, then the defaults."""

from __future__ import annotations

from collections.abc import Iterator

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
    sources = (
        *(style.find(f"{q('w:rPr')}/{q(name)}") for style in built.chain(_run_style(run))),
        *(style.find(f"{q('w:rPr')}/{q(name)}") for style in built.chain(_paragraph_style(run, built))),
        *(style.find(f"{_part_of_table(run)}{q('w:rPr')}/{q(name)}") for style in _table_styles(run, built)),
        built.parts["word/styles.xml"].find(f"{q('w:docDefaults')}//{q(name)}"),
    )
    return next((source for source in sources if source is not None), None)


def background(run: _Element, built: BuiltDocument) -> str:
    """The colour behind a run, RRGGBB; white where nothing is shaded."""
    fills = (
        value(run.find(f"{q('w:rPr')}/{q('w:shd')}"), "w:fill"),
        *(value(shade, "w:fill") for shade in _paragraph_shades(run, built)),
        *(value(shade, "w:fill") for shade in _cell_shades(run, built)),
    )
    return next((fill for fill in fills if fill and fill != "auto"), "FFFFFF")


def _paragraph_shades(run: _Element, built: BuiltDocument) -> Iterator[_Element | None]:
    paragraph = next(run.iterancestors(q("w:p")), run)
    yield paragraph.find(f"{q('w:pPr')}/{q('w:shd')}")
    for style in built.chain(_paragraph_style(run, built)):
        yield style.find(f"{q('w:pPr')}/{q('w:shd')}")


def _cell_shades(run: _Element, built: BuiltDocument) -> Iterator[_Element | None]:
    for cell in run.iterancestors(q("w:tc")):
        yield cell.find(f"{q('w:tcPr')}/{q('w:shd')}")
    for style in _table_styles(run, built):
        yield style.find(f"{_part_of_table(run)}{q('w:tcPr')}/{q('w:shd')}")


def _run_style(run: _Element) -> str:
    return value(run.find(f"{q('w:rPr')}/{q('w:rStyle')}"))


def _paragraph_style(run: _Element, built: BuiltDocument) -> str:
    paragraph = next(run.iterancestors(q("w:p")), run)
    return value(paragraph.find(f"{q('w:pPr')}/{q('w:pStyle')}")) or _default_style(built)


def _default_style(built: BuiltDocument) -> str:
    marked = (name for name, style in built.styles.items() if _is_default(style))
    return next(marked, "")


def _is_default(style: _Element) -> bool:
    return value(style, "w:type") == "paragraph" and value(style, "w:default") in ("1", "true")


def _table_styles(run: _Element, built: BuiltDocument) -> Iterator[_Element]:
    for table in run.iterancestors(q("w:tbl")):
        yield from built.chain(value(table.find(f"{q('w:tblPr')}/{q('w:tblStyle')}")))


def _part_of_table(run: _Element) -> str:
    row = next(run.iterancestors(q("w:tr")), None)
    above = None if row is None else row.getprevious()
    return f"{_HEADER_ROW}/" if above is not None and above.tag != q("w:tr") else ""
