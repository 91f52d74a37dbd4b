"""Tables as rows of markup: a header row that repeats, rows that stay whole, text in place of sight."""

from __future__ import annotations

from reportkit.blocks import Align, Column, Inline, Table, text_of
from reportkit.exceptions import DocumentError
from reportkit.publishing.word.captions import render_caption, render_notes
from reportkit.publishing.word.column_widths import column_widths, least_widths
from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.inline import runs
from reportkit.publishing.word.markup import attribute, paragraph, text_run
from reportkit.publishing.word.room_after_tables import room_under
from reportkit.publishing.word.wide_tables import fits, in_parts, on_its_side

_SMALL_FROM_COLUMNS = 8
# A table this short stays on one page with its caption.
_WHOLE_TO_ROWS = 7
_WHOLE_TO_LETTERS = 900
_KEEP = "<w:keepNext/>"
# A row of more letters than this takes four lines or more, of which two stay on each page.
_LONG = 250
# Cells of a table asked to be small stand closer, in twentieths of a point.
_CLOSE = (
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
)


def render_table(block: Table, draft: Draft) -> str:
    """Caption, table and notes; turned on its side or taken in parts where it is too wide for the page.

    Raises DocumentError where a row has more or fewer cells than there are columns.
    """
    _check_shape(block)
    is_many = len(block.columns) >= _SMALL_FROM_COLUMNS
    small = " Small" if is_many or block.small else ""
    if fits(block, draft.text_width) or not is_many:
        return _table(block, draft.text_width, small, draft)
    if fits(block, draft.turned_width):
        return on_its_side(_table(block, draft.turned_width, small, draft), draft)
    parts = in_parts(block, draft.text_width)
    return "".join(_table(part, draft.text_width, small, draft) for part in parts)


def _table(block: Table, room: int, small: str, draft: Draft) -> str:
    caption = render_caption("Table", block.caption, draft) if block.caption else ""
    widths = column_widths(room, [column.width for column in block.columns], least_widths(block, small))
    rows = _header(block.columns, widths, small, draft) + _body(block, widths, small, draft)
    close = _CLOSE if block.small else ""
    start = open_table(
        "Reportkit Table", block.caption or block.alt_text, block.alt_text, widths, draft, close
    )
    below = render_notes(block.notes, draft) or room_under(draft)
    return f"{caption}{start}{rows}</w:tbl>{below}"


def open_table(
    style: str, caption: str, description: str, widths: tuple[int, ...], draft: Draft, close: str = ""
) -> str:
    """A table's start, up to its first row; widths in twentieths of a point, `close` the cells' margins."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    spoken = (
        f'<w:tblCaption w:val="{attribute(caption)}"/><w:tblDescription w:val="{attribute(description)}"/>'
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{draft.style(style)}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{close}<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{spoken}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def row(cells: str, *, header: bool = False, whole: bool = True) -> str:
    """A row, which no page break cuts if `whole`; a header row is marked, and repeats on each page."""
    marks = f"{'<w:cantSplit/>' if whole else ''}{'<w:tblHeader/>' if header else ''}"
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{cells}</w:tr>"


def cell(width: int, content: str) -> str:
    """A cell of paragraphs; its width in twentieths of a point."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _header(columns: tuple[Column, ...], widths: tuple[int, ...], small: str, draft: Draft) -> str:
    style = draft.style(f"Table Heading{small}")
    cells = "".join(
        cell(width, paragraph(style, text_run(column.label), _justified(column.align)))
        for column, width in zip(columns, widths, strict=True)
    )
    return row(cells, header=True)


def _justified(align: Align) -> str:
    return '<w:jc w:val="right"/>' if align is Align.RIGHT else ""


def _body(block: Table, widths: tuple[int, ...], small: str, draft: Draft) -> str:
    styles = {Align.LEFT: draft.style(f"Table Text{small}"), Align.RIGHT: draft.style(f"Table Number{small}")}
    columns = [(styles[column.align], width) for column, width in zip(block.columns, widths, strict=True)]
    return "".join(
        row(
            _cells(cells, columns, _KEEP if _stays(block, number) else "", draft), whole=_whole(block, number)
        )
        for number, cells in enumerate(block.rows)
    )


def _stays(block: Table, row: int) -> bool:
    """Whether a row stays with what follows it: in a short table, and at the end of any.

    The header row stays with the first by its style; were the first to stay with the second as well,
    LibreOffice would take the whole table to the next page.
    """
    last = len(block.rows) - 1
    letters = sum(len(text_of(cell)) for cells in block.rows for cell in cells)
    is_short = len(block.rows) <= _WHOLE_TO_ROWS and letters <= _WHOLE_TO_LETTERS
    return bool(block.notes) if row == last else is_short or (row == last - 1 and row > 0)


def _whole(block: Table, row: int) -> bool:
    """Whether no page break cuts the row.

    A long last row of small print may be cut: the next page would else have the header and it alone.
    """
    is_last = row == len(block.rows) - 1 and not block.notes
    return not (block.small and is_last and max(len(text_of(cell)) for cell in block.rows[row]) > _LONG)


def _cells(cells: tuple[Inline, ...], columns: list[tuple[str, int]], keep: str, draft: Draft) -> str:
    return "".join(
        cell(width, paragraph(style, runs(spans, draft), keep))
        for (style, width), spans in zip(columns, cells, strict=True)
    )


def _check_shape(block: Table) -> None:
    for number, cells in enumerate(block.rows, start=1):
        if len(cells) != len(block.columns):
            first = text_of(cells[0]) if cells else ""
            raise DocumentError(
                f"Table “{block.caption or block.alt_text}”, row {number} (“{first}”): "
                f"{len(cells)} cells under {len(block.columns)} columns. Give each column one cell."
            )
