"""How Ofsted lists a school on a day, in whichever layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportkit.invented.boroughs import Borough, InventedSchool, Predecessor
from reportkit.invented.circumstances import Inspected
from reportkit.invented.circumstances.model import GRADED, NO_OVERALL_SINCE, UNGRADED
from reportkit.invented.files.published import Row, in_days
from reportkit.invented.files.tabled import Country, schools_on
from reportkit.invented.inspections import known_by

DAY = "%d/%m/%Y"
AREAS = (
    "Quality of education",
    "Behaviour and attitudes",
    "Personal development",
    "Effectiveness of leadership and management",
)
_AREAS_SINCE = date(2019, 9, 2)
_TYPES = {"Local authority nursery school": "LA Nursery School", "Free schools": "Free School"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A school of the list of a day: `then` is the school itself or the one it has since replaced."""

    borough: Borough
    school: InventedSchool
    then: InventedSchool | Predecessor
    day: date

    @property
    def known(self) -> tuple[Inspected, ...]:
        """Inspections whose reports were out; those of a school that was joined with another are not held."""
        is_one_of_two = self.then is not self.school and len(self.school.predecessors) > 1
        return () if is_one_of_two else known_by(self.school, self.day)

    @property
    def graded(self) -> tuple[Inspected, ...]:
        """Those with grades in numbers."""
        return tuple(each for each in self.known if each.framework == GRADED)

    def inspected_as(self, inspected: Inspected) -> tuple[str, str]:
        """The URN at the time, and whether that is the URN of the school of the day, as Ofsted says it."""
        urn = self.school.predecessors[-1].urn if inspected.before else self.school.urn
        return str(urn), "Yes" if urn == self.then.urn else "No"

    def number(self, inspected: Inspected) -> str:
        """The inspection's number."""
        return f"1{inspected.started:%y%j}{self.school.urn[-3:]}"


def listed(country: Country, day: date) -> Iterator[Listed]:
    """The boroughs' schools open on the day."""
    for borough in country.boroughs:
        for school in borough.schools:
            yield from (Listed(borough, school, then, day) for then in schools_on(school, day))


def who(entry: Listed) -> dict[str, str]:
    """The cells that say which school it is."""
    school, then = entry.school, entry.then
    is_now = then is school
    trust = school.trust if is_now else None
    return {
        "URN": then.urn,
        "LAESTAB": then.laestab,
        "School name": then.name,
        "Ofsted phase": school.kind.ofsted_phase,
        "Type of education": _type(school.type if is_now else school.kind.council_types[0]),
        "School open date": in_days(school.opened, DAY) if is_now else "01/09/1994",
        "Ofsted region": "London",
        "Region": "London",
        "Local authority": entry.borough.name,
        "Multi-academy trust UID": trust.uid if trust else "",
        "Multi-academy trust name": trust.name if trust else "",
        "Total number of pupils": str(school.roll),
        "Statutory lowest age": str(then.ages[0]),
        "Statutory highest age": str(then.ages[1]),
    }


def _type(words: str) -> str:
    return _TYPES.get(words, words.title())


def ungraded(entry: Listed, number: str) -> Row:
    """The latest inspection without grades, if it is newer than all others; `number` heads its number."""
    known: Sequence[Inspected] = entry.known
    if not known or known[0].framework != UNGRADED:
        return {}
    urn, is_own = entry.inspected_as(known[0])
    return {
        number: entry.number(known[0]),
        "Does the ungraded inspection relate to the URN of the current school?": is_own,
        "URN at time of the ungraded inspection": urn,
        "Date of latest ungraded inspection": in_days(known[0].started, DAY),
        "Ungraded inspection publication date": in_days(known[0].published, DAY),
        "Ungraded inspection overall outcome": known[0].grade,
    }


def overall(inspected: Inspected) -> str:
    """The overall grade, which there was until September 2024."""
    return inspected.grade if inspected.started < NO_OVERALL_SINCE else "Not judged"


def area_grade(inspected: Inspected, area: str) -> str:
    """The grade of an area; before September 2019 there were other areas but for leadership."""
    grade = inspected.areas.get(area, inspected.grade)
    return grade if area == AREAS[-1] or inspected.started >= _AREAS_SINCE else "9"


def is_safe(inspected: Inspected) -> str:
    """Whether safeguarding was effective, as Ofsted says it."""
    return "Yes" if inspected.safeguarding else "No"
