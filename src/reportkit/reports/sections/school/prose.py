"""What a person wrote in markdown as blocks: paragraphs, lists, bold and italics, all else as plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from reportkit.blocks import BulletList, Inline, NumberedList, Paragraph, Span

_PLAIN = Span("")
_BREAKS = ("softbreak", "linebreak")
_DEEPEST = 2
Token = Mapping[str, Any]
Prose = Paragraph | BulletList | NumberedList


def read_prose(markdown: str) -> list[Prose]:
    """The blocks. A heading is a bold line; of a link and a picture only the words stay."""
    return [block for token in _parser()(markdown) for block in _block(token)]


@cache
def _parser() -> Any:
    import mistune  # only for a school of which somebody has written

    return mistune.create_markdown(renderer=None)


def _block(token: Token) -> Iterator[Prose]:
    match token["type"]:
        case "list":
            yield from _list(token)
        case "block_quote":
            for child in token["children"]:
                yield from _block(child)
        case "heading":
            yield from _paragraph(_spans(token["children"], replace(_PLAIN, bold=True)))
        case "paragraph" | "block_text":
            yield from _paragraph(_spans(token["children"], _PLAIN))
        case _:
            yield from _paragraph((Span(" ".join(str(token.get("raw", "")).split())),))


def _paragraph(spans: Inline) -> Iterator[Paragraph]:
    if any(span.text.strip() for span in spans):
        yield Paragraph(spans)


def _list(token: Token) -> Iterator[Prose]:
    found = [*_items(token, 0)]
    kind = NumberedList if token["attrs"].get("ordered") else BulletList
    levels = tuple(level for level, _ in found)
    if found:
        yield kind(tuple(item for _, item in found), levels if any(levels) else ())


def _items(token: Token, level: int) -> Iterator[tuple[int, Inline]]:
    for item in token["children"]:
        for child in item["children"]:
            if child["type"] == "list":
                yield from _items(child, min(level + 1, _DEEPEST))
                continue
            for block in _block(child):
                if isinstance(block, Paragraph):
                    yield level, block.spans


def _spans(tokens: Iterable[Token], look: Span) -> Inline:
    return tuple(span for token in tokens for span in _span(token, look) if span.text)


def _span(token: Token, look: Span) -> Iterator[Span]:
    kind = token["type"]
    if kind in _BREAKS:
        yield replace(look, text=" ")
    elif "children" in token:
        bold, italic = look.bold or kind == "strong", look.italic or kind == "emphasis"
        yield from _spans(token["children"], replace(look, bold=bold, italic=italic))
    else:
        yield replace(look, text=str(token.get("raw", "")).replace("'", "’"))
