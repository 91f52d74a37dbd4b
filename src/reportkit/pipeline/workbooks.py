"""Officers' workbooks, written whole into the term's restricted folder and recorded beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportkit import __version__
from reportkit.blocks.worksheets import Worksheet
from reportkit.pipeline.documents import releases_known
from reportkit.places import Places
from reportkit.publishing.manifest import BuiltDocument, path_for, record, sha256_of, write_atomically
from reportkit.publishing.private import new_private_folder, private_folder
from reportkit.publishing.workbook import workbook_bytes
from reportkit.settings import read_terms

_MARKING = "OFFICIAL-SENSITIVE: for the School Improvement Team only. Do not copy or forward."


@dataclass(frozen=True, slots=True)
class Written:
    """Where a workbook was written; `edited` is the one changed by hand that it stands beside, or None."""

    path: Path
    edited: Path | None

    def told(self, root: Path) -> str:
        """What happened, as a line for the person who asked."""
        path = self.path.relative_to(root)
        if self.edited is None:
            return f"Wrote {path}"
        return f"{self.edited.relative_to(root)} was changed by hand, so the new one is {path}"


def write_workbook(
    places: Places,
    authority: str,
    as_at: date,
    name: str,
    title: str,
    sheets: Sequence[Worksheet],
    rests_on: Mapping[str, str],
) -> Written:
    """Write it atomically, never over one that a person has changed. `name` is its path in the term's folder.

    `rests_on` is what decides its content; the version of reportkit is added to it.
    """
    content = workbook_bytes(title, sheets, _MARKING)
    folder = places.term_folder(authority, read_terms(places.params).at(as_at))
    private_folder((new_private_folder(folder) / name).parent)
    path = path_for(folder, name)
    write_atomically(path, content)
    parameters = {"authority": authority, "as_at": as_at.isoformat()}
    inputs = {**rests_on, "reportkit": __version__}
    entry = BuiltDocument(name, title, sha256_of(content), parameters, inputs, None, {}, ())
    record(folder, [entry], releases_known(places, as_at))
    return Written(path, None if path == folder / name else folder / name)
