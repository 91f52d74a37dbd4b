"""Files that lie where members of the board or the public read, and are not for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reportkit.exceptions import DocumentError
from reportkit.pipeline.board.guarding import Guard
from reportkit.publishing.disclosure import Passage
from reportkit.publishing.disclosure.files import read_file
from reportkit.publishing.disclosure.letters import spelt
from reportkit.publishing.manifest import read_manifest, sha256_of
from reportkit.publishing.pdfs_beside import is_ours

_MEMBERS, _PUBLIC = "sspb", "public"
_PASSED_OVER = re.compile(r"^~\$|^\.")
_FOR_THE_DIRECTOR = re.compile(r"board[-_ ](?:edition|annex)", re.IGNORECASE)
_BEGINS = b"%PDF"
_NEAR_THE_START = 1024
# Titles and marking of what is not for members, as `spelt`: a copy may have been saved anew, or as a PDF.
_MARKED = re.compile(
    r"\b(?:official sensitive for|(?:directors edition of|closed annex to) the boards? papers)\b"
)
_MISPLACED = (
    "{name} is the Director’s edition, the closed annex or another document that is not for members, or a "
    "copy of one. Members of the board or the public read what stands in this folder. Move it to restricted/ "
    "or delete it."
)


def check_places(folder: Path) -> None:
    """Raises DocumentError where a document that is not for them stands where members or the public read."""
    documents = read_manifest(folder)["documents"]
    hashes = {name: entry["sha256"] for name, entry in documents.items()}
    restricted = {one for name, one in hashes.items() if name.startswith("restricted/")}
    for path in (path for place in (_MEMBERS, _PUBLIC) for path in files_of(folder / place)):
        name, content = _name(path, folder), path.read_bytes()
        sha256 = sha256_of(content)
        is_copy = sha256 in restricted or _FOR_THE_DIRECTOR.search(path.name)
        if is_copy or (hashes.get(name) != sha256 and _is_marked(path, content)):
            raise DocumentError(_MISPLACED.format(name=name))


def check_pdfs_elsewhere(folder: Path, own: str, guard: Guard) -> None:
    """Raises DocumentError for a PDF outside the meeting's own folder that may not go out, or cannot be read.

    What a built document for the public says besides, such as where an event is held, it may say as well.
    """
    for path in _pdfs(folder, _MEMBERS):
        if not path.is_relative_to(folder / own):
            guard.check_passages(_name(path, folder), _read(path, folder), quotes=True)
    pdfs = tuple(_pdfs(folder, _PUBLIC))
    told = tuple(_told_to_all(folder)) if pdfs else ()
    said = frozenset(leak.text for leak in guard.leaks(told, ()))
    for path in pdfs:
        guard.check_passages(_name(path, folder), _read(path, folder), spared=said)


def _pdfs(folder: Path, place: str) -> Iterator[Path]:
    """The PDFs in that part of the term's folder, save those made here of documents that are looked into."""
    for path in files_of(folder / place):
        if is_pdf(path, path.read_bytes()) and not is_ours(folder, _name(path, folder)):
            yield path


def _read(path: Path, folder: Path) -> tuple[Passage, ...]:
    return tuple(read_file(_name(path, folder), path.read_bytes()))


def _told_to_all(folder: Path) -> Iterator[Passage]:
    """What the documents for the public say that stand as they were built."""
    for name, entry in read_manifest(folder)["documents"].items():
        path = folder / name
        content = path.read_bytes() if name.startswith(f"{_PUBLIC}/") and path.is_file() else b""
        if content and sha256_of(content) == entry["sha256"]:
            yield from read_file(name, content)


def _is_marked(path: Path, content: bytes) -> bool:
    try:
        return any(_MARKED.search(spelt(one.text)) for one in read_file(path.name, content))
    except DocumentError:
        return False  # what cannot be read is told, or refused, where the file is looked into


def is_pdf(path: Path, content: bytes) -> bool:
    """Whether the file is a PDF, by its name or by what it holds."""
    return path.suffix.lower() == ".pdf" or _BEGINS in content[:_NEAR_THE_START]


def files_of(folder: Path) -> Iterator[Path]:
    """The files of a folder and those in it, save what programs leave behind."""
    yield from (path for path in sorted(folder.rglob("*")) if counts(path))


def counts(path: Path) -> bool:
    """Whether it is a file that somebody might read."""
    return path.is_file() and not _PASSED_OVER.search(path.name)


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
