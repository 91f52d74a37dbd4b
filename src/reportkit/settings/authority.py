"""One local authority: who it is, and what its School Improvement Team wants schools to know."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from reportkit.exceptions import UsageError
from reportkit.settings.board import Board
from reportkit.settings.mail import Mail
from reportkit.settings.reading import Setting, read_settings
from reportkit.vocabulary import AreaCode


class Event(Setting):
    """A conference, briefing or deadline, with its date."""

    day: date
    title: str
    where: str = ""


class Network(Setting):
    """An Innovation and Improvement Network (H34): its theme, its time limit and how to join."""

    theme: str
    starts: date
    ends: date
    how_to_join: str


class Practice(Setting):
    """Good practice named with the school's consent; without a logged consent it is not printed."""

    school: str
    what: str
    consent_given_by: str = Field(min_length=1)
    consent_given_on: date


class Link(Setting):
    """A page for schools, checked by a person on that day."""

    title: str
    address: str = Field(pattern=r"^https?://[^\s]+$")
    checked_on: date


class Authority(Setting):
    """`params/authorities/NAME.yaml`. `policy` is empty for an authority without a policy pack."""

    name: str
    code: Annotated[str, AfterValidator(AreaCode)] = Field(min_length=3)
    team: str
    called: Literal["borough", "city", "county", "district", "area"] = "borough"
    policy: str = ""
    has_five_aims: bool = False
    update_sent_on: dict[Annotated[str, Field(pattern=r"^20\d\d-(autumn|spring|summer)$")], date] = Field(
        default_factory=dict
    )
    networks_called: str = "network"
    contact: str = ""
    networks: tuple[Network, ...] = ()
    events: tuple[Event, ...] = ()
    review_offer: str = ""
    good_practice: tuple[Practice, ...] = ()
    links: tuple[Link, ...] = ()
    board: Board = Field(default_factory=Board)
    mail: Mail = Field(default_factory=Mail)

    @property
    def area(self) -> AreaCode:
        """DfE's code of the authority."""
        return AreaCode(self.code)


def read_authority(params: Path, name: str) -> Authority:
    """The authority's settings. Raises UsageError naming the authorities there are."""
    path = params / "authorities" / f"{name}.yaml"
    known = sorted(p.stem for p in (params / "authorities").glob("*.yaml"))
    if name not in known:
        raise UsageError(
            f"No settings for “{name}”. There are settings for: {', '.join(known)}. "
            f"To add an authority, copy params/authorities/surrey.yaml to {name}.yaml and change it."
        )
    return read_settings(path, Authority)
