"""Which measures a school's charts draw, by what the school teaches."""

from __future__ import annotations

from math import isnan

from reportkit.evidence.registry import Measure, read_registry
from reportkit.judgement.assessment.model import Finding
from reportkit.reports.profiles.lines import Key, Line, Whose
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.vocabulary import AcademicYear, Figure, Missing, MissingReason, Number
from reportkit.vocabulary.figures import exact
from reportkit.vocabulary.results import Outcome

PRIMARY, _SECONDARY = "ks2_rwm_expected", "english_maths_5"
_KEY_MEASURES = {
    "primary": (PRIMARY,),
    "secondary": (_SECONDARY, "attainment8"),
    "all-through": (_SECONDARY, "attainment8", PRIMARY),
}
SUBJECTS = ("ks2_reading_expected", "ks2_writing_expected", "ks2_maths_expected")
ABSENCE, _ABSENCE_TEST = "persistent_absence", "6a"
# By phase: the group for which an area's absence is published, and what it is called. DfE counts
# all-through schools among the secondary ones.
_TYPES = {
    "primary": ("primary", "primary schools"),
    "secondary": ("secondary", "secondary schools"),
    "all-through": ("secondary", "secondary and all-through schools"),
    "special": ("special", "special schools"),
    "pru": ("", "pupil referral units"),
}
_MOST_YEARS = 9


def key_measure(profile: SchoolProfile) -> Measure | None:
    """The measure of attainment to draw: the phase's first for which the school has figures, else its first.

    None for a phase in which no test is taken, and where no test of the key stages is for the school.
    """
    names = _KEY_MEASURES.get(profile.facts.phase, ())
    held = [name for name in names if has_figure(profile.line(name, Whose.SCHOOL))]
    tested = [name for name in names if _applies(profile, name)]
    return next((read_registry()[name] for name in (*held, *tested)), None)


def _applies(profile: SchoolProfile, measure: str) -> bool:
    return any(f.measure == measure and f.outcome is not Outcome.NOT_APPLICABLE for f in profile.findings)


def drawn_keys(profile: SchoolProfile) -> list[Key]:
    """The lines that the document may draw."""
    measure = key_measure(profile)
    groups = ("all", "disadvantaged", "not_disadvantaged")
    subjects = [(name, "all") for name in SUBJECTS] if measure and measure.id == PRIMARY else []
    keys = [(measure.id, group) for group in groups] if measure else []
    if profile.kind is Kind.CLEAR:
        return [*keys[:1], (ABSENCE, "all")]
    return [*keys, *subjects, (ABSENCE, "all")]


def line_of(profile: SchoolProfile, measure: str, whose: Whose, group: str = "all") -> Line:
    """The figures to draw; those of an area's absence are of schools of the school's own type."""
    if measure == ABSENCE and whose in (Whose.AUTHORITY, Whose.ENGLAND):
        return _of_own_type(profile, whose)
    return profile.line(measure, whose, group)


def type_of(profile: SchoolProfile) -> str:
    """Schools of its type, as an area's absence is published for them; "" where the type is not known."""
    return _TYPES.get(profile.facts.phase, ("", ""))[1]


def _of_own_type(profile: SchoolProfile, whose: Whose) -> Line:
    """As published for the type; of a type that England has no published figure of, as the test has it."""
    group, _ = _TYPES.get(profile.facts.phase, ("", ""))
    line = profile.line(ABSENCE, whose, group) if group else {}
    return line if has_figure(line) or whose is not Whose.ENGLAND else _as_tested(profile)


def _as_tested(profile: SchoolProfile) -> Line:
    """England's figures for schools of its type in the years of the test of absence; empty without one."""
    tested = next((f for f in profile.made if (f.test, f.measure) == (_ABSENCE_TEST, ABSENCE)), None)
    if tested is None:
        return {}
    years = ((tested.since, tested.comparator_before), (tested.year, tested.comparator))
    return {AcademicYear(year): _number(tested, value) for year, value in years if not isnan(value)}


def _number(finding: Finding, value: float) -> Number:
    measure = read_registry()[finding.measure]
    return Number(exact(value), measure.unit, measure.decimals, finding.cells)


def has_figure(line: Line) -> bool:
    """Whether any year of the line has a number."""
    return any(isinstance(figure, Number) for figure in line.values())


def years_of(*lines: Line) -> tuple[AcademicYear, ...]:
    """Every school year from the first to the last with a number, at most the last nine; gaps stay in."""
    held = [year.end for line in lines for year, figure in line.items() if isinstance(figure, Number)]
    if not held:
        return ()
    first = max(min(held), max(held) - _MOST_YEARS + 1)
    return tuple(AcademicYear.ending(end) for end in range(first, max(held) + 1))


def along(line: Line, years: tuple[AcademicYear, ...]) -> tuple[Figure, ...]:
    """The line's figure for each year, a reason where none is held."""
    return tuple(line.get(year, Missing(MissingReason.NOT_HELD)) for year in years)


def latest(line: Line) -> tuple[AcademicYear, Number] | None:
    """The last year with a number, and it."""
    held = [(year, figure) for year, figure in line.items() if isinstance(figure, Number)]
    return max(held, key=lambda pair: pair[0], default=None)


def comparable_test(profile: SchoolProfile) -> Finding | None:
    """The test against comparable schools that could be made, None for none."""
    return next((finding for finding in profile.made if finding.test == "5"), None)
