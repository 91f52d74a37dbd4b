"""Test vectors of the domain specification (G) that evidence alone answers."""

from __future__ import annotations

import pandas as pd
import pytest

from reportkit.evidence.registry import read_registry
from reportkit.evidence.sources.markers import DFE_TABLES, parse_numbers
from reportkit.evidence.sources.text_table import TextTable
from reportkit.exceptions import UnknownMarker
from reportkit.vocabulary import AcademicYear, MissingReason


def test_g10_progress_8_of_2025_26_cannot_be_worked_out_and_says_why() -> None:
    gap = read_registry()["progress8"].gap(AcademicYear("202526"))
    assert gap is not None
    assert gap.reason is MissingReason.NOT_CALCULABLE
    assert "took no key stage 2 tests" in gap.detail


def test_g19_an_unknown_marker_stops_the_load() -> None:
    frame = pd.DataFrame({"P8MEA": ["0.12", "QQ"]}, index=[2, 3], dtype="str")
    with pytest.raises(UnknownMarker, match=r"row 3, column “P8MEA”: “QQ”"):
        parse_numbers(TextTable("ks4.csv", "", ("P8MEA",), frame, 0), "P8MEA", DFE_TABLES)
