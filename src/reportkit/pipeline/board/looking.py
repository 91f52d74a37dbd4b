"""Every file of a meeting's folder looked at again: what is confidential may have changed meanwhile."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportkit.pipeline.board.documents import LEAVES, LeafDocument
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.misplaced import check_pdfs_elsewhere, check_places, counts, is_pdf
from reportkit.pipeline.board.opening import BoardDesk
from reportkit.pipeline.board.quoting import Quoted, lines_of
from reportkit.pipeline.board.versions import PACK
from reportkit.publishing.batch import Built
from reportkit.publishing.disclosure.files import read_file
from reportkit.publishing.pdfs_beside import is_ours

# How a document is called that was written beside one changed by hand.
_BESIDE = re.compile(r"\.new(-?\d+)?(?=\.\w+$)")
_TEXTS = {".txt", ".ics", ".md", ".csv", ".html", ".htm", ".eml", ".json", ".rtf", ".xml", ".tsv"}
_UNREAD = "{name} is no file that can be looked into, so see for yourself that it tells nothing of a school."


def look_again(desk: BoardDesk, built: Sequence[Built]) -> tuple[str, ...]:
    """What could not be looked into, said to the person who builds.

    Raises DocumentError for a file that may not go out any more, or that is not for this folder.
    """
    if desk.guard is None:
        return ()
    check_places(desk.folder)
    check_pdfs_elsewhere(desk.folder, desk.own, desk.guard)
    quoted = _quoted(desk)
    new = {one.path for one in built}
    folder = desk.folder / desk.own
    paths = (path for path in sorted(folder.rglob("*")) if path not in new and counts(path))
    found = (_look(desk, desk.guard, path, quoted.get(_document(path, folder))) for path in paths)
    return tuple(filter(None, found))


def _look(desk: BoardDesk, guard: Guard, path: Path, quoted: Quoted | None) -> str:
    """Looks into one file; a sentence about one that cannot be looked into.

    Raises DocumentError for a Word file or a PDF that cannot, as for one that may not go out.
    """
    name, content = _name(path, desk.folder), path.read_bytes()
    if path.suffix.lower() == ".docx" or zipfile.is_zipfile(path):
        guard.check_built(name, content, quoted)
    elif is_pdf(path, content):
        if not is_ours(desk.folder, name):
            guard.check_passages(name, tuple(read_file(name, content)), quotes=quoted is not None)
    elif path.suffix.lower() in _TEXTS:
        guard.check_passages(name, tuple(read_file(name, content)))
    else:
        guard.check_passages(name, ())
        return _UNREAD.format(name=name)
    return ""


def _quoted(desk: BoardDesk) -> dict[str, Quoted]:
    """By file what each may quote: the paper on the policies, and the pack in which that is bound."""
    said = {leaf.file: frozenset(_lines(desk, leaf)) for leaf in LEAVES if leaf.quotes}
    whole = Quoted(frozenset().union(*said.values()), everywhere=False)
    return {PACK: whole} | {file: Quoted(lines) for file, lines in said.items()}


def _lines(desk: BoardDesk, leaf: LeafDocument) -> Iterator[str]:
    yield from lines_of(leaf.label, desk.working / Path(leaf.file).with_suffix(".ipynb").name)


def _document(path: Path, folder: Path) -> str:
    """The document that a file is, was written beside, or is a PDF of."""
    return _BESIDE.sub(
        "", _name(path.with_suffix(".docx") if path.suffix.lower() == ".pdf" else path, folder)
    )


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
