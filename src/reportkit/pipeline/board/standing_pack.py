"""The bound pack that stands in a meeting's folder: which counts it gave, and when it is the pack no more."""

from __future__ import annotations

import shutil
from pathlib import Path

from reportkit.pipeline.board.given import counts_by_file
from reportkit.pipeline.board.opening import BoardDesk
from reportkit.pipeline.board.versions import PACK, hash_of, keep_versions
from reportkit.publishing.manifest import is_edited

_NOT_BOUND = "The pack is not bound"
_KEPT = f"{_NOT_BOUND}: {{name}}, which somebody changed by hand, {{why}}"
_ASIDE = f"{_NOT_BOUND}. The one that stood in the folder {{why}}, and now stands in {{place}}"
OLDER, MAY_NOT_GO = "is older than these documents", "may not go out yet"
_SHORT = 8


def keep_counts(desk: BoardDesk, *files: str) -> None:
    """Note which counts the files hold, by their paths in the meeting's folder, as they were just built."""
    counts = counts_by_file(desk.working)
    keep_versions(desk.folder, desk.own, desk.asked.as_at, {file: counts[file] for file in files})


def set_aside(desk: BoardDesk, why: str = OLDER) -> str:
    """Move a pack to where members are sent nothing from; what became of it, as a sentence.

    An older one is no pack of papers that have changed since. One that a person changed by hand is left where
    it is.
    """
    name = f"{desk.own}/{PACK}"
    pack = desk.folder / name
    if not pack.is_file():
        return _NOT_BOUND
    if is_edited(desk.folder, name):
        return _KEPT.format(name=name, why=why)
    place = desk.working / "older"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    moved = place / f"{pack.stem}-{hash_of(pack)[:_SHORT]}{pack.suffix}"
    for path in filter(Path.is_file, (pack, pack.with_suffix(".pdf"))):
        shutil.move(path, moved.with_suffix(path.suffix))
    return _ASIDE.format(why=why, place=moved.relative_to(desk.folder).as_posix())
