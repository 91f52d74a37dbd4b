"""Markdown's inline tokens as spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from reportkit.blocks import Inline, Span
from reportkit.publishing.exporter.mathematics import readable

PLAIN = Span("")
Token = Mapping[str, Any]
_FIXED = {"softbreak": " ", "linebreak": "\n"}


def spans_of(tokens: Iterable[Token], look: Span = PLAIN) -> Inline:
    """The tokens' text as spans, neighbours that look the same joined; pictures are left to the caller."""
    return joined(span for token in tokens for span in _spans(token, look))


def joined(spans: Iterable[Span]) -> Inline:
    """The spans, each run of neighbours that look the same as one; a line begins with no blank."""
    result: list[Span] = []
    for span in spans:
        before = result[-1].text if result else ""
        text = span.text.lstrip(" ") if before.endswith("\n") and not span.code else span.text
        if result and replace(result[-1], text="") == replace(span, text=""):
            result[-1] = replace(span, text=before + text)
        elif text:
            result.append(replace(span, text=text))
    return tuple(result)


def trimmed(spans: Inline) -> Inline:
    """The spans without white space before the first word and after the last."""
    if not spans:
        return ()
    first = replace(spans[0], text=spans[0].text.lstrip())
    whole = (first, *spans[1:])
    last = replace(whole[-1], text=whole[-1].text.rstrip())
    return tuple(span for span in (*whole[:-1], last) if span.text)


def _spans(token: Token, look: Span) -> Iterator[Span]:
    kind = token["type"]
    if kind in _FIXED:
        yield replace(look, text=_FIXED[kind])
    elif kind == "inline_html":
        yield replace(look, text="\n" if token["raw"].lower().startswith("<br") else "")
    elif kind == "footnote_ref":
        yield replace(look, text=f"[{token['attrs']['index']}]")
    elif token["type"] in ("inline_math", "block_math"):
        yield replace(_looking(token, look), text=readable(token["raw"]))
    elif "children" in token:
        yield from spans_of(token["children"], _looking(token, look))
    else:
        yield replace(_looking(token, look), text=str(token.get("raw", "")))


def _looking(token: Token, look: Span) -> Span:
    match token["type"]:
        case "strong":
            return replace(look, bold=True)
        case "emphasis" | "inline_math" | "block_math":
            return replace(look, italic=True)
        case "codespan":
            return replace(look, code=True)
        case "link":
            return replace(look, link=str(token["attrs"]["url"]))
        case _:
            return look
