"""What letters are made from: the term's folder, the record, the settings, and the two days that count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from reportkit.casework.events import Event
from reportkit.casework.store import open_store
from reportkit.exceptions import MissingData
from reportkit.judgement.indicators.heads import HeadReturn
from reportkit.pipeline.casework.asking import check_kept
from reportkit.pipeline.dispatching.asking import AskedMailing, Mailing
from reportkit.pipeline.dispatching.receipts import Receipt, read_receipts
from reportkit.pipeline.returns.heads import read_heads
from reportkit.places import Places
from reportkit.publishing.dispatch.ledger import Standing
from reportkit.publishing.manifest import read_manifest
from reportkit.settings import Authority, Terms, read_authority, read_terms
from reportkit.settings.policies import PolicyPack, read_pack
from reportkit.vocabulary import Urn, in_words

_FILES: Mapping[Mailing, str] = {
    Mailing.PROFILES: "schools/",
    Mailing.UPDATE: "public/",
    Mailing.PACK: "sspb/",
}


@dataclass(frozen=True)
class Office:
    """`as_at` is the day as known on which the documents were built, `today` the day of whoever asks.

    `made_on` is the day on which letters were rehearsed, None while they are.

    What is asked of the record is asked as it stands today: a school may have been placed since.
    """

    places: Places
    asked: AskedMailing
    as_at: date
    settings: Authority
    folder: Path
    terms: Terms
    events: tuple[Event, ...] = field(repr=False)
    documents: Mapping[str, Any] = field(repr=False)
    made_on: date | None = None

    @property
    def today(self) -> date:
        """The day on which letters are made or sent."""
        return self.asked.who.today

    @property
    def dated(self) -> date:
        """The day that letters bear."""
        return self.made_on or self.today

    @cached_property
    def sent_before(self) -> Mapping[str, tuple[Receipt, ...]]:
        """By address what was sent there of this mailing, the newest last."""
        found: dict[str, tuple[Receipt, ...]] = {}
        for one in read_receipts(self.events, self.asked.name):
            if one.standing is Standing.SENT:
                found[one.address] = (*found.get(one.address, ()), one)
        return found

    @cached_property
    def heads(self) -> Mapping[Urn, HeadReturn]:
        """What HR returned of each school's head."""
        return read_heads(self.events, self.today, self.terms)

    @property
    def authority(self) -> str:
        """The authority's name in settings."""
        return self.asked.who.authority

    @cached_property
    def policy(self) -> PolicyPack:
        """The policy that says who reads what."""
        return read_pack(self.places.params, self.asked.who.policy or self.settings.policy)

    def command(self, word: str, *asks: str) -> str:
        """The command for the next step, whole, with what a person still has to fill in."""
        meeting = f" --meeting {self.asked.meeting}" if self.asked.meeting else ""
        left = "".join(f' {one} "..."' for one in asks)
        return f"reportkit dispatch {word} {self.asked.mailing}{meeting} --authority {self.authority}{left}"

    @property
    def rehearsed_in(self) -> Path:
        """Where the rehearsal is kept; its owner alone may open it."""
        return self.folder / "restricted" / "dispatch" / self.asked.name

    @property
    def outbox(self) -> Path:
        """Where letters go without a server."""
        return self.folder / "outbox" / self.asked.name


def open_office(places: Places, asked: AskedMailing, as_at: date | None = None) -> Office:
    """What the letters need. Without `as_at` it is the day of the newest document of the kind.

    Raises UsageError for an authority that is not known, and MissingData where nothing was built or no
    casework is kept.
    """
    settings = read_authority(places.params, asked.who.authority)
    check_kept(places)
    terms = read_terms(places.params)
    folder = places.term_folder(asked.who.authority, terms.at(asked.meeting or as_at or asked.who.on))
    documents = read_manifest(folder)["documents"]
    events = open_store(places.casework).events(asked.who.authority)
    known = as_at or _built_as_at(documents, asked)
    return Office(places, asked, known, settings, folder, terms, events, documents)


def _built_as_at(documents: Mapping[str, Any], asked: AskedMailing) -> date:
    start = f"sspb/{asked.meeting}/" if asked.meeting else _FILES[asked.mailing]
    days = [entry["parameters"]["as_at"] for name, entry in documents.items() if name.startswith(start)]
    if not days and asked.meeting:
        raise MissingData(
            f"No pack is built for a meeting on {in_words(asked.meeting)}. Build it with  make board-pack "
            f"MEETING={asked.meeting} , or give the day of a meeting that has one."
        )
    if not days:
        raise MissingData(
            f"No document for “{asked.mailing}” is built for this term yet, so there is nothing to send. "
            "Build first, with  make school-profiles ,  make termly-update  or  make board-pack ."
        )
    return date.fromisoformat(max(days))
