"""Tracked changes, every one accepted: as Word does it under “Accept all changes”."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from reportkit.publishing.word.cleaning.container import Container
from reportkit.publishing.word.cleaning.joining import join_with_next
from reportkit.publishing.word.cleaning.names import M, W, ancestor, remove, remove_all, text_of, unwrap, w
from reportkit.publishing.word.cleaning.tables import drop_cell, drop_row, mend_merged
from reportkit.publishing.word.cleaning.wording import by, counted, quoted

_GONE, _COME = w("del", "moveFrom"), w("ins", "moveTo")
_LOOKS = w(
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
    *("trPrChange", "tcPrChange", "numberingChange"),
)
_CELLS = w("cellIns", "cellDel", "cellMerge")
_RANGES = w(
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"),
    *("customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"),
    *("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd"),
)
_PLACES = w("bookmarkStart", "bookmarkEnd")
_STRUCK = w("delText", "delInstrText")


def accept_changes(held: Container) -> list[str]:
    """What was accepted: how many changes, by whom, and the words that were struck out."""
    changes: list[_Element] = []
    struck: list[str] = []
    for name in [*held.text_parts(), *held.related("styles"), *held.related("numbering")]:
        root = held.tree(name)
        changes += list(root.iter(*_GONE, *_COME, *_LOOKS, *_CELLS))
        struck += list(_struck(root))
        _accept(root)
    if not changes:
        return []
    authors = [node.get(f"{W}author", "") for node in changes]
    said = " … ".join(filter(None, struck))
    words = f"; struck out: {quoted(said)}" if said else ""
    return [f"{counted(len(changes), 'tracked change')}{by(authors)}, all accepted{words}"]


def _struck(root: _Element) -> Iterator[str]:
    for node in root.iter(*_GONE, f"{W}cellDel"):
        if next(node.iterancestors(*_GONE), None) is None:
            yield text_of(_deleted(node)).strip()


def _deleted(mark: _Element) -> _Element:
    """What the mark deletes: a row or a cell where it stands among its properties, else what it holds."""
    row = mark.getparent()
    if row is not None and row.tag in w("trPr", "tcPr"):
        return next(row.iterancestors(*w("tr", "tc")), mark)
    return mark


def _accept(root: _Element) -> None:
    remove_all(root, _LOOKS)
    _accept_rows(root)
    _accept_cells(root)
    for node in list(root.iter(*_GONE)):
        _accept_gone(node)
    for node in list(root.iter(*_COME)):
        _accept_come(node)
    remove_all(root, (*_RANGES, *_STRUCK))


def _accept_rows(root: _Element) -> None:
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            drop_row(row)
        else:
            for mark in row.findall(f"{W}trPr/{W}ins"):
                remove(mark)


def _accept_cells(root: _Element) -> None:
    for mark in list(root.iter(*_CELLS)):
        cell = ancestor(mark, f"{W}tc")
        if cell is not None and mark.tag == f"{W}cellDel":
            drop_cell(cell)
        elif mark.tag == f"{W}cellMerge":
            mend_merged(mark)
        remove(mark)


def _accept_gone(node: _Element) -> None:
    parent = node.getparent()
    if parent is None:
        return
    if parent.tag != f"{W}rPr":
        _remove_but_places(node)
        return
    remove(node)
    owner = parent.getparent()
    if owner is not None and owner.tag == f"{W}pPr":
        join_with_next(owner.getparent())
    elif owner is not None and owner.tag == f"{M}ctrlPr":
        _remove_formula(owner)


def _remove_but_places(node: _Element) -> None:
    """What is deleted goes; a bookmark that begins or ends in it stays, for its other end may be outside."""
    for place in list(node.iter(*_PLACES)):
        node.addprevious(place)
    remove(node)


def _remove_formula(control: _Element) -> None:
    """The formula whose own sign was deleted."""
    formula = next((one for one in control.iterancestors() if not _is_property(one)), None)
    if formula is not None:
        remove(formula)


def _is_property(node: _Element) -> bool:
    return etree.QName(node).localname.endswith("Pr")


def _accept_come(node: _Element) -> None:
    parent = node.getparent()
    if parent is not None and parent.tag == f"{W}rPr":
        remove(node)
    else:
        unwrap(node)
