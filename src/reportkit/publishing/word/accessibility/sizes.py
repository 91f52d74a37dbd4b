"""Small print shuts people out."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.publishing.word.accessibility.built import BuiltDocument, quoted, value
from reportkit.publishing.word.accessibility.findings import Finding
from reportkit.publishing.word.accessibility.looks import run_property, runs

_LEAST_POINTS = 9


def check_sizes(built: BuiltDocument) -> Iterator[Finding]:
    """No text is smaller than nine points."""
    for run in runs(built):
        size = value(run_property(run, "w:sz", built))
        if size.isdigit() and int(size) < _LEAST_POINTS * 2:
            where = f"the text {quoted(run.element)}"
            yield Finding(
                "font-size", where, f"Make it {_LEAST_POINTS} points or more; it is {int(size) / 2:g}."
            )
