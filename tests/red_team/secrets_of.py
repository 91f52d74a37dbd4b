"""What the plants give away: from the invented stories, not from the product's reading."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docx import Document

from reportkit.invented.boroughs import InventedSchool
from tests.red_team.borough import MEETING, Built

WEXCOMBE = {
    "mine": "safeguarding-concern",
    "second": "looked-after-concern",
    "small": "disadvantaged-suppressed",
    "other": "good-practice",
    "gobar": "gobar-no-link",
    "gobar_two": "gobar-unprepared",
    "gobar_secondary": "gobar-academy-told",
    "ri_a": "ri-a",
    "ri_b": "ri-by-rule",
    "watched": "watched",
    "withdrawn": "practice-withdrawn",
}
MARLHAVEN = {"intensive": "intensive-in-order", "enhanced": "enhanced-not-visited", "core": "core-decided"}


@dataclass(frozen=True, slots=True)
class Secrets:
    """Who must not be named to whom, and the figures that nobody outside the team may read."""

    mine: InventedSchool  # its head reads the profile; the safeguarding lead said something of it
    second: InventedSchool  # another head; the virtual school said something of it
    small: InventedSchool  # three disadvantaged pupils, whose results are suppressed at source
    other: InventedSchool  # nothing of it is secret, but no other head is told of it
    gobar: InventedSchool
    gobar_two: InventedSchool
    gobar_secondary: InventedSchool  # the only one of its phase
    ri_a: InventedSchool
    ri_b: InventedSchool
    watched: InventedSchool
    withdrawn: InventedSchool  # it took back its consent to be named for good practice
    intensive: InventedSchool  # Marlhaven
    enhanced: InventedSchool  # Marlhaven
    core: InventedSchool  # Marlhaven; its head and chair read the profile
    primary: int  # on the register: by published inspections, and three by decision
    secondary: int  # on the register: by published inspections, and one by decision
    informant: str = "Barnaby Shieldon"
    meeting: str = MEETING.isoformat()

    def fill(self, text: str) -> str:
        """The text with `{gobar.name}` and its like filled in."""
        return text.format(**{name: getattr(self, name) for name in self.__dataclass_fields__})


def secrets_of(built: Built) -> Secrets:
    """The secrets of the boroughs as their stories made them."""
    schools = {name: built.school("wexcombe", at) for name, at in WEXCOMBE.items()}
    schools |= {name: built.school("marlhaven", at) for name, at in MARLHAVEN.items()}
    paper = built.folder("wexcombe") / "sspb" / MEETING.isoformat() / "papers" / "paper-c-support.docx"
    placed = _placed_by_inspections(paper)
    return Secrets(**schools, primary=placed["Primary"] + 3, secondary=placed["Secondary"] + 1)


def _placed_by_inspections(paper: Path) -> dict[str, int]:
    """By phase, how many schools the paper says that published inspections place."""
    heads = "Placed by a published inspection"
    table = next(t for t in Document(str(paper)).tables if heads in [one.text for one in t.rows[0].cells])
    return {row.cells[0].text: int(row.cells[2].text) for row in table.rows[1:]}
