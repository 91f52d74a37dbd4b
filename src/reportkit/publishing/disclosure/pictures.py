"""What a picture says besides what it shows: the texts that a program or a camera puts into it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
_CRC = 12


def png_texts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every chunk of a PNG but its packed pixels, unpacked where it is packed; and what stands behind them.

    Letters stand among packed pixels by chance.
    """
    at = len(PNG)
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind != b"IDAT":
            body = content[at + 8 : at + 8 + length]
            yield f"chunk {kind.decode('latin-1')}", kind + b" " + _unpacked(kind, body)
        at += length + _CRC
        if kind == b"IEND":
            break
    yield "behind the picture", content[at:]


def _unpacked(kind: bytes, body: bytes) -> bytes:
    if kind not in (b"zTXt", b"iTXt", b"iCCP"):
        return body
    key, _, rest = body.partition(b"\0")
    for start in range(min(len(rest), 80)):
        if rest[start : start + 1] == b"\x78":
            try:
                return key + b" " + rest[:start] + b" " + zlib.decompress(rest[start:])
            except zlib.error:
                continue
    return body
