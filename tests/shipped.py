"""The real files that ship in data/, as readings, each read once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportkit.evidence.sources import Reading, read_source
from reportkit.evidence.sources.dating import Dating

DATA = Path(__file__).parents[1] / "data"
LAIT = "lait/2026-04/bds_long_0.parquet"
DICTIONARY = "lait/2026-04/lait_data_dictionary.csv.gz"
AREAS = "lait/2026-04/la_code_list.xlsx"
NEIGHBOURS = "lait/2026-04/sn_may_2025.xlsx"
NEIGHBOURS_2021 = "lait/2026-04/sn_april_2021.xlsx"


@cache
def shipped(name: str) -> Reading:
    """The file below data/ as read."""
    return read_source(DATA / name, Dating(name))
