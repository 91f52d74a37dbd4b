"""What is said of progress in every school of England is what DfE's published band says."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from reportkit.judgement.indicators.progress import low_progress
from tests.built import SOURCE, Checkout
from tests.truth.gathered import gathered
from tests.truth.recompute_indicators import number, read_rows

DAY, YEAR = date(2019, 3, 29), "201718"
TABLES = SOURCE / "data/dfe-performance-tables-renamed/2017-2018"
# The measure, its file and column, and how many schools at least are tested.
BANDS = (
    *(
        (f"ks2_{subject}_progress", "ks2_perf_2018", f"{subject.capitalize()} Progress Band", 13_000)
        for subject in ("reading", "writing", "maths")
    ),
    ("progress8", "ks4_perf_2018", "Progress 8 Band", 2_500),
)


@pytest.mark.parametrize(("measure", "file", "column", "least"), BANDS, ids=str)
def test_below_average_is_what_dfe_calls_below_average(
    checkout: Checkout, measure: str, file: str, column: str, least: int
) -> None:
    evidence, _ = gathered(checkout.siod, DAY)
    published = {row["URN"]: number(row[column]) for row in read_rows(TABLES / f"{file}.csv.gz")}
    sheet = low_progress(evidence, (measure, "all"))
    tested = np.flatnonzero(sheet.applies & (sheet.cannot == ""))
    seen = 0
    for place in tested:
        band = next(filter(None, map(published.get, map(str, evidence.schools[place].urns))), None)
        if band is None or evidence.series.years[sheet.year[place]] != YEAR:
            continue
        lower, upper = (sheet.numbers[name][place] for name in ("lower", "upper"))
        assert bool(sheet.breach[place]) == (band >= 4), evidence.schools[place].urn
        assert np.isnan(upper) or (upper < 0, lower > 0) == (band >= 4, band <= 2)
        seen += 1
    assert seen > least
