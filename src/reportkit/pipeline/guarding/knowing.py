"""What the guard knows at the moment: who reads what, the schools, and what is on record of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from reportkit.casework.events import Event
from reportkit.casework.minute_book import is_of_board
from reportkit.casework.requirements import Rules
from reportkit.casework.store import open_store
from reportkit.evidence.siod.schools import School
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.said_on_record import typed_on_record
from reportkit.pipeline.board.schools import KnownBorough, Opening, borough_unread
from reportkit.pipeline.board.secrets import OfPapers, make_guard
from reportkit.pipeline.casework.knowing import listed
from reportkit.pipeline.guarding.found import Found
from reportkit.pipeline.guarding.heads import schools_spotter, with_people
from reportkit.pipeline.keeping import open_data
from reportkit.pipeline.standing_words import words_that_place
from reportkit.places import Places
from reportkit.publishing.disclosure import WatchList
from reportkit.publishing.disclosure.spotting import Spotter, Wanted
from reportkit.publishing.disclosure.squeezing import one_form
from reportkit.publishing.manifest import read_manifest
from reportkit.reports.profiles.casework import OwnCasework
from reportkit.settings import Authority, read_authority, read_terms
from reportkit.settings.audiences import Audiences, read_audiences

_CONFIDENTIAL = "it is a school of whose standing the team alone knows"


@dataclass(frozen=True, eq=False)
class Knowledge:
    """What is looked up once for all documents of a term.

    `folder` is the term's; `seen` keeps what was found in documents that go with several letters. `counted`
    is the borough where it was opened already, to count what members are told. Nothing of the register is
    read before a document needs it, and that the guard looks is no reading by a person: it shows nobody what
    is there but what stands in a document.
    """

    places: Places
    authority: str
    as_at: date
    folder: Path
    audiences: Audiences
    settings: Authority
    seen: dict[tuple[str, str, str], tuple[Found, ...]] = field(default_factory=dict)
    counted: KnownBorough | None = None

    @cached_property
    def schools(self) -> tuple[School, ...]:
        """The authority's open schools."""
        with open_data(self.places) as siod:
            return listed(self.places, siod, self.settings, self.as_at)

    @cached_property
    def spotter(self) -> Spotter:
        """What finds any school of the authority by any name or number, each owned by its school."""
        return schools_spotter(self.places, self.settings, self.schools)

    @cached_property
    def heads(self) -> Spotter:
        """The same with the people on record, whom a head is told of only where that is meant."""
        if not self.events or not self.settings.policy:
            return self.spotter
        return with_people(self.spotter, self.settings, self.events, self._told)

    @property
    def _told(self) -> Mapping[str, OwnCasework]:
        """By URN what the record has for each head, as it stands now."""
        from reportkit.pipeline.for_heads.casework import casework_for_heads
        from reportkit.pipeline.keeping import kept_assessments

        kept = kept_assessments(self.places, self.authority, self.as_at, for_heads=True)
        rules = Rules(kept.terms.pack, read_terms(self.places.params))
        return casework_for_heads(self.events, kept.now, kept.then, rules).schools

    @cached_property
    def documents(self) -> Mapping[str, Mapping[str, Any]]:
        """What was built, by its path in the term's folder."""
        found: Mapping[str, Mapping[str, Any]] = read_manifest(self.folder)["documents"]
        return found

    @cached_property
    def events(self) -> Sequence[Event]:
        """Everything on record."""
        return open_store(self.places.casework).events(self.authority) if self.places.has_casework else ()

    @cached_property
    def borough(self) -> KnownBorough | None:
        """Every school with where it stands; None where no policy places any."""
        policy = self.settings.policy
        if self.counted or not policy:
            return self.counted
        asked = Opening(authority=self.authority, on=self.as_at, meeting=self.as_at, policy=policy)
        return borough_unread(self.places, asked)

    def members_guard(self, released: Iterable[int], counts: tuple[str, ...] = ()) -> Guard:
        """What no paper for members may hold.

        `released` are the numbers of schools that they are given, `counts` all counts with what they are of.
        """
        known = self.borough or KnownBorough((), self.as_at)
        papers = OfPapers(typed_on_record(filter(is_of_board, self.events)), counts)
        return make_guard(known, self.places.params, self._spared, released, papers)

    @cached_property
    def confidential(self) -> Spotter:
        """What finds the schools of whose standing the team alone knows."""
        known = self.borough or KnownBorough((), self.as_at)
        secret = {urn for one in known.schools if one.is_confidential for urn in one.urns}
        own = (one._replace(why=_CONFIDENTIAL) for one in self.spotter.wanted if _is_all_of(one, secret))
        return Spotter((*own, *(Wanted(urn, _CONFIDENTIAL) for urn in known.unlisted)))

    @cached_property
    def placing(self) -> WatchList:
        """The words that place a school."""
        return words_that_place(self.places.params)

    def names_of(self, urn: str) -> frozenset[str]:
        """What the school goes by, in one form."""
        return frozenset(one_form(one.text) for one in self.spotter.wanted if urn in one.owners)

    @property
    def _spared(self) -> tuple[str, ...]:
        return (self.settings.name, *self.settings.board.not_schools)


def _is_all_of(wanted: Wanted, urns: AbstractSet[str]) -> bool:
    """Whether only such schools go by it: a trust or a short name may be others' too."""
    return bool(wanted.owners) and set(wanted.owners) <= urns


def know(places: Places, authority: str, as_at: date) -> Knowledge:
    """What is known of the authority on the day. Raises UsageError for settings that cannot be used."""
    settings = read_authority(places.params, authority)
    folder = places.term_folder(authority, read_terms(places.params).at(as_at))
    return Knowledge(places, authority, as_at, folder, read_audiences(places.params), settings)
