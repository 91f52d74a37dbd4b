"""Rows of a workbook through the same door as the commands, each with those before it in mind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportkit.casework.events import Entry, Event
from reportkit.casework.register import LOOKS_BACK
from reportkit.casework.store import Store
from reportkit.evidence.siod.schools import School
from reportkit.pipeline.casework.admitting import admit_plain, admit_typed, as_event
from reportkit.pipeline.casework.filling import FILLS
from reportkit.pipeline.casework.knowing import know_school, opened_on
from reportkit.pipeline.casework.naming import check_schools_named
from reportkit.pipeline.casework.of_board import admit_of_board, is_for_board, open_boardroom
from reportkit.pipeline.returns.entries import Draft
from reportkit.places import Places
from reportkit.vocabulary import Urn

_LOOKS_BACK = tuple(kind.kind for kind in LOOKS_BACK)


@dataclass(frozen=True, slots=True)
class Door:
    """What is held already, and what the rows so far will add to it, school by school.

    `borough` are the events that are of no school, and grows with the rows.
    """

    places: Places
    store: Store
    schools: Mapping[Urn, School]
    held: Mapping[str | None, Event]
    borough: list[Event]
    to_come: defaultdict[Urn, list[Event]] = field(default_factory=lambda: defaultdict(list))

    def admit(self, draft: Draft) -> Entry:
        """The row as an entry; one that was loaded before as it is held.

        Raises CaseworkRefused for one that may not be recorded, as the command of its kind does.
        """
        held = self.held.get(draft.asked.key)
        if held is not None:
            return held
        asked, urn = draft.asked, draft.asked.urn
        if urn is None:
            return self._of_borough(draft)
        if draft.kind not in (*FILLS, *_LOOKS_BACK):
            return admit_plain(asked, urn, draft.kind, draft.values, opened_on(self.schools.get(urn)))
        known = know_school(self.places, asked, urn, self.store, self.to_come[urn])
        entry = admit_typed(known, draft.kind, draft.values)
        number = max((event.number for event in known.history.events), default=0) + 1
        self.to_come[urn].append(as_event(entry, number))
        return entry

    def _of_borough(self, draft: Draft) -> Entry:
        """What is of no school; of the board with those before it in mind, a meeting named by its day."""
        asked = draft.asked
        if is_for_board(draft.kind, asked, self.borough):
            room = open_boardroom(self.places, asked, self.borough)
            entry = admit_of_board(room, draft.kind, draft.values)
        else:
            entry = admit_plain(asked, None, draft.kind, draft.values)
        check_schools_named(self.places, asked, entry.payload)
        number = max((event.number for event in self.borough), default=0) + 1
        self.borough.append(as_event(entry, number))
        return entry
