"""Where each inspection of a school stands in Ofsted's files, by layout.

Ofsted changed what it judges twice, and its files with it (domain C4): an overall grade and areas
graded 1 to 4 until August 2024 (era 1), the areas alone until 9 November 2025 (era 2), report cards
in words since (era 3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from reportkit.evidence.sources.rows import spelled
from reportkit.evidence.sources.text_table import Header


class Framework(StrEnum):
    """How an inspection speaks: in numbers, in words, or in one phrase."""

    GRADED = "graded"
    REPORT_CARD = "report card"
    UNGRADED = "ungraded"


@dataclass(frozen=True, slots=True)
class InspectionColumns:
    """The columns of one inspection; "" for what the layout does not say.

    `areas` pairs each area as Ofsted names it with the column of its grade.
    """

    slot: str
    framework: Framework
    started: str
    published: str
    number: str = ""
    kind: str = ""
    urn: str = ""
    outcome: str = ""
    concern: str = ""
    areas: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> str:
        """The column that a trace of the inspection points at."""
        return self.outcome or self.started

    def names(self) -> list[str]:
        """Every column needed to read the inspection."""
        single = [self.started, self.published, self.number, self.kind, self.urn, self.outcome]
        return [name for name in [*single, self.concern, *dict(self.areas).values()] if name]

    def in_header(self, header: Header) -> InspectionColumns:
        """The same columns as this header spells them."""
        return replace(
            self,
            started=spelled(header, self.started),
            published=spelled(header, self.published),
            number=spelled(header, self.number),
            kind=spelled(header, self.kind),
            urn=spelled(header, self.urn),
            outcome=spelled(header, self.outcome),
            concern=spelled(header, self.concern),
            areas=tuple((area, spelled(header, column)) for area, column in self.areas),
        )


OVERALL = "Overall effectiveness"
SAFEGUARDING = "Safeguarding"

LATEST_GRADED = InspectionColumns(
    slot="latest graded",
    framework=Framework.GRADED,
    started="Inspection start date",
    published="Publication date",
    number="Inspection number of latest graded inspection",
    kind="Inspection type",
    urn="URN at time of latest graded inspection",
    concern="Category of concern",
    areas=(
        (OVERALL, "Overall effectiveness"),
        ("Quality of education", "Quality of education"),
        ("Behaviour and attitudes", "Behaviour and attitudes"),
        ("Personal development", "Personal development"),
        ("Effectiveness of leadership and management", "Effectiveness of leadership and management"),
        (SAFEGUARDING, "Safeguarding is effective?"),
        ("Early years provision", "Early years provision (where applicable)"),
        ("Sixth form provision", "Sixth form provision (where applicable)"),
    ),
)
PREVIOUS_GRADED = InspectionColumns(
    slot="previous graded",
    framework=Framework.GRADED,
    started="Previous inspection start date",
    published="Previous publication date",
    number="Previous inspection number",
    urn="URN at time of previous graded inspection",
    concern="Previous category of concern",
    areas=(
        (OVERALL, "Previous graded inspection overall effectiveness"),
        ("Quality of education", "Previous quality of education"),
        ("Behaviour and attitudes", "Previous behaviour and attitudes"),
        ("Personal development", "Previous personal development"),
        (
            "Effectiveness of leadership and management",
            "Previous effectiveness of leadership and management",
        ),
        (SAFEGUARDING, "Previous safeguarding is effective?"),
        ("Early years provision", "Previous early years provision (where applicable)"),
        ("Sixth form provision", "Previous sixth form provision (where applicable)"),
    ),
)
LATEST_UNGRADED = InspectionColumns(
    slot="latest ungraded",
    framework=Framework.UNGRADED,
    started="Date of latest ungraded inspection",
    published="Ungraded inspection publication date",
    number="Latest ungraded inspection number since last graded inspection",
    urn="URN at time of the ungraded inspection",
    outcome="Ungraded inspection overall outcome",
)

REPORT_CARD = InspectionColumns(
    slot="latest graded",
    framework=Framework.REPORT_CARD,
    started="Inspection start date",
    published="Publication date",
    number="Inspection number of latest full inspection",
    kind="Inspection type",
    urn="URN at time of latest full inspection",
    concern="Category of concern",
    areas=(
        (SAFEGUARDING, "Safeguarding standards"),
        ("Inclusion", "Inclusion"),
        ("Curriculum and teaching", "Curriculum and teaching"),
        ("Achievement", "Achievement"),
        ("Attendance and behaviour", "Attendance and behaviour"),
        ("Personal development and wellbeing", "Personal development and wellbeing"),
        ("Early years", "Early years (where applicable)"),
        ("Post-16 provision", "Post-16 provision (where applicable)"),
        ("Leadership and governance", "Leadership and governance"),
    ),
)
LATEST_OEIF = InspectionColumns(
    slot="latest graded",
    framework=Framework.GRADED,
    started="Inspection start date of latest OEIF graded inspection",
    published="Publication date of latest OEIF graded inspection",
    number="Inspection number of latest OEIF graded inspection",
    kind="Inspection type of latest OEIF graded inspection",
    urn="URN at time of latest OEIF graded inspection",
    concern="Latest OEIF category of concern",
    areas=(
        (OVERALL, "Latest OEIF overall effectiveness"),
        ("Quality of education", "Latest OEIF quality of education"),
        ("Behaviour and attitudes", "Latest OEIF behaviour and attitudes"),
        ("Personal development", "Latest OEIF personal development"),
        (
            "Effectiveness of leadership and management",
            "Latest OEIF effectiveness of leadership and management",
        ),
        # Two spaces in Ofsted's own header; a file that mends it is still recognised.
        (SAFEGUARDING, "Latest OEIF  safeguarding is effective?"),
        ("Early years provision", "Latest OEIF early years provision (where applicable)"),
        ("Sixth form provision", "Latest OEIF sixth form provision (where applicable)"),
    ),
)
LATEST_UNGRADED_2026 = replace(LATEST_UNGRADED, number="Latest ungraded inspection number")
TRANSCRIBED_CARD = replace(
    REPORT_CARD,
    number="",
    kind="",
    urn="",
    areas=tuple(
        (area, "Early years" if area == "Early years" else column)
        for area, column in REPORT_CARD.areas
        if area != "Post-16 provision"
    ),
)
