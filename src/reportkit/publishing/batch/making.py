"""One document from its notebook: run, turned into Word, checked. Nothing but working papers is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from nbformat import NotebookNode

from reportkit.blocks import Block, Chart, Heading, Picture, SourcedFigure, Table, Title
from reportkit.exceptions import DocumentError
from reportkit.publishing.batch.job import Expected, Job, Made
from reportkit.publishing.execution.running import run_notebook
from reportkit.publishing.manifest import BuiltDocument, sha256_of
from reportkit.publishing.readability import body_text, measure_readability
from reportkit.publishing.shown import figures_in, shown_blocks


def make_document(job: Job, engine: str | None = None, *, is_watched: bool = False) -> Made:
    """The job's document, whole and accessible; its executed notebook is written.

    `is_watched` is whether this process makes documents and nothing else, under watch.

    Raises UsageError, NotebookFailed, DocumentError or OSError.
    """
    job.executed.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    parameters = {**job.parameters, **job.locations}
    notebook = run_notebook(
        job.notebook, job.executed, parameters, engine, job.deadline, is_watched=is_watched
    )
    shown = shown_blocks(notebook)
    blocks, content = as_word(notebook, shown, job)
    html = _html(notebook) if job.paper else ""
    figures = figures_in(blocks)
    return Made(job.document, _record(job, notebook, blocks, figures, content), content, html)


def as_word(notebook: NotebookNode, shown: Sequence[Block], job: Job) -> tuple[tuple[Block, ...], bytes]:
    """What the executed notebook prints, and the Word file. Raises DocumentError for what cannot be."""
    from reportkit.publishing.exporter import read_notebook, write_described_word
    from reportkit.publishing.exporter.binding import bind, read_leaf

    about = notebook.metadata.setdefault("reportkit", NotebookNode())
    about["as_at"] = job.as_at.isoformat()
    title = next((block for block in shown if isinstance(block, Title)), None)
    if title is not None:
        about["title"] = ", ".join(part for part in (title.text, title.subtitle) if part)
    reading = read_notebook(notebook, Path(), job.notebook.stem)
    if job.bound:
        leaves = [read_leaf(one.label, one.executed) for one in job.bound]
        reading = replace(reading, blocks=bind(reading.blocks, leaves))
    return reading.blocks, write_described_word(reading, notebook, job.template)


def _html(notebook: NotebookNode) -> str:
    from nbconvert import HTMLExporter

    html, _ = HTMLExporter(exclude_input=True, embed_images=True).from_notebook_node(notebook)
    return str(html)


def _record(
    job: Job,
    notebook: NotebookNode,
    blocks: Sequence[Block],
    figures: tuple[SourcedFigure, ...],
    content: bytes,
) -> BuiltDocument:
    counted = check_expected(job.document, job.expected, blocks)
    check_accessible(job.document, content)
    said = job.expected.check(blocks, content) if job.expected.check else None
    return BuiltDocument(
        path=job.document,
        title=str(notebook.metadata["reportkit"].get("title", "")),
        sha256=sha256_of(content),
        parameters=dict(job.parameters),
        inputs={},
        readability=measure_readability(blocks),
        checks=counted | {"accessibility_findings": 0} | dict(said or {}),
        figures=figures,
    )


def check_expected(document: str, expected: Expected, blocks: Sequence[Block]) -> dict[str, int]:
    """How many charts and tables there are, a described picture being a chart.

    Raises DocumentError if something expected is not there.
    """
    headings = {block.text for block in blocks if isinstance(block, Heading)}
    missing = [heading for heading in expected.headings if heading not in headings]
    charts = sum(isinstance(block, Chart | Picture) for block in blocks)
    tables = sum(isinstance(block, Table) for block in blocks)
    if missing or not _has_enough(expected, charts, tables, blocks):
        raise DocumentError(
            f"{document} would hold {charts} charts and {tables} tables, where {expected.charts} and "
            f"{expected.tables} are expected, and lacks the headings: {', '.join(missing) or 'none'}. "
            "It was not written."
        )
    return {"charts": charts, "tables": tables}


def _has_enough(expected: Expected, charts: int, tables: int, blocks: Sequence[Block]) -> bool:
    if expected.exactly:
        return (charts, tables) == (expected.charts, expected.tables)
    unsaid = sum("cannot say" in text for text in body_text(blocks))
    return charts + unsaid >= expected.charts and tables >= expected.tables


def check_accessible(document: str, content: bytes) -> None:
    """Raises DocumentError if the Word file breaks a rule of accessibility."""
    from reportkit.publishing.word.accessibility import check_document

    findings = check_document(content)
    if findings:
        said = "; ".join(f"{finding.where}: {finding.rule}" for finding in findings[:5])
        raise DocumentError(f"{document} would not be accessible, so it was not written. {said}")
