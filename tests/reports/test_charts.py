"""Charts of areas and schools whatever their names."""

from __future__ import annotations

import io
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from reportkit.reports.charts.bars import Pair, draw_pairs
from reportkit.reports.charts.canvas import DARK_BLUE, TURQUOISE
from reportkit.reports.charts.trend import Series, _spread_apart, draw_trend
from reportkit.vocabulary import AcademicYear
from tests.reports.builders import number

YEARS = [AcademicYear(year) for year in ("202223", "202324", "202425", "202526")]
NAMES = ("Hackney", "Kingston upon Thames", "Bournemouth, Christchurch and Poole")
EDGE = 3


def drawn(png: bytes) -> np.ndarray:
    """The picture's pixels, red, green and blue."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=np.int16)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [78, 165])
def test_no_label_of_a_trend_runs_out_of_the_picture(name: str, width: float) -> None:
    school = (*(number(f"{60 + each}") for each in range(3)), number(None))
    lines = [
        Series("Your school", school, 0),
        Series("Similar schools", school, 1),
        Series(name, tuple(number("70") for _ in YEARS), 2),
    ]
    pixels = drawn(draw_trend(YEARS, lines, "Percent of pupils", width_mm=width))
    assert (pixels[:, -EDGE:] == 255).all()
    assert (pixels[:EDGE] == 255).all()


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_the_first_bar_ends_before_the_second_begins(name: str) -> None:
    pairs = [Pair("Phonics", number("80"), number("70"))]
    key = drawn(draw_pairs(pairs, name, "Median of all authorities"))[:40]
    second = int(np.flatnonzero((key == colour(TURQUOISE)).all(axis=2).any(axis=0))[0])
    first = int(np.flatnonzero((key == colour(DARK_BLUE)).all(axis=2).any(axis=0))[-1])
    between = (key[:, first + 1 : second] < 250).any(axis=(0, 2))
    assert not between[-EDGE:].any()
    assert between.any()


def test_labels_of_two_lines_are_moved_further_apart() -> None:
    places = _spread_apart([10.0, 10.5, 11.0], [1.0, 2.0, 1.0])
    assert all(upper - lower == pytest.approx(1.5, abs=0.01) for lower, upper in pairwise(places))


def colour(name: str) -> tuple[int, ...]:
    return tuple(int(name[at : at + 2], 16) for at in (1, 3, 5))
