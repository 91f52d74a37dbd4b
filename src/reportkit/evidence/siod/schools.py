"""The schools of an authority: the newest register held, moved forward to the day (A3.25).

What the list says of pupils comes only from what was published by the day. Who there was on a day is no
outcome: schools that the register could not hold are added from any other list, links and closings count
from their own day, and a name, phase, type, opening day or ages that a register leaves out (the school
census gives none of them) are filled from any release. Each says where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reportkit.evidence.siod.fills import Fills, lacks
from reportkit.evidence.siod.kin import read_kin
from reportkit.evidence.siod.lineage import Lineages, read_lineages
from reportkit.evidence.siod.moving import Entry, read_moved_forward
from reportkit.evidence.siod.registers import Row
from reportkit.evidence.siod.school_kinds import (
    Phase,
    is_academy_type,
    is_state_funded,
    phase_of,
    teaches,
)
from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import AreaCode, SourceCell, Urn

NO_NAME = "Name not held"
_PUPILS_COLUMNS = {
    "ofsted_graded": "Total number of pupils",
    "ofsted_report_cards": "Total number of pupils",
    "gias_schools": "NumberOfPupils",
    "census": "NOR",
    "census_untyped": "NOR",
}


@dataclass(frozen=True, slots=True)
class School:
    """An open state-funded school. `pupils` is None where the register gives no number.

    `pupils_cell` is where it gives it. `predecessors` are the URNs it had, or the schools it
    replaced, newest first, as successor links tell. The others are its lineage: figures and inspections
    under `sole_predecessors` are the school's own from before it changed its number; those of
    `merged_from` and `split_from` are not.

    `phase` and `type` stand as the register words them; a school newer than the register has those of
    the school it replaced. `phase_group` is the phase whichever register words it. `is_academy`
    covers free schools and colleges that no council maintains; None if that is not known. `filled`
    says where each name, phase, type, opening day or age stands that is not in the register. `is_added`
    is whether the register of the day could not hold it and `cell` is in another list, which may be later.
    """

    urn: Urn
    name: str
    phase: str
    type: str
    pupils: int | None
    cell: SourceCell
    pupils_cell: SourceCell | None = None
    predecessors: tuple[Urn, ...] = ()
    la: AreaCode | None = None
    is_academy: bool | None = None
    opened: date | None = None
    age_low: int | None = None
    age_high: int | None = None
    trust_uid: str = ""
    trust_name: str = ""
    phase_group: Phase = Phase.UNKNOWN
    sole_predecessors: tuple[Urn, ...] = ()
    merged_from: tuple[Urn, ...] = ()
    split_from: tuple[Urn, ...] = ()
    listed_on: date | None = None
    filled: tuple[tuple[str, SourceCell], ...] = ()
    is_added: bool = False

    @property
    def urns(self) -> tuple[Urn, ...]:
        """Every URN whose figures are the school's own, newest first."""
        return (self.urn, *self.sole_predecessors)

    @property
    def is_maintained(self) -> bool | None:
        """Whether a council maintains it; None if that is not known."""
        if self.is_academy is None:
            return None
        return not self.is_academy and not self.type.lower().startswith("non-maintained")

    @property
    def has_ks1(self) -> bool | None:
        """Whether pupils turn seven there, by its ages; None if they are not known."""
        return teaches(7, self.age_low, self.age_high)

    @property
    def has_ks2(self) -> bool | None:
        """Whether pupils turn eleven there: not in an infant school or a secondary school."""
        return teaches(11, self.age_low, self.age_high)

    @property
    def has_ks4(self) -> bool | None:
        """Whether pupils turn sixteen there."""
        return teaches(16, self.age_low, self.age_high)

    @property
    def name_cell(self) -> SourceCell:
        """Where its name stands: in its row of the register, unless it was filled from elsewhere."""
        return dict(self.filled).get("name", self.cell)


@dataclass(frozen=True, slots=True)
class SchoolList:
    """Schools from the registers as at `listed_on`, None if none is held, and those added to them.

    A list of many authorities has the day of its oldest register; each school knows its own.
    """

    listed_on: date | None
    schools: tuple[School, ...]


def read_schools(siod: Siod, la: AreaCode, as_at: date) -> SchoolList:
    """The authority's open state-funded schools on the day, as far as the registers held tell."""
    return _read(siod, as_at, la)


def read_all_schools(siod: Siod, as_at: date) -> SchoolList:
    """The open state-funded schools of every authority, each from the newest register that lists it."""
    return _read(siod, as_at, None)


def _read(siod: Siod, as_at: date, la: AreaCode | None) -> SchoolList:
    kin = read_kin(siod, la) if la else None
    entries = read_moved_forward(siod, as_at, kin)
    wanted = [entry for entry in entries if la in (None, entry.row.la)]
    lineages = read_lineages(siod, as_at, kin)
    fills = Fills(siod, as_at, wanted, kin)
    built = (_school(entry, fills, lineages) for entry in wanted)
    schools = sorted((school for school in built if is_state_funded(school.type)), key=lambda s: s.urn)
    listed_on = min((s.listed_on for s in schools if s.listed_on and not s.is_added), default=None)
    return SchoolList(listed_on, tuple(schools))


def _school(entry: Entry, fills: Fills, lineages: Lineages) -> School:
    row, filled = fills.fill(entry.row) if lacks(entry.row) else (entry.row, ())
    is_own = entry.cell is None
    lineage = lineages.of(entry.urn)
    pupils = int(row.pupils) if is_own and row.pupils is not None else None
    low, high = _whole(row.age_low), _whole(row.age_high)
    academy = _is_academy(entry, row, lineages)
    trust = _trust(entry, row, fills) if academy else ("", "")
    return School(
        Urn(entry.urn),
        entry.name or row.name or NO_NAME,
        row.phase,
        row.type,
        pupils,
        entry.cell or row.cell,
        _pupils_cell(row) if pupils is not None else None,
        tuple(map(Urn, entry.predecessors)),
        AreaCode(row.la),
        academy,
        row.opened if is_own else lineages.opened(entry.replaced, entry.urn),
        low,
        high,
        *trust,
        phase_of(row.phase, row.type, low, high),
        lineage.sole,
        lineage.merged_from,
        lineage.split_from,
        row.listed_on,
        filled if is_own else tuple(fill for fill in filled if fill[0] not in ("name", "opened")),
        entry.row.is_added,
    )


def _is_academy(entry: Entry, row: Row, lineages: Lineages) -> bool | None:
    """By its type; a school newer than the register is one if it carries on another school.

    A maintained school gets a new number by becoming an academy, and an academy stays one.
    """
    listed = is_academy_type(row.type)
    if entry.cell is None or listed:
        return listed
    return True if lineages.continues(entry.replaced, entry.urn) else None


def _trust(entry: Entry, row: Row, fills: Fills) -> tuple[str, str]:
    """Its trust by its own row, else by the list of groups; Ofsted gives multi-academy trusts alone."""
    if entry.cell is None and row.trust_uid:
        return row.trust_uid, row.trust_name
    return fills.trusts.get(entry.urn, ("", ""))


def _pupils_cell(row: Row) -> SourceCell | None:
    column = _PUPILS_COLUMNS.get(row.layout)
    return replace(row.cell, column=column) if column else None


def _whole(age: float | None) -> int | None:
    return None if age is None else int(age)
