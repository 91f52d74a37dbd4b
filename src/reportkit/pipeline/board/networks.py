"""What Paper D reads: themes of the assessment, networks of the returns, and no school's own figures.

Which school is in which network, and what became of each, is worked on here and stays here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.schools import School, read_schools
from reportkit.exceptions import MissingData, UsageError
from reportkit.judgement.assessment.themes import Themes, find_themes
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.judgement.metrics.participation import Participation, can_show_members, take_part
from reportkit.pipeline.board.earlier import numbers_of, released_before
from reportkit.pipeline.board.grouping import group_phases
from reportkit.pipeline.board.impact import measured_impact
from reportkit.pipeline.board.memberships import Membership, NetworkRow, read_memberships, read_networks
from reportkit.pipeline.board.opening import BoardDesk, Reads
from reportkit.pipeline.keeping import assess_under, open_data, terms_for
from reportkit.publishing.manifest import write_atomically
from reportkit.reports.profiles.board_networks import (
    HandedNetworks,
    NetworkOnRecord,
    NetworksPaper,
    handed_networks_json,
    read_handed_networks,
)

_PRIVATE, _OWNERS = 0o600, 0o700
FILE = "networks.json"
_NO_DATA = "no published data are loaded yet"


def networks_read(desk: BoardDesk) -> Reads:
    """The file handed to the notebook of Paper D, made anew; only results stand in it."""
    content = handed_networks_json(hand_networks(desk))
    path = desk.working / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    (desk.folder / "working").chmod(_OWNERS)
    if not path.is_file() or path.read_bytes() != content:
        write_atomically(path, content)
        path.chmod(_PRIVATE)
    said = hashlib.sha256(content).hexdigest()
    return Reads({"networks": str(path)}, {"themes and networks": said})


def networks_profile(desk: BoardDesk, _reads: Reads) -> NetworksPaper:
    """What the sections of Paper D are functions of."""
    return NetworksPaper(desk.profile, read_handed_networks(desk.working / FILE))


def released_themes(working: Path) -> tuple[str, ...]:
    """The counts of themes that a pack gives, each as “name: number”; none where no pack was built."""
    path = working / FILE
    themes = read_handed_networks(path).themes if path.is_file() else None
    return themes.released if themes else ()


def hand_networks(desk: BoardDesk) -> HandedNetworks:
    """Themes, networks and who takes part, as known on the day."""
    asked, networks = desk.asked, read_networks(desk)
    if not desk.places.siod.is_file():
        told = tuple(_told(row, None, _NO_DATA) for row in networks)
        return HandedNetworks(asked.authority, asked.as_at, None, _NO_DATA, told, why_nobody=_NO_DATA)
    members = read_memberships(desk)
    with open_data(desk.places) as siod:
        schools = read_schools(siod, desk.profile.authority.area, asked.as_at).schools
        themes, why = _themes(desk, siod)
        part, nobody = _participation(desk, schools, networks, members)
        found = tuple(_network(desk, siod, schools, row, members, part) for row in networks)
    return HandedNetworks(asked.authority, asked.as_at, themes, why, found, part, nobody)


def _themes(desk: BoardDesk, siod: Siod) -> tuple[Themes | None, str]:
    """The themes of the assessment kept for officers, or why there are none."""
    asked, authority = desk.asked, desk.profile.authority
    try:
        terms = terms_for(desk.places, authority, asked.policy, Crosswalk.DFE_STUCK)
        found = find_themes(assess_under(desk.places, siod, asked.authority, asked.as_at, terms))
        return found.beside_earlier(_earlier(desk)), ""
    except (MissingData, UsageError):
        return None, "the lists and results held are not enough to assess the schools"


def _earlier(desk: BoardDesk) -> Iterator[Mapping[str, int]]:
    """The counts that went out with papers sent earlier in the term."""
    term = desk.profile.terms.at(desk.asked.as_at)
    return (numbers_of(texts) for texts in released_before(desk.profile.book, term))


def _participation(
    desk: BoardDesk,
    schools: tuple[School, ...],
    networks: tuple[NetworkRow, ...],
    members: tuple[Membership, ...],
) -> tuple[Participation, str]:
    """Which share of each phase's schools is in a network that runs on the day, or why nobody can say."""
    day = desk.asked.as_at
    running = [row for row in networks if row.starts <= day <= row.ends]
    joined = {
        urn
        for row in running
        for one in members
        if one.is_of(row) and one.on(day)
        for urn in one.urns(schools)
    }
    if not joined:
        return Participation(), _why_nobody(networks, running)
    labels = group_phases(str(school.phase_group) for school in schools)
    groups = {str(school.urn): labels[str(school.phase_group)] for school in schools}
    return take_part(groups, joined), ""


def _why_nobody(networks: Sequence[NetworkRow], running: Sequence[NetworkRow]) -> str:
    """Nothing on record is not nobody."""
    if not networks:
        return "no network is on record"
    return "no school is on record as a member of one that runs" if running else "no network runs on the day"


def _network(
    desk: BoardDesk,
    siod: Siod,
    schools: tuple[School, ...],
    row: NetworkRow,
    members: tuple[Membership, ...],
    part: Participation,
) -> NetworkOnRecord:
    mine = tuple(one for one in members if one.is_of(row))
    day = min(desk.asked.as_at, row.ends - timedelta(days=1))  # many leave it on its last day
    now = {urn for one in mine if one.on(day) for urn in one.urns(schools)}
    impact, why = measured_impact(siod, schools, row, mine, desk.asked.as_at)
    is_shown = can_show_members(len(now)) and not _gives_away(row, part, desk.asked.as_at)
    return replace(_told(row, len(now) if is_shown else None, why), impact=impact)


def _gives_away(row: NetworkRow, part: Participation, day: date) -> bool:
    """Whether a running network's count could tell that of a phase which is withheld."""
    return row.starts <= day <= row.ends and bool(part.groups) and part.total is None


def _told(row: NetworkRow, members: int | None, why: str) -> NetworkOnRecord:
    return NetworkOnRecord(
        row.theme, row.starts, row.ends, row.agreed, row.budget, row.measure, members, None, why
    )
