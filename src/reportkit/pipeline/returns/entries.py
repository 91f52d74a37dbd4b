"""Rows of a returns workbook as entries of casework: each row is one entry however often it is loaded."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reportkit.casework.events import Entry, Named, Payload, parse_payload
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.evidence.returns import Problem, Row, SheetLayout
from reportkit.evidence.returns.sheets import EVENTS
from reportkit.exceptions import UsageError
from reportkit.pipeline.returns.kinds_of_event import parse_entries
from reportkit.vocabulary import Urn

KEY = "returns:"
_NUMBERS = re.compile(r"\d+(?:\s*[,;]\s*\d+)*")
_SAYS = "What it says"
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sending:
    """Which workbook it is, for which authority, who sent it, and when it is loaded."""

    authority: str
    file: str
    sent_by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RowEntry:
    """An entry and the row it was made of."""

    row: Row
    entry: Entry


def entries_of(
    rows: Sequence[Row], layouts: Sequence[SheetLayout], sending: Sending
) -> tuple[list[RowEntry], list[Problem]]:
    """An entry for every row that is an event, in the order in which they happened, and what is wrong."""
    kinds = {layout.name: layout.event for layout in layouts}
    entries: list[RowEntry] = []
    problems: list[Problem] = []
    for row in rows:
        if row.sheet != EVENTS and not kinds[row.sheet]:
            continue
        try:
            entries.append(RowEntry(row, _entry(row, kinds[row.sheet], sending)))
        except UsageError as error:
            problems.append(Problem(row.sheet, row.row, _column(row), str(error), ""))
    return sorted(entries, key=lambda one: one.entry.happened_on), problems


def _column(row: Row) -> str:
    return _SAYS if row.sheet == EVENTS else ""


def _entry(row: Row, kind: str, sending: Sending) -> Entry:
    make = _event if row.sheet == EVENTS else _MADE[kind]
    who, why, on, payload = make(row.values, sending.sent_by)
    return Entry(
        authority=sending.authority,
        urn=Urn(row.values["URN"]) if "URN" in row.values else None,
        who=who,
        recorded_at=sending.at,
        happened_on=date.fromisoformat(on),
        why=why,
        payload=payload,
        indicators=_indicators(row.values.get("Indicators", "")),
        corrects=row.values.get("Corrects"),
        entered_by=sending.sent_by,
        key=KEY + _hash([sending.authority, row.sheet, dict(row.values)]),
    )


def _event(cells: Cells, _sent_by: str) -> tuple[str, str, str, Payload]:
    kind = cells["Kind"]
    payload = parse_payload(kind, parse_entries(kind, cells.get(_SAYS, "")))
    return cells["Who"], cells["Why"], cells["Happened on"], payload


def _link(cells: Cells, sent_by: str) -> tuple[str, str, str, Payload]:
    said = {"role": cells["Role"], "officer": _named(cells, "Officer")}
    return sent_by, "Allocated to the school.", cells["From"], parse_payload("link", said)


def _review(cells: Cells, _sent_by: str) -> tuple[str, str, str, Payload]:
    findings = [line.strip() for line in cells.get("Findings", "").splitlines() if line.strip()]
    said = {"sort": cells["Review"], "led_by": {"name": cells["Led by"]}, "findings": findings}
    return cells["Led by"], "The review was held.", cells["Held on"], parse_payload("school-review", said)


def _support(cells: Cells, sent_by: str) -> tuple[str, str, str, Payload]:
    said = {"source": cells["Source"], "provider": cells["Provider"], "aspect": cells["Aspect"]}
    said |= {"hand_back_on": cells["Hand back on"]} if "Hand back on" in cells else {}
    said |= {"for_governance": cells["For governance"]} if "For governance" in cells else {}
    return sent_by, "Support was arranged.", cells["From"], parse_payload("support", said)


def _asked(cells: Cells, _sent_by: str) -> tuple[str, str, str, Payload]:
    said = {"team": cells["Team"], "asked_of": {"name": cells["Asked of"]}, "due_by": cells["Due by"]}
    why = "The team's return was asked for."
    return cells["Asked by"], why, cells["Asked on"], parse_payload("returns-asked", said)


def _held(cells: Cells, sent_by: str) -> tuple[str, str, str, Payload]:
    said = {"sort": cells["Kind"], "title": cells["Title"]}
    return sent_by, "It was held.", cells["Held on"], parse_payload("gathering", said)


def _linked(cells: Cells, sent_by: str) -> tuple[str, str, str, Payload]:
    said: dict[str, object] = {
        "established": _named(cells, "Established leader"),
        "emerging": _named(cells, "Emerging leader"),
        "purpose": cells["Purpose"],
    }
    said |= {"ends_on": cells["Until"]} if "Until" in cells else {}
    return sent_by, "The two were linked.", cells["From"], parse_payload("leaders-linked", said)


def _pooled(cells: Cells, sent_by: str) -> tuple[str, str, str, Payload]:
    said = {"person": _named(cells, "Executive head"), "capacity": cells["Capacity"]}
    return sent_by, "What the head can take on.", cells["From"], parse_payload("pool-head", said)


def _vacant(cells: Cells, sent_by: str) -> tuple[str, str, str, Payload]:
    payload = parse_payload("vacancy", {"post": cells["Post"]})
    return sent_by, "The post fell vacant.", cells["Vacant since"], payload


def _named(cells: Cells, heading: str) -> dict[str, str]:
    return {
        "name": cells[heading],
        "email": cells.get("Email", ""),
        "telephone": cells.get("Telephone", ""),
    }


_MADE: Mapping[str, Callable[[Cells, str], tuple[str, str, str, Payload]]] = {
    "link": _link,
    "school-review": _review,
    "support": _support,
    "returns-asked": _asked,
    "gathering": _held,
    "leaders-linked": _linked,
    "pool-head": _pooled,
    "vacancy": _vacant,
}


def _indicators(text: str) -> tuple[int, ...]:
    if text and not _NUMBERS.fullmatch(text):
        raise UsageError(f"“{text}” under Indicators is no list of their numbers. Write it as 1, 5.")
    return tuple(int(number) for number in re.findall(r"\d+", text))


def loading_entry(
    rows: Sequence[Row], layouts: Sequence[SheetLayout], sending: Sending, content: bytes
) -> Entry:
    """The workbook itself as an entry, with every row that is no event of its own."""
    own = {layout.name for layout in layouts if not layout.event and layout.name != EVENTS}
    said = [[row.sheet, dict(row.values)] for row in rows]
    return Entry(
        authority=sending.authority,
        urn=None,
        who=sending.sent_by,
        recorded_at=sending.at,
        happened_on=sending.at.date(),
        why="A workbook of returns was loaded.",
        payload=ReturnsLoaded(
            file=sending.file,
            sha256=hashlib.sha256(content).hexdigest(),
            rows=tuple(_returned(row) for row in rows if row.sheet in own),
        ),
        key=KEY + _hash([sending.authority, sorted(said, key=json.dumps)]),
    )


def _returned(row: Row) -> ReturnedRow:
    return ReturnedRow(
        sheet=row.sheet, row=row.row, cells=dict(row.values), people=tuple(_people(row.values))
    )


def _people(cells: Cells) -> Iterator[Named]:
    if "Name" in cells and ("Email" in cells or "Telephone" in cells):
        yield Named(**_named(cells, "Name"))


def _hash(said: object) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
