"""Packed files (.gz, .zip) as the bytes of the CSV they hold."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from isal import igzip
from isal.isal_zlib import IsalError

from reportkit.exceptions import Place, UnreadableFile

SUFFIXES = (".csv", ".csv.gz", ".zip", ".xlsx", ".parquet")
_BROKEN: tuple[type[Exception], ...] = (
    *(EOFError, OSError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error),
    IsalError,  # type: ignore[assignment]  # isal's hints take the class for one of its errors
)


def unpacked(content: bytes, path: Path, shown_as: str) -> bytes:
    """The CSV's bytes. Raises UnreadableFile for a file that is cut short or of an unknown kind."""
    try:
        if path.suffix.lower() == ".gz":
            return bytes(igzip.decompress(content))
        if path.suffix.lower() == ".zip":
            return _only_member(content, shown_as)
    except _BROKEN as error:
        raise damaged(shown_as, error) from error
    if path.suffix.lower() != ".csv":
        raise UnreadableFile(
            Place(shown_as),
            "this kind of file is not read.",
            f"Files that can be read end in {', '.join(SUFFIXES)}.",
        )
    return content


def _only_member(content: bytes, shown_as: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [name for name in archive.namelist() if name.lower().endswith(".csv")]
        if len(members) != 1:
            raise UnreadableFile(
                Place(shown_as),
                f"the zip file holds {len(members)} CSV files.",
                "Unpack it and load the files one by one.",
            )
        return archive.read(members[0])


def damaged(shown_as: str, error: Exception) -> UnreadableFile:
    """The error for a file that its own format shows to be broken."""
    detail = str(error).splitlines()[0] if str(error) else type(error).__name__
    return UnreadableFile(
        Place(shown_as), f"the file is damaged or cut short ({detail}).", "Download it again."
    )
