"""Figures that cannot be right (a share over 100, limits the wrong way round), empty limits and noughts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reportkit.evidence.registry import Measure
from reportkit.evidence.sources.markers import REASONS
from reportkit.evidence.sources.text_table import TextTable
from reportkit.evidence.sources.wide_figures import Figures
from reportkit.exceptions import ImpossibleValue
from reportkit.vocabulary import MissingReason, Unit
from reportkit.vocabulary.arrays import Flags

_NOT_AVAILABLE = REASONS.index(MissingReason.NOT_AVAILABLE)
_NOT_APPLICABLE = REASONS.index(MissingReason.NOT_APPLICABLE)
_NO_RESULTS = REASONS.index(MissingReason.NO_RESULTS)


def without_placeholders(figures: Figures, is_school: Flags) -> Figures:
    """The figures with limits only where there is a value, and a true reason for an empty group.

    In the rows of areas DfE leaves nought in both limits where it gives none. A blank cell for a
    group without pupils does not apply; it is not a figure that was kept back.
    """
    nought = (figures.lower == 0) & (figures.upper == 0) & ~is_school
    hollow = nought | np.isnan(figures.value)
    empty = (figures.denominator == 0) & (figures.reasons == _NOT_AVAILABLE)
    return replace(
        figures,
        lower=np.where(hollow, np.nan, figures.lower),
        upper=np.where(hollow, np.nan, figures.upper),
        reasons=np.where(empty, np.int8(_NOT_APPLICABLE), figures.reasons),
    )


@dataclass(frozen=True, slots=True)
class Nought:
    """What must stand beside a nought in `measure` for it to be a result: a score, or progress.

    Progress counts only without its own score: its pupils' results are known though they took no test.
    `measure` and `empties` are left without a figure in the school where nothing stands there, and a blank
    in `explains` has the same reason. The rule is silent where the file has not all of these measures.
    """

    measure: str
    progress: str
    score: str | None = None
    score_of_progress: str | None = None
    empties: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()

    @property
    def asks(self) -> tuple[str, ...]:
        """Every measure that it looks at."""
        names = (self.measure, self.progress, self.score, self.score_of_progress)
        return tuple(name for name in names if name)


def without_hollow_noughts(figures: Figures, noughts: Sequence[Nought]) -> Figures:
    """The figures without noughts of all pupils that stand for no result, nor any group's beside them."""
    line = {t.measure.id: place for place, t in enumerate(figures.targets) if t.group.id == "all"}
    names = np.array([target.measure.id for target in figures.targets], dtype=object)
    hollow, blank = np.zeros((2, *figures.value.shape), dtype=np.bool_)
    for nought in noughts:
        if line.keys() >= set(nought.asks):
            is_hollow = _is_hollow(figures, line, nought)
            hollow[np.isin(names, (nought.measure, *nought.empties))] |= is_hollow
            blank[np.isin(names, nought.explains)] |= is_hollow
    hollow &= ~np.isnan(figures.value)
    blank &= figures.reasons == _NOT_AVAILABLE
    return replace(
        figures,
        value=np.where(hollow, np.nan, figures.value),
        reasons=np.where(hollow | blank, np.int8(_NO_RESULTS), figures.reasons),
    )


def _is_hollow(figures: Figures, line: Mapping[str, int], nought: Nought) -> Flags:
    """Whether each row's figure is a nought with nothing beside it to show that it was measured."""

    def is_there(measure: str | None) -> Flags:
        return np.zeros(len(figures.rows), np.bool_) if measure is None else ~gaps[line[measure]]

    gaps = np.isnan(figures.value)
    known = is_there(nought.progress) & ~is_there(nought.score_of_progress)
    hollow: Flags = (figures.value[line[nought.measure]] == 0) & ~is_there(nought.score) & ~known
    return hollow


def check_plausible(table: TextTable, figures: Figures) -> None:
    """Raises ImpossibleValue for the first figure that cannot be right.

    Limits are printed rounded, so that a value may stand a last digit outside them.
    """
    lowest, highest = np.array([_span(target.measure) for target in figures.targets]).T[:, :, None]
    value, lower, upper = figures.value, figures.lower, figures.upper
    wrong = {
        "no figure of this kind can be so low or so high": (value < lowest) | (value > highest),
        "it stands for fewer than no pupils": figures.denominator < 0,
        "its lower limit is above its upper limit": lower > upper,
        "it stands outside its own limits": (value < lower - 0.1) | (value > upper + 0.1),
    }
    for why, cells in wrong.items():
        if cells.any():
            line, place = np.argwhere(cells)[0]
            column = figures.targets[line].columns.value
            raise _impossible(table, int(figures.rows[place]), column, why)


def _span(measure: Measure) -> tuple[float, float]:
    """The lowest and the highest value a measure can have."""
    if measure.span is not None:
        return measure.span
    if measure.unit is Unit.PERCENT:
        return (0, 100)
    return (0 if measure.unit is Unit.COUNT else -np.inf, np.inf)


def _impossible(table: TextTable, row: int, column: str, why: str) -> ImpossibleValue:
    text = str(table.frame.at[row, column])
    return ImpossibleValue(
        table.place(row, column),
        f"“{text}” cannot be right: {why}.",
        "Check the row against the file as published.",
    )
