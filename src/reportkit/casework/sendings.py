"""Which minutes went to members: those that a Co-Chair had approved as they then stood, or others (H87)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """An approval or a sending: the day of it, and its place in the order in which all was recorded.

    One that was corrected keeps the place of what was recorded first: what the minutes said then counts.
    """

    on: date
    place: int
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class MinutesTrail:
    """What became of a meeting's minutes.

    `changes` are the places of all that minuted, corrected or took back something. `approvals` are those by
    a Co-Chair.
    """

    changes: tuple[int, ...] = ()
    approvals: tuple[Step, ...] = ()
    sendings: tuple[Step, ...] = ()

    @property
    def approved_on(self) -> date | None:
        """When the minutes were first approved as they stand now, None while they are not."""
        return min((one.on for one in self.approvals if one.place > self._changed), default=None)

    @property
    def sent_on(self) -> date | None:
        """When approved minutes first went to members."""
        return _first(self._approved())

    @property
    def unapproved(self) -> tuple[Step, ...]:
        """The sendings of minutes as if approved that were not."""
        return tuple(one for one in self.sendings if not one.is_draft and not self._was_approved(one))

    @property
    def unapproved_on(self) -> date | None:
        """When such minutes first went."""
        return _first(self.unapproved)

    @property
    def draft_on(self) -> date | None:
        """When they first went out as a draft."""
        return _first(one for one in self.sendings if one.is_draft)

    @property
    def went_as_they_stand(self) -> bool:
        """Whether members were sent the approved minutes with all that they say now."""
        return any(one.place > self._changed for one in self._approved())

    @property
    def _changed(self) -> int:
        return max(self.changes, default=0)

    def _approved(self) -> Iterator[Step]:
        return (one for one in self.sendings if not one.is_draft and self._was_approved(one))

    def approved_before(self, sent: Step) -> bool:
        """Whether a Co-Chair had approved some minutes by the day of a sending, whatever they said."""
        return any(one.on <= sent.on for one in self.approvals)

    def _was_approved(self, sent: Step) -> bool:
        """Whether a Co-Chair had approved, by that day, what the minutes said when they went."""
        earlier = (one for one in self.approvals if one.on <= sent.on)
        return any(not self._changed_between(one.place, sent.place) for one in earlier)

    def _changed_between(self, one: int, other: int) -> bool:
        first, last = sorted((one, other))
        return any(first < place < last for place in self.changes)


def _first(found: Iterable[Step]) -> date | None:
    return min((one.on for one in found), default=None)
