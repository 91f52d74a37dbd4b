"""Rows of a returns workbook as entries of casework: each row is one entry however often it is loaded."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reportkit.casework.events import Entry, Named
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.evidence.returns import Problem, Row, SheetLayout
from reportkit.evidence.returns.sheets import EVENTS
from reportkit.exceptions import UsageError
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.categories import Values
from reportkit.pipeline.returns.kinds_of_event import parse_entries
from reportkit.vocabulary import Urn

KEY = "returns:"
_NUMBERS = re.compile(r"\d+(?:\s*[,;]\s*\d+)*")
_SAYS = "What it says"
Cells = Mapping[str, str]
# Who, why, on which day, and what the kind says.
Told = tuple[str, str, str, Values]


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


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as an act that is asked for; `kind` and `values` are what it says."""

    row: Row
    asked: Asked
    kind: str
    values: Values


Admit = Callable[[Draft], Entry]


def entries_of(
    rows: Sequence[Row], layouts: Sequence[SheetLayout], sending: Sending, admit: Admit
) -> tuple[list[RowEntry], list[Problem]]:
    """An entry for every row that is an event, in the order in which they happened, and what is wrong.

    `admit` makes each, with those before it in mind, and raises UsageError for one that may not be.
    """
    drafts, problems = _drafts(rows, layouts, sending)
    entries: list[RowEntry] = []
    for draft in sorted(drafts, key=lambda one: one.asked.on):
        try:
            entries.append(RowEntry(draft.row, admit(draft)))
        except UsageError as error:
            problems.append(_problem(draft.row, error))
    return entries, problems


def _drafts(
    rows: Sequence[Row], layouts: Sequence[SheetLayout], sending: Sending
) -> tuple[list[Draft], list[Problem]]:
    kinds = {layout.name: layout.event for layout in layouts}
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for row in rows:
        if row.sheet != EVENTS and not kinds[row.sheet]:
            continue
        try:
            drafts.append(_draft(row, kinds[row.sheet], sending))
        except UsageError as error:
            problems.append(_problem(row, error))
    return drafts, problems


def _problem(row: Row, error: UsageError) -> Problem:
    return Problem(row.sheet, row.row, _SAYS if row.sheet == EVENTS else "", str(error), "")


def _draft(row: Row, kind: str, sending: Sending) -> Draft:
    is_event = row.sheet == EVENTS
    who, why, on, said = (_event if is_event else _MADE[kind])(row.values, sending.sent_by)
    asked = Asked(
        authority=sending.authority,
        by=sending.sent_by,
        at=sending.at,
        on=date.fromisoformat(on),
        why=why,
        who=who,
        urn=Urn(row.values["URN"]) if "URN" in row.values else None,
        indicators=_indicators(row.values.get("Indicators", "")),
        corrects=row.values.get("Corrects"),
        key=KEY + _hash([sending.authority, row.sheet, dict(row.values)]),
    )
    return Draft(row, asked, row.values["Kind"] if is_event else kind, said)


def _event(cells: Cells, _sent_by: str) -> Told:
    said = parse_entries(cells["Kind"], cells.get(_SAYS, ""))
    return cells["Who"], cells["Why"], cells["Happened on"], said


def _link(cells: Cells, sent_by: str) -> Told:
    said = {"role": cells["Role"], "officer": _named(cells, "Officer")}
    return sent_by, "Allocated to the school.", cells["From"], said


def _review(cells: Cells, _sent_by: str) -> Told:
    findings = [line.strip() for line in cells.get("Findings", "").splitlines() if line.strip()]
    said = {"sort": cells["Review"], "led_by": {"name": cells["Led by"]}, "findings": findings}
    return cells["Led by"], "The review was held.", cells["Held on"], said


def _support(cells: Cells, sent_by: str) -> Told:
    said = {"source": cells["Source"], "provider": cells["Provider"], "aspect": cells["Aspect"]}
    said |= {"hand_back_on": cells["Hand back on"]} if "Hand back on" in cells else {}
    said |= {"for_governance": cells["For governance"]} if "For governance" in cells else {}
    return sent_by, "Support was arranged.", cells["From"], said


def _asked(cells: Cells, _sent_by: str) -> Told:
    said = {"team": cells["Team"], "asked_of": {"name": cells["Asked of"]}, "due_by": cells["Due by"]}
    why = "The team's return was asked for."
    return cells["Asked by"], why, cells["Asked on"], said


def _held(cells: Cells, sent_by: str) -> Told:
    said = {"sort": cells["Kind"], "title": cells["Title"]}
    return sent_by, "It was held.", cells["Held on"], said


def _linked(cells: Cells, sent_by: str) -> Told:
    said: dict[str, object] = {
        "established": _named(cells, "Established leader"),
        "emerging": _named(cells, "Emerging leader"),
        "purpose": cells["Purpose"],
    }
    said |= {"ends_on": cells["Until"]} if "Until" in cells else {}
    return sent_by, "The two were linked.", cells["From"], said


def _pooled(cells: Cells, sent_by: str) -> Told:
    said = {"person": _named(cells, "Executive head"), "capacity": cells["Capacity"]}
    return sent_by, "What the head can take on.", cells["From"], said


def _vacant(cells: Cells, sent_by: str) -> Told:
    return sent_by, "The post fell vacant.", cells["Vacant since"], {"post": cells["Post"]}


def _named(cells: Cells, heading: str) -> dict[str, str]:
    return {
        "name": cells[heading],
        "email": cells.get("Email", ""),
        "telephone": cells.get("Telephone", ""),
    }


_MADE: Mapping[str, Callable[[Cells, str], Told]] = {
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
