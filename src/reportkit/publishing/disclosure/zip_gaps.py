"""What stands in a packed file outside its parts: before, between and behind them, and in its headings."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from zipfile import ZipFile, ZipInfo

_LOCAL = b"PK\x03\x04"
_HEADING = struct.Struct("<4s5H3I2H")
_END = b"PK\x05\x06"
_END_SIZE = 22
_DEFLATED = 8
_MOST = 10_000_000


def outside_entries(content: bytes, archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """Bytes that belong to no part, with where they stand; a part that no list names is unpacked.

    The names of the parts that are listed are not among them.
    """
    entries = archive.infolist()
    at, gaps = 0, []
    for begin, end in sorted((*_spans(content, entries), _directory(content, archive))):
        gaps.append(content[at:begin])
        at = max(at, end)
    for gap in (*gaps, content[at:]):
        yield "between and behind the parts", gap
        yield from _unlisted(gap)
    for entry in entries:
        yield "a further field of a part", entry.extra


def _spans(content: bytes, entries: list[ZipInfo]) -> Iterator[tuple[int, int]]:
    """Where the heading of each part begins and ends, and then its packed content."""
    for entry in entries:
        begin = entry.header_offset
        heading = content[begin : begin + _HEADING.size]
        if len(heading) == _HEADING.size:
            *_, name, extra = _HEADING.unpack(heading)
            named = begin + _HEADING.size + name
            same = content[begin + _HEADING.size : named] == entry.orig_filename.encode(_coding(entry))
            yield begin, named if same else begin + _HEADING.size
            yield named + extra, named + extra + entry.compress_size


def _coding(entry: ZipInfo) -> str:
    return "utf-8" if entry.flag_bits & 0x800 else "cp437"


def _directory(content: bytes, archive: ZipFile) -> tuple[int, int]:
    """Where the list of the parts and its comment begin and end."""
    end = content.rfind(_END, archive.start_dir)
    return archive.start_dir, end + _END_SIZE + len(archive.comment)


def _unlisted(gap: bytes) -> Iterator[tuple[str, bytes]]:
    at = gap.find(_LOCAL)
    while at >= 0:
        heading = gap[at : at + _HEADING.size]
        if len(heading) == _HEADING.size:
            _, _, _, method, *_, name, extra = _HEADING.unpack(heading)
            begin = at + _HEADING.size + name + extra
            if method == _DEFLATED:
                yield "a part that no list names", _inflated(gap[begin:])
        at = gap.find(_LOCAL, at + 1)


def _inflated(content: bytes) -> bytes:
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, _MOST)
    except zlib.error:
        return b""
