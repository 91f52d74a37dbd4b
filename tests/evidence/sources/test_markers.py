"""Numbers and the marks that stand where there is none."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pytest

from reportkit.evidence.sources.markers import DFE_TABLES, EES, LAIT, parse_numbers
from reportkit.evidence.sources.text_table import TextTable
from reportkit.exceptions import UnknownMarker
from reportkit.vocabulary import MissingReason


def parsed(markers: Mapping[str, MissingReason], *cells: str) -> pd.DataFrame:
    frame = pd.DataFrame({"Value": cells}, index=range(2, 2 + len(cells)), dtype="str")
    return parse_numbers(TextTable("file.csv", "", ("Value",), frame), "Value", markers)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("50.2", 50.2),
        ("43.1%", 43.1),
        ("16%", 16),
        ("260,096", 260096),
        ("£38,963", 38963),
        ("-7,794", -7794),
        ("+0.4", 0.4),
        ("7.0000000000000007E-2", 0.07),
        (".5", 0.5),
        (" 12 ", 12),
        ("0", 0),
    ],
)
def test_a_number_is_read_as_published(cell: str, value: float) -> None:
    assert parsed(DFE_TABLES, cell).at[2, "value"] == pytest.approx(value)
    assert parsed(DFE_TABLES, cell).at[2, "missing_reason"] == ""


@pytest.mark.parametrize(
    ("markers", "cell", "reason"),
    [
        (DFE_TABLES, "SUPP", MissingReason.SUPPRESSED),
        (DFE_TABLES, "NE", MissingReason.NO_ENTRIES),
        (DFE_TABLES, "LOWCOV", MissingReason.LOW_COVERAGE),
        (DFE_TABLES, "NA", MissingReason.NOT_APPLICABLE),
        (DFE_TABLES, "NEW", MissingReason.NEW_SCHOOL),
        (DFE_TABLES, ".", MissingReason.NOT_AVAILABLE),
        (DFE_TABLES, " ", MissingReason.NOT_AVAILABLE),
        (EES, "c", MissingReason.SUPPRESSED),
        (EES, "z", MissingReason.NOT_APPLICABLE),
        (EES, "low", MissingReason.ROUNDS_TO_ZERO),
        (LAIT, "-", MissingReason.NOT_AVAILABLE),
    ],
)
def test_a_known_mark_is_a_reason_and_no_number(
    markers: Mapping[str, MissingReason], cell: str, reason: MissingReason
) -> None:
    found = parsed(markers, cell)
    assert found["value"].isna().all()
    assert found.at[2, "missing_reason"] == reason


@pytest.mark.parametrize(
    ("markers", "cell"),
    [
        (DFE_TABLES, "c"),
        (DFE_TABLES, "supp"),
        (DFE_TABLES, "-"),
        (DFE_TABLES, "1.2.3"),
        (DFE_TABLES, "nan"),
        (DFE_TABLES, "inf"),
        (EES, "SUPP"),
        (LAIT, ""),
        (LAIT, "*"),
    ],
)
def test_an_unknown_mark_is_named_with_its_place(markers: Mapping[str, MissingReason], cell: str) -> None:
    with pytest.raises(UnknownMarker) as raised:
        parsed(markers, "1", cell)
    assert str(raised.value).startswith(f"file.csv, row 3, column “Value”: “{cell}” is neither")
