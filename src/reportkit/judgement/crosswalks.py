"""How a policy reads an inspection of any of Ofsted's three eras, under a named crosswalk (C4).

Policies speak of formal categories, requires improvement, good and outstanding. Ofsted gave those words
until August 2024; since then a crosswalk says what stands for them, and its name is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reportkit.evidence.siod.inspections import Inspection
from reportkit.evidence.siod.schools import School
from reportkit.judgement.inspections import LEADERSHIP, is_good_or_better, is_of_its_line
from reportkit.vocabulary import SourceCell, Urn, in_words

_OVERALL, _QUALITY, _SAFEGUARDING = "Overall effectiveness", "Quality of education", "Safeguarding"
_KEY_JUDGEMENTS = (_QUALITY, "Behaviour and attitudes", "Personal development", LEADERSHIP[2])
_SIX_AREAS = (
    "Inclusion",
    "Curriculum and teaching",
    "Achievement",
    "Attendance and behaviour",
    "Personal development and wellbeing",
    LEADERSHIP[3],
)
_SPECIAL_MEASURES = "SM"
_CATEGORIES = {
    _SPECIAL_MEASURES: "special measures",
    "SWK": "serious weaknesses",
    "SW": "serious weaknesses",
    "RSI": "requires significant improvement",
    "NTI": "notice to improve",
}
_GRADES = {"1": "outstanding", "2": "good", "3": "requires improvement", "4": "inadequate"}
_STANDARDS = (
    "Exceptional",
    "Strong standard",
    "Expected standard",
    "Needs attention",
    "Urgent improvement",
)
_SATISFACTORY_UNTIL = date(2012, 8, 31)
_OLD = 5
# Ofsted aims at 30 working days; see siod.inspections.
_REPORTED_WITHIN = timedelta(days=60)


class Crosswalk(StrEnum):
    """What stands for "requires improvement" where Ofsted gives no overall grade.

    As DfE finds "stuck" schools: quality of education or leadership. Or any area at all. Or the last
    overall grade, carried forward.
    """

    DFE_STUCK = "dfe-stuck"
    ANY_AREA = "any-area"
    LEGACY_ONLY = "legacy-only"


class Reading(StrEnum):
    """What a policy takes an inspection for.

    Not inspected is a school that a list of Ofsted shows without a graded inspection, or that opened too
    lately for one; of any other without, none is held.
    """

    FORMAL_CATEGORY = "formal category"
    REQUIRES_IMPROVEMENT = "requires improvement"
    GOOD = "good"
    OUTSTANDING = "outstanding"
    NOT_INSPECTED = "not inspected"
    NONE_HELD = "none held"
    CANNOT_SAY = "cannot say"


_RI_OR_WORSE = (Reading.REQUIRES_IMPROVEMENT, Reading.FORMAL_CATEGORY)


@dataclass(frozen=True, slots=True)
class Safeguarding:
    """What the newest graded inspection says of safeguarding, in the words of its era."""

    is_met: bool
    words: str
    inspected_on: date
    is_own: bool
    cell: SourceCell


@dataclass(frozen=True, slots=True)
class InspectionStatus:
    """A school's standing under a crosswalk on a day, and what it rests on.

    `inspection` is the one that was read: the school's own if `is_own`, else its sole predecessor's.
    `carried_from` is the day of a last overall grade that newer inspections, which give none, leave
    standing. `repeated` is whether `previous`, the graded inspection before, reads as requires
    improvement or worse too; None if that cannot be said. `visit` is an ungraded one since.
    `predecessor_note` says whose the inspection was, or why no predecessor's stands for the school:
    none is held, or those schools were merged or split.
    """

    school: School
    crosswalk: Crosswalk
    as_at: date
    reading: Reading
    inspection: Inspection | None
    is_own: bool
    carried_from: date | None
    repeated: bool | None
    previous: Inspection | None
    visit: Inspection | None
    safeguarding: Safeguarding | None
    predecessor_note: str

    @property
    def age(self) -> int | None:
        """Whole years since the inspection, None if there is none."""
        return _years(self.inspection.started_on, self.as_at) if self.inspection else None

    @property
    def is_old(self) -> bool:
        """Whether the inspection was more than five years ago, so that its age is printed."""
        if self.inspection is None:
            return False
        began = self.inspection.started_on
        return (began.year + _OLD, began.month, began.day) < (
            self.as_at.year,
            self.as_at.month,
            self.as_at.day,
        )

    @property
    def is_in_special_measures(self) -> bool | None:
        """Whether its own inspection put it there; None if that gave a category the source does not name.

        A category ends with the school it was given to, so a predecessor's is not its own.
        """
        if self.inspection is None or self.reading is not Reading.FORMAL_CATEGORY or not self.is_own:
            return False
        named = self.inspection.category_of_concern
        return named == _SPECIAL_MEASURES if named in _CATEGORIES else None

    @property
    def in_words(self) -> str:
        """One sentence: the grades in Ofsted's words, their date and age, and how the policy reads them."""
        parts = (self._found, self._since, self._read_as) if self.inspection else (self._none, self._since)
        return "; ".join(part for part in parts if part) + "."

    @property
    def by_area(self) -> str:
        """The grades that stood beside an overall grade, each with its areas; empty where none did."""
        if self.inspection is None or self.inspection.era != 1:
            return ""
        grouped: dict[str, list[str]] = {}
        for area, grade in self.inspection.grades:
            if area != _OVERALL and grade in _GRADES:
                grouped.setdefault(_GRADES[grade], []).append(f"{area[0].lower()}{area[1:]}")
        return "; ".join(f"{grade} for {', '.join(areas)}" for grade, areas in sorted(grouped.items()))

    @property
    def _none(self) -> str:
        because = f" ({self.predecessor_note})" if self.predecessor_note else ""
        return f"No graded inspection of the school is held{because}"

    @property
    def _found(self) -> str:
        """The inspection and what it found, as the start of the sentence."""
        if self.inspection is None:
            return ""
        whose = "" if self.is_own else f" ({self.predecessor_note})"
        age = f", now {self.age} years old," if self.is_old else ""
        carried = ", the last overall grade, carried forward" if self.carried_from else ""
        day = in_words(self.inspection.started_on)
        return f"Ofsted’s inspection of {day}{whose}{age} found {_said(self.inspection)}{carried}"

    @property
    def _since(self) -> str:
        if self.visit is None:
            return ""
        said = f" said “{self.visit.outcome}”" if self.visit.outcome else " gave no outcome"
        return f"an ungraded inspection of {in_words(self.visit.started_on)}{said}"

    @property
    def _read_as(self) -> str:
        """The reading under the crosswalk, with what a report card cannot say."""
        if self.reading is Reading.CANNOT_SAY:
            return f"the crosswalk {self.crosswalk} cannot say what that means to the policy"
        article = "a " if self.reading is Reading.FORMAL_CATEGORY else ""
        again = ", for the second time in a row" if self.repeated else ""
        read = f"{article}{self.reading}{again}{self._no_equivalent}"
        return f"the crosswalk {self.crosswalk} reads that as {read}"

    @property
    def _no_equivalent(self) -> str:
        """A report card reads as good at most: the areas that stand above it are named."""
        if self.inspection is None or self.inspection.era != 3 or self.reading is not Reading.GOOD:
            return ""
        above = _areas_at(self.inspection, ("Exceptional", "Strong standard"))
        stands = f"it had {above}" if above else "it had no area above the expected standard"
        return f", since report cards have no equivalent of outstanding: {stands}"


