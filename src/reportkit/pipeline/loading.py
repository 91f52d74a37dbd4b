"""Files into the overview database, with copies kept of those from outside the data folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportkit.evidence.siod import LoadReport, Siod
from reportkit.evidence.siod.loading import (
    NOTHING_TOLD,
    Progress,
    SourceFile,
    Told,
    discard_copy,
    find_files,
    keep_copy,
    load_files,
)
from reportkit.exceptions import SourceError
from reportkit.places import Places


def load(
    places: Places,
    paths: Sequence[Path] = (),
    told: Told = NOTHING_TOLD,
    *,
    accept_fewer_rows: bool = False,
    progress: Progress = lambda file, done, total: None,
) -> LoadReport:
    """Load the paths, or without any everything in the data folder, into SIOD.

    An empty database gets the data folder as well; what is told is of the paths alone. Raises a
    SourceError naming the file, and then loads nothing.
    """
    files = find_files(paths or [places.data], places.data)
    if _all_held(places, files):
        return LoadReport((), tuple(file.shown_as for file in files))
    given = {file.sha256 for file in files}
    with Siod.open(places.siod) as siod:
        if paths and not siod.hashes():
            files = find_files([places.data, *paths], places.data)
        files = [replace(file, told=told) if file.sha256 in given else file for file in files]
        held = siod.hashes()
        copies = [keep_copy(f, places.data) if f.sha256 not in held else f for f in files]
        try:
            return load_files(siod, copies, accept_fewer_rows=accept_fewer_rows, progress=progress)
        except BaseException as error:
            for file, copy in zip(files, copies, strict=True):
                discard_copy(file, copy)
            if isinstance(error, SourceError):
                raise _named(error, files, copies) from error
            raise


def _all_held(places: Places, files: Sequence[SourceFile]) -> bool:
    """Whether there is nothing to load: seen by reading alone, so that others may read meanwhile."""
    if not places.siod.is_file():
        return False
    with Siod.open(places.siod, read_only=True) as siod:
        return siod.is_current() and {file.sha256 for file in files} <= siod.hashes()


def _named(error: SourceError, files: Sequence[SourceFile], copies: Sequence[SourceFile]) -> SourceError:
    """The error under the person's own file name, not that of the copy, which is gone by now."""
    own = {copy.shown_as: file.shown_as for file, copy in zip(files, copies, strict=True)}
    place = replace(error.place, file=own.get(error.place.file, error.place.file))
    return type(error)(place, error.problem, error.remedy)
