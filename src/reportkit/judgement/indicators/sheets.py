"""One test of every school at once, and the way from a test's numbers to one of four words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from reportkit.evidence.siod.series import NO_CELL
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words, as_words
from reportkit.vocabulary.results import Outcome

# Every number a test may show, in the order they are kept.
SHOWN = (
    "figure", "before", "comparator", "comparator_before", "second", "statistic", "lower", "upper",
    "pupils", "pupils_before", "z", "line", "margin", "margin_pupils", "chance",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Test:
    """A test of one indicator: `id` as in domain E1 (1a), `lines` the thresholds it uses.

    An indicator cannot be clear while a needed test that applies cannot say. One that `clears` tests what
    the indicator is first of all about; without such a test the others' silence clears nothing.
    """

    __test__ = False

    id: str
    indicator: int
    title: str
    lines: tuple[str, ...]
    needed: bool = True
    clears: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A test's result for every school: arrays with an element a school.

    `cannot` says why the test cannot say ("" where it can), `breach` whether the line is crossed,
    `numbers` what is shown of it (see SHOWN), `inputs` the places of the cells it rests on. `unmakeable`
    is where nobody could make it, beyond what the registry says of its measure and year.
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
    unmakeable: Flags | None = None

    @property
    def outcome(self) -> Words:
        """FLAG or CLEAR only where the test applies and can say."""
        can = self.cannot == ""
        said = np.where(self.breach, as_words(Outcome.FLAG), as_words(Outcome.CLEAR))
        told = np.where(can, said, as_words(Outcome.CANNOT_SAY))
        outcome: Words = np.where(self.applies, told, as_words(Outcome.NOT_APPLICABLE))
        return outcome


def first_reason(size: int, *conditions: tuple[Flags, str | Words]) -> Words:
    """For each school the reason of the first condition that holds, "" if none does."""
    reason: Words = np.full(size, "", dtype=object)
    for holds, why in reversed(conditions):
        reason = np.where(holds, as_words(why), reason)
    return reason


def where_made(values: Floats, applies: Flags, cannot: Words) -> Floats:
    """The values of the schools of which a test can be made, NaN for the others."""
    return np.where(applies & (cannot == ""), values, np.nan)


def to_table(sheets: Sequence[Sheet], subjects: Whole, years: Sequence[str]) -> pd.DataFrame:
    """The subjects' results, a row a sheet and school; `school` is the place among the subjects.

    Texts stand as categories. The other columns are those of SHOWN.
    """
    labels = np.array([*years, ""], dtype=object)
    outcomes = [sheet.outcome[subjects] for sheet in sheets]
    for sheet, outcome in zip(sheets, outcomes, strict=True):
        _check_said(sheet, outcome, subjects)
    texts = {
        "test": [sheet.test.id for sheet in sheets],
        "title": [sheet.test.title for sheet in sheets],
        "measure": [sheet.measure for sheet in sheets],
        "pupil_group": [sheet.group for sheet in sheets],
        "comparator_name": [sheet.comparator for sheet in sheets],
        "lines": [" ".join(sheet.test.lines) for sheet in sheets],
    }
    each = len(subjects)
    said = np.concatenate(outcomes)
    reason = np.concatenate([sheet.cannot[subjects] for sheet in sheets])
    strong = np.concatenate([_of(sheet.strong, sheet)[subjects] for sheet in sheets])
    return pd.DataFrame(
        {
            "school": np.tile(np.arange(each), len(sheets)),
            "indicator": np.repeat([sheet.test.indicator for sheet in sheets], each),
            "needed": np.repeat([sheet.test.needed for sheet in sheets], each),
            **{name: _categories(np.array(values, dtype=object), each) for name, values in texts.items()},
            "outcome": _categories(said),
            "reason": _categories(np.where(said == Outcome.CANNOT_SAY, reason, "")),
            "strong": strong & (said == Outcome.FLAG),
            "year": _categories(np.concatenate([labels[sheet.year[subjects]] for sheet in sheets])),
            "since": _categories(np.concatenate([labels[_since(sheet)[subjects]] for sheet in sheets])),
            "note": _categories(np.concatenate([_note(sheet)[subjects] for sheet in sheets])),
            **{name: _shown(sheets, name, subjects) for name in SHOWN},
        }
    )


def _categories(texts: Any, times: int = 1) -> Any:
    """Repeated texts, each held once; each stands so many times running."""
    codes, distinct = pd.factorize(texts)
    categories = pd.Index([str(text) for text in distinct])
    return pd.Categorical.from_codes(np.repeat(codes, times), categories=categories)


def _of(flags: Flags | None, sheet: Sheet) -> Flags:
    return np.zeros(len(sheet.breach), dtype=np.bool_) if flags is None else flags


def _since(sheet: Sheet) -> Whole:
    return sheet.year if sheet.since is None else sheet.since


def _note(sheet: Sheet) -> Words:
    if isinstance(sheet.note, str):
        return np.full(len(sheet.breach), sheet.note, dtype=object)
    return sheet.note


def _shown(sheets: Sequence[Sheet], name: str, subjects: Whole) -> Floats:
    """One number of every sheet, missing throughout where a sheet does not show it."""
    found = np.full((len(sheets), len(subjects)), np.nan)
    for place, sheet in enumerate(sheets):
        if name in sheet.numbers:
            found[place] = sheet.numbers[name][subjects]
    return found.reshape(-1)


def _check_said(sheet: Sheet, outcome: Words, subjects: Whole) -> None:
    """A test that says something rests on a number: else the test itself is at fault."""
    statistic = sheet.numbers.get("statistic")
    said = (outcome == Outcome.FLAG) | (outcome == Outcome.CLEAR)
    if statistic is not None and np.isnan(statistic[subjects][said]).any():
        raise AssertionError(f"Test {sheet.test.id} of {sheet.measure} says something of a missing number.")


def inputs_of(sheet: Sheet, subjects: Whole) -> tuple[Whole, Whole]:
    """Pairs of a subject's place among the subjects and a cell that its result rests on."""
    at = np.arange(len(subjects))
    grid = np.stack([cells[subjects] for cells in sheet.inputs], axis=1) if sheet.inputs else None
    if grid is None:
        return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
    held = grid != NO_CELL
    return np.repeat(at, held.sum(axis=1)), grid[held]