def read_inspection_status(
    school: School,
    inspections: Sequence[Inspection],
    crosswalk: Crosswalk,
    as_at: date,
    *,
    is_on_ofsteds_list: bool = False,
) -> InspectionStatus:
    """Where the school stands, from its own newest graded inspection, else its sole predecessor's.

    Inspections of schools that were merged into it, or that it was split from, are not its own and not
    read; the note says so. Those that the day did not know are left out. Where that leaves none, a list
    of Ofsted that has the school says that there was none.
    """
    line = _line(school, inspections, as_at)
    is_known_without = is_on_ofsteds_list or _is_too_new(school, as_at)
    without = Reading.NOT_INSPECTED if is_known_without else Reading.NONE_HELD
    reading, inspection = _read_line(line, crosswalk) or (without, None)
    own = inspection is not None and _is_of(school, inspection)
    carried = inspection if line and inspection is not line[0] else None
    previous = _before(line, inspection, crosswalk)
    return InspectionStatus(
        school,
        crosswalk,
        as_at,
        reading,
        inspection,
        own,
        carried.started_on if carried else None,
        _is_repeated(reading, previous, crosswalk),
        previous,
        _visit(school, inspections, inspection, as_at),
        _safeguarding(school, line),
        "" if own else _note(school, inspection),
    )


