"""What a text says once it is decoded: base64, hexadecimal, escapes, tags taken out."""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
from collections.abc import Iterator
from urllib.parse import unquote

from reportkit.publishing.disclosure.passages import Passage

_BASE64 = re.compile(r"(?<![\w+/=-])[\w+/-]{12,}={0,2}(?![\w+/=-])")
_HEX = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}[ :]?){8,}(?![0-9A-Fa-f])")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_QUOTED = re.compile(r"=[0-9A-F]{2}|=\r?\n")
_ESCAPED = re.compile(r"\\u\{?([0-9A-Fa-f]{4,6})\}?|\\x([0-9A-Fa-f]{2})|U\+([0-9A-Fa-f]{4,5}) ?")
_MARKUP = re.compile(r"<[^<>]{1,400}>")
_FORMATTED = re.compile(r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,5}) ?\??|\\[a-z]+-?\d* ?|[{}]")
_PRINTABLE = 0.9
_SHORTEST = 6


def undisguised(passage: Passage) -> Iterator[Passage]:
    """The passage, and beside it whatever else it says to somebody who decodes it."""
    yield passage
    if len(passage.text) < _SHORTEST or passage.again:
        return
    for how, said in _decoded(passage.text):
        yield Passage(f"{passage.where}, {how}", said)


def _decoded(text: str) -> Iterator[tuple[str, str]]:
    if "%" in text and _PERCENT.search(text):
        yield "with its percent signs decoded", unquote(text)
    if "=" in text and _QUOTED.search(text):
        yield "with its equals signs decoded", _unquoted(text)
    if ("\\" in text or "U+" in text) and _ESCAPED.search(text):
        yield "with its escapes decoded", _ESCAPED.sub(_letter, text)
    if "<" in text and _MARKUP.search(text):
        yield "without its tags", html.unescape(_MARKUP.sub("", text))
    if "{\\rtf" in text:
        yield "without its formatting", _FORMATTED.sub(_formatted, text)
    for said in _of_base64(text):
        yield "decoded from base64", said
    for said in _of_hex(text):
        yield "decoded from hexadecimal", said


def _unquoted(text: str) -> str:
    return quopri.decodestring(text.encode("utf-8")).decode("utf-8", "replace")


def _letter(found: re.Match[str]) -> str:
    number = int(next(filter(None, found.groups())), 16)
    return chr(number) if number < 0x110000 else ""


def _formatted(found: re.Match[str]) -> str:
    if found[1]:
        return bytes.fromhex(found[1]).decode("cp1252", "replace")
    return chr(int(found[2]) % 0x10000) if found[2] else ""


def _of_base64(text: str) -> Iterator[str]:
    for found in _BASE64.findall(text):
        token = found.rstrip("=").replace("-", "+").replace("_", "/")
        try:
            content = base64.b64decode(token + "=" * (-len(token) % 4))
        except (binascii.Error, ValueError):
            continue
        yield from _said(content)


def _of_hex(text: str) -> Iterator[str]:
    for found in _HEX.findall(text):
        yield from _said(bytes.fromhex(re.sub(r"[ :]", "", found)))


def _said(content: bytes) -> Iterator[str]:
    """The text, if bytes are one."""
    for encoding in ("utf-8", "utf-16-le") if b"\0" in content else ("utf-8",):
        try:
            said = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(map(str.isprintable, said)) >= _PRINTABLE * len(said):
            yield said
