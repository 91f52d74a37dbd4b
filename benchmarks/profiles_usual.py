"""The usual ways: papermill's own kernel for each school, from the shell or in a loop of two workers.

`python -m benchmarks.profiles_usual FOLDER SNAPSHOT EARLIER PARAMS TEMPLATE URN...` is the loop: papermill
and the Word exporter, called in two processes.
"""

from __future__ import annotations

import multiprocessing
import sys
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.measuring import BIN, ROOT, run

NOTEBOOK = ROOT / "notebooks" / "school_profile.ipynb"
AUTHORITY, AS_AT = "hillingdon", "2026-11-22"


class Given(NamedTuple):
    """Where the documents go, and what they are made of."""

    folder: str
    snapshot: str
    earlier: str
    params: str
    template: str

    def parameters(self, urn: str) -> dict[str, str]:
        """What the notebook is told."""
        told = {"urn": urn, "authority": AUTHORITY, "as_at": AS_AT}
        return told | {"snapshot": self.snapshot, "earlier": self.earlier, "params": self.params}


def build_from_the_shell(given: Given, urn: str) -> None:
    """One school by papermill's command, nbconvert's and pandoc."""
    notebook = Path(given.folder, f"{urn}.ipynb")
    told = [part for name, text in given.parameters(urn).items() for part in ("-r", name, text)]
    run([BIN / "papermill", NOTEBOOK, notebook, "-k", "python3", *told])
    run([BIN / "jupyter", "nbconvert", "--to", "html", "--no-input", notebook])
    run(["pandoc", notebook.with_suffix(".html"), "-o", notebook.with_suffix(".docx")])


def build_in_the_loop(given: Given, urn: str) -> None:
    """One school by papermill's function on its own kernel, and the exporter's."""
    import papermill

    from reportkit.blocks import Title
    from reportkit.publishing.exporter.docx import ReportkitDocxExporter
    from reportkit.publishing.shown import shown_blocks

    target = Path(given.folder, f"{urn}.ipynb")
    notebook = papermill.execute_notebook(
        NOTEBOOK, target, given.parameters(urn), kernel_name="python3", progress_bar=False
    )
    title = next(block for block in shown_blocks(notebook) if isinstance(block, Title))
    notebook.metadata.reportkit.update(as_at=AS_AT, title=f"{title.text}, {title.subtitle}")
    content, _ = ReportkitDocxExporter(template_docx=given.template).from_notebook_node(notebook)
    target.with_suffix(".docx").write_bytes(content)


def main(given: Given, urns: list[str]) -> None:
    """All the documents."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.map(partial(build_in_the_loop, given), urns, chunksize=1)


if __name__ == "__main__":
    main(Given(*sys.argv[1:6]), sys.argv[6:])