def _line(school: School, inspections: Sequence[Inspection], as_at: date) -> tuple[Inspection, ...]:
    """Graded inspections that may be read, each once: the school's own first, then newest first."""
    readable = [i for i in _known(inspections, as_at) if i.graded and is_of_its_line(school, i)]
    readable.sort(key=lambda i: i.cell.published_on)
    once = {(i.urn_inspected, i.started_on): i for i in readable}
    newest = sorted(once.values(), key=lambda i: i.started_on, reverse=True)
    return tuple(sorted(newest, key=lambda i: not _is_of(school, i)))


def _known(inspections: Sequence[Inspection], as_at: date) -> list[Inspection]:
    return [i for i in inspections if i.started_on <= as_at and (i.published_on or as_at) <= as_at]


def _is_of(school: School, inspection: Inspection) -> bool:
    return inspection.urn == inspection.urn_inspected == school.urn


def _is_too_new(school: School, as_at: date) -> bool:
    """Whether it opened so lately, and took no other's place, that no report on it could be out."""
    if school.opened is None or school.sole_predecessors:
        return False
    return school.opened > as_at - _REPORTED_WITHIN


def _read_line(line: Sequence[Inspection], crosswalk: Crosswalk) -> tuple[Reading, Inspection] | None:
    if not line:
        return None
    newest = line[0]
    if crosswalk is Crosswalk.LEGACY_ONLY and not _is_in_category(newest):
        return _carry_forward(line)
    return _read(newest, crosswalk), newest


def _carry_forward(line: Sequence[Inspection]) -> tuple[Reading, Inspection]:
    """The last overall grade. A category that a newer inspection does not repeat is over."""
    carried = next((i for i in line if i.grade(_OVERALL)), None)
    if carried is None:
        return Reading.CANNOT_SAY, line[0]
    reading = _read(carried, Crosswalk.LEGACY_ONLY)
    return (Reading.CANNOT_SAY if reading is Reading.FORMAL_CATEGORY else reading), carried


def _read(inspection: Inspection, crosswalk: Crosswalk) -> Reading:
    """One inspection by the table of C4; the worst that holds wins."""
    if _is_in_category(inspection):
        return Reading.FORMAL_CATEGORY
    if _requires_improvement(inspection, crosswalk):
        return Reading.REQUIRES_IMPROVEMENT
    if not is_good_or_better(inspection) or _leaves_areas_open(inspection, crosswalk):
        return Reading.CANNOT_SAY
    return Reading.OUTSTANDING if _is_outstanding(inspection) else Reading.GOOD


def _is_in_category(inspection: Inspection) -> bool:
    """In a category by name, or by grades that always mean one, where the source names none."""
    if inspection.category_of_concern in _CATEGORIES:
        return True
    if inspection.era == 1:
        return inspection.grade(_OVERALL) == "4"
    if inspection.era == 2:
        return any(inspection.grade(area) == "4" for area in _KEY_JUDGEMENTS)
    is_urgent = any(grade == "Urgent improvement" for _, grade in inspection.grades)
    return is_urgent or inspection.grade(_SAFEGUARDING) == "Not met"


def _requires_improvement(inspection: Inspection, crosswalk: Crosswalk) -> bool:
    return any(
        inspection.grade(area) in ("3", "Needs attention") for area in _deciding(inspection, crosswalk)
    )


def _deciding(inspection: Inspection, crosswalk: Crosswalk) -> tuple[str, ...]:
    """The areas whose grades the crosswalk looks at for "requires improvement"."""
    if inspection.era == 1:
        return (_OVERALL,)
    if crosswalk is Crosswalk.ANY_AREA:
        return _KEY_JUDGEMENTS if inspection.era == 2 else (*_SIX_AREAS, *dict(inspection.grades))
    return (_QUALITY, LEADERSHIP[2]) if inspection.era == 2 else (LEADERSHIP[3],)


def _leaves_areas_open(inspection: Inspection, crosswalk: Crosswalk) -> bool:
    """Whether an area that could mean "requires improvement" has no grade."""
    return any(inspection.grade(area) is None for area in _deciding(inspection, crosswalk))


def _is_outstanding(inspection: Inspection) -> bool:
    """Eras 1 and 2 alone: report cards have no equivalent."""
    areas = {1: (_OVERALL,), 2: (_QUALITY, LEADERSHIP[2])}.get(inspection.era, ())
    return bool(areas) and all(inspection.grade(area) == "1" for area in areas)


