"""What became of letters, as the ledger tells it: who was sent what, when, and in the server's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportkit.casework.events import Event
from reportkit.casework.events import mail_kinds as mail
from reportkit.pipeline.dispatching.ledger import lines_of
from reportkit.publishing.dispatch.ledger import Standing, may_be_twice, standing_of
from reportkit.vocabulary import in_words

_IN_WORDS = {
    Standing.NEW: "did not go yet; the next run sends it",
    Standing.STARTED: "went without an answer; the next run sends it once more",
    Standing.AGAIN: "went twice without an answer; ask whether it arrived, and say so with  dispatch settle",
    Standing.SENT: "sent",
    Standing.REFUSED: "refused by the server; put the address right and rehearse again",
    Standing.RETURNED: "came back; put the address right and rehearse again",
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """A letter of the ledger: to whom, with what, how far it came and when, and the last words about it."""

    letter: str
    mailing: str
    to: str
    address: str
    documents: tuple[str, ...]
    message_id: str
    standing: Standing
    may_be_twice: bool
    at: datetime
    words: str

    @property
    def in_words(self) -> str:
        """As a line for an officer."""
        twice = "; it may have arrived twice" if self.may_be_twice else ""
        said = f" ({self.words})" if self.words else ""
        when = f"{in_words(self.at.date())}, {self.at:%H:%M}"
        what = ", ".join(Path(one).name for one in self.documents)
        whom = f"{self.to} <{self.address}>"
        return f"{self.letter}  {whom}, {what}: {_IN_WORDS[self.standing]}, {when}{twice}{said}"


def read_receipts(events: Iterable[Event], mailing: str = "") -> tuple[Receipt, ...]:
    """Every letter begun, or refused before it was, of a mailing or of all, in the order on record."""
    held = tuple(events)
    lines = lines_of(held)
    told = {one.letter: one for one in _telling(held)}
    last = dict(_last_words(held))
    return tuple(
        Receipt(
            letter=key,
            mailing=said.mailing,
            to=said.to.name or said.to.position,
            address=said.to.email,
            documents=said.documents,
            message_id=said.message_id,
            standing=standing_of(lines[key]),
            may_be_twice=may_be_twice(lines[key]),
            at=last[key][0],
            words=last[key][1],
        )
        for key, said in told.items()
        if said.to is not None and mailing in ("", said.mailing)
    )


def _telling(events: Iterable[Event]) -> Iterator[mail.LetterStarted | mail.LetterRefused]:
    """What says whose a letter was, and what: its start, or a refusal that came before any."""
    for event in events:
        match event.payload:
            case mail.LetterStarted() as said:
                yield said
            case mail.LetterRefused(to=to) as said if to is not None:
                yield said
            case _:
                pass


def _last_words(events: Iterable[Event]) -> Iterator[tuple[str, tuple[datetime, str]]]:
    """By letter, when something was last recorded of it and what the server said; later ones count."""
    for event in events:
        match event.payload:
            case mail.LetterStarted(letter=letter):
                yield letter, (event.recorded_at, "")
            case (
                mail.LetterSent(letter=letter, answer=words) | mail.LetterRefused(letter=letter, answer=words)
            ):
                yield letter, (event.recorded_at, words)
            case mail.LetterReturned(letter=letter, status=status, said=words):
                yield letter, (event.recorded_at, f"{status} {words}".strip())
            case _:
                pass
