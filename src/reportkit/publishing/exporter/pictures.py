"""Pictures from notebooks: their bytes, their size on paper, and what they say of themselves."""

from __future__ import annotations

import base64
import binascii
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from reportkit.blocks import Picture

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MM_IN_A_PIXEL = 25.4 / 96


def decoded(content: str | list[str]) -> bytes:
    """The bytes of base64 text, or none where it is damaged."""
    text = "".join(content)
    try:
        return base64.b64decode(text)
    except binascii.Error:
        return b""


def picture(
    content: bytes, alt_text: str, caption: str = "", shown: Mapping[str, Any] | None = None
) -> Picture:
    """A picture, named later; `shown` is its output's metadata with the width it has on a screen.

    A picture that says how many dots it has to the inch keeps the size it was drawn at.
    Word recognises a picture by its content, so that a JPEG travels in the same field.
    """
    chunks = dict(_chunks(content))
    width = (shown or {}).get("width")
    pixels = float(width) if isinstance(width, int | float) else _pixels(chunks)
    sized = "pHYs" in chunks and not width
    alt = alt_text or _text(chunks.get("Description", b""))
    return Picture(
        "", content, alt.strip(), caption, None if sized or not pixels else pixels * _MM_IN_A_PIXEL
    )


def _chunks(content: bytes) -> Iterator[tuple[str, bytes]]:
    """A PNG's chunks by kind, its texts by keyword; nothing for any other picture."""
    place = len(_SIGNATURE) if content.startswith(_SIGNATURE) else len(content)
    while place + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        body = content[place + 8 : place + 8 + length]
        place += length + 12
        if kind in (b"tEXt", b"iTXt", b"zTXt"):
            keyword, _, text = body.partition(b"\0")
            yield keyword.decode("latin-1"), kind + text
        elif kind in (b"IHDR", b"pHYs"):
            yield kind.decode("ascii"), body


def _pixels(chunks: Mapping[str, bytes]) -> float:
    return float(struct.unpack_from(">I", chunks["IHDR"])[0]) if len(chunks.get("IHDR", b"")) >= 4 else 0.0


def _text(marked: bytes) -> str:
    kind, body = marked[:4], marked[4:]
    if kind == b"tEXt":
        return body.decode("latin-1")
    if kind == b"zTXt":
        return zlib.decompress(body[1:]).decode("latin-1")
    if kind == b"iTXt":
        text = body[2:].split(b"\0", 2)[-1]
        return (zlib.decompress(text) if body[0] else text).decode("utf-8", "replace")
    return ""
