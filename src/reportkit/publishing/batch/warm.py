"""Imported once by the clean process that workers are forked from: what every document needs, made ready.

It imports what takes time, draws one figure and makes one Word table. Nothing here may start a thread,
and the settings of the libraries stay as they are: a fork and a fresh kernel must draw alike.
"""

from __future__ import annotations

import os

# Before numpy and pyarrow: their threads would not survive a fork.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("JE_ARROW_MALLOC_CONF", "background_thread:false")

import gc
import io
from contextlib import suppress
from datetime import date
from importlib import import_module

_SLOW = (
    "nbformat",
    "papermill",
    "papermill.engines",
    "nbclient",
    "IPython.core.application",
    "IPython.core.completerlib",
    "IPython.core.crashhandler",
    "IPython.core.magics",
    "pandas",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "reportkit.publishing.batch.worker",
    "reportkit.publishing.execution.engine",
    "reportkit.publishing.execution.shell",
    "reportkit.publishing.exporter",
    "reportkit.publishing.word.accessibility",
)


def _draw_figure() -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(2, 1))
    FigureCanvasAgg(figure)
    figure.subplots().plot([0, 1], [0, 1], label="warm")
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png")
    return drawn.getvalue()


def _make_document(png: bytes) -> bytes:
    from reportkit.blocks import Chart, Column, Heading, Paragraph, Span, Table, Title
    from reportkit.publishing.readability import measure_readability
    from reportkit.publishing.word import Properties, compose_document
    from reportkit.publishing.word.accessibility import check_document

    words = (Span("Warm words."),)
    table = Table("Warm", (Column("One"), Column("Two")), ((words, words),), "One row")
    blocks = (
        Title("Warm"),
        Heading(1, "Warm"),
        Paragraph(words),
        table,
        Chart("Warm", "Warm", "A line", png),
    )
    content = compose_document(blocks, Properties("Warm", as_at=date(2026, 1, 1)))
    check_document(content)
    measure_readability(blocks)
    return content


for _module in _SLOW:
    import_module(_module)
with suppress(Exception):  # it is for speed alone: a template that is broken is told to whoever uses it
    _make_document(_draw_figure())
gc.collect()
gc.freeze()
