"""Authorities, their regions and their statistical neighbours, each list with its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportkit.evidence.siod.store import Siod
from reportkit.exceptions import MissingData
from reportkit.vocabulary import AreaCode, SourceCell, in_words

_REGION_CODES = {
    "North East": "980",
    "North West": "981",
    "Yorkshire and The Humber": "982",
    "East Midlands": "983",
    "West Midlands": "984",
    "East of England": "985",
    "Inner London": "986",
    "Outer London": "986",
    "London": "986",
    "South East": "989",
    "South West": "990",
}


@dataclass(frozen=True, slots=True)
class Area:
    """An area figures are published for."""

    code: AreaCode
    name: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One statistical neighbour: how close DfE's list calls it, and where the list says so."""

    area: Area
    closeness: str
    cell: SourceCell


@dataclass(frozen=True, slots=True)
class NeighbourList:
    """An authority's ten statistical neighbours in the list of `listed_on`."""

    listed_on: date
    neighbours: tuple[Neighbour, ...]

    @property
    def codes(self) -> tuple[AreaCode, ...]:
        """The neighbours' codes, closest first."""
        return tuple(neighbour.area.code for neighbour in self.neighbours)

    @property
    def not_close(self) -> tuple[Neighbour, ...]:
        """Those the list itself calls not close (A3.26)."""
        return tuple(n for n in self.neighbours if n.closeness.lower() == "not close")


def read_area(siod: Siod, code: AreaCode, as_at: date) -> Area:
    """The area with this code. Raises MissingData if no list of areas is loaded that has it."""
    row = siod.connection.execute(
        """
        SELECT a.name FROM area a JOIN release r USING (release_id)
        WHERE a.code = ? AND r.published_on <= ? ORDER BY r.published_on DESC, r.release_id, a."row" LIMIT 1
        """,
        [code, as_at],
    ).fetchone()
    if row is None:
        raise MissingData(
            f"No list of areas published by then names area {code}. "
            "Load DfE's area codes (la_code_list.xlsx, with LAIT)."
        )
    return Area(code, row[0])


def read_region(siod: Siod, code: AreaCode, as_at: date) -> Area:
    """The region an authority is in; London's inner and outer boroughs are in London."""
    row = siod.connection.execute(
        """
        SELECT a.region FROM area a JOIN release r USING (release_id)
        WHERE a.code = ? AND r.published_on <= ? ORDER BY r.published_on DESC, r.release_id, a."row" LIMIT 1
        """,
        [code, as_at],
    ).fetchone()
    if row is None or row[0] not in _REGION_CODES:
        raise MissingData(
            f"No list of areas that was published by {in_words(as_at)} gives a region for area {code}. "
            "Check the code, choose a later --as-at, or load DfE's area codes (la_code_list.xlsx)."
        )
    return read_area(siod, AreaCode(_REGION_CODES[row[0]]), as_at)


def read_neighbours(siod: Siod, code: AreaCode, as_at: date) -> NeighbourList:
    """The newest list published by `as_at`. Raises MissingData if none names the authority."""
    rows = siod.connection.execute(
        """
        SELECT r.as_at, n.neighbour, n.closeness, r.file, n."row", n."column", r.release_id,
               r.published_on
        FROM neighbour n JOIN release r USING (release_id)
        WHERE n.area = ? AND r.published_on <= ?
        QUALIFY dense_rank() OVER (ORDER BY r.as_at DESC, r.release_id) = 1
        ORDER BY n.position, n."row"
        """,
        [code, as_at],
    ).fetchall()
    if not rows:
        raise MissingData(
            f"No list of statistical neighbours names area {code}. "
            "Load DfE's list (sn_may_2025.xlsx, with LAIT)."
        )
    neighbours = tuple(
        Neighbour(read_area(siod, AreaCode(row[1]), as_at), row[2], SourceCell(*row[3:])) for row in rows
    )
    return NeighbourList(rows[0][0], neighbours)


def read_all_neighbours(siod: Siod, as_at: date) -> dict[str, tuple[str, ...]]:
    """Every authority's statistical neighbours in the newest list published by the day, closest first."""
    rows = siod.connection.execute(
        """
        SELECT n.area, list(n.neighbour ORDER BY n.position, n."row")
        FROM neighbour n JOIN release r USING (release_id) WHERE r.published_on <= ?
        GROUP BY n.area, r.as_at, r.release_id
        QUALIFY row_number() OVER (PARTITION BY n.area ORDER BY r.as_at DESC, r.release_id) = 1
        """,
        [as_at],
    ).fetchall()
    return {str(area): tuple(map(str, neighbours)) for area, neighbours in rows}
