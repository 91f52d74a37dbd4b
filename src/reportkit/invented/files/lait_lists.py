"""The lists that come with DfE's Local Authority Interactive Tool: dictionary, area codes, neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportkit.invented.boroughs import Borough
from reportkit.invented.england import Authority
from reportkit.invented.files.lait_measures import lait_measures
from reportkit.invented.files.published import UTF8_MARKED, as_csv
from reportkit.invented.files.workbook import as_workbook

_EXCEL_EPOCH = date(1899, 12, 30)
_UPDATED, _NEXT = date(2026, 2, 26), date(2026, 12, 10)
_CLOSENESS = ("Close", "Close", "Close", *("Somewhat close",) * 5, "Not close", "Not close")
_DICTIONARY = ("Measure_code", "Topic", "Measure", "Measure_short", "Polarity", "Last Update", "Next Update")


def dictionary() -> bytes:
    """Each measure's title, polarity and days of update, as a CSV file."""
    rows = [
        {
            "Measure_code": str(place),
            "Topic": measure.topic,
            "Measure": measure.title,
            "Measure_short": measure.short,
            "Polarity": measure.polarity,
            "Last Update": str((_UPDATED - _EXCEL_EPOCH).days),
            "Next Update": str((_NEXT - _EXCEL_EPOCH).days),
        }
        for place, measure in enumerate(lait_measures(), start=1)
    ]
    return as_csv(_DICTIONARY, rows, UTF8_MARKED)


def area_codes(areas: Sequence[Authority]) -> bytes:
    """Every area with its region and type, as a workbook."""
    rows = [(int(area.code), area.name, area.region, area.type) for area in areas]
    return as_workbook("Sheet1", [("LA Number", "LA Name", "Region", "Type"), *rows])


def neighbours(areas: Sequence[Authority], boroughs: Sequence[Borough]) -> bytes:
    """Ten neighbours of every authority, those of the boroughs beginning with each other."""
    real = [area for area in areas if area.region != "NA"]
    own = {borough.code for borough in boroughs}
    header = ["LA num", "LA Name", "LA number", "GOInd", "GOReg"]
    pairs = [name for place in range(1, 11) for name in (f"SN{place}", "SNP")]
    rows = [_neighbours_of(area, real, own) for area in real]
    return as_workbook("LA SN Groups", [["A", "B", "C"], ["1", "2", "3"], [*header, *pairs], *rows])


def _neighbours_of(area: Authority, areas: Sequence[Authority], own: set[str]) -> list[str | int]:
    """An authority's row: the boroughs have each other first, the rest those next in the list."""
    at = areas.index(area)
    others = sorted((a for a in areas if a is not area), key=lambda a: (a.code not in own, a.code))
    turned = others if area.code in own else [*others[at:], *others[:at]]
    row: list[str | int] = [int(area.code), area.name, int(area.code), 3, area.region]
    for near, closeness in zip(turned[:10], _CLOSENESS, strict=True):
        row += [int(near.code), closeness]
    return row
