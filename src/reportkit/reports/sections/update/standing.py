"""Aim 5: how many schools are good or better, in counts only."""

from __future__ import annotations

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
from reportkit.vocabulary import Missing, Number, Unit, in_words

_LABELS = {
    Standing.GOOD: "Good or better",
    Standing.BELOW: "Not yet good or better",
    Standing.GOOD_BEFORE: "Good or better as the school it replaced",
    Standing.BELOW_BEFORE: "Not yet good or better as the school it replaced",
    Standing.NOT_INSPECTED: "No graded inspection yet",
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
    good = cite_count(profile, picture, ledger, Standing.GOOD)
    below = cite_count(profile, picture, ledger, Standing.BELOW)
    listed = in_words(picture.listed_on) if picture.listed_on else ""
    return words(
        "Of ",
        _cite_all(profile, picture, ledger),
        " state-funded schools, ",
        good,
        " were good or better at their last graded inspection and ",
        below,
        " were not yet. Any others have only been inspected as the school they replaced, or not at all. ",
        *_pupils(profile, picture, ledger),
        f"The school list is as at {listed}, moved forward to today by the "
        "register of schools that replaced others.",
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
        return ("We cannot give a share of pupils, because some rolls are not known. ",)
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
    good, all_schools = picture.count(Standing.GOOD), len(picture.schools)
    said = "; ".join(f"{label.lower()}, {count}" for label, count in rows)
    return Chart(
        f"{good} of {all_schools} schools are good or better",
        f"State-funded schools in {profile.name} by their newest graded inspection known on "
        f"{in_words(profile.as_at)}. Sources: Ofsted; Get Information about Schools.",
        f"Number of schools: {said}.",
        draw_counts(rows),
    )
