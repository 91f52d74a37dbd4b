"""DfE's Local Authority Interactive Tool: figures of areas, in two releases."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from reportkit.invented.boroughs import Borough
from reportkit.invented.england import Authority, authorities
from reportkit.invented.files.area_results import AreaResults, area_results
from reportkit.invented.files.lait_lists import area_codes, dictionary, neighbours
from reportkit.invented.files.lait_measures import LaitMeasure, lait_measures
from reportkit.invented.files.published import Published
from reportkit.invented.files.tabled import Country
from reportkit.vocabulary import ENGLAND

_REGIONS = (
    *(("980", "North East"), ("981", "North West"), ("982", "Yorkshire and the Humber")),
    *(("983", "East Midlands"), ("984", "West Midlands"), ("985", "East of England"), ("986", "London")),
    *(("987", "London (Inner)"), ("988", "London (Outer)"), ("989", "South East"), ("990", "South West")),
)
_IN_LONDON = ("986", "987", "988")
# What came out between the two releases, by the year it is for.
_EARLY_RESULTS = (
    "KS2RWM_Expected_STD",
    "KS2R_Expected_STD",
    "KS2W_Teacher_Assess",
    "KS2M_Expected_STD",
    "KS2RWM_Higher_STD",
    "KS1P_all",
    "Multiplication_Total_APS",
)
_RISE = {"KS2RWM_Expected_STD": 1.0, "KS1P_all": 1.0}
_SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("Short Desc", "Data item", "Years", "LA and Regions", "Values")]
    + [("LA Number", pa.float64()), ("Region", pa.string())]
)
# How far the boroughs are from England, in spreads between authorities, and what they gain a year.
_BOROUGHS = {"998": (0.5, 0.05), "997": (-0.2, 0.15)}


def lait_files(country: Country, seed: int) -> Iterator[Published]:
    """Two releases of figures, and with the first the dictionary, the codes and the neighbours."""
    areas, told = _areas(country.boroughs), area_results(country)
    yield _figures("2026-04", areas, told, seed)
    yield _figures("2026-10", areas, told, seed, early=True)
    yield Published("lait/2026-04/lait_data_dictionary.csv", dictionary())
    yield Published("lait/2026-04/la_code_list.xlsx", area_codes(areas))
    yield Published("lait/2026-04/sn_may_2025.xlsx", neighbours(areas, country.boroughs))


def _areas(boroughs: Sequence[Borough]) -> list[Authority]:
    own = [Authority(b.code, b.name, "Outer London", "OLB") for b in boroughs]
    regions = [Authority(code, name, "NA", "NA") for code, name in _REGIONS]
    return [*own, *authorities(), *regions, Authority(ENGLAND, "England", "NA", "NA")]


def _figures(
    release: str, areas: Sequence[Authority], told: AreaResults, seed: int, *, early: bool = False
) -> Published:
    """A release; one that comes early has results of 2025/26 that are still provisional."""
    lines = [line for measure in lait_measures() for line in _lines(measure, areas, told, seed, early)]
    columns = [list(column) for column in zip(*lines, strict=True)]
    table = pa.table(dict(zip(_SCHEMA.names, columns, strict=True)), schema=_SCHEMA)
    content = io.BytesIO()
    pq.write_table(table, content)
    return Published(f"lait/{release}/bds_long_0.parquet", content.getvalue())


_Line = tuple[str, str, str, str, str, float, str]


def _lines(
    measure: LaitMeasure, areas: Sequence[Authority], told: AreaResults, seed: int, early: bool
) -> Iterator[_Line]:
    """A line an area and year; each measure's and area's figures follow one level of their own."""
    rng = np.random.default_rng([seed, *measure.short.encode()])
    levels = {area.code: _level(area, rng) for area in areas}
    held = dict(measure.england)
    if early and measure.short in _EARLY_RESULTS:
        held[2026] = told.get((measure.short, 2025, ENGLAND), held[2025]) + _RISE.get(measure.short, 0.0)
    for year, published in held.items():
        england = told.get((measure.short, year, ENGLAND), published)
        label = f"{measure.label(year)} (prov)" if year == 2026 else measure.label(year)
        for area in areas:
            own = told.get((measure.short, min(year, 2025), area.code))
            value = _value(measure, area, england, levels[area.code], year)
            if own is not None and area.code != ENGLAND:
                value = f"{own + (_RISE.get(measure.short, 0.0) if year == 2026 else 0):.{measure.decimals}f}"
            item = f"{measure.topic} {measure.title}"
            yield (measure.short, item, label, area.name, value, float(area.code), area.region)


def _level(area: Authority, rng: np.random.Generator) -> tuple[float, float]:
    """How many spreads an area is from England, and how many more each year."""
    level, rise = float(rng.normal(0, 0.8)), float(rng.normal(0, 0.05))
    drawn = _BOROUGHS.get(area.code)
    return (drawn[0] + 0.4 * level, drawn[1] + rise) if drawn else (level, rise)


def _value(
    measure: LaitMeasure, area: Authority, england: float, level: tuple[float, float], year: int
) -> str:
    if area.code == ENGLAND:
        return f"{england:.{measure.decimals}f}"
    if area.code in _IN_LONDON:
        return f"{max(0.0, england + measure.london):.{measure.decimals}f}"
    sign = -1 if measure.polarity == "Low" else 1
    spreads = level[0] + level[1] * (year - 2023)
    scale = 0.3 if area.region == "NA" else 1.0
    value = england + (measure.london if "London" in area.region else 0.0) / 2
    return f"{_kept(value + sign * scale * spreads * measure.spread, measure):.{measure.decimals}f}"


def _kept(value: float, measure: LaitMeasure) -> float:
    """The value on the measure's scale: a share or a rate is not below nothing."""
    lowest = min(measure.england.values())
    return value if lowest < 0 else max(value, 0.1 * lowest)
