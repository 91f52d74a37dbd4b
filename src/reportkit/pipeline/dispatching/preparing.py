"""Every letter of a mailing: those that may leave, composed, and those held back, with why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportkit.exceptions import DocumentError, MissingData
from reportkit.pipeline.dispatching.asking import Mailing
from reportkit.pipeline.dispatching.composing import Composed, compose_letter, sender_of
from reportkit.pipeline.dispatching.drafts import Draft
from reportkit.pipeline.dispatching.enclosures import Enclosure, read_enclosure
from reportkit.pipeline.dispatching.holds import why_held_back
from reportkit.pipeline.dispatching.looking import Looker, open_looker
from reportkit.pipeline.dispatching.of_board import pack_drafts
from reportkit.pipeline.dispatching.of_schools import profile_drafts, update_drafts
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.dispatching.sharing import by_address, to_all

Progress = Callable[[int, int], None]
_DRAFTS: dict[Mailing, Callable[[Office], Iterator[Draft]]] = {
    Mailing.PROFILES: profile_drafts,
    Mailing.UPDATE: update_drafts,
    Mailing.PACK: pack_drafts,
}


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A letter that may not leave, and everything that is in its way."""

    draft: Draft
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What became of every letter of a mailing."""

    ready: tuple[Composed, ...]
    held: tuple[HeldBack, ...]


def prepare(office: Office, progress: Progress = lambda done, total: None) -> Prepared:
    """Every letter, composed and looked at, or held back. Nothing is written.

    Raises UsageError for settings or templates that make no letter, and MissingData where there is nobody
    to write to.
    """
    sender_of(office)
    drafts = tuple(_DRAFTS[office.asked.mailing](office))
    if not drafts:
        raise MissingData("There is nobody to write to: no member of the board is on record for that day.")
    desk = _Desk(office, open_looker(office), {})
    done = []
    for number, draft in enumerate(drafts, start=1):
        done.append(desk.made(draft))
        progress(number, len(drafts))
    held = [one for one in done if isinstance(one, HeldBack)]
    every = by_address(one for one in done if isinstance(one, Composed))
    made = [*map(desk.made_one, every)]
    held += [one for one in made if isinstance(one, HeldBack)]
    return Prepared(tuple(one for one in made if isinstance(one, Composed)), tuple(held))


@dataclass(frozen=True, slots=True)
class _Desk:
    """`read` are the documents read already, by their paths: members all get the same."""

    office: Office
    looker: Looker
    read: dict[str, Enclosure]

    def made(self, draft: Draft) -> Composed | HeldBack:
        try:
            enclosures = tuple(map(self._read, draft.documents))
        except DocumentError as error:
            return HeldBack(draft, (*draft.held, str(error)))
        if why := why_held_back(self.office, draft, enclosures):
            return HeldBack(draft, why)
        return self._looked_at(draft, enclosures)

    def made_one(self, letters: tuple[Composed, ...]) -> Composed | HeldBack:
        """One letter in place of those that bring one address the same."""
        if len(letters) == 1:
            return letters[0]
        return self._looked_at(to_all([one.draft for one in letters]), letters[0].enclosures)

    def _looked_at(self, draft: Draft, enclosures: tuple[Enclosure, ...]) -> Composed | HeldBack:
        composed = compose_letter(self.office, draft, enclosures)
        found = self.looker.look(composed)
        return HeldBack(draft, found) if found else composed

    def _read(self, document: str) -> Enclosure:
        if document not in self.read:
            self.read[document] = read_enclosure(self.office.folder, document, self.office.documents)
        return self.read[document]
