"""The nbconvert exporter that writes Word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Bool, List, Unicode, default

from reportkit.publishing.exporter.notebook import read_notebook
from reportkit.publishing.exporter.writing import undescribed, write_described_word, write_word
from reportkit.publishing.word import find_template

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ReportkitDocxExporter(Exporter):
    """A notebook as a Word file on the template: code hidden, tables and pictures real."""

    output_mimetype = _WORD
    export_from_notebook = "Word (reportkit)"

    template_docx = Unicode(help="The Word template; empty for the one in report_templates.").tag(config=True)
    require_alt_text = Bool(
        False, help="Refuse a notebook with a picture that has no description, rather than warn."
    ).tag(config=True)

    # Those that leave a notebook a notebook; each costs a copy and a check of the whole of it.
    default_preprocessors = List(
        [
            "nbconvert.preprocessors.TagRemovePreprocessor",
            "nbconvert.preprocessors.RegexRemovePreprocessor",
            "nbconvert.preprocessors.ClearOutputPreprocessor",
            "nbconvert.preprocessors.ExecutePreprocessor",
        ],
        help="The preprocessors that are available, by name.",
    ).tag(config=True)
    optimistic_validation = Bool(True, help="Check the notebook once, after the preprocessors.").tag(
        config=True
    )

    @default("file_extension")
    def _word_extension(self) -> str:
        return ".docx"

    def from_notebook_node(  # type: ignore[override]  # nbconvert types the result as a notebook
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """The Word file and nbconvert's resources.

        Raises DocumentError for a template, table or picture that cannot be used, and
        UndescribedPicture for pictures without a description where `require_alt_text` is set.
        """
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        about = resources.get("metadata") or {}
        reading = read_notebook(nb, Path(about.get("path") or "."), about.get("name") or "Notebook")
        for item in reading.left_out:
            self.log.warning("Left out: %s: %s", item.where, item.why)
        if reading.undescribed and not self.require_alt_text:
            self.log.warning(undescribed(reading))
        template = Path(self.template_docx) if self.template_docx else find_template()
        write = write_described_word if self.require_alt_text else write_word
        return write(reading, nb, template), resources
