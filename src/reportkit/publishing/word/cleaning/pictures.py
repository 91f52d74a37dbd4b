"""What a camera or a program notes in a picture: the place, the day, the person, the device."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from reportkit.publishing.word.cleaning.container import Container
from reportkit.publishing.word.cleaning.wording import counted

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_DRAWN = {b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"IDAT", b"IEND"}
_NOTED = {0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE}
_SCAN, _END = 0xDA, 0xD9
_BARE = {0x01, *range(0xD0, 0xD9)}
_TURNED = 0x0112


def strip_pictures(held: Container) -> list[str]:
    """In how many pictures something was noted; the pictures look as they did."""
    number = 0
    for name, content in held.parts.items():
        stripped = _stripped(content)
        number += stripped != content
        held.parts[name] = stripped
    return (
        [f"what was noted in {counted(number, 'picture')} of when and with what it was made"]
        if number
        else []
    )


def _stripped(content: bytes) -> bytes:
    try:
        if content.startswith(_PNG):
            return _PNG + b"".join(chunk for kind, chunk in _chunks(content) if kind in _DRAWN)
        if content.startswith(_JPEG):
            return _JPEG + b"".join(_segments(content))
    except (struct.error, IndexError):
        return content
    return content


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        yield kind, content[at : at + length + 12]
        if kind == b"IEND":
            return
        at += length + 12


def _segments(content: bytes) -> Iterator[bytes]:
    at = len(_JPEG)
    while True:
        while content[at + 1] == 0xFF:  # any number of filling bytes may stand before a marker
            at += 1
        marker = content[at + 1]
        if marker == _END:
            yield content[at : at + 2]
            return
        if marker in _BARE:
            at, segment = at + 2, content[at : at + 2]
        else:
            (length,) = struct.unpack_from(">H", content, at + 2)
            at, segment = at + 2 + length, content[at : at + 2 + length]
        yield from _kept(marker, segment)
        if marker == _SCAN:
            start, at = at, _end_of_scan(content, at)
            yield content[start:at]


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker stands that is not part of the picture's points."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise IndexError
        if content[at + 1] not in {0, *_BARE}:
            return at
        at += 2


def _kept(marker: int, segment: bytes) -> Iterator[bytes]:
    if marker not in _NOTED:
        yield segment
    elif marker == 0xE1 and segment[4:10] == b"Exif\0\0" and (turn := _turn(segment[10:])) > 1:
        yield _turned(turn)


def _turn(exif: bytes) -> int:
    """Which way up the picture is to be shown: 1 as it is."""
    order = "<" if exif.startswith(b"II") else ">"
    (at,) = struct.unpack_from(f"{order}I", exif, 4)
    (number,) = struct.unpack_from(f"{order}H", exif, at)
    for entry in range(number):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, at + 2 + 12 * entry)
        if tag == _TURNED:
            return int(value)
    return 1


def _turned(turn: int) -> bytes:
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _TURNED, 3, 1, turn, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
