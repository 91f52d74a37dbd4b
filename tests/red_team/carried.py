"""Files of other formats with words in them: pictures, workbooks, letters, old objects."""

from __future__ import annotations

import gzip
import io
import struct
from collections.abc import Callable

from docx import Document
from openpyxl import Workbook
from PIL import Image, PngImagePlugin


def text(template: str) -> Callable[[str], bytes]:
    """The template with the words."""
    return lambda words: template.replace("WORDS", words).encode()


def png(compressed: bool) -> Callable[[str], bytes]:
    """A picture with a note."""

    def make(words: str) -> bytes:
        note, held = PngImagePlugin.PngInfo(), io.BytesIO()
        note.add_text("Comment", words, zip=compressed)
        Image.new("RGB", (2, 2)).save(held, "PNG", pnginfo=note)
        return held.getvalue()

    return make


def jpeg_comment(words: str) -> bytes:
    """A photograph with a comment."""
    held = io.BytesIO()
    Image.new("RGB", (2, 2)).save(held, "JPEG", comment=words.encode())
    return held.getvalue()


def jpeg_exif(words: str) -> bytes:
    """A photograph whose description names the school."""
    held, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = words
    Image.new("RGB", (2, 2)).save(held, "JPEG", exif=exif)
    return held.getvalue()


def workbook(words: str) -> bytes:
    """A workbook with the words in a hidden sheet."""
    held, book = io.BytesIO(), Workbook()
    sheet = book.create_sheet("figures")
    sheet["A1"], sheet.sheet_state = words, "hidden"
    book.save(held)
    return held.getvalue()


def letter(words: str) -> bytes:
    """A Word document."""
    held, document = io.BytesIO(), Document()
    document.add_paragraph(words)
    document.save(held)
    return held.getvalue()


def ole(words: str) -> bytes:
    """A stream of an old Office file: text in two bytes a letter."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<506x") + words.encode("utf-16-le")


def rtf(words: str) -> bytes:
    """Rich text, in which a third of the letters are written by number."""
    said = "".join(f"\\u{ord(one)}?" if not place % 3 else one for place, one in enumerate(words))
    return rb"{\rtf1\ansi " + said.encode() + b"}"


def squeezed(words: str) -> bytes:
    """A picture of Office's own, compressed."""
    return gzip.compress(b"\x01\x00\x00\x00" + words.encode("utf-16-le"))
