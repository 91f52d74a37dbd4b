"""Ofsted's management information as it is laid out since 2026: report cards, and what was before them."""

from __future__ import annotations

from datetime import date

from reportkit.invented.circumstances import Inspected
from reportkit.invented.circumstances.model import REPORT_CARD
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
from reportkit.invented.files.published import PLAIN, Published, Row, as_csv, header_of, in_days, month_of
from reportkit.invented.files.tabled import Country

_NULL = "NULL"
_CARD_AREAS = (
    *("Inclusion", "Curriculum and teaching", "Achievement", "Attendance and behaviour"),
    *("Personal development and wellbeing", "Leadership and governance"),
)


def report_cards_file(country: Country, day: date) -> Published:
    """Every school with its report card, and the latest inspection graded in numbers."""
    as_at = f"{day.day}_{month_of(day)[:3]}_{day.year}"
    name = f"Management_information_-_state-funded_schools_-_latest_inspections_as_at_{as_at}.csv"
    header = header_of("ofsted_report_cards")
    title = f"State-funded schools - latest inspections as at {day.day} {month_of(day)} {day.year}"
    above = f"{title}{',' * (len(header) - 1)}\r\n".encode()
    table = as_csv(header, map(_row, listed(country, day)), PLAIN, _NULL)
    return Published(f"ofsted/management-information/{day.isoformat()}/{name}", above + table)


def _row(entry: Listed) -> Row:
    card = next((each for each in entry.known if each.framework == REPORT_CARD), None)
    graded = next(iter(entry.graded), None)
    return {
        **{name: cell or _NULL for name, cell in who(entry).items()},
        **(_card(entry, card) if card else {}),
        **(_oeif(entry, graded) if graded else {}),
        **ungraded(entry, "Latest ungraded inspection number"),
    }


def _card(entry: Listed, card: Inspected) -> Row:
    urn, is_own = entry.inspected_as(card)
    return {
        "Inspection number of latest full inspection": entry.number(card),
        "Inspection type": "Full inspection",
        "Inspection start date": in_days(card.started, DAY),
        "Publication date": in_days(card.published, DAY),
        "Does the latest full inspection relate to the URN of the current school?": is_own,
        "URN at time of latest full inspection": urn,
        "Category of concern": card.concern or _NULL,
        "Safeguarding standards": "Met" if card.safeguarding else "Not met",
        **{area: card.areas.get(area, card.grade) for area in _CARD_AREAS},
        "Early years (where applicable)": "Not applicable",
        "Post-16 provision (where applicable)": "Not applicable",
    }


def _oeif(entry: Listed, graded: Inspected) -> Row:
    urn, is_own = entry.inspected_as(graded)
    return {
        "Inspection number of latest OEIF graded inspection": entry.number(graded),
        "Inspection type of latest OEIF graded inspection": "S5 Inspection",
        "Inspection start date of latest OEIF graded inspection": in_days(graded.started, DAY),
        "Publication date of latest OEIF graded inspection": in_days(graded.published, DAY),
        "Does the latest OEIF graded inspection relate to the URN of the current school?": is_own,
        "URN at time of latest OEIF graded inspection": urn,
        "Latest OEIF category of concern": graded.concern or _NULL,
        "Latest OEIF overall effectiveness": overall(graded),
        **{f"Latest OEIF {area[0].lower()}{area[1:]}": area_grade(graded, area) for area in AREAS},
        "Latest OEIF  safeguarding is effective?": is_safe(graded),
        "Latest OEIF early years provision (where applicable)": "9",
        "Latest OEIF sixth form provision (where applicable)": "9",
    }
