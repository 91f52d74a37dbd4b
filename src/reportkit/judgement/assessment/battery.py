"""Every test that is made of every school, in the order of the indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from reportkit.evidence.siod.series import NO_CELL
from reportkit.judgement.crosswalks import InspectionStatus
from reportkit.judgement.indicators.attainment import fall_in_bands, steady_decline, sudden_drop
from reportkit.judgement.indicators.attendance import attendance_and_exclusion
from reportkit.judgement.indicators.comparable import comparable_schools, comparable_scores
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.finance import finances
from reportkit.judgement.indicators.gaps import gap_not_closing
from reportkit.judgement.indicators.grouping import ComparableGroups, Neighbours
from reportkit.judgement.indicators.groups import group_outcomes, group_progress
from reportkit.judgement.indicators.progress import falling_progress, low_progress
from reportkit.judgement.indicators.returns import Returns, local_returns
from reportkit.judgement.indicators.safeguarding import EFFECTIVE, NOT_EFFECTIVE, NOT_SAID, safeguarding
from reportkit.judgement.indicators.sheets import Sheet
from reportkit.judgement.indicators.substitutes import substitutes
from reportkit.judgement.indicators.turbulence import teachers
from reportkit.judgement.indicators.variability import (
    attainment_and_progress,
    between_subjects,
    year_to_year,
)

Cell = Mapping[str, object]
_SHARES = ("ks2_rwm_expected", "english_maths_5")
_SCORES = ("ks2_reading_score", "ks2_maths_score", "attainment8")
_PROGRESS = ("ks2_reading_progress", "ks2_writing_progress", "ks2_maths_progress", "progress8")
_SUBJECTS = ("ks2_reading_expected", "ks2_writing_expected", "ks2_maths_expected")
_AGREEING = (("ks2_rwm_expected", "ks2_maths_progress"), ("attainment8", "progress8"))


def results_tests(evidence: Evidence) -> Iterator[Sheet]:
    """Indicators 1 to 4, on published results."""
    for measure in _SHARES:
        yield sudden_drop(evidence, (measure, "all"))
        yield steady_decline(evidence, (measure, "all"))
    yield from (fall_in_bands(evidence, (measure, "all")) for measure in _SCORES)
    for measure in _PROGRESS:
        yield low_progress(evidence, (measure, "all"))
        yield falling_progress(evidence, (measure, "all"))
    for measure in _SHARES:
        yield group_outcomes(evidence, (measure, "disadvantaged"), (measure, "not_disadvantaged"))
    yield group_progress(evidence, ("progress8", "disadvantaged"))
    yield from (gap_not_closing(evidence, measure) for measure in _SHARES)
    yield between_subjects(evidence, [(subject, "all") for subject in _SUBJECTS])
    yield from (year_to_year(evidence, (measure, "all")) for measure in _SHARES)
    for attainment, progress in _AGREEING:
        yield attainment_and_progress(evidence, (attainment, "all"), (progress, "all"))


@dataclass(frozen=True, slots=True)
class Inspected:
    """What inspections say of safeguarding: for the place of a school "yes" or "no", and the cell's place."""

    effective: Mapping[int, str]
    cells: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Battery:
    """Every sheet, and the comparable schools by measure."""

    sheets: tuple[Sheet, ...]
    groups: Mapping[str, ComparableGroups] = field(default_factory=dict)


def every_test(
    evidence: Evidence,
    inspected: Inspected,
    neighbours: Neighbours,
    returns: Returns,
    first_return: int = NO_CELL,
) -> Battery:
    """All eleven indicators; `first_return` is the place of the first of the returns' cells."""
    compared = {measure: comparable_schools(evidence, (measure, "all"), neighbours) for measure in _SHARES}
    scores, _ = comparable_scores(evidence, ("attainment8", "all"), neighbours)
    sheets = (
        *results_tests(evidence),
        *substitutes(evidence),
        *(sheet for sheet, _ in compared.values()),
        scores,
        *attendance_and_exclusion(evidence),
        *finances(evidence),
        *teachers(evidence),
        _safeguarding(evidence, inspected),
        *local_returns(evidence, returns, first_return),
    )
    groups = {measure: groups for measure, (_, groups) in compared.items()}
    return Battery(tuple(sorted(sheets, key=lambda sheet: sheet.test.indicator)), groups)


def _safeguarding(evidence: Evidence, inspected: Inspected) -> Sheet:
    effective, cells = np.full(evidence.size, NOT_SAID, dtype=object), np.full(evidence.size, NO_CELL)
    for place, word in inspected.effective.items():
        effective[place], cells[place] = word, inspected.cells[place]
    return safeguarding(evidence, effective, cells)


def inspected_of(
    places: Sequence[int], statuses: Sequence[InspectionStatus], cell_places: Mapping[int, int]
) -> Inspected:
    """What the schools' own inspections say of safeguarding; a predecessor's says nothing of them."""
    said = {
        place: EFFECTIVE if status.safeguarding.is_met else NOT_EFFECTIVE
        for place, status in zip(places, statuses, strict=True)
        if status.safeguarding is not None and status.safeguarding.is_own
    }
    return Inspected(said, {place: cell_places[place] for place in said})
