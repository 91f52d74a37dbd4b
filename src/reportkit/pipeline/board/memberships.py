"""The networks of the returns and of the settings, and which schools were in each, when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.store import open_store
from reportkit.evidence.returns.layout import URN
from reportkit.evidence.returns.network_sheets import MEMBERS, NETWORKS
from reportkit.evidence.siod.schools import School
from reportkit.pipeline.board.opening import BoardDesk
from reportkit.pipeline.returns.telling import newest_rows


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A network as it was recorded; "" for what was not."""

    theme: str
    starts: date
    ends: date
    agreed: str = ""
    budget: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """A school in a network, from a day until another, None while it stays."""

    urn: str
    theme: str
    joined: date
    left: date | None = None

    def is_of(self, network: NetworkRow) -> bool:
        """Whether it is of this network, and not of another on the same theme at another time."""
        same = self.theme.casefold() == network.theme.casefold()
        return same and self.joined <= network.ends and (self.left is None or self.left >= network.starts)

    def within(self, first: date, last: date) -> bool:
        """Whether the school was in it on any day of a stretch."""
        return self.joined <= last and (self.left is None or self.left > first)

    def on(self, day: date) -> bool:
        """Whether the school was in it on the day."""
        return self.within(day, day)

    def urns(self, schools: Iterable[School]) -> tuple[str, ...]:
        """The number that the school has now; nothing for one that is not listed."""
        return tuple(str(school.urn) for school in schools if self.urn in school.urns)


def read_networks(desk: BoardDesk) -> tuple[NetworkRow, ...]:
    """Every network on record, the newest first; of one in both places the returns' row counts."""
    found = {
        (one.theme.casefold(), one.starts): NetworkRow(one.theme, one.starts, one.ends)
        for one in desk.profile.authority.networks
    }
    returned = (_network(row.cells) for row in newest_rows(_events(desk), NETWORKS))
    found |= {(row.theme.casefold(), row.starts): row for row in returned}
    return tuple(sorted(found.values(), key=lambda row: (-row.starts.toordinal(), row.theme)))


def read_memberships(desk: BoardDesk) -> tuple[Membership, ...]:
    """Every membership that had begun by the day."""
    rows = (row.cells for row in newest_rows(_events(desk), MEMBERS.name))
    found = (_membership(cells) for cells in rows)
    return tuple(one for one in found if one.joined <= desk.asked.as_at)


def _events(desk: BoardDesk) -> Sequence[Event]:
    places = desk.places
    return open_store(places.casework).events(desk.asked.authority) if places.has_casework else ()


def _network(cells: Mapping[str, str]) -> NetworkRow:
    return NetworkRow(
        cells["Theme"],
        date.fromisoformat(cells["Starts"]),
        date.fromisoformat(cells["Ends"]),
        *(cells.get(heading, "") for heading in ("Agreed by the board", "Budget", "Measure")),
    )


def _membership(cells: Mapping[str, str]) -> Membership:
    left = date.fromisoformat(cells["Left on"]) if cells.get("Left on") else None
    return Membership(cells[URN], cells["Network"], date.fromisoformat(cells["Joined on"]), left)
