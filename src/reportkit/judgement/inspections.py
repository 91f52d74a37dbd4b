"""How a policy's words for inspection outcomes are read in each of Ofsted's three eras (C4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportkit.evidence.siod.inspections import Inspection
from reportkit.evidence.siod.schools import School
from reportkit.judgement.aims import Aim, AimResult
from reportkit.judgement.metrics import Verdict
from reportkit.vocabulary import Urn

LEADERSHIP = {1: "", 2: "Effectiveness of leadership and management", 3: "Leadership and governance"}
_AT_LEAST_EXPECTED = ("Expected standard", "Strong standard", "Exceptional")


class Standing(StrEnum):
    """Where a school stands to "good or better", and on whose inspection that rests."""

    GOOD = "good or better"
    BELOW = "not yet good or better"
    GOOD_BEFORE = "good or better when inspected as the school it replaced"
    BELOW_BEFORE = "not yet good or better when inspected as the school it replaced"
    NOT_INSPECTED = "no graded inspection that we hold"
    CANNOT_SAY = "inspected, but no grade answers the question"


@dataclass(frozen=True, slots=True)
class SchoolStanding:
    """A school, where it stands, and the inspection that says so (None if there is none)."""

    school: School
    standing: Standing
    inspection: Inspection | None


@dataclass(frozen=True, slots=True)
class InspectionPicture:
    """Every school of an authority with its standing, and the aim that all be good or better (H12).

    `listed_on` is the date of the school list, None if no list is held.
    """

    listed_on: date | None
    schools: tuple[SchoolStanding, ...]
    inspections: tuple[Inspection, ...]

    def count(self, *standings: Standing) -> int:
        """How many schools stand so."""
        return sum(school.standing in standings for school in self.schools)

    @property
    def aim(self) -> AimResult:
        """Not met if any school inspected in its own right is not yet good; else met or cannot say."""
        good, below = self.count(Standing.GOOD), self.count(Standing.BELOW)
        if below:
            verdict = Verdict.NOT_MET
        elif self.schools and good == len(self.schools):
            verdict = Verdict.MET
        else:
            verdict = Verdict.CANNOT_SAY
        return AimResult(Aim.GOOD_SCHOOLS, verdict, good, len(self.schools))

    def published_between(self, first: date, last: date) -> tuple[Inspection, ...]:
        """Inspections published from one day to another, both included, in order of publication."""
        found = [i for i in self.inspections if i.published_on and first <= i.published_on <= last]
        return tuple(sorted(found, key=lambda i: (i.published_on or last, i.urn)))


def is_good_or_better(inspection: Inspection) -> bool | None:
    """Whether a graded inspection reads as good or better (C4); None if no grade answers that.

    Era 1: overall effectiveness 1 or 2. Era 2: quality of education and leadership both 1 or 2.
    Era 3: leadership at least at the expected standard, no area at urgent improvement, and
    safeguarding met.
    """
    if inspection.era == 1:
        overall = inspection.grade("Overall effectiveness")
        return None if overall is None else overall in ("1", "2")
    leadership = inspection.grade(LEADERSHIP[inspection.era])
    if inspection.era == 2:
        quality = inspection.grade("Quality of education")
        return _all_hold(_is(quality, ("1", "2")), _is(leadership, ("1", "2")))
    urgent = any(grade == "Urgent improvement" for _, grade in inspection.grades)
    safeguarding = inspection.grade("Safeguarding")
    return _all_hold(not urgent, _is(leadership, _AT_LEAST_EXPECTED), _is(safeguarding, ("Met",)))


def _is(grade: str | None, wanted: tuple[str, ...]) -> bool | None:
    return None if grade is None else grade in wanted


def _all_hold(*conditions: bool | None) -> bool | None:
    """False as soon as one does not hold, whatever is not known of the others."""
    if False in conditions:
        return False
    return None if None in conditions else True


def picture_inspections(
    listed_on: date | None, schools: Sequence[School], inspections: Sequence[Inspection]
) -> InspectionPicture:
    """Each school's standing from its newest graded inspection (A3.15).

    One under an earlier number of the school is labelled; one of a school that was merged into it, or that
    it was split from, is not its own and does not count.
    """
    standings = tuple(_stand(school, inspections) for school in schools)
    return InspectionPicture(listed_on, standings, tuple(inspections))


def _stand(school: School, inspections: Iterable[Inspection]) -> SchoolStanding:
    graded = [i for i in inspections if i.graded and is_of_its_line(school, i)]
    own = next((i for i in graded if i.urn == school.urn == i.urn_inspected), None)
    if own is not None:
        return SchoolStanding(school, _read(own, Standing.GOOD, Standing.BELOW), own)
    before = next(iter(graded), None)
    if before is None:
        return SchoolStanding(school, Standing.NOT_INSPECTED, None)
    read = _read(before, Standing.GOOD_BEFORE, Standing.BELOW_BEFORE)
    return SchoolStanding(school, read, before)


def _read(inspection: Inspection, good: Standing, below: Standing) -> Standing:
    answer = is_good_or_better(inspection)
    return Standing.CANNOT_SAY if answer is None else good if answer else below


def is_of_its_line(school: School, inspection: Inspection) -> bool:
    """Whether an inspection is of the school itself, under its number of today or an earlier one.

    Where no link tells of the school that was inspected, Ofsted's own word counts: it lists the inspection
    under the school of today.
    """
    if inspection.urn_inspected in school.urns:
        return True
    return inspection.urn == school.urn and inspection.urn_inspected not in replaced_by(school)


def replaced_by(school: School) -> tuple[Urn, ...]:
    """The schools that were merged into it, or that it was split from."""
    return (*school.merged_from, *school.split_from)


def urns_of(schools: Iterable[School]) -> tuple[Urn, ...]:
    """Every URN whose figures and inspections are the schools' own."""
    return tuple(dict.fromkeys(urn for school in schools for urn in school.urns))


def inspected_urns_of(schools: Iterable[School]) -> tuple[Urn, ...]:
    """Those, and the URNs of the schools that theirs were merged or split from."""
    return tuple(dict.fromkeys(urn for s in schools for urn in (*s.urns, *replaced_by(s))))
