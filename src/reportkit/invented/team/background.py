"""What the team does and hears of every school alike, so that a story stands out from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from reportkit.invented.boroughs import InventedSchool
from reportkit.invented.team.model import Row, Story, Team

_NO = "no concern"
_ANSWERS: Mapping[str, Row] = {
    "Finance": {"Licensed deficit and forecast": _NO, "Recovery plan": _NO, "Audit": _NO},
    "Governance": {
        "Vacancies and governance": _NO,
        "Governor posts": 12,
        "Posts vacant": 1,
        "Clerk in post": "yes",
        "Chair since": date(2023, 9, 1),
    },
    "HR": {"Changes of head": _NO, "Changes in 24 months": 0, "Acting head": "no"},
    "Attendance": {"Attendance": _NO},
    "Virtual school": {"Looked-after children": _NO},
    "Safeguarding": {"Safeguarding": _NO},
    "School improvement": {"Acting on recommendations": _NO},
}
_CHAIRS = (
    "Roland Thistlewood",
    "Araminta Cobley",
    "Desmond Farthing",
    "Philippa Okonjo-Reeve",
    "Zoë Marchbank",
)
_CONTACTS_CHECKED_ON = date(2026, 9, 21)
_APART = re.compile(r"[^a-z0-9]+")
_ANSWERED_ON = date(2026, 11, 9)
_LINKED_FROM = date(2025, 9, 1)
_FIRST_REVIEW, _REVIEWS_APART = date(2024, 1, 16), 7
_VISITS = (date(2025, 10, 7), date(2026, 2, 10), date(2026, 5, 12))
_THIS_TERM = date(2026, 9, 14)
_DAYS_OF_VISITS = 39


def answers(team: Team, school: InventedSchool, story: Story | None) -> Iterator[tuple[str, Row]]:
    """Every team's row about the school; of a team that is silent about it none."""
    for sheet, usual in _ANSWERS.items():
        if story and sheet in story.silent:
            continue
        said = story.answers.get(sheet, {}) if story else {}
        by: Row = {"Answered by": team.name_of(sheet.casefold()), "Answered on": _ANSWERED_ON}
        yield sheet, {"URN": int(school.urn), **usual, **by, **said}


def contacts(team: Team, school: InventedSchool, story: Story | None) -> Iterator[Row]:
    """Whom the team writes to at the school; of a person whom the story leaves out, no row."""
    place = _APART.sub("-", school.name.casefold()).strip("-")
    chair = _CHAIRS[int(school.urn) % len(_CHAIRS)]
    for role, name, box in (("head", school.head, "head"), ("chair of governors", chair, "chair")):
        said = story.contacts.get(role, {}) if story else {}
        row: Row = {"URN": int(school.urn), "Role": role, "Name": name, "Checked on": _CONTACTS_CHECKED_ON}
        if said is not None:
            yield {**row, "Email": f"{box}@{place}.{team.schools_mail}", **said}


def allocation(team: Team, school: InventedSchool, officer: str) -> Row:
    """Who is the school's officer."""
    name = team.name_of(officer)
    mail = f"{name.casefold().replace(' ', '.')}@council.example"
    return {"URN": int(school.urn), "Role": team.role, "Officer": name, "Email": mail, "From": _LINKED_FROM}


def governor_link(team: Team, school: InventedSchool, officer: str) -> Row:
    """Who is its governing body's link, as a row of “Casework events”."""
    name = team.name_of(officer)
    return {
        "URN": int(school.urn),
        "Kind": "governor-link",
        "Happened on": _LINKED_FROM,
        "Who": team.name_of("head of service"),
        "Why": "Each governing body has a link.",
        "What it says": f"officer.name: {name}",
    }


def last_review(school: InventedSchool, place: int) -> Row:
    """A School Review of the last three years; the schools had theirs one after the other."""
    on = _working_day(_FIRST_REVIEW + timedelta(days=place * _REVIEWS_APART % 800))
    return {"URN": int(school.urn), "Review": "School Review", "Held on": on, "Led by": "Orla Finchley"}


def visits(team: Team, school: InventedSchool, officer: str, place: int) -> Iterator[Row]:
    """A visit this term and, where the policy counts visits a year, those of the year before."""
    year = team.visits_a_year.get(school.phase, 0)
    days = (*_VISITS[:year], _THIS_TERM + timedelta(days=place % _DAYS_OF_VISITS))
    for day in map(_working_day, days):
        yield visit(team, school, officer, day)


def visit(team: Team, school: InventedSchool, officer: str, on: date) -> Row:
    """A visit that was made ready for, as a row of “Casework events”."""
    said = (
        "sort: core",
        f"role: {team.role}",
        f"data_reviewed_on: {on - timedelta(days=4)}",
        "focus: Progress since the last visit",
        "evidence: A talk with leaders, a look at books and at the school's own figures",
    )
    return {
        "URN": int(school.urn),
        "Kind": "visit",
        "Happened on": on,
        "Who": team.name_of(officer),
        "Why": "The visit of the term.",
        "What it says": "\n".join(said),
    }


def _working_day(day: date) -> date:
    """The day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def officer_of(team: Team, place: int) -> str:
    """The role of the officer whose school it is: two share the schools of a borough."""
    officers: Sequence[str] = ("link", "second link")
    return officers[place % len(officers)]
