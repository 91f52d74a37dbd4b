"""Charts without the workbooks behind them: what is drawn is kept in the chart itself."""

from __future__ import annotations

import re

from lxml.etree import _Element

from reportkit.publishing.word.cleaning.container import Container
from reportkit.publishing.word.cleaning.names import ancestor, remove
from reportkit.publishing.word.cleaning.wording import counted

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_SOURCES = ("package", "oleObject")
_BOOK = re.compile(r"'?[^'!]*\[[^\]]*\]")


def drop_chart_sources(held: Container) -> list[str]:
    """What was taken out: the workbooks, and rows of figures that the chart does not show."""
    books = hidden = 0
    for name in [name for name, kind in held.kinds.items() if "chart" in kind.lower() and name in held.parts]:
        if not held.kinds[name].endswith("xml"):
            continue
        books += _drop_books(held, name)
        hidden += _drop_filtered(held.tree(name))
    removed = (
        [f"{counted(books, 'workbook')} behind {'a chart' if books == 1 else 'charts'}"] if books else []
    )
    return removed + ([f"{counted(hidden, 'row')} of figures that a chart does not show"] if hidden else [])


def _drop_books(held: Container, name: str) -> int:
    root, found = held.tree(name), [one for one in held.relations(name) if one.name in _SOURCES]
    for node in list(root.iter("{*}externalData")):
        remove(node)
    for relation in found:
        held.drop(relation)
    for formula in root.iter(f"{_CHART}f"):
        formula.text = _BOOK.sub("", formula.text or "")
    return len(found)


def _drop_filtered(root: _Element) -> int:
    found = [node for node in root.iter("{*}ext") if any("}filtered" in str(child.tag) for child in node)]
    for node in found:
        holder = ancestor(node, f"{_CHART}extLst")
        remove(node)
        if holder is not None and not len(holder):
            remove(holder)
    return len(found)
