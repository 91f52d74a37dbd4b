"""The comparable schools of each school by measure, the nearest first; for officers only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.areas import read_area
from reportkit.evidence.siod.schools import School
from reportkit.exceptions import MissingData
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.grouping import ComparableGroups
from reportkit.vocabulary import AreaCode
from reportkit.vocabulary.arrays import Whole

COLUMNS = ("school", "measure", "place", "urn", "name", "authority", "widened")


def list_peers(
    siod: Siod, evidence: Evidence, subjects: Whole, groups: Mapping[str, ComparableGroups]
) -> pd.DataFrame:
    """A row a comparable school (see COLUMNS): `school` is a place among the subjects, `place` 1 the nearest.

    `widened` is where schools of neighbouring authorities were among those to choose from.
    """
    names: dict[AreaCode | None, str] = {None: ""}
    rows = []
    for at, measure, place, school, widened in _each(evidence, subjects, groups):
        if school.la is not None and school.la not in names:
            names[school.la] = _name_of(siod, school.la, evidence.as_at)
        rows.append((at, measure, place, str(school.urn), school.name, names[school.la], widened))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _each(
    evidence: Evidence, subjects: Whole, groups: Mapping[str, ComparableGroups]
) -> Iterator[tuple[int, str, int, School, bool]]:
    for measure, group in groups.items():
        for at, subject in enumerate(subjects):
            widened = bool(group.widened[subject])
            for place, peer in enumerate(group.of(int(subject)), start=1):
                yield at, measure, place, evidence.schools[peer], widened


def _name_of(siod: Siod, la: AreaCode, as_at: date) -> str:
    """The authority's name, by a later list where none of then gives it; else its code."""
    for day in (as_at, date.max):
        try:
            return read_area(siod, la, day).name
        except MissingData:
            continue
    return f"authority {la}"
