"""A workbook of one sheet whose bytes are the same whenever it is written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

_CORE, _MADE = "docProps/core.xml", b"2026-04-30T00:00:00Z"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def as_workbook(sheet: str, rows: Iterable[Sequence[str | int]]) -> bytes:
    """The rows as an .xlsx file, without the time it was made."""
    book = Workbook()
    book.remove(book.worksheets[0])
    table = book.create_sheet(sheet)
    for row in rows:
        table.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return _without_times(content.getvalue())


def _without_times(content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            data = _untimed(old.read(name)) if name == _CORE else old.read(name)
            new.writestr(zipfile.ZipInfo(name, _FIRST_DAY), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _untimed(core: bytes) -> bytes:
    """The properties with one fixed day for when the file was made and last changed."""
    return re.sub(rb"(?<=W3CDTF\">)[^<]+", _MADE, core)
