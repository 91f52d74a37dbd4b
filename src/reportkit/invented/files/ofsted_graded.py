"""Ofsted's management information as it was laid out until 2025, with grades in numbers."""

from __future__ import annotations

from datetime import date

from reportkit.invented.circumstances import Inspected
from reportkit.invented.files.ofsted_listed import (
    AREAS,
    DAY,
    Listed,
    area_grade,
    is_safe,
    listed,
    overall,
    ungraded,
    who,
)
from reportkit.invented.files.published import (
    WINDOWS,
    Published,
    Row,
    as_csv,
    header_of,
    in_days,
    month_of,
)
from reportkit.invented.files.tabled import Country


def graded_file(country: Country, day: date) -> Published:
    """Every school with its latest and previous graded inspections."""
    as_at = f"{day.day}_{month_of(day)}_{day.year}"
    name = f"State-funded_schools_inspections_and_outcomes_as_at_{as_at}.csv"
    content = as_csv(header_of("ofsted_graded"), map(_row, listed(country, day)), WINDOWS)
    return Published(f"ofsted/management-information/{day.isoformat()}/{name}", content)


def _row(entry: Listed) -> Row:
    latest, previous = (*entry.graded, None, None)[:2]
    return {
        **who(entry),
        **(_latest(entry, latest) if latest else {}),
        **(_previous(entry, previous) if previous else {}),
        **ungraded(entry, "Latest ungraded inspection number since last graded inspection"),
    }


def _latest(entry: Listed, inspected: Inspected) -> Row:
    urn, is_own = entry.inspected_as(inspected)
    return {
        "Inspection number of latest graded inspection": entry.number(inspected),
        "Inspection type": "S5 Inspection",
        "Inspection type grouping": "S5 Inspection",
        "Event type grouping": "Schools - S5",
        "Inspection start date": in_days(inspected.started, DAY),
        "Publication date": in_days(inspected.published, DAY),
        "Does the latest graded inspection relate to the URN of the current school?": is_own,
        "URN at time of latest graded inspection": urn,
        "Number of monitoring and urgent inspections since last graded inspection": str(inspected.monitored),
        "Overall effectiveness": overall(inspected),
        "Category of concern": inspected.concern,
        **{area: area_grade(inspected, area) for area in AREAS},
        "Safeguarding is effective?": is_safe(inspected),
        "Early years provision (where applicable)": "9",
        "Sixth form provision (where applicable)": "9",
    }


def _previous(entry: Listed, inspected: Inspected) -> Row:
    urn, is_own = entry.inspected_as(inspected)
    return {
        "Previous inspection number": entry.number(inspected),
        "Previous inspection start date": in_days(inspected.started, DAY),
        "Previous publication date": in_days(inspected.published, DAY),
        "Does the previous graded inspection relate to the URN of the current school?": is_own,
        "URN at time of previous graded inspection": urn,
        "Previous graded inspection overall effectiveness": overall(inspected),
        "Previous category of concern": inspected.concern,
        **{f"Previous {area[0].lower()}{area[1:]}": area_grade(inspected, area) for area in AREAS},
        "Previous safeguarding is effective?": is_safe(inspected),
        "Previous early years provision (where applicable)": "9",
        "Previous sixth form provision (where applicable)": "9",
    }
