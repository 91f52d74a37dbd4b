"""From files and folders to SIOD: find what is new by content, read it, load all or nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.evidence.siod.store import LoadReport, Siod
from reportkit.exceptions import Place, UnreadableFile
from reportkit.vocabulary import AcademicYear

if TYPE_CHECKING:
    from reportkit.evidence.sources import Reading
    from reportkit.evidence.sources.dating import Dating

_READ = (".csv", ".csv.gz", ".zip", ".xlsx", ".parquet")
_KEPT_DATING = "dating.json"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Told:
    """What the person who loads files says of them, where content and names do not."""

    year: AcademicYear | None = None
    vintage: str | None = None
    published_on: date | None = None


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to load, the name it is shown by, its content's SHA-256, and what is said of it."""

    path: Path
    shown_as: str
    sha256: str
    told: Told = NOTHING_TOLD


def find_files(paths: Sequence[Path], data: Path) -> list[SourceFile]:
    """Every readable file in the paths, each content once, ordered by name.

    Of files with the same content the one in the data folder is taken: what was once told of it
    stands beside it. Raises UnreadableFile for a path that is not there or a file of a kind that is not read.
    """
    found: dict[str, SourceFile] = {}
    inside = data.resolve()
    sources = (path for path in set(_walk(paths)) if not _is_our_own(path.resolve(), inside))
    for path in sorted(sources, key=lambda p: (not p.resolve().is_relative_to(inside), p)):
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        found.setdefault(sha256, SourceFile(path, shown_name(path, data), sha256))
    return sorted(found.values(), key=lambda file: file.shown_as)


def _walk(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from (found for found in path.rglob("*") if _is_data(found.name.lower()))
        elif path.is_file():
            yield path
        else:
            raise UnreadableFile(Place(str(path)), "there is no such file or folder.", "Check the name.")


def _is_our_own(path: Path, data: Path) -> bool:
    """Whether reportkit made the file itself: everything in data/local but the copies of sources."""
    local = data / "local"
    return path.is_relative_to(local) and not path.is_relative_to(local / "sources")


def _is_data(name: str) -> bool:
    """Whether a file in a folder is to be loaded; DfE's notes on columns (`*_meta.csv`) are not."""
    return name.endswith(_READ) and not name.removesuffix(".gz").endswith("_meta.csv")


def shown_name(path: Path, data: Path) -> str:
    """The file's place below the data folder, else its folder and name: what traces print."""
    if path.resolve().is_relative_to(data.resolve()):
        return path.resolve().relative_to(data.resolve()).as_posix()
    return Path(path.resolve().parent.name, path.name).as_posix()


def load_files(
    siod: Siod,
    files: Sequence[SourceFile],
    *,
    accept_fewer_rows: bool = False,
    progress: Progress = lambda file, done, total: None,
) -> LoadReport:
    """Load what is not held yet, in one transaction. Raises a SourceError; then nothing is loaded."""
    held = siod.hashes()
    new = [file for file in files if file.sha256 not in held]
    unchanged = tuple(file.shown_as for file in files if file.sha256 in held)
    if not new:
        return LoadReport((), unchanged)
    # Readers bring in pandas and pyarrow; a load with nothing new must not wait for them.
    from reportkit.evidence.sources import read_sources

    readings = read_sources((file.path, _dating(file)) for file in new)
    added = siod.add(_reported(readings, new, progress), accept_fewer_rows=accept_fewer_rows)
    progress("", len(new), len(new))
    return LoadReport(added, unchanged)


def _reported(
    readings: Iterator[Reading], files: Sequence[SourceFile], progress: Progress
) -> Iterator[Reading]:
    """The readings, each announced before it is waited for."""
    names = [file.shown_as for file in files]
    for position, name in enumerate(names):
        progress(name, position, len(names))
        reading = next(readings, None)
        if reading is None:
            return
        yield reading
    yield from readings


def _dating(file: SourceFile) -> Dating:
    from reportkit.evidence.sources.dating import Dating

    told, kept = file.told, file.path.parent / _KEPT_DATING
    said = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    year = told.year or (AcademicYear(said["year"]) if said.get("year") else None)
    day = told.published_on or (
        date.fromisoformat(said["published_on"]) if said.get("published_on") else None
    )
    return Dating(file.shown_as, year, told.vintage or said.get("vintage"), day)


def keep_copy(file: SourceFile, data: Path) -> SourceFile:
    """A copy in data/local/sources, with what was told of it; a file inside `data` as it is.

    SIOD can then be rebuilt without the person's own folders.
    """
    if file.path.resolve().is_relative_to(data.resolve()):
        return file
    folder = data / "local" / "sources" / file.sha256[:12] / file.path.resolve().parent.name
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / file.path.name
    shutil.copyfile(file.path, copy)
    said = {
        "year": file.told.year,
        "vintage": file.told.vintage,
        "published_on": file.told.published_on.isoformat() if file.told.published_on else None,
    }
    (folder / _KEPT_DATING).write_text(json.dumps(said), encoding="utf-8")
    return replace(file, path=copy, shown_as=shown_name(copy, data))


def discard_copy(file: SourceFile, copy: SourceFile) -> None:
    """Take away a copy that `keep_copy` made of a file that then could not be loaded."""
    if copy.path != file.path:
        shutil.rmtree(copy.path.parent.parent)
