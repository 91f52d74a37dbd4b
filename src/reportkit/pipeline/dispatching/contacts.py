"""Whom the team writes to at each school, as its returns say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.events.erasing import ERASED
from reportkit.evidence.returns.layout import URN
from reportkit.evidence.returns.sheets import CONTACTS
from reportkit.pipeline.returns.telling import newest_rows
from reportkit.vocabulary import Urn

# The policies' words for a reader, and the role of the sheet that is meant.
ROLES: Mapping[str, str] = {"headteacher": "head", "chair of governors": "chair of governors"}


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at a school: the name as they sign, the address as typed, the day it was last known right."""

    name: str
    address: str
    checked_on: date


def read_contacts(events: Iterable[Event], as_at: date) -> Mapping[tuple[Urn, str], Contact]:
    """By URN and role, of several people in one role the one checked last."""
    rows = sorted((row.cells for row in newest_rows(events, CONTACTS)), key=lambda cells: cells["Checked on"])
    return {
        (Urn(cells[URN]), cells["Role"]): Contact(
            cells["Name"], cells.get("Email", ""), date.fromisoformat(cells["Checked on"])
        )
        for cells in rows
        if ERASED not in cells["Name"] and date.fromisoformat(cells["Checked on"]) <= as_at
    }
