"""What is known of all England's schools on a day, gathered once in a module of tests."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.areas import read_all_neighbours
from reportkit.judgement.assessment.gathering import gather
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.grouping import Neighbours
from tests.truth.assessed import terms


@cache
def gathered(siod: Path, day: date) -> tuple[Evidence, Neighbours]:
    with Siod.open(siod, read_only=True) as opened:
        return gather(opened, day, terms().lines), read_all_neighbours(opened, day)
