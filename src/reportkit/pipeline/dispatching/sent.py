"""What became of a mailing, for the officer who sent it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportkit.pipeline.dispatching.preparing import HeldBack
from reportkit.pipeline.dispatching.rehearsal import Rehearsal
from reportkit.publishing.dispatch.sending import Ending, Outcome

_WENT = (Ending.SENT, Ending.SENT_BEFORE)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of each letter of the rehearsal, and those that were held back only now."""

    told: Rehearsal
    outcomes: tuple[Outcome, ...]
    held: tuple[HeldBack, ...]

    @property
    def letters(self) -> int:
        """How many there are, those among them that were held back."""
        return len(self.told.letters) + len(self.told.held)

    @property
    def unsent(self) -> int:
        """How many did not go."""
        return len(self.told.held) + len(self.held) + sum(not _went(one) for one in self.outcomes)

    @property
    def is_whole(self) -> bool:
        """Whether everybody has a letter."""
        return not self.unsent

    @property
    def lines(self) -> tuple[str, ...]:
        """What an officer must know: what did not go and why, what may have gone twice, how many went."""
        return (*self._held_lines(), *self._outcome_lines(), self._count())

    def _held_lines(self) -> Iterator[str]:
        for kept in self.told.held:
            yield from (f"Held back: the letter to {kept.who}. {why}" for why in kept.why)
        for held in self.held:
            yield from (f"Held back now: the letter to {held.draft.to.who}. {why}" for why in held.why)

    def _outcome_lines(self) -> Iterator[str]:
        who = {one.key: one.who for one in self.told.letters}
        for one in self.outcomes:
            if not _went(one):
                yield f"Not sent: the letter to {who[one.parcel.key]}. {one.words}"
            elif one.may_be_twice:
                yield f"The letter to {who[one.parcel.key]} may have arrived twice: one try had no answer."

    def _count(self) -> str:
        now = sum(one.ending is Ending.SENT for one in self.outcomes)
        before = sum(one.ending is Ending.SENT_BEFORE for one in self.outcomes)
        return f"{now} letters sent now, {before} before."


def _went(one: Outcome) -> bool:
    return one.ending in _WENT
