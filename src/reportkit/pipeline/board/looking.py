"""Every file of a meeting's folder looked at again: what is confidential may have changed meanwhile."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportkit.exceptions import DocumentError
from reportkit.pipeline.board.documents import LEAVES, LeafDocument
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.opening import BoardDesk
from reportkit.pipeline.board.quoting import Quoted, lines_of
from reportkit.pipeline.board.versions import PACK
from reportkit.publishing.batch import Built
from reportkit.publishing.manifest import read_manifest, sha256_of
from reportkit.publishing.pdfs_beside import is_ours

# How a document is called that was written beside one changed by hand.
_BESIDE = re.compile(r"\.new(-?\d+)?(?=\.\w+$)")
_PASSED_OVER = re.compile(r"^~\$|^\.")
_TEXTS = {".txt", ".ics", ".md", ".csv", ".html", ".htm", ".eml", ".json", ".rtf", ".xml", ".tsv"}
_FOLDED = re.compile(r"\r?\n[ \t]")
_FOR_THE_DIRECTOR = re.compile(r"board[-_ ](?:edition|annex)", re.IGNORECASE)
_OPEN_TO_MEMBERS = ("sspb", "public")
_UNREAD = "{name} is no file that can be looked into, so see for yourself that it tells nothing of a school."
_MISPLACED = (
    "{name} is the Director’s edition or the closed annex, or a copy of it. Members of the board or the "
    "public read what stands in this folder. Move it to restricted/ or delete it."
)


def look_again(desk: BoardDesk, built: Sequence[Built]) -> tuple[str, ...]:
    """What could not be looked into, said to the person who builds.

    Raises DocumentError for a file that may not go out any more, or that is not for this folder.
    """
    if desk.guard is None:
        return ()
    _check_places(desk.folder)
    quoted = _quoted(desk)
    new = {one.path for one in built}
    folder = desk.folder / desk.own
    paths = (path for path in sorted(folder.rglob("*")) if path not in new and _counts(path))
    found = (
        _look(desk, desk.guard, path, quoted.get(_BESIDE.sub("", _name(path, folder)))) for path in paths
    )
    return tuple(filter(None, found))


def _look(desk: BoardDesk, guard: Guard, path: Path, quoted: Quoted | None) -> str:
    """Looks into one file; a sentence about one that cannot be looked into."""
    name, content = _name(path, desk.folder), path.read_bytes()
    if path.suffix.lower() == ".docx" or zipfile.is_zipfile(path):
        guard.check_built(name, content, quoted)
    elif path.suffix.lower() in _TEXTS:
        guard.check_text(name, _FOLDED.sub("", _decoded(content)))
    else:
        guard.check_text(name, "")
        return "" if is_ours(desk.folder, name) else _UNREAD.format(name=name)
    return ""


def _quoted(desk: BoardDesk) -> dict[str, Quoted]:
    """By file what each may quote: the paper on the policies, and the pack in which that is bound."""
    said = {leaf.file: frozenset(_lines(desk, leaf)) for leaf in LEAVES if leaf.quotes}
    whole = Quoted(frozenset().union(*said.values()), everywhere=False)
    return {PACK: whole} | {file: Quoted(lines) for file, lines in said.items()}


def _lines(desk: BoardDesk, leaf: LeafDocument) -> Iterator[str]:
    yield from lines_of(leaf.label, desk.working / Path(leaf.file).with_suffix(".ipynb").name)


def _check_places(folder: Path) -> None:
    """Raises DocumentError where a document for the Director alone stands where others read."""
    documents = read_manifest(folder)["documents"]
    restricted = {entry["sha256"] for name, entry in documents.items() if name.startswith("restricted/")}
    for path in (path for place in _OPEN_TO_MEMBERS for path in sorted((folder / place).rglob("*"))):
        if _counts(path) and (_FOR_THE_DIRECTOR.search(path.name) or _hash(path) in restricted):
            raise DocumentError(_MISPLACED.format(name=_name(path, folder)))


def _hash(path: Path) -> str:
    return sha256_of(path.read_bytes())


def _counts(path: Path) -> bool:
    return path.is_file() and not _PASSED_OVER.search(path.name)


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            break
    return content.decode("cp1252", errors="replace")
