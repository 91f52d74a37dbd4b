"""A last look at each letter and its documents, as a stranger to whom they would be sent might take them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportkit.pipeline.dispatching.composing import Composed
from reportkit.pipeline.dispatching.enclosures import Enclosure
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.guarding.guarding import guard_content
from reportkit.pipeline.guarding.knowing import Knowledge, know
from reportkit.pipeline.guarding.letting import parted
from reportkit.publishing.dispatch.letter import Recipient
from reportkit.publishing.dispatch.message import compose


@dataclass(frozen=True, slots=True)
class Looker:
    """Knows what each audience may not see, as things stand today; `seen` are documents looked at already."""

    office: Office
    known: Knowledge
    seen: dict[tuple[str, str, str], tuple[str, ...]] = field(default_factory=dict)

    def look(self, composed: Composed) -> tuple[str, ...]:
        """What stands in the letter or its documents and its reader may not see; nothing where it may go."""
        found = (*self._letter(composed), *self._documents(composed))
        return tuple(dict.fromkeys(found))

    def _letter(self, composed: Composed) -> Iterator[str]:
        """What the letter itself says, without what goes with it.

        Its address alone is left out: it goes to nobody else, and many name the recipient's own school.
        """
        letter = composed.letter
        to = (Recipient(letter.sender.address, letter.to[0].name),)
        bare = compose(replace(letter, to=to, attachments=()))
        path = self.office.rehearsed_in / "letters" / "letter.eml"
        for found in guard_content(self.known, path, bare, composed.draft.letter_audience):
            yield f"The letter, {found.where}: “{found.text}” {found.why}"

    def _documents(self, composed: Composed) -> Iterator[str]:
        for one in composed.enclosures:
            yield from self._document(one, composed.draft.documents_audience)

    def _document(self, one: Enclosure, audience: str) -> tuple[str, ...]:
        key = (one.document, one.goes_out, audience)
        if key not in self.seen:
            path: Path = self.office.folder / one.document
            found = guard_content(self.known, path, one.content, audience)
            self.seen[key] = tuple(map(str, parted(self.known, found)[0]))
        return self.seen[key]


def open_looker(office: Office) -> Looker:
    """What may not be seen is read once for all letters."""
    return Looker(office, know(office.places, office.authority, office.today))
