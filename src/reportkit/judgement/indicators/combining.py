"""From the tests of an indicator to its one word for every school (E2). There are no points and no total.

No path leads from a missing value to CLEAR:

- FLAG if any test flags. A substitute's flag counts only where no proper test of its stage can say.
- else CANNOT SAY if a needed test that applies cannot say.
- else CLEAR if at least one needed test that clears by itself is clear. The others are further limbs of
  their indicator (three years of progress, four years' scatter, attainment against progress): one that
  cannot say keeps it from being clear, and one that is clear does not stand for the first.
- NOT APPLICABLE only if every test says so for a stated reason, such as no looked-after pupils. A test
  that does not apply because no row is held states none: if no needed test applies, it is CANNOT SAY.

One thing does not block: a test that nobody could make, as the registry of measures has a gap for its
year, or for each of the last two years that would be out by now (no key stage 2 progress in 2023/24 and
2024/25), or as a further limb looks back over more years than the series has run. It is listed as not made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from reportkit.evidence.registry import Measure, read_registry
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.sheets import Sheet
from reportkit.judgement.indicators.substitutes import SUBSTITUTE
from reportkit.vocabulary import AcademicYear, MissingReason
from reportkit.vocabulary.arrays import Flags, Whole, Words
from reportkit.vocabulary.results import Outcome

INDICATORS = range(1, 12)
COLUMNS = ("school", "indicator", "outcome", "strong", "reason", "not_made")
_CURRENT_YEARS = 2


@dataclass(frozen=True, slots=True)
class Why:
    """A test that could not be made of a school, and the reason."""

    test: str
    measure: str
    group: str
    reason: str

    def __str__(self) -> str:
        of = f" {self.measure} ({self.group})" if self.measure else ""
        return f"{self.test}{of}: {self.reason}" if self.test else f"no test applies: {self.reason}"


@dataclass(frozen=True, slots=True)
class Combined:
    """One indicator of every school.

    `flagging`, `blocking` and `unmade` have, for each sheet, where its flag counts, where it keeps the
    indicator from being clear, and where it could not be made but does not.
    """

    indicator: int
    outcome: Words
    strong: Flags
    sheets: tuple[Sheet, ...]
    flagging: tuple[Flags, ...]
    blocking: tuple[Flags, ...]
    unmade: tuple[Flags, ...]

    def flags(self, school: int) -> tuple[Sheet, ...]:
        """The sheets that flag the school."""
        return tuple(s for s, flags in zip(self.sheets, self.flagging, strict=True) if flags[school])

    def reasons(self, school: int) -> tuple[Why, ...]:
        """Why it cannot say, test by test; nothing where it can."""
        if self.outcome[school] != Outcome.CANNOT_SAY:
            return ()
        return tuple(self._why(self.blocking, school)) or (Why("", "", "", MissingReason.NOT_HELD),)

    def not_made(self, school: int) -> tuple[Why, ...]:
        """The tests that could not be made and did not count."""
        return tuple(self._why(self.unmade, school))

    def _why(self, where: Sequence[Flags], school: int) -> Iterator[Why]:
        for sheet, holds in zip(self.sheets, where, strict=True):
            if holds[school]:
                yield Why(sheet.test.id, sheet.measure, sheet.group, str(sheet.cannot[school]))


def combine(evidence: Evidence, sheets: Sequence[Sheet], subjects: Whole) -> pd.DataFrame:
    """The eleven indicators of the subjects, a row a school and indicator (see COLUMNS).

    `school` is the place among the subjects; `reason` and `not_made` join what the tests say.
    """
    tables = [_table(found, subjects) for found in combine_indicators(evidence, sheets).values()]
    table = pd.concat(tables).sort_values(["school", "indicator"], ignore_index=True)
    return table[list(COLUMNS)]


def _table(found: Combined, subjects: Whole) -> pd.DataFrame:
    """One indicator of the subjects; the schools with the same things missing are told of once."""
    every = zip(found.sheets, found.blocking, found.unmade, strict=True)
    marks = [np.where(stops, 1, 2) * (stops | waits) * _missing(sheet) for sheet, stops, waits in every]
    said = found.outcome == Outcome.CANNOT_SAY
    alike = np.stack([said, *marks], axis=1)[subjects]
    _, firsts, group = np.unique(alike, axis=0, return_index=True, return_inverse=True)
    texts = np.array([_texts(found, int(subjects[first])) for first in firsts], dtype=object)
    reason, not_made = texts[group.reshape(-1)].T
    return pd.DataFrame(
        {
            "school": np.arange(len(subjects)),
            "indicator": found.indicator,
            "outcome": pd.Categorical(found.outcome[subjects], categories=[*Outcome]),
            "strong": found.strong[subjects],
            "reason": pd.Categorical(reason),
            "not_made": pd.Categorical(not_made),
        }
    )


def _missing(sheet: Sheet) -> Whole:
    """Each school's reason as an odd number, the same for the same words; twice it is another's."""
    codes, _ = pd.factorize(sheet.cannot.astype(object))
    return np.asarray(2 * codes + 1, dtype=np.intp)


def _texts(found: Combined, school: int) -> tuple[str, str]:
    return "; ".join(map(str, found.reasons(school))), "; ".join(map(str, found.not_made(school)))


def combine_indicators(evidence: Evidence, sheets: Sequence[Sheet]) -> Mapping[int, Combined]:
    """Each of the eleven indicators from its sheets; one without sheets cannot say for any school."""
    return {
        indicator: _combine(evidence, indicator, [s for s in sheets if s.test.indicator == indicator])
        for indicator in INDICATORS
    }


@dataclass(frozen=True, slots=True)
class _Said:
    """A sheet and its outcome, worked out once."""

    sheet: Sheet
    outcome: Words

    def says(self, outcome: Outcome) -> Flags:
        """Where it says so."""
        return np.asarray(self.outcome == outcome, dtype=np.bool_)


def _combine(evidence: Evidence, indicator: int, sheets: Sequence[Sheet]) -> Combined:
    every = [_Said(sheet, sheet.outcome) for sheet in sheets]
    flagging = tuple(_counting_flags(said, every) for said in every)
    blocking = tuple(_blocks(evidence, said) for said in every)
    strong = [flags & _strong(sheet) for sheet, flags in zip(sheets, flagging, strict=True)]
    return Combined(
        indicator,
        _outcome(evidence, every, _any(evidence, flagging), _any(evidence, blocking)),
        _any(evidence, strong),
        tuple(sheets),
        flagging,
        blocking,
        tuple(s.says(Outcome.CANNOT_SAY) & ~blocks for s, blocks in zip(every, blocking, strict=True)),
    )


def _outcome(evidence: Evidence, every: Sequence[_Said], is_flag: Flags, is_blocked: Flags) -> Words:
    clearing = [said for said in every if said.sheet.test.needed and said.sheet.test.clears]
    is_clear = _any(evidence, [said.says(Outcome.CLEAR) for said in clearing])
    stated = [_states_not_applicable(said.sheet) for said in every]
    is_stated = np.logical_and.reduce([_any(evidence, stated), *stated])
    otherwise = np.where(is_clear & ~is_blocked, Outcome.CLEAR, Outcome.CANNOT_SAY)
    outcome = np.where(is_flag, Outcome.FLAG, np.where(is_stated, Outcome.NOT_APPLICABLE, otherwise))
    return outcome.astype(object)


def _any(evidence: Evidence, where: Sequence[Flags]) -> Flags:
    found: Flags = np.logical_or.reduce([np.zeros(evidence.size, dtype=np.bool_), *where])
    return found


def _strong(sheet: Sheet) -> Flags:
    return np.zeros(len(sheet.breach), dtype=np.bool_) if sheet.strong is None else sheet.strong


def _states_not_applicable(sheet: Sheet) -> Flags:
    """Where the sheet says of its own accord that it does not apply, and not for want of rows."""
    stated: Flags = ~sheet.applies & (sheet.cannot == MissingReason.NOT_APPLICABLE)
    return stated


def _counting_flags(said: _Said, every: Sequence[_Said]) -> Flags:
    """Where the sheet's flag counts."""
    counts = said.says(Outcome.FLAG)
    if said.sheet.test.id != SUBSTITUTE.id:
        return counts
    for proper in every:
        if proper.sheet.test.needed and _stage(proper.sheet) == _stage(said.sheet):
            counts &= ~proper.says(Outcome.FLAG) & ~proper.says(Outcome.CLEAR)
    return counts


