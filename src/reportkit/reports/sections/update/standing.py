"""Aim 5: how many schools are good or better, in counts only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from reportkit.blocks import Block, Chart, Heading, Paragraph, Span
from reportkit.judgement.aims import Aim
from reportkit.judgement.inspections import InspectionPicture, Standing
from reportkit.judgement.metrics import share
from reportkit.reports.charts import draw_counts
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.update.glance import heading_for
from reportkit.reports.wording import counted
from reportkit.vocabulary import Missing, Number, Unit

_LABELS = {
    Standing.GOOD: "Good or better",
    Standing.BELOW: "Not yet good or better",
    Standing.GOOD_BEFORE: "Good or better as the school it replaced",
    Standing.BELOW_BEFORE: "Not yet good or better as the school it replaced",
    Standing.NOT_INSPECTED: "No graded inspection that we hold",
    Standing.CANNOT_SAY: "No grade that answers this",
}
CROSSWALK = (
    "Good or better is read in three ways. Until August 2024: an overall grade of good or "
    "outstanding. From September 2024: quality of education and leadership both good or outstanding. "
    "On report cards: leadership at the expected standard or above, no area at urgent improvement, "
    "and safeguarding met. Ofsted itself no longer gives an overall grade.",
)


def good_schools(profile: BoroughProfile) -> list[Block]:
    """Aim 5: how many schools are good or better, counted only, with a chart."""
    picture = profile.inspections
    heading = Heading(2, heading_for(profile, Aim.GOOD_SCHOOLS))
    if picture.listed_on is None:
        return [heading, Paragraph(words("We cannot say: no list of inspections is held."))]
    ledger = Ledger()
    return [
        heading,
        Paragraph(_sentence(profile, picture, ledger)),
        _chart(profile, picture),
        ledger.evidence(),
    ]


def _sentence(profile: BoroughProfile, picture: InspectionPicture, ledger: Ledger) -> tuple[Span, ...]:
    def count(standing: Standing) -> Span:
        return cite_count(profile, picture, ledger, standing)

    return words(
        "Of ",
        _cite_all(profile, picture, ledger),
        " state-funded schools, ",
        count(Standing.GOOD),
        " were good or better at their own last graded inspection and ",
        count(Standing.BELOW),
        " were not. ",
        *_replaced(picture, count),
        *_without(picture, count),
        *_pupils(profile, picture, ledger),
        f"Inspections are as at {profile.inspections_as_at}.",
    )


def _replaced(picture: InspectionPicture, count: Callable[[Standing], Span]) -> tuple[str | Span, ...]:
    """Schools whose last grade belongs to the school they replaced (A3.15)."""
    number = picture.count(Standing.GOOD_BEFORE, Standing.BELOW_BEFORE)
    if not number:
        return ()
    return (
        f"For {counted(number, 'other', 'others')}, the last grade belongs to the school that they "
        "replaced: ",
        count(Standing.GOOD_BEFORE),
        " good or better, ",
        count(Standing.BELOW_BEFORE),
        " not. ",
    )


def _without(picture: InspectionPicture, count: Callable[[Standing], Span]) -> tuple[str | Span, ...]:
    """Schools that no graded inspection tells of."""
    standings = (Standing.NOT_INSPECTED, Standing.CANNOT_SAY)
    parts = [(count(s), picture.count(s), _LABELS[s].lower()) for s in standings if picture.count(s)]
    return tuple(
        part
        for cited, number, label in parts
        for part in (cited, f" {'has' if number == 1 else 'have'} {label}. ")
    )


def _cite_all(profile: BoroughProfile, picture: InspectionPicture, ledger: Ledger) -> Span:
    cells = tuple(school.school.cell for school in picture.schools)
    return ledger.cite(
        f"{profile.authority.code}:schools.all.{profile.as_at}",
        "State-funded schools",
        Number(Decimal(len(picture.schools)), Unit.COUNT, 0, cells),
        "count of schools in the list, moved forward by the register of links",
    )


def cite_count(
    profile: BoroughProfile, picture: InspectionPicture, ledger: Ledger, standing: Standing
) -> Span:
    """How many schools stand so, traced to the inspection of each."""
    cells = tuple(
        school.inspection.cell
        for school in picture.schools
        if school.standing is standing and school.inspection
    )
    count = Number(Decimal(picture.count(standing)), Unit.COUNT, 0, cells)
    return ledger.cite(
        f"{profile.authority.code}:schools.{standing.name.lower().replace('_', '-')}.{profile.as_at}",
        f"Schools: {standing}",
        count,
        "count of schools by their newest graded inspection",
        None if count.value else "none",
    )


def _pupils(profile: BoroughProfile, picture: InspectionPicture, ledger: Ledger) -> tuple[str | Span, ...]:
    """The share of pupils in good or better schools, where every school's roll is known."""
    rolls = [(s.standing, s.school.pupils) for s in picture.schools if s.school.pupils is not None]
    if len(rolls) < len(picture.schools):
        return ("We cannot give a share of pupils, because some schools' rolls are not held. ",)
    good = sum(pupils for standing, pupils in rolls if standing is Standing.GOOD)
    part = share(good, sum(pupils for _, pupils in rolls))
    if isinstance(part, Missing):
        return ()
    cells = tuple(s.school.pupils_cell for s in picture.schools if s.school.pupils_cell)
    cited = ledger.cite(
        f"{profile.authority.code}:pupils.good.{profile.as_at}",
        "Share of pupils in schools that are good or better",
        replace(part, cells=cells),
        "pupils in those schools as a percentage of pupils in all schools",
    )
    return ("The good or better schools teach ", cited, " of pupils. ")


def _chart(profile: BoroughProfile, picture: InspectionPicture) -> Chart:
    rows = [(_LABELS[s], picture.count(s)) for s in Standing if picture.count(s)]
    all_schools = len(picture.schools)
    said = "; ".join(f"{label.lower()}, {count}" for label, count in rows)
    below = picture.count(Standing.BELOW)
    title = (
        f"{counted(below, 'school is', 'schools are').capitalize()} not yet good or better"
        if below
        else "No school was below good at its own last inspection"
    )
    return Chart(
        title,
        f"State-funded schools in {profile.name} by newest graded inspection, as at "
        f"{profile.inspections_as_at}. Sources: Ofsted; Get Information about Schools.",
        f"Number of schools, {all_schools} in all: {said}.",
        draw_counts(rows),
    )
