"""What is said of a chart over the years: title, caption, and description for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.evidence.registry import Measure
from reportkit.reports.profiles.lines import Line, Whose
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.reports.sections.school.drawing import (
    ABSENCE,
    along,
    has_figure,
    key_measure,
    latest,
    type_of,
)
from reportkit.reports.wording import listed, printed
from reportkit.vocabulary import AcademicYear, Figure, Missing, MissingReason, Number

Named = tuple[str, Line, int]
COMPARABLE = "Comparable schools"
_PAIR, _AREAS = 2, 2
_SHORT_TYPES = {"all-through": "secondary schools"}
_OF_PUPILS = "Pupils who "
_SHORTER = {"english_maths_5": "English and maths, grade 5+"}


def caption_of(
    profile: SchoolProfile,
    measure: Measure,
    lines: list[Named],
    years: tuple[AcademicYear, ...],
    group: str,
) -> str:
    """Measure, pupils, years, which the school lacks, and of whom the other lines are; ends in a space."""
    return (
        f"{_what(measure, group)}, {_span(years)}. "
        f"{_gaps(lines[0][1], years)}{_like(profile, measure, lines)}{_types(profile, measure, lines)}"
    )


def _span(years: tuple[AcademicYear, ...]) -> str:
    return " to ".join(dict.fromkeys((years[0].label, years[-1].label)))


def _what(measure: Measure, group: str) -> str:
    """What is measured, and of which pupils."""
    population = _population(measure, group)
    if measure.label.startswith(_OF_PUPILS):
        return f"{population} {measure.label.removeprefix('Pupils ')}"
    return f"{measure.label}. {population}"


def _population(measure: Measure, group: str) -> str:
    population = f"{measure.population[0].upper()}{measure.population[1:]}"
    return population if group == "all" else f"{population}; disadvantaged pupils"


def _like(profile: SchoolProfile, measure: Measure, lines: list[Named]) -> str:
    """What the line of comparable schools is, and until when it goes where the school's goes on."""
    until = {name: found[0] for name, line, _ in lines if (found := latest(line))}
    if COMPARABLE not in until:
        return ""
    others = max(year for name, year in until.items() if name != COMPARABLE)
    to = f" (to {until[COMPARABLE].label})" if until[COMPARABLE] < others else ""
    what = "the middle one of" if measure.id == ABSENCE else "all pupils of"
    whom = "them" if _issaid_of(profile, measure) else "those most like yours"
    return f"{COMPARABLE}{to}: {what} {whom}. "


def _issaid_of(profile: SchoolProfile, measure: Measure) -> bool:
    """Whether the chart on the left has told already who comparable schools are."""
    first = key_measure(profile)
    if first is None or profile.kind is not Kind.CLEAR or measure.id != ABSENCE:
        return False
    return all(has_figure(profile.line(first.id, whose)) for whose in (Whose.SCHOOL, Whose.SIMILAR))


def _types(profile: SchoolProfile, measure: Measure, lines: list[Named]) -> str:
    """Of which schools the areas' absence is, which differs much by type; or that no area can be drawn."""
    if measure.id != ABSENCE:
        return ""
    areas = [name for name, _, place in lines if place >= _AREAS]
    whose = type_of(profile) or "schools of your type"
    if not areas:
        return f"No area is drawn: we hold no area’s figures for {whose}. "
    return f"{listed(areas)}: {whose} only. "


def title_of(profile: SchoolProfile, measure: Measure, lines: list[Named], group: str) -> str:
    """The school's latest figure, and England's of the same year."""
    found = latest(lines[0][1])
    if found is None:
        return measure.short
    year, figure = found
    england = lines[-1][1].get(year)
    is_england = lines[-1][0].startswith("England") and not _is_narrow(profile, measure)
    whose = _england(profile, measure, group)
    beside = f"; {whose} {printed(england)}" if is_england and isinstance(england, Number) else ""
    short = _SHORTER.get(measure.id, measure.short)
    whom = short if group == "all" else "Disadvantaged pupils"
    return f"{whom}: {printed(figure)} in {year.label}{beside}"


def _is_narrow(profile: SchoolProfile, measure: Measure) -> bool:
    """Whether the title has no room for the type of England's schools."""
    return profile.kind is Kind.CLEAR and measure.id == ABSENCE


def _england(profile: SchoolProfile, measure: Measure, group: str) -> str:
    """Whom the line of England is of."""
    if measure.id == ABSENCE:
        return f"England’s {_SHORT_TYPES.get(profile.facts.phase) or type_of(profile)}"
    return "England" if group == "all" else "others in England"


def _yearly(line: Line, years: tuple[AcademicYear, ...]) -> list[tuple[AcademicYear, Figure]]:
    return list(zip(years, along(line, years), strict=True))


def _gaps(own: Line, years: tuple[AcademicYear, ...]) -> str:
    missing = [year for year, figure in _yearly(own, years) if isinstance(figure, Missing)]
    return f"No figure of yours for {_years_in_words(missing)}. " if missing else ""


def _years_in_words(years: Sequence[AcademicYear]) -> str:
    """Years one after another as a stretch: 2018/19, 2020/21 to 2022/23."""
    stretches: list[list[AcademicYear]] = []
    for year in years:
        if not stretches or stretches[-1][-1].end + 1 != year.end:
            stretches.append([])
        stretches[-1].append(year)
    return ", ".join(_stretch(held) for held in stretches)


def _stretch(years: Sequence[AcademicYear]) -> str:
    joint = " to " if len(years) > _PAIR else ", "
    return joint.join(dict.fromkeys((years[0].label, years[-1].label)))


def alt_of(measure: Measure, lines: list[Named], years: tuple[AcademicYear, ...]) -> str:
    """The school's figures year by year, then the others' beside its latest, and their latest."""
    each = _yearly(lines[0][1], years)
    mine = ", ".join(f"{year.label} {said_of(figure)}" for year, figure in each)
    ours = latest(lines[0][1])
    others = [_beside(name, line, ours[0]) for name, line, _ in lines[1:] if ours]
    last = "; ".join(filter(None, others))
    return f"{measure.short} by year. {lines[0][0]}: {mine}. {f'Beside it: {last}.' if last else ''}".strip()


def _beside(name: str, line: Line, year: AcademicYear) -> str:
    """The line's figure of the year, and its latest where that is another."""
    found, there = latest(line), line.get(year)
    each = [(year, there)] if isinstance(there, Number) else []
    each += [found] if found and found[0] != year else []
    said = " and ".join(f"{printed(figure)} in {when.label}" for when, figure in each)
    return f"{name} {said}" if said else ""


def said_of(figure: Figure) -> str:
    """The figure in a description; of one that is withheld, only that."""
    if isinstance(figure, Number):
        return printed(figure)
    hidden = figure.reason in (MissingReason.SUPPRESSED, MissingReason.TOO_FEW)
    return "not shown" if hidden else "no figure"
