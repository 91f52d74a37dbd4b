"""The register of schools: GIAS as downloaded, and DfE's yearly school information.

Heads' names, telephone numbers and addresses are never read, nor needed to recognise a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from reportkit.evidence.contracts import check_table
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.days import DayRange, parse_register_days
from reportkit.evidence.sources.layout import Reading, Release
from reportkit.evidence.sources.rows import numbers, refuse_duplicates, trimmed, with_urns
from reportkit.evidence.sources.text_table import Header, TextTable
from reportkit.exceptions import UnknownPeriod

_FIRST_DAY = date(1000, 1, 1)
_LAST_DAY = date(2100, 1, 1)
_ANY_DAY = DayRange(_FIRST_DAY, _LAST_DAY)

_GIAS_COLUMNS = (
    "URN",
    "LA (code)",
    "LA (name)",
    "EstablishmentNumber",
    "EstablishmentName",
    "TypeOfEstablishment (name)",
    "EstablishmentStatus (name)",
    "OpenDate",
    "PhaseOfEducation (name)",
    "StatutoryLowAge",
    "StatutoryHighAge",
)
_GIAS_WHERE_HELD = (
    "CloseDate",
    "NumberOfPupils",
    "Trusts (code)",
    "Trusts (name)",
    "LastChangedDate",
)


class GiasSchools:
    """GIAS's establishments, of one kind, one authority or all: a row a school."""

    name = "gias_schools"
    publisher = "Department for Education"
    title = "Get Information about Schools"

    def recognises(self, header: Header) -> bool:
        return set(_GIAS_COLUMNS) <= set(header)

    def columns(self, header: Header) -> list[str]:
        return [*_GIAS_COLUMNS, *(name for name in _GIAS_WHERE_HELD if name in header)]

    def read(self, table: TextTable, dating: Dating) -> Reading:
        schools, centres = _without_childrens_centres(table)
        held, quarantine = with_urns(schools, "URN")
        refuse_duplicates(held, "URN")
        as_at = _as_at(table, dating, ("LastChangedDate",))
        return Reading(
            _release(table, dating, as_at, self),
            {"school": check_table("school", _gias_schools(held), table.file)},
            len(table.frame),
            quarantine,
            passed_over={"children's centre, not a school": centres} if centres else {},
        )


def _without_childrens_centres(table: TextTable) -> tuple[TextTable, int]:
    centres = trimmed(table, "TypeOfEstablishment (name)").str.startswith("Children's centre")
    return replace(table, frame=table.frame[~centres]), int(centres.sum())


def _gias_schools(table: TextTable) -> pd.DataFrame:
    la, number = trimmed(table, "LA (code)"), trimmed(table, "EstablishmentNumber")
    return pd.DataFrame(
        {
            "row": table.frame.index.astype("int64"),
            "urn": table.frame["URN"],
            "laestab": (la + number).where(number != "", ""),
            "name": trimmed(table, "EstablishmentName"),
            "la": la,
            "la_name": trimmed(table, "LA (name)"),
            "phase": trimmed(table, "PhaseOfEducation (name)"),
            "type": trimmed(table, "TypeOfEstablishment (name)"),
            "status": trimmed(table, "EstablishmentStatus (name)"),
            "opened": parse_register_days(table, "OpenDate", _ANY_DAY),
            "closed": parse_register_days(table, "CloseDate", _ANY_DAY),
            "age_low": numbers(table, "StatutoryLowAge"),
            "age_high": numbers(table, "StatutoryHighAge"),
            "pupils": numbers(table, "NumberOfPupils"),
            "trust_uid": trimmed(table, "Trusts (code)"),
            "trust_name": trimmed(table, "Trusts (name)"),
        },
        index=table.frame.index,
    )


_INFORMATION_COLUMNS = (
    "URN",
    "LANAME",
    "LA",
    "LAESTAB",
    "SCHNAME",
    "SCHSTATUS",
    "OPENDATE",
    "CLOSEDATE",
    "SCHOOLTYPE",
    "ISPRIMARY",
    "ISSECONDARY",
    "ISPOST16",
    "AGELOW",
    "AGEHIGH",
    "OFSTEDLASTINSP",
)
# What the three flags together say; special schools and middle schools carry two as well.
_PHASES: Mapping[str, str] = {
    "100": "Primary",
    "010": "Secondary",
    "011": "Secondary",
    "001": "16 plus",
    "110": "Primary and secondary",
    "111": "Primary and secondary",
    "101": "Primary and 16 plus",
    "000": "",
}


class SchoolInformation:
    """DfE's school information for a performance-table year, which shows the register of a later day.

    The day is that of the newest opening or inspection in it, not its label's (a file labelled
    2018-19 is of 2022).
    """

    name = "school_information"
    publisher = "Department for Education"
    title = "School information"

    def recognises(self, header: Header) -> bool:
        return set(_INFORMATION_COLUMNS) <= set(header)

    def columns(self, header: Header) -> list[str]:
        return list(_INFORMATION_COLUMNS)

    def read(self, table: TextTable, dating: Dating) -> Reading:
        held, quarantine = with_urns(table, "URN")
        refuse_duplicates(held, "URN")
        as_at = _as_at(table, dating, ("OPENDATE", "OFSTEDLASTINSP"))
        return Reading(
            _release(table, dating, as_at, self),
            {"school": check_table("school", _information_schools(held), table.file)},
            len(table.frame),
            quarantine,
        )


def _information_schools(table: TextTable) -> pd.DataFrame:
    flags = table.frame["ISPRIMARY"] + table.frame["ISSECONDARY"] + table.frame["ISPOST16"]
    return pd.DataFrame(
        {
            "row": table.frame.index.astype("int64"),
            "urn": table.frame["URN"],
            "laestab": trimmed(table, "LAESTAB"),
            "name": trimmed(table, "SCHNAME"),
            "la": trimmed(table, "LA"),
            "la_name": trimmed(table, "LANAME"),
            "phase": flags.map(dict(_PHASES)).fillna("").astype("str"),
            "type": trimmed(table, "SCHOOLTYPE"),
            "status": trimmed(table, "SCHSTATUS"),
            "opened": parse_register_days(table, "OPENDATE", _ANY_DAY),
            "closed": parse_register_days(table, "CLOSEDATE", _ANY_DAY),
            "age_low": numbers(table, "AGELOW"),
            "age_high": numbers(table, "AGEHIGH"),
            "pupils": float("nan"),
            "trust_uid": "",
            "trust_name": "",
        },
        index=table.frame.index,
    )


def _as_at(table: TextTable, dating: Dating, columns: tuple[str, ...]) -> date:
    """The day its folder or name gives; else the newest day in the columns.

    Raises UnknownPeriod if neither says.
    """
    try:
        return dating.as_at()
    except UnknownPeriod:
        days = [parse_register_days(table, column, _ANY_DAY).max() for column in columns]
        known = [day for day in days if not pd.isna(day)]
        if not known:
            raise
        return date(max(known).year, max(known).month, max(known).day)


def _release(
    table: TextTable, dating: Dating, as_at: date, layout: GiasSchools | SchoolInformation
) -> Release:
    return Release(
        file=table.file,
        sha256=table.sha256,
        layout=layout.name,
        publisher=layout.publisher,
        title=layout.title,
        published_on=dating.published_on or as_at,
        as_at=as_at,
    )
