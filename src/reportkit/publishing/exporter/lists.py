"""Markdown lists, whatever lies in their items."""

from __future__ import annotations

from reportkit.blocks import Inline, Span
from reportkit.publishing.exporter.spans import Token, joined, spans_of, trimmed

_TICKS = {True: "\N{BALLOT BOX WITH CHECK} ", False: "\N{BALLOT BOX} "}


def list_items(token: Token, level: int = 0) -> tuple[list[Inline], list[int], list[Token]]:
    """The list's items, the depth of each, and what stands in them that belongs after the list."""
    items: list[Inline] = []
    levels: list[int] = []
    others: list[Token] = []
    for item in token["children"]:
        text = item_text(item)
        if text:
            items.append(text)
            levels.append(level)
        for child in item["children"]:
            _add_child(child, level, items, levels, others)
    return items, levels, others


def _add_child(child: Token, level: int, items: list[Inline], levels: list[int], others: list[Token]) -> None:
    if child["type"] == "list":
        below = list_items(child, level + 1)
        items.extend(below[0])
        levels.extend(below[1])
        others.extend(below[2])
    elif child["type"] in ("paragraph", "block_text"):
        others.extend(token for token in child["children"] if token["type"] == "image")
    elif child["type"] not in ("block_code", "blank_line"):
        others.append(child)


def item_text(item: Token) -> Inline:
    """An item's own words, its paragraphs on lines of their own."""
    pieces: list[Span] = []
    for child in item["children"]:
        found = _child_text(child)
        pieces += (Span("\n"), *found) if pieces and found else found
    if item["type"] == "task_list_item":
        pieces.insert(0, Span(_TICKS[bool(item["attrs"]["checked"])]))
    return trimmed(joined(pieces))


def _child_text(child: Token) -> Inline:
    if child["type"] == "block_code":
        return (Span(str(child["raw"]).rstrip(), code=True),)
    if child["type"] in ("paragraph", "block_text"):
        return trimmed(spans_of(token for token in child["children"] if token["type"] != "image"))
    return ()
