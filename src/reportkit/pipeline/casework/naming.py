"""Schools that an act of the borough names: each must be one of its own."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.casework.events import Payload
from reportkit.casework.events.board_kinds import Member
from reportkit.casework.events.strand_kinds import PoolHead, PoolPlacement
from reportkit.evidence.siod.schools import School
from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.knowing import listed
from reportkit.pipeline.keeping import open_data
from reportkit.places import Places
from reportkit.settings import Authority, read_authority
from reportkit.vocabulary import in_words


def check_schools_named(places: Places, asked: Asked, said: Payload) -> None:
    """Raises CaseworkRefused for a school that is not the authority's; no list is read if none is named."""
    named = _named(said)
    if not named:
        return
    authority = read_authority(places.params, asked.authority)
    with open_data(places) as siod:
        schools = listed(places, siod, authority, asked.today)
    for urn in named:
        _check(urn, schools, authority, asked)


def _check(named: str, schools: Sequence[School], authority: Authority, asked: Asked) -> None:
    for school in schools:
        if named in school.sole_predecessors:
            raise CaseworkRefused(
                f"Nothing was recorded: {named} is now {school.urn}, {school.name}. Give that number."
            )
    if named not in {school.urn for school in schools}:
        raise CaseworkRefused(
            f"Nothing was recorded: {named} is not an open state-funded school of {authority.name} on "
            f"{in_words(asked.today)}, as far as the lists held tell. Check the number. Leave out a school "
            "elsewhere that an executive headteacher leads."
        )


def _named(said: Payload) -> tuple[str, ...]:
    match said:
        case PoolHead(leads=urn) | PoolPlacement(school=urn):
            return (urn,) if urn else ()
        case Member(leads=urns):
            return urns
        case _:
            return ()
