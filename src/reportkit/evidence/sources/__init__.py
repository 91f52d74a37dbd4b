"""One module for each published layout; a file is recognised by its header, never by its name."""

from reportkit.evidence.sources.layout import Layout, Reading, Release
from reportkit.evidence.sources.library import LAYOUTS, read_source, read_sources, recognise

__all__ = ["LAYOUTS", "Layout", "Reading", "Release", "read_source", "read_sources", "recognise"]
