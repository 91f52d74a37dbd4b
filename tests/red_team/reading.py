"""Everything that a stranger can read in a file with free tools: crude, and all its own."""

from __future__ import annotations

import email
import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from email import policy
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from PIL import Image

PICTURES = (b"\x89PNG", b"\xff\xd8")


@cache
def everything(path: Path) -> str:
    """Every text that the file can be read as, spaces left out; nothing where there is no file."""
    if not path.is_file():
        return ""
    content = path.read_bytes()
    texts = texts_of_mail(content) if path.suffix == ".eml" else texts_in(content)
    return "\n".join(map(squeezed, texts))


def holds(folder: Path, document: str, words: str) -> bool:
    """Whether the words stand somewhere in the file or its path, spaces and strokes left out."""
    return any(squeezed(words) in text for text in (squeezed(document), everything(folder / document)))


def squeezed(text: str) -> str:
    """Without white space, hyphens and low lines."""
    return "".join(text.split()).replace("-", "").replace("_", "")


@lru_cache(maxsize=300)
def texts_in(content: bytes) -> tuple[str, ...]:
    """Every text of bytes of any kind, spaces left out."""
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    return tuple(map(squeezed, _texts_in(content)))


def _texts_in(content: bytes) -> Iterator[str]:
    if content.startswith(PICTURES):
        yield from map(str, Image.open(io.BytesIO(content)).info.values())
    elif zipfile.is_zipfile(io.BytesIO(content)):
        yield from _in_zip(content)
    else:
        yield from (content[start:].decode("utf-16-le", "replace") for start in (0, 1))
    yield from readings(content.decode("utf-8", "replace"))


def readings(text: str) -> Iterator[str]:
    """The text as it is; without its tags; with what is written by number read."""
    symbols = re.sub(r'<w:sym [^>]*w:char="(\w{4})"/>', lambda found: chr(int(found[1], 16)), text)
    rich = re.sub(r"\\u(\d+)\?", lambda found: chr(int(found[1])), text)
    yield from (text, unescape(text), unquote(text), rich)
    yield unescape(re.sub(r"<[^>]+>", "", symbols))


def _in_zip(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield archive.comment.decode("utf-8", "replace")
        for info in archive.infolist():
            yield from (info.filename, info.comment.decode("utf-8", "replace"))
            yield info.extra.decode("utf-8", "replace")
            yield from texts_in(archive.read(info))


def texts_of_mail(content: bytes) -> Iterator[str]:
    """Every header, part, name and filling of a message."""
    message = email.message_from_bytes(content, policy=policy.default)
    for part in message.walk():
        yield from (f"{name}: {value}" for name, value in part.items())
        yield from (part.get_filename() or "", part.preamble or "", part.epilogue or "")
        held = part.get_payload(decode=True)
        if isinstance(held, bytes):
            yield from texts_in(held)
            yield from readings(held.decode(part.get_content_charset("utf-8"), "replace"))
