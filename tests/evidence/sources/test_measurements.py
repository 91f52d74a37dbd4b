"""Figures are held once each, and say as a frame what they said before."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from reportkit.evidence.sources.measurements import (
    NOTHING_MEASURED,
    Measurements,
    check_measurements,
    measurements_of,
)
from reportkit.exceptions import ImpossibleValue
from tests.evidence.siod.builders import figure, reading


def measured(*years: str) -> Measurements:
    """Two areas' figures for each year, and a gap: row 2 is Hillingdon's, row 3 Hackney's."""
    rows = [figure("312", year, 61.0, row=2) for year in years]
    rows += [figure("204", year, None, "suppressed", row=3) for year in years]
    return reading(measurement=rows).measurements


def test_what_figures_share_is_held_once() -> None:
    held = measured("202324", "202425")
    assert (held.series.num_rows, held.records.num_rows, len(held)) == (2, 2, 4)


def test_the_frame_has_a_row_for_each_figure() -> None:
    frame = measured("202324", "202425").frame()
    told = frame[["row", "code", "time_period", "missing_reason"]].to_numpy().tolist()
    assert told == [
        [2, "312", "202324", ""],
        [2, "312", "202425", ""],
        [3, "204", "202324", "suppressed"],
        [3, "204", "202425", "suppressed"],
    ]
    assert frame["value"].isna().tolist() == [False, False, True, True]


def test_figures_of_a_frame_are_those_of_the_frame() -> None:
    frame = measured("202324", "202425").frame()
    pd.testing.assert_frame_equal(measurements_of(frame).frame(), frame)


def test_some_records_keep_their_own_figures_alone() -> None:
    held = measured("202324", "202425").of_records(np.array([False, True]))
    assert held.records.num_rows == 1
    assert set(held.frame()["code"]) == {"204"}


def test_an_empty_frame_measures_nothing() -> None:
    assert len(measurements_of(NOTHING_MEASURED.frame())) == 0


@pytest.mark.parametrize(
    ("column", "text"),
    [("time_period", "2024/25"), ("level", "trust"), ("code", ""), ("missing_reason", "x")],
)
def test_a_figure_that_breaks_the_contract_is_refused_with_its_file(column: str, text: str) -> None:
    frame = measured("202425").frame()
    frame.loc[0, column] = text
    with pytest.raises(ImpossibleValue, match=r"ks2\.csv"):
        check_measurements(measurements_of(frame), "ks2.csv")
