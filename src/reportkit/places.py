"""Where things stand in a checkout: data, settings, notebooks, outputs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from reportkit.exceptions import UsageError
from reportkit.vocabulary import Term

_FILE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one checkout. `REPORTKIT_SIOD` and `REPORTKIT_DATABASE_URL` move the databases."""

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> Places:
        """The checkout that `start` (by default the current folder) is in.

        Raises UsageError if there is none.
        """
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            if (folder / "params" / "authorities").is_dir() and (folder / "notebooks").is_dir():
                return cls(folder)
        raise UsageError(
            f"{here} is not in a reportkit folder: it has no params/authorities and no notebooks. "
            "Change to the folder you cloned, and run the command again."
        )

    @property
    def data(self) -> Path:
        """Source files; what ships and the team's own."""
        return self.root / "data"

    @property
    def params(self) -> Path:
        """Settings."""
        return self.root / "params"

    @property
    def notebooks(self) -> Path:
        """One notebook for each document."""
        return self.root / "notebooks"

    @property
    def template(self) -> Path:
        """The Word template."""
        return self.root / "report_templates" / "reportkit.docx"

    @property
    def siod(self) -> Path:
        """The overview database."""
        moved = os.environ.get("REPORTKIT_SIOD")
        return Path(moved) if moved else self.data / "local" / "siod.duckdb"

    @property
    def casework(self) -> str:
        """The address of the casework store; a file in `data/local` unless it is moved."""
        moved = os.environ.get("REPORTKIT_DATABASE_URL")
        return moved or f"{_FILE}{self.data / 'local' / 'casework.sqlite'}"

    @property
    def has_casework(self) -> bool:
        """Whether there is a casework store: one is not made only to find nothing in it."""
        address = self.casework
        return not address.startswith(_FILE) or Path(address.removeprefix(_FILE)).is_file()

    @property
    def snapshots(self) -> Path:
        """Assessments kept for good."""
        return self.data / "local" / "snapshots"

    @property
    def worked_cases(self) -> Path:
        """The schools on which policies are compared, and what each policy makes of them."""
        return self.root / "docs" / "policies" / "cases.yaml"

    @property
    def outputs(self) -> Path:
        """Everything that is built."""
        return self.root / "outputs"

    def term_folder(self, authority: str, term: Term) -> Path:
        """`outputs/<authority>/<term>`."""
        return self.outputs / authority / term.slug