def _blocks(evidence: Evidence, said: _Said) -> Flags:
    """Where a needed test applies and cannot say, though it could have been made."""
    if not said.sheet.test.needed:
        return np.zeros(evidence.size, dtype=np.bool_)
    return said.says(Outcome.CANNOT_SAY) & ~_nobody_could(evidence, said.sheet)


def _measure(sheet: Sheet) -> Measure | None:
    """The sheet's measure, None for a return or a figure that is not registered."""
    return next((each for each in read_registry().measures if each.id == sheet.measure), None)


def _stage(sheet: Sheet) -> str:
    """The stage of the sheet's measure, "" for a return."""
    measure = _measure(sheet)
    return measure.phase if measure else ""


def _nobody_could(evidence: Evidence, sheet: Sheet) -> Flags:
    """Where the registry has a gap for the sheet's year or for all current ones, or the sheet says so."""
    by_registry = _registry_has_gap(evidence, sheet)
    return by_registry if sheet.unmakeable is None else by_registry | sheet.unmakeable


def _registry_has_gap(evidence: Evidence, sheet: Sheet) -> Flags:
    measure = _measure(sheet)
    if measure is None:
        return np.zeros(evidence.size, dtype=np.bool_)
    current = _current_years(measure, evidence)
    if all(measure.gap(year) for year in current):
        return np.ones(evidence.size, dtype=np.bool_)
    gaps = [measure.gap(year) is not None for year in evidence.series.years]
    # The last place answers for schools with no year.
    return np.array([*gaps, False], dtype=np.bool_)[sheet.year]


def _current_years(measure: Measure, evidence: Evidence) -> list[AcademicYear]:
    """The last two years whose figures would be out by the day, gaps or not."""
    ends = range(evidence.as_at.year, evidence.as_at.year - 10, -1)
    due = (
        year for year in map(AcademicYear.ending, ends) if measure.published.month_end(year) <= evidence.as_at
    )
    return [year for year, _ in zip(due, range(_CURRENT_YEARS), strict=False)]
