"""The documents built once for all tests, as a person builds them: by the command, in a checkout."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).parent.parent
AS_AT = "2026-11-22"
TERM = "2026-autumn"
AUTHORITIES = ("hillingdon", "hackney", "surrey")
UPDATE, BRIEFING = "public/school-improvement-update.docx", "public/heads-briefing.docx"
DOCUMENTS = (UPDATE, BRIEFING)
NOTEBOOKS = {UPDATE: "school_improvement_update.ipynb", BRIEFING: "heads_briefing.ipynb"}


# A long trial, which `make soak` runs.
LONG = (
    pytest.mark.soak,
    pytest.mark.skipif(not os.environ.get("REPORTKIT_SOAK"), reason="a long trial, run by make soak"),
)


Here = Callable[..., subprocess.CompletedProcess[str]]


def run(root: Path, siod: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a checkout, with its output as text."""
    return subprocess.run(
        [sys.executable, "-m", "reportkit", *words],
        cwd=root,
        env=os.environ | {"REPORTKIT_SIOD": str(siod)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def make_checkout(root: Path, data: tuple[str, ...] = ("",)) -> Path:
    """A checkout at `root` with settings, notebooks and templates, and these folders of data."""
    for folder in ("params", "notebooks", "report_templates"):
        shutil.copytree(SOURCE / folder, root / folder)
    for folder in data:
        ignored = shutil.ignore_patterns("local")
        shutil.copytree(SOURCE / "data" / folder, root / "data" / folder, ignore=ignored)
    return root


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Only one test process at a time is inside."""
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@dataclass(frozen=True)
class Documents:
    """One authority's term folder, and what was said when it was built."""

    folder: Path
    stdout: str
    stderr: str

    def content(self, document: str) -> bytes:
        return (self.folder / document).read_bytes()

    @property
    def manifest(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        return found

    def figures(self, document: str) -> list[dict[str, Any]]:
        return list(self.manifest["documents"][document]["figures"])

    def notebook(self, document: str) -> dict[str, Any]:
        path = self.folder / "working" / NOTEBOOKS[document]
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found


@dataclass(frozen=True)
class Checkout:
    """A checkout that all test processes share: loaded once, each authority built once."""

    shared: Path

    @property
    def root(self) -> Path:
        return self.shared / "checkout"

    @property
    def siod(self) -> Path:
        """The loaded database; open it for reading only."""
        return self._once(self.shared / "siod.duckdb", self._load)

    def copy_of_siod(self, path: Path) -> Path:
        """The loaded database for one test alone."""
        shutil.copy(self.siod, path)
        return path

    def of(self, authority: str) -> Documents:
        """The authority's Update and Briefing."""
        siod = self.siod
        mark = self.shared / f"{authority}.duckdb"

        def build(path: Path) -> str:
            shutil.copy(siod, path)
            said = run(self.root, path, "build", "termly-update", "--authority", authority, "--as-at", AS_AT)
            path.with_suffix(".stdout").write_text(said.stdout, encoding="utf-8")
            path.with_suffix(".stderr").write_text(said.stderr, encoding="utf-8")
            return said.stderr if said.returncode else ""

        self._once(mark, build)
        said = [mark.with_suffix(end).read_text(encoding="utf-8") for end in (".stdout", ".stderr")]
        return Documents(self.root / "outputs" / authority / TERM, *said)

    def _load(self, path: Path) -> str:
        make_checkout(self.root)
        said = run(self.root, path, "load")
        return said.stderr if said.returncode else ""

    def _once(self, path: Path, make: Callable[[Path], str]) -> Path:
        """Made by whichever test needs it first; a failure is told to every test that needs it."""
        outcome = path.with_suffix(".outcome")
        with alone(path):
            if not outcome.exists():
                outcome.write_text("could not be made", encoding="utf-8")
                outcome.write_text(make(path), encoding="utf-8")
            failure = outcome.read_text(encoding="utf-8")
        assert not failure, failure
        return path


def profile_parameters(checkout: Checkout, authority: str, **changes: str) -> Mapping[str, str]:
    """What a notebook is given."""
    given = {
        "authority": authority,
        "as_at": AS_AT,
        "siod": str(checkout.siod),
        "params": str(checkout.root / "params"),
    }
    return given | changes


THE_DAY = date.fromisoformat(AS_AT)
