"""For each measure and year: how many of an authority's schools have a figure, and why not the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportkit.evidence.registry import read_registry
from reportkit.evidence.siod.schools import School, read_schools
from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import AcademicYear, AreaCode, MissingReason

NO_ROW = "no row in the file"
NOT_OF_THAT_AGE = "no pupils of that age"
_AGES = {"primary": ("Nursery", "Secondary"), "secondary": ("Nursery", "Primary")}

_ROWS = """
SELECT m.measure, m.time_period, m.code, m.missing_reason
FROM measurement m JOIN release r USING (release_id)
WHERE m.level = 'school' AND m.pupil_group = 'all' AND r.published_on <= ?
  AND m.code IN (SELECT unnest(?))
QUALIFY row_number() OVER (
    PARTITION BY m.measure, m.time_period, m.code
    ORDER BY r.published_on DESC, r.vintage = 'provisional', r.release_id, m."row" DESC, m."column" DESC
) = 1
"""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One measure in one year: schools with a figure, all schools, and why the rest have none.

    A school counts under its earlier URNs too, but not under those of schools that were merged or split.
    """

    measure: str
    year: AcademicYear
    with_figure: int
    schools: int
    why_not: Mapping[str, int]

    @property
    def in_words(self) -> str:
        """As printed: "57 of 97 schools; no row in the file 38; suppressed 2"."""
        reasons = (f"{reason} {count}" for reason, count in self.why_not.items())
        return "; ".join((f"{self.with_figure} of {self.schools} schools", *reasons))


def read_coverage(siod: Siod, la: AreaCode, as_at: date) -> tuple[Coverage, ...]:
    """Every measure and year that holds a row for at least one of the authority's schools."""
    schools = read_schools(siod, la, as_at).schools
    urns = sorted({urn for school in schools for urn in school.urns})
    found: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for measure, period, urn, reason in siod.connection.execute(_ROWS, [as_at, urns]).fetchall():
        found[measure, period][urn] = reason
    return tuple(
        _count(measure, AcademicYear(period), rows, schools)
        for (measure, period), rows in sorted(found.items())
    )


def _count(measure: str, year: AcademicYear, rows: Mapping[str, str], schools: Sequence[School]) -> Coverage:
    without = _AGES.get(read_registry()[measure].phase, ())
    reasons = Counter(_reason(rows, school, without) for school in schools)
    with_figure = reasons.pop("", 0)
    return Coverage(measure, year, with_figure, len(schools), dict(reasons.most_common()))


def _reason(rows: Mapping[str, str], school: School, phases_without: Sequence[str]) -> str:
    no_row = NOT_OF_THAT_AGE if school.phase in phases_without else NO_ROW
    told = [rows[urn] for urn in school.urns if urn in rows]
    return next((reason for reason in told if reason != MissingReason.NOT_AVAILABLE), (told or [no_row])[0])
