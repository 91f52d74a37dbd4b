"""The figures that a school's own document draws: its own over the years, its authority's and England's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.series import NO_CELL, Key, SchoolSeries, Series, read_school_series
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.vocabulary import AreaCode
from reportkit.vocabulary.arrays import Whole

ENGLAND, AUTHORITY = -1, -2
DRAWN: tuple[Key, ...] = (
    ("ks2_rwm_expected", "all"),
    ("ks2_rwm_expected", "disadvantaged"),
    ("ks2_rwm_expected", "not_disadvantaged"),
    ("ks2_reading_expected", "all"),
    ("ks2_writing_expected", "all"),
    ("ks2_maths_expected", "all"),
    ("ks2_reading_progress", "all"),
    ("ks2_writing_progress", "all"),
    ("ks2_maths_progress", "all"),
    ("english_maths_5", "all"),
    ("english_maths_5", "disadvantaged"),
    ("english_maths_5", "not_disadvantaged"),
    ("attainment8", "all"),
    ("progress8", "all"),
    ("persistent_absence", "all"),
    ("persistent_absence", "primary"),
    ("persistent_absence", "secondary"),
    ("persistent_absence", "special"),
    ("absence", "all"),
)
COLUMNS = (
    *("line", "measure", "pupil_group", "year", "value", "pupils", "lower", "upper", "reason"),
    *("file", "row", "column", "release", "published_on"),
)


def read_history(siod: Siod, evidence: Evidence, subjects: Whole, area: AreaCode | None) -> pd.DataFrame:
    """A row a figure (see COLUMNS): `line` is the school's place among the subjects, AUTHORITY or ENGLAND.

    Of every school of England nothing is drawn, so without an area there is no row.
    """
    if area is None:
        return pd.DataFrame(columns=list(COLUMNS))
    own = read_school_series(siod, [], DRAWN, evidence.as_at, area)
    tables = [
        *_tables(evidence.series, subjects, np.arange(len(subjects))),
        *_tables(evidence.series, np.array([evidence.size]), np.array([ENGLAND])),
        *_tables(own, np.array([0]), np.array([AUTHORITY])),
    ]
    return pd.concat(tables, ignore_index=True)


def _tables(series: SchoolSeries, lines: Whole, names: Whole) -> Iterator[pd.DataFrame]:
    for key in DRAWN:
        yield _table(series, key, series.by_key[key], lines, names)


def _table(series: SchoolSeries, key: Key, held: Series, lines: Whole, names: Whole) -> pd.DataFrame:
    """The rows held of some lines of a series."""
    line, year = np.nonzero(held.cell[lines] != NO_CELL)
    at = (lines[line], year)
    figures = pd.DataFrame(
        {
            "line": names[line],
            "measure": key[0],
            "pupil_group": key[1],
            "year": _labels(series.years, year),
            "value": held.value[at],
            "pupils": held.denominator[at],
            "lower": held.lower[at],
            "upper": held.upper[at],
            "reason": held.reason[at],
        }
    )
    return pd.concat([figures, series.cells.frame(held.cell[at])], axis=1)


def _labels(years: Sequence[str], places: Whole) -> list[str]:
    return [str(years[place]) for place in places]
