"""Which measures a school's charts draw, by what the school teaches."""

from __future__ import annotations

from reportkit.evidence.registry import Measure, read_registry
from reportkit.judgement.assessment.model import Finding
from reportkit.reports.profiles.lines import Key, Line, Whose
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.vocabulary import AcademicYear, Figure, Missing, MissingReason, Number
from reportkit.vocabulary.results import Outcome

PRIMARY, _SECONDARY = "ks2_rwm_expected", "english_maths_5"
_KEY_MEASURES = {
    "primary": (PRIMARY,),
    "secondary": (_SECONDARY, "attainment8"),
    "all-through": (_SECONDARY, "attainment8", PRIMARY),
}
SUBJECTS = ("ks2_reading_expected", "ks2_writing_expected", "ks2_maths_expected")
ABSENCE = "persistent_absence"
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
