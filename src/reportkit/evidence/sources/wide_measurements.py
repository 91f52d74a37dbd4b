"""The figures of wide tables, line by line, as measurements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from reportkit.evidence.sources.markers import REASONS
from reportkit.evidence.sources.measurements import SERIES, Measurements
from reportkit.evidence.sources.record_types import Rows
from reportkit.evidence.sources.texts import Codes
from reportkit.evidence.sources.wide_figures import Figures
from reportkit.vocabulary import AcademicYear
from reportkit.vocabulary.arrays import Floats, Whole

_REASONS = pa.array(REASONS, pa.large_string())


@dataclass(frozen=True, slots=True)
class OfYear:
    """Figures of one year, and the place of each of their rows among the rows to load."""

    year: AcademicYear
    figures: Figures = field(repr=False)
    records: Whole = field(repr=False)


def joined(rows: Rows, parts: Sequence[OfYear]) -> Measurements:
    """The measurements of each part, one after the other."""
    used, group = np.unique(rows.group.places, return_inverse=True)
    groups = rows.group.texts.take(pa.array(used)).to_pylist()
    series = [_series(part, groups) for part in parts]
    firsts = np.cumsum([0, *(table.num_rows for table in series[:-1])])
    figures = [
        _figures(part, first + group[part.records], len(groups))
        for part, first in zip(parts, firsts, strict=True)
    ]
    records = {"row": rows.numbers, "level": rows.level.in_arrow(), "code": rows.code.in_arrow()}
    return Measurements(pa.concat_tables(series), pa.table(records), pa.concat_tables(figures))


def _series(part: OfYear, groups: Sequence[str]) -> pa.Table:
    """A row a target and pupil group: the one that table rows say they are of, else the target's."""
    told = [
        (target.columns.value, part.year, target.measure.id, group or target.group.id)
        for target in part.figures.targets
        for group in groups
    ]
    return pa.Table.from_pylist([dict(zip(SERIES.names, texts, strict=True)) for texts in told], SERIES)


def _figures(part: OfYear, first: Whole, groups: int) -> pa.Table:
    """A row a figure; `first` is, for each row of the part, the place of the first target's series."""
    figures, lines = part.figures, len(part.figures.targets)
    series = np.add.outer(groups * np.arange(lines), first)
    return pa.table(
        {
            "series": series.astype(np.int32).ravel(),
            "record": np.tile(part.records.astype(np.int32), lines),
            "value": _numbers(figures.value),
            "denominator": _numbers(figures.denominator),
            "lower": _numbers(figures.lower),
            "upper": _numbers(figures.upper),
            "missing_reason": _in_words(figures.reasons),
        }
    )


def _numbers(lines: Floats) -> pa.Array:
    return pa.array(lines.ravel(), from_pandas=True)


def _in_words(reasons: Codes) -> pa.Array:
    return pa.DictionaryArray.from_arrays(reasons.ravel(), _REASONS)
