"""Printed figures with ids, so that each can be traced to file, row and column."""

from __future__ import annotations

from reportkit.blocks import Evidence, Inline, SourcedFigure, Span
from reportkit.judgement.metrics import Position
from reportkit.reports.wording import ordinal, printed
from reportkit.vocabulary import Figure, Missing
from reportkit.vocabulary.figures import cells_of


class Ledger:
    """Collects the figures that one section prints. The same id always prints the same text."""

    def __init__(self) -> None:
        self._figures: dict[str, SourcedFigure] = {}

    def cite(self, figure_id: str, label: str, figure: Figure, how: str, text: str | None = None) -> Span:
        """The figure as a span, written down with its cells; `text` overrides how it is printed.

        A reason has no figure to trace and is printed as its symbol.
        """
        shown = printed(figure) if text is None else text
        if isinstance(figure, Missing):
            return Span(shown)
        return self._note(figure_id, label, shown, how, figure)

    def cite_position(
        self, figure_id: str, label: str, position: Position | Missing, behind: list[Figure]
    ) -> Span:
        """A place among areas, traced to every figure it was worked out from."""
        if isinstance(position, Missing):
            return Span(printed(position))
        return self._note(figure_id, label, ordinal(position), "place by published value", *behind)

    def _note(self, figure_id: str, label: str, shown: str, how: str, *behind: Figure) -> Span:
        cells = tuple((cell.file, cell.row, cell.column) for cell in cells_of(behind))
        self._figures[f"{figure_id}={shown}"] = SourcedFigure(figure_id, label, shown, how, cells)
        return Span(shown, figure=figure_id)

    def evidence(self) -> Evidence:
        """Everything cited so far, in order of first use."""
        return Evidence(tuple(self._figures.values()))


def words(*parts: str | Span) -> Inline:
    """Text and cited figures as one line."""
    return tuple(_span(part) for part in parts if part != "")


def _span(part: str | Span) -> Span:
    return part if isinstance(part, Span) else Span(part.replace("'", "’"))
