"""Single figures of a reading, and copies of a slice read as something else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd

from reportkit.evidence.sources import Reading, read_source
from reportkit.evidence.sources.dating import Dating
from tests.evidence.sources.slicing import SLICES

TABLES = "dfe-performance-tables"
KS2 = f"{TABLES}/2018-2019/936_ks2final.csv"
KS4 = f"{TABLES}/2018-2019/936_ks4final.csv"
KS2_TRIMMED = f"{TABLES}-trimmed/2018-2019/england_ks2final.csv"
KS4_TRIMMED = f"{TABLES}-trimmed/2018-2019/england_ks4final.csv"
KS2_RENAMED = f"{TABLES}-renamed/2017-2018/ks2_perf_2018.csv"
KS4_RENAMED = f"{TABLES}-renamed/2017-2018/ks4_perf_2018.csv"
KS4_RENAMED_2016 = f"{TABLES}-renamed/2015-2016/ks4_perf_2016.csv"
PROVISIONAL = f"{TABLES}/2018-2019/england_ks4provisional.csv"
KS2_TRANSCRIBED = "transcribed/2026-09/hillingdon_ks2_2024-25.csv"
KS4_TRANSCRIBED = "transcribed/2026-09/hillingdon_ks4_2024-25.csv"
KS5 = f"{TABLES}/2022-2023/2022-2023_england_ks5final.csv"
KS5_2022 = f"{TABLES}/2021-2022/2021-2022_england_ks5final.csv"
KS5_TRIMMED = f"{TABLES}-trimmed/2018-2019/england_ks5final.csv"
KS5_RENAMED = f"{TABLES}-renamed/2017-2018/ks5_perf_2018.csv"
DESTINATIONS = f"{TABLES}/2018-2019/england_ks4-pupdest.csv"
DESTINATIONS_2022 = f"{TABLES}/2021-2022/england_ks4-pupdest.csv"
DESTINATIONS_2025 = f"{TABLES}/2024-2025/england_ks4-pupdest.csv"
EES_SCHOOLS = "ees/ks4/2023-2024/202324_information_about_schools_final.csv"
ABSENCE = f"{TABLES}/2018-2019/england_abs.csv"
CENSUS_2018 = f"{TABLES}/2017-2018/england_census.csv"
CENSUS = f"{TABLES}/2018-2019/england_census.csv"
CENSUS_2021 = f"{TABLES}/2020-2021/england_census.csv"
CENSUS_2022 = f"{TABLES}/2021-2022/england_census.csv"
WORKFORCE = f"{TABLES}/2018-2019/england_swf.csv"
WORKFORCE_2021 = f"{TABLES}/2020-2021/england_swf.csv"
BALANCES = "finance/cfr-in-year-balance/2018/financials_2018.csv"
BALANCES_2017 = "finance/cfr-in-year-balance/2017/financials_2017.csv"
CFR = "finance/cfr-north-yorkshire/2017-2018/815_2018_cfr.csv"


def tables_of(reading: Reading) -> dict[str, pd.DataFrame]:
    """Every table of the reading by name, its measurements among them if it has any."""
    figures = reading.measurements
    return {**reading.tables, **({"measurement": figures.frame()} if len(figures) else {})}


def figures_of_its_year(reading: Reading) -> pd.DataFrame:
    """The figures of the year that the file is for; England's of earlier years stand beside them."""
    figures: pd.DataFrame = reading.measurements.frame()
    year = reading.release.time_period
    return figures[figures["time_period"] == year] if year else figures


def figures_of(reading: Reading) -> pd.DataFrame:
    """Every figure of the file's year, by code, measure and pupil group."""
    figures = figures_of_its_year(reading)
    return figures.set_index(["code", "measure", "pupil_group"]).sort_index()


def figure(reading: Reading, code: str, measure: str, group: str = "all") -> dict[str, object]:
    """One figure, without the parts that are missing."""
    found = figures_of(reading).loc[[(code, measure, group)]]
    assert len(found) == 1
    return {str(name): part for name, part in found.iloc[0].dropna().items() if part != ""}


def read_as(folder: Path, slice_name: str, dating: Dating) -> Reading:
    """The slice as read under another name, or with what a person says of it."""
    path = folder / Path(dating.file).name
    shutil.copy(SLICES / slice_name, path)
    return read_source(path, dating)
