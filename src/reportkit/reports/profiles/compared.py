"""What the test against comparable schools has for them: their pupils taken together."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan

from reportkit.evidence.registry import read_registry
from reportkit.judgement.assessment.model import Finding
from reportkit.reports.profiles.lines import Key, Line
from reportkit.vocabulary import AcademicYear, Number, SourceCell
from reportkit.vocabulary.figures import exact

_TEST = "5"


def as_tested(findings: Iterable[Finding], key: Key, schools: int) -> Line:
    """The figure that the test has for so many comparable schools, by its year; empty for several years."""
    ours = (f for f in findings if (f.test, f.measure, f.pupil_group) == (_TEST, *key) and f.is_made)
    return {
        AcademicYear(finding.year): _figure(finding, schools)
        for finding in ours
        if finding.since in ("", finding.year) and not isnan(finding.comparator)
    }


def _figure(finding: Finding, schools: int) -> Number:
    measure = read_registry()[finding.measure]
    return Number(exact(finding.comparator), measure.unit, measure.decimals, _theirs(finding), schools)


def _theirs(finding: Finding) -> tuple[SourceCell, ...]:
    """The cells of the comparable schools: all that are not in the school's own row, which is the first."""
    own = {(cell.file, cell.row) for cell in finding.cells[:1]}
    return tuple(cell for cell in finding.cells if (cell.file, cell.row) not in own)
