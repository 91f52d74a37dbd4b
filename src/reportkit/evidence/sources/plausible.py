"""Figures that cannot be right (a share over 100, limits the wrong way round) and empty limits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from reportkit.evidence.registry import Measure
from reportkit.evidence.sources.record_types import SCHOOL
from reportkit.evidence.sources.text_table import TextTable
from reportkit.evidence.sources.texts import Codes
from reportkit.exceptions import ImpossibleValue
from reportkit.vocabulary import MissingReason, Unit


def without_placeholders(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures with limits only where there is a value, and a true reason for an empty group.

    In the rows of areas DfE leaves nought in both limits where it gives none. A blank cell for a
    group without pupils does not apply; it is not a figure that was kept back.
    """
    value, lower, upper = (figures[name].to_numpy() for name in ("value", "lower", "upper"))
    nought = (lower == 0) & (upper == 0) & (figures["level"] != SCHOOL).to_numpy()
    hollow = nought | np.isnan(value)
    no_pupils = figures["denominator"].to_numpy() == 0
    empty = no_pupils & (figures["missing_reason"] == MissingReason.NOT_AVAILABLE).to_numpy()
    reasons = figures["missing_reason"].array.copy()
    reasons[empty] = str(MissingReason.NOT_APPLICABLE)
    return figures.assign(
        lower=np.where(hollow, np.nan, lower), upper=np.where(hollow, np.nan, upper), missing_reason=reasons
    )


def check_plausible(
    table: TextTable, figures: pd.DataFrame, measures: Sequence[Measure], which: Codes
) -> None:
    """Raises ImpossibleValue for the first figure that cannot be right.

    `which` says which of the measures each figure is of. Limits are printed rounded, so that a value
    may stand a last digit outside them.
    """
    spans = np.array([_span(measure) for measure in measures])[which]
    value, lower, upper = (figures[name].to_numpy() for name in ("value", "lower", "upper"))
    wrong = {
        "no figure of this kind can be so low or so high": (value < spans[:, 0]) | (value > spans[:, 1]),
        "it stands for fewer than no pupils": figures["denominator"].to_numpy() < 0,
        "its lower limit is above its upper limit": lower > upper,
        "it stands outside its own limits": (value < lower - 0.1) | (value > upper + 0.1),
    }
    for why, rows in wrong.items():
        if rows.any():
            raise _impossible(table, figures[rows].iloc[0], why)


def _span(measure: Measure) -> tuple[float, float]:
    """The lowest and the highest value a measure can have."""
    if measure.span is not None:
        return measure.span
    if measure.unit is Unit.PERCENT:
        return (0, 100)
    return (0 if measure.unit is Unit.COUNT else -np.inf, np.inf)


def _impossible(table: TextTable, figure: pd.Series, why: str) -> ImpossibleValue:
    row, column = int(figure["row"]), str(figure["column"])
    text = str(table.frame.at[row, column])
    return ImpossibleValue(
        table.place(row, column),
        f"“{text}” cannot be right: {why}.",
        "Check the row against the file as published.",
    )
