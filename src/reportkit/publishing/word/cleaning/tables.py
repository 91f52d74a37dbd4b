"""Rows and cells taken out of a table that still opens afterwards."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from reportkit.publishing.word.cleaning.names import W, ancestor, remove, w

# What may stand before the merging of a cell with those above it, in the order that Word asks for.
_BEFORE_MERGING = w("cnfStyle", "tcW", "gridSpan", "hMerge")


def drop_row(row: _Element) -> None:
    """Take out the row, and the table if it was the last."""
    table = ancestor(row, f"{W}tbl")
    remove(row)
    if table is not None and next(table.iter(f"{W}tr"), None) is None:
        cell = table.getparent()
        remove(table)
        if cell is not None:
            end_with_paragraph(cell)


def drop_cell(cell: _Element) -> None:
    """Take out the cell, and the row if it was the last."""
    row = ancestor(cell, f"{W}tr")
    remove(cell)
    if row is not None and next(row.iter(f"{W}tc"), None) is None:
        drop_row(row)


def mend_merged(mark: _Element) -> None:
    """The merging of cells that was tracked, as the table's own."""
    properties, how = mark.getparent(), mark.get(f"{W}vMerge", "")
    if properties is None or not how:
        return
    for old in properties.findall(f"{W}vMerge"):
        remove(old)
    merged = etree.Element(f"{W}vMerge")
    merged.set(f"{W}val", "restart" if how == "rest" else "continue")
    properties.insert(sum(child.tag in _BEFORE_MERGING for child in properties), merged)


def end_with_paragraph(holder: _Element) -> None:
    """A cell, header or note that ends with no paragraph gets an empty one."""
    if holder.tag in w("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote") and (
        not len(holder) or holder[-1].tag != f"{W}p"
    ):
        etree.SubElement(holder, f"{W}p")
