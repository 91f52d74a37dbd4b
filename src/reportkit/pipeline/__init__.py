"""What a person asks for, each from beginning to end: load, build, trace, clean."""

from reportkit.pipeline.documents import UPDATE, Document, build_termly_update
from reportkit.pipeline.loading import load
from reportkit.pipeline.tidying import clean
from reportkit.pipeline.tracing import TracedFigure, trace

__all__ = [
    "UPDATE",
    "Document",
    "TracedFigure",
    "build_termly_update",
    "clean",
    "load",
    "trace",
]
