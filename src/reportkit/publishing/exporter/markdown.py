"""Markdown as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import mistune

from reportkit.blocks import (
    Block,
    BulletList,
    Callout,
    Heading,
    NumberedList,
    Paragraph,
    Preformatted,
    Table,
    text_of,
)
from reportkit.publishing.exporter.frames import table_of
from reportkit.publishing.exporter.html import read_html
from reportkit.publishing.exporter.left_out import LeftOut
from reportkit.publishing.exporter.lists import item_text, list_items
from reportkit.publishing.exporter.picture_files import Attachments, picture_from
from reportkit.publishing.exporter.spans import Token, spans_of, trimmed

_PLUGINS = ("table", "strikethrough", "math", "task_lists", "footnotes", "url")
Blocks = Iterator[Block | LeftOut]


def read_markdown(text: str, folder: Path, attachments: Mapping[str, Any]) -> Blocks:
    """The blocks of a markdown text; `folder` and `attachments` are where its pictures come from."""
    source = Attachments(folder, attachments)
    for token in _parser()(text):
        yield from _read(token, source)


@cache
def _parser() -> Any:
    return mistune.create_markdown(renderer=None, plugins=list(_PLUGINS))


def _read(token: Token, source: Attachments) -> Blocks:
    match token["type"]:
        case "heading":
            yield from _heading(token)
        case "paragraph" | "block_text" | "block_math":
            yield from _paragraph(token.get("children") or [token], source)
        case "list":
            yield from _list(token, source)
        case "block_code":
            yield Preformatted(token["raw"].rstrip())
        case "block_quote":
            yield from _quote(token, source)
        case "table":
            yield _table(token)
        case "block_html":
            yield from read_html(token["raw"], source.folder, attachments=source)
        case "footnotes":
            yield _footnotes(token)
        case _:
            return


def _heading(token: Token) -> Iterator[Heading]:
    text = " ".join(text_of(spans_of(token["children"])).split())
    if text:
        yield Heading(token["attrs"]["level"], text)


def _paragraph(tokens: Iterable[Token], source: Attachments) -> Blocks:
    """Text and pictures in turn: a picture in the middle of a paragraph stands between its halves."""
    waiting: list[Token] = []
    for token in _flat(tokens):
        if token["type"] != "image":
            waiting.append(token)
            continue
        yield from _text(waiting)
        waiting = []
        attrs = token["attrs"]
        yield picture_from(
            attrs["url"], source, text_of(spans_of(token["children"])), attrs.get("title") or ""
        )
    yield from _text(waiting)


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, a link round a picture replaced by the picture."""
    for token in tokens:
        if token["type"] == "link" and any(child["type"] == "image" for child in token["children"]):
            yield from token["children"]
        else:
            yield token


def _text(tokens: list[Token]) -> Iterator[Paragraph]:
    spans = trimmed(spans_of(tokens))
    if spans:
        yield Paragraph(spans)


def _list(token: Token, source: Attachments) -> Blocks:
    items, levels, others = list_items(token)
    kind = NumberedList if token["attrs"].get("ordered") else BulletList
    if items:
        yield kind(tuple(items), tuple(levels) if any(levels) else ())
    for other in others:
        yield from _paragraph([other], source) if other["type"] == "image" else _read(other, source)


def _quote(token: Token, source: Attachments) -> Blocks:
    for child in token["children"]:
        if child["type"] in ("paragraph", "block_text"):
            yield Callout("", spans_of(child["children"]))
        else:
            yield from _read(child, source)


def _table(token: Token) -> Table:
    head, body = token["children"][0], token["children"][1:]
    labels = [text_of(spans_of(cell["children"])) for cell in head["children"]]
    rows = [
        [spans_of(cell["children"]) for cell in row["children"]] for part in body for row in part["children"]
    ]
    rights = [cell["attrs"].get("align") == "right" for cell in head["children"]]
    return table_of(labels, rows, rights=rights)


def _footnotes(token: Token) -> NumberedList:
    return NumberedList(tuple(item_text(item) for item in token["children"]))