def _before(
    line: Sequence[Inspection], inspection: Inspection | None, crosswalk: Crosswalk
) -> Inspection | None:
    """The graded inspection before the one that was read; to legacy-only, the one that says something."""
    if inspection is None:
        return None
    earlier = line[line.index(inspection) + 1 :]
    if crosswalk is Crosswalk.LEGACY_ONLY:
        earlier = [i for i in earlier if i.grade(_OVERALL) or _is_in_category(i)]
    return next(iter(earlier), None)


def _is_repeated(reading: Reading, previous: Inspection | None, crosswalk: Crosswalk) -> bool | None:
    if reading not in _RI_OR_WORSE or previous is None:
        return False
    before = _read(previous, crosswalk)
    return None if before is Reading.CANNOT_SAY else before in _RI_OR_WORSE


def _visit(
    school: School, inspections: Sequence[Inspection], read: Inspection | None, as_at: date
) -> Inspection | None:
    """The newest ungraded inspection since the one that was read."""
    since = read.started_on if read else date.min
    visits = [i for i in _known(inspections, as_at) if not i.graded and is_of_its_line(school, i)]
    return max((i for i in visits if i.started_on > since), key=lambda i: i.started_on, default=None)


def _safeguarding(school: School, line: Sequence[Inspection]) -> Safeguarding | None:
    """From the newest graded inspection, None where that says nothing of it."""
    grade = line[0].grade(_SAFEGUARDING) if line else None
    words = {"Yes": "effective", "No": "not effective", "Met": "met", "Not met": "not met"}.get(grade or "")
    if not words:
        return None
    newest = line[0]
    is_met = words in ("effective", "met")
    return Safeguarding(is_met, words, newest.started_on, _is_of(school, newest), newest.cell)


def _note(school: School, inspection: Inspection | None) -> str:
    """Whose the inspection was; or, where none was read, why no predecessor's stands for the school."""
    if inspection is not None:
        return f"of the school under its earlier number, {inspection.urn_inspected}"
    if school.sole_predecessors:
        return f"nor one under its earlier {_numbered(school.sole_predecessors)}"
    if school.split_from:
        return "it was split from another school, whose grade is not its own"
    if school.merged_from:
        return "it was formed from other schools, and none of their grades is its own"
    return ""


def _numbered(urns: Sequence[Urn]) -> str:
    """As in "numbers, 102368 and 102369"."""
    *others, last = urns
    return f"numbers, {', '.join(others)} and {last}" if others else f"number, {last}"


def _said(inspection: Inspection) -> str:
    """The grades in the era's own words, and the category."""
    if inspection.era == 3:
        said = _areas_at(inspection, _STANDARDS)
    else:
        said = ", ".join(f"{_short(area)} {_word(inspection, grade)}" for area, grade in _numbers(inspection))
    safeguarding = inspection.grade(_SAFEGUARDING) if inspection.era == 3 else None
    parts = (said or "no grade", f"safeguarding {safeguarding.lower()}" if safeguarding else "")
    return ", ".join(part for part in parts if part) + _category(inspection)


def _numbers(inspection: Inspection) -> list[tuple[str, str]]:
    """An overall grade alone where there is one, else the key judgements."""
    areas = (_OVERALL,) if inspection.grade(_OVERALL) else _KEY_JUDGEMENTS
    return [(area, grade) for area in areas if (grade := inspection.grade(area)) in _GRADES and grade]


def _word(inspection: Inspection, grade: str) -> str:
    """Grade 3 was called satisfactory until August 2012."""
    was_satisfactory = grade == "3" and inspection.started_on <= _SATISFACTORY_UNTIL
    return "satisfactory" if was_satisfactory else _GRADES[grade]


def _areas_at(inspection: Inspection, standards: Sequence[str]) -> str:
    """The report card's areas grouped by standard: "strong standard (inclusion, achievement)"."""
    groups = [(s, [_short(area) for area, grade in inspection.grades if grade == s]) for s in standards]
    return ", ".join(f"{s.lower()} ({', '.join(areas)})" for s, areas in groups if areas)


def _short(area: str) -> str:
    plain = area.removeprefix("Effectiveness of ")
    return plain[0].lower() + plain[1:]


def _category(inspection: Inspection) -> str:
    if not _is_in_category(inspection):
        return ""
    named = _CATEGORIES.get(
        inspection.category_of_concern, "a formal category, which the source does not name"
    )
    return (
        f", which put it in {named}" if inspection.category_of_concern != "RSI" else f", and that it {named}"
    )


def _years(began: date, as_at: date) -> int:
    return as_at.year - began.year - ((as_at.month, as_at.day) < (began.month, began.day))
