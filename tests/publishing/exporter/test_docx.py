"""The exporter as nbconvert runs it."""

from __future__ import annotations

import logging
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import nbformat
import pandas as pd
import pytest
from nbconvert.exporters import get_exporter
from openxml_audit import OpenXmlValidator
from traitlets.config import Config

from reportkit.blocks.display import mime_bundle
from reportkit.exceptions import DocumentError, UndescribedPicture
from reportkit.publishing.exporter.docx import ReportkitDocxExporter
from reportkit.publishing.word.accessibility import check_document
from reportkit.publishing.word.template.making import make_template
from tests.publishing.builders import kitchen_sink
from tests.publishing.notebooks import bundle, code, figure, frame, markdown, notebook, stream

_ORDINARY = notebook(
    markdown("# Pupils in Hillingdon\n\nA *short* note.\n\n### What it says\n\n- one\n  - two\n\n1. first"),
    code(frame(pd.DataFrame({"pupils": [1, 2]}, index=["A", "B"]))),
    code(figure(), source="#| fig-alt: Bars: A has 1 pupil, B has 2\nplot()"),
    code(stream("done\n"), tags=("show-input",)),
)


def exported(nb: nbformat.NotebookNode, **settings: object) -> bytes:
    """The Word file of a notebook."""
    exporter = ReportkitDocxExporter(config=Config({"ReportkitDocxExporter": settings}))
    content, resources = exporter.from_notebook_node(nb, {"metadata": {"name": "pupils", "path": ""}})
    assert resources["output_extension"] == ".docx"
    return content


def test_an_ordinary_notebook_becomes_sound_and_accessible_word(tmp_path: Path) -> None:
    path = tmp_path / "ordinary.docx"
    path.write_bytes(exported(_ORDINARY))
    assert OpenXmlValidator().validate(path).errors == []
    assert check_document(path) == ()
    document = docx.Document(str(path))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == ["What it says"]
    assert (len(document.tables), len(document.inline_shapes)) == (1, 1)


def test_our_own_blocks_pass_through_to_word() -> None:
    outputs = [bundle(mime_bundle(block)) for block in kitchen_sink()]
    document = docx.Document(BytesIO(exported(notebook(code(*outputs)))))
    assert document.paragraphs[0].text == "School Improvement Update"
    assert len(document.tables) == 4


def test_the_same_notebook_gives_the_same_bytes() -> None:
    assert exported(_ORDINARY) == exported(_ORDINARY)


def test_the_notebook_is_left_as_it_was() -> None:
    before = nbformat.writes(_ORDINARY)
    exported(_ORDINARY)
    assert nbformat.writes(_ORDINARY) == before


def test_metadata_gives_the_documents_properties() -> None:
    about = {"title": "Pupils", "subject": "Autumn", "marking": "OFFICIAL", "as_at": "2026-11-22"}
    document = docx.Document(BytesIO(exported(notebook(markdown("# Seen"), reportkit=about))))
    core = document.core_properties
    assert (core.title, core.subject) == ("Pupils", "Autumn")
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL"
    assert document.paragraphs[0].text == "Seen"


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(DocumentError, match="as_at as “soon”"):
        exported(notebook(reportkit={"as_at": "soon"}))


def test_the_file_name_is_the_title_for_want_of_another() -> None:
    assert docx.Document(BytesIO(exported(notebook(markdown("words"))))).paragraphs[0].text == "Pupils"


def test_pictures_without_a_description_are_listed_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        exporter = ReportkitDocxExporter()
        exporter.log = logging.getLogger("exporting")
        exporter.from_notebook_node(notebook(code(figure()), code(figure(), figure())))
    assert "cell 1, picture 1; cell 2, picture 1; cell 2, picture 2" in caplog.text


def test_pictures_without_a_description_can_be_refused() -> None:
    with pytest.raises(UndescribedPicture, match="cell 1, picture 1; cell 3, picture 1"):
        exported(notebook(code(figure()), code(), code(figure())), require_alt_text=True)


def test_another_template_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(make_template())
    assert exported(_ORDINARY, template_docx=str(path)) == exported(_ORDINARY)


def test_nbconverts_own_ways_of_leaving_cells_out_are_honoured() -> None:
    config = Config({"TagRemovePreprocessor": {"enabled": True, "remove_cell_tags": ["private"]}})
    exporter = ReportkitDocxExporter(config=config)
    content, _ = exporter.from_notebook_node(notebook(markdown("# T"), markdown("hush", "private")))
    assert [p.text for p in docx.Document(BytesIO(content)).paragraphs] == ["T"]


def test_nbconvert_finds_it_by_name() -> None:
    assert get_exporter("reportkit-docx") is ReportkitDocxExporter


def test_the_command_line_writes_the_file_beside_the_notebook(tmp_path: Path) -> None:
    nbformat.write(_ORDINARY, tmp_path / "pupils.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--to", "reportkit-docx", "pupils.ipynb"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "pupils.docx" in done.stderr
    assert check_document(tmp_path / "pupils.docx") == ()
