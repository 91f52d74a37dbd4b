"""One test of every school at once, and the way from a test's numbers to one of four words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from reportkit.evidence.siod.series import NO_CELL
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words
from reportkit.vocabulary.results import Outcome

# Every number a test may show, in the order they are kept.
SHOWN = (
    "figure", "before", "comparator", "comparator_before", "second", "statistic", "lower", "upper",
    "pupils", "pupils_before", "z", "line", "margin", "margin_pupils", "chance",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Test:
    """A test of one indicator: `id` as in domain E1 (1a), `lines` the thresholds it uses.

    An indicator cannot be clear while a needed test that applies cannot say.
    """

    __test__ = False

    id: str
    indicator: int
    title: str
    lines: tuple[str, ...]
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A test's result for every school: arrays with an element a school.

    `cannot` says why the test cannot say ("" where it can), `breach` whether the line is crossed,
    `numbers` what is shown of it (see SHOWN), `inputs` the places of the cells it rests on.
    """

    test: Test
    measure: str
    group: str
    applies: Flags
    cannot: Words
    breach: Flags
    numbers: Mapping[str, Floats]
    inputs: Sequence[Whole]
    year: Whole
    since: Whole | None = None
    strong: Flags | None = None
    comparator: str = ""
    note: Words | str = field(default="")

    @property
    def outcome(self) -> Words:
        """FLAG or CLEAR only where the test applies and can say."""
        can = self.cannot == ""
        said = np.where(self.breach, Outcome.FLAG, Outcome.CLEAR)
        outcome: Words = np.where(
            self.applies, np.where(can, said, Outcome.CANNOT_SAY), Outcome.NOT_APPLICABLE
        )
        return outcome


def first_reason(size: int, *conditions: tuple[Flags, str | Words]) -> Words:
    """For each school the reason of the first condition that holds, "" if none does."""
    reason: Words = np.full(size, "", dtype=object)
    for holds, why in reversed(conditions):
        reason = np.where(holds, why, reason)
    return reason


def is_missing(*numbers: Floats) -> Flags:
    """Where any of the numbers is missing."""
    missing: Flags = np.logical_or.reduce([np.isnan(number) for number in numbers])
    return missing


def to_frame(sheet: Sheet, subjects: Whole, years: Sequence[str]) -> pd.DataFrame:
    """The subjects' results, one row a school. Columns: see `findings.COLUMNS`."""
    labels = np.array([*years, ""], dtype=object)
    since = sheet.year if sheet.since is None else sheet.since
    outcome = sheet.outcome[subjects]
    shown = {name: sheet.numbers.get(name, np.full(len(sheet.breach), np.nan)) for name in SHOWN}
    strong = np.zeros(len(sheet.breach), dtype=np.bool_) if sheet.strong is None else sheet.strong
    note = sheet.note if isinstance(sheet.note, str) else sheet.note[subjects]
    return pd.DataFrame(
        {
            "school": subjects,
            "indicator": sheet.test.indicator,
            "test": sheet.test.id,
            "measure": sheet.measure,
            "pupil_group": sheet.group,
            "needed": sheet.test.needed,
            "outcome": outcome,
            "reason": np.where(outcome == Outcome.CANNOT_SAY, sheet.cannot[subjects], ""),
            "strong": strong[subjects] & (outcome == Outcome.FLAG),
            "year": labels[sheet.year[subjects]],
            "since": labels[since[subjects]],
            "comparator_name": sheet.comparator,
            **{name: values[subjects] for name, values in shown.items()},
            "note": note,
        }
    )


def inputs_of(sheet: Sheet, subjects: Whole) -> tuple[Whole, Whole]:
    """Pairs of a subject's place among the subjects and a cell that its result rests on."""
    at = np.arange(len(subjects))
    grid = np.stack([cells[subjects] for cells in sheet.inputs], axis=1) if sheet.inputs else None
    if grid is None:
        return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
    held = grid != NO_CELL
    return np.repeat(at, held.sum(axis=1)), grid[held]
