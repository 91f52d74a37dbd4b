"""The School Improvement Update from the shell: reportkit against papermill, nbconvert and pandoc.

Both build the same notebook from data already loaded, each as whole processes in a checkout of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import docx

from benchmarks.measuring import BIN, ROOT, Promise, print_table, ratio, run, time_in_turn
from reportkit.pipeline.documents import UPDATE
from reportkit.places import Places

_AS_AT = "2026-11-22"
_TIMES_QUICKER = 2.0
# The command builds the Headteachers' Briefing as well; here it is left out.
_UPDATE_ALONE = """
import sys
from reportkit import cli
from reportkit.pipeline import documents
documents.UPDATE = documents.UPDATE[:1]
sys.argv = ["reportkit", *sys.argv[1:]]
cli.main()
"""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder with the shipped data, settings, notebooks and templates, and outputs of its own."""

    root: Path

    @classmethod
    def make(cls, root: Path) -> Checkout:
        for name in ("data", "notebooks", "params", "report_templates"):
            (root / name).symlink_to(ROOT / name)
        return cls(root)

    @property
    def siod(self) -> Path:
        return self.root / "siod.duckdb"

    @property
    def built(self) -> Path:
        (found,) = self.root.glob(f"outputs/hillingdon/*/{UPDATE[0].file}")
        return found

    def profile(self, urn: str) -> Path:
        """A school's profile."""
        (found,) = self.root.glob(f"outputs/hillingdon/*/schools/{urn}/school-profile-{urn}.docx")
        return found

    def reportkit(self, *words: str) -> None:
        """The command."""
        run([BIN / "reportkit", *words], self.root, REPORTKIT_SIOD=str(self.siod))

    def answer(self, command: Sequence[str | Path]) -> str:
        """What a command prints."""
        environment = os.environ | {"REPORTKIT_SIOD": str(self.siod)}
        return subprocess.run(
            [str(part) for part in command],
            cwd=self.root,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    @contextmanager
    def as_places(self) -> Iterator[Places]:
        """The checkout as this process sees it."""
        kept = os.environ.get("REPORTKIT_SIOD")
        os.environ["REPORTKIT_SIOD"] = str(self.siod)
        try:
            yield Places(self.root)
        finally:
            os.environ.pop("REPORTKIT_SIOD")
            if kept is not None:
                os.environ["REPORTKIT_SIOD"] = kept

    @property
    def usual(self) -> Path:
        return self.root / "usual" / "update.docx"

    def build(self, *start: str | Path) -> None:
        """reportkit, started so."""
        command = [*start, "build", "termly-update", "--quiet", "--as-at", _AS_AT]
        run(command, self.root, REPORTKIT_SIOD=str(self.siod))

    def build_the_usual_way(self) -> None:
        """papermill on the stock kernel, nbconvert to HTML without the code, pandoc to Word."""
        folder = self.usual.parent
        folder.mkdir(exist_ok=True)
        told = {"authority": "hillingdon", "as_at": _AS_AT, "siod": self.siod, "params": ROOT / "params"}
        parameters = [part for name, text in told.items() for part in ("-p", name, text)]
        notebook = ROOT / "notebooks" / UPDATE[0].notebook
        run([BIN / "papermill", notebook, folder / "update.ipynb", "-k", "python3", *parameters])
        run([BIN / "jupyter", "nbconvert", "--to", "html", "--no-input", folder / "update.ipynb"])
        run(["pandoc", folder / "update.html", "-o", self.usual])


def measure(runs: int = 5) -> list[Promise]:
    """The Update alone, and for information the command as it is."""
    if shutil.which("pandoc") is None:
        print("\nThe Update end to end was not measured: pandoc is not installed.")
        return []
    with tempfile.TemporaryDirectory() as folder:
        checkout = Checkout.make(Path(folder))
        _load(checkout)
        reportkit, usual, _ = timed = time_in_turn(
            runs,
            {
                "reportkit, the Update alone": partial(checkout.build, sys.executable, "-c", _UPDATE_ALONE),
                "papermill, nbconvert and pandoc": checkout.build_the_usual_way,
                "reportkit build termly-update (with the Briefing)": partial(
                    checkout.build, BIN / "reportkit"
                ),
            },
        )
        print_table("The Update end to end, data loaded", timed)
        print(f"  {compare(checkout.built, checkout.usual)}")
    times = ratio(usual, reportkit)
    words = f"The Update is built at least {_TIMES_QUICKER:g} times as quickly as in the usual way"
    return [Promise(words, f"{times:.2f} times", times >= _TIMES_QUICKER)]


def _load(checkout: Checkout) -> None:
    run([BIN / "reportkit", "load", "--quiet"], checkout.root, REPORTKIT_SIOD=str(checkout.siod))


def compare(ours: Path, usual: Path) -> str:
    """What both documents hold. Raises AssertionError if they are not the same document.

    The same headings in the same order (the title aside), every paragraph and point of ours word
    for word in the other, and as many pictures; captions, tables and looks are not compared.
    """
    one, other = docx.Document(str(ours)), docx.Document(str(usual))
    headings = _texts(one, ("Heading",))
    if headings != _texts(other, ("Heading",))[-len(headings) :]:
        raise AssertionError("The two documents do not have the same headings.")
    paragraphs = _texts(one, ("Body Text", "List"))
    held = set(_texts(other, ("",)))
    if lacking := [text for text in paragraphs if text not in held]:
        raise AssertionError(f"The usual document lacks {len(lacking)} paragraphs, such as “{lacking[0]}”.")
    pictures = len(one.inline_shapes)
    if pictures != len(other.inline_shapes):
        raise AssertionError("The two documents do not have as many pictures.")
    return (
        f"both hold the same {len(headings)} headings in order, the same {len(paragraphs)} paragraphs "
        f"and points, and {pictures} pictures"
    )


def _texts(document: docx.document.Document, styles: Sequence[str]) -> list[str]:
    """The text of the paragraphs whose style's name begins so, spaces made single."""
    return [
        " ".join(paragraph.text.split())
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith(tuple(styles)) and paragraph.text.strip()
    ]
