"""How long the exporter takes for a notebook of six pages with six charts already drawn."""

from __future__ import annotations

import io

from matplotlib.figure import Figure
from nbformat import NotebookNode, v4

from benchmarks.measuring import Promise, print_table, time_in_turn
from reportkit.blocks import Align, Block, Chart, Column, Contents, Heading, Paragraph, Span, Table, Title
from reportkit.blocks.display import mime_bundle
from reportkit.publishing.exporter.docx import ReportkitDocxExporter

_PROSE = "In 2026 the percentage of pupils reaching the expected standard rose for the third year. " * 5
_CHARTS = 6
_AT_MOST = 0.060


def draw_chart(number: int) -> bytes:
    """A line chart as a PNG of 150 dots to the inch."""
    figure = Figure(figsize=(6.5, 3.2))
    axes = figure.subplots()
    for line in range(3):
        axes.plot(range(8), [50 + number + line * 4 + (step * 7) % 5 for step in range(8)])
    buffer = io.BytesIO()
    figure.savefig(buffer, dpi=150)
    return buffer.getvalue()


def build_section(number: int) -> list[Block]:
    """About a page: a heading, prose, a chart and a table."""
    columns = (Column("Measure", width=3), *(Column(f"{year}", Align.RIGHT) for year in range(2022, 2027)))
    rows = tuple(
        (Span(f"Measure {row}"),) if column == 0 else (Span(f"{40 + row + column}%"),)
        for row in range(8)
        for column in range(6)
    )
    cells = tuple(tuple(rows[start : start + 6]) for start in range(0, len(rows), 6))
    chart = Chart(f"Story {number}", "Percentage. Source: DfE.", f"Line chart {number}", draw_chart(number))
    table = Table(f"Figures {number}", columns, cells, "Eight measures over five years", ("Source: DfE.",))
    return [Heading(1, f"Section {number}"), Paragraph((Span(_PROSE),)), chart, table]


def build_notebook() -> NotebookNode:
    """The executed notebook, one cell a section."""
    sections = [[Title("School profile"), Contents()], *(build_section(n) for n in range(1, _CHARTS + 1))]
    cells = [
        v4.new_code_cell(
            "show(section)",
            outputs=[v4.new_output("display_data", mime_bundle(block)) for block in section],
        )
        for section in sections
    ]
    return v4.new_notebook(cells=cells)


def measure(runs: int = 21) -> list[Promise]:
    """The exporter warm and in one process; nothing is written."""
    exporter, notebook = ReportkitDocxExporter(), build_notebook()
    exporter.from_notebook_node(notebook)
    (timed,) = time_in_turn(
        runs, {"six pages with six charts": lambda: exporter.from_notebook_node(notebook)}
    )
    print_table("Notebook to Word, charts already drawn", [timed])
    words = f"Six pages with six charts become Word in at most {_AT_MOST * 1000:.0f} ms"
    return [Promise(words, f"{timed.median * 1000:.0f} ms", timed.median <= _AT_MOST)]
