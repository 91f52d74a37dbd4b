"""The ledger of letters, kept for good with the rest of the casework."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from reportkit.casework.events import Entry, Event, Named, Payload
from reportkit.casework.events import mail_kinds as mail
from reportkit.casework.store import Store
from reportkit.publishing.dispatch.ledger import Entry as Line
from reportkit.publishing.dispatch.ledger import Parcel, Standing, may_be_twice, standing_of

Clock = Callable[[], datetime]
Step = mail.LetterStarted | mail.LetterRefused | mail.LetterSent
_SAID_NOTHING = "(no words)"


@dataclass(frozen=True, slots=True)
class Sending:
    """Who sends what: by each letter's key whom it goes to, and its documents."""

    authority: str
    mailing: str
    by: str
    letters: Mapping[str, tuple[Named, tuple[str, ...]]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class CaseworkLedger:
    """Keeps each step of a letter as an event, written before the call returns.

    It reads the store once: one run sends at a time, held by a lock on the term's folder.
    """

    store: Store
    sending: Sending
    clock: Clock
    lines: defaultdict[str, list[Line]]

    @classmethod
    def of(cls, store: Store, sending: Sending, clock: Clock) -> CaseworkLedger:
        """The ledger as it stands."""
        return cls(store, sending, clock, lines_of(store.events(sending.authority)))

    def standing(self, key: str) -> Standing:
        return standing_of(self.lines[key])

    def may_be_twice(self, key: str) -> bool:
        return may_be_twice(self.lines[key])

    def started(self, parcel: Parcel) -> None:
        to, documents = self.sending.letters[parcel.key]
        said = mail.LetterStarted(
            letter=parcel.key,
            mailing=self.sending.mailing,
            to=to,
            documents=documents,
            sha256=parcel.sha256,
            message_id=parcel.message_id,
        )
        self._record(said, Line.STARTED, "The letter goes.")

    def postponed(self, parcel: Parcel, answer: str) -> None:
        said = self._refused(parcel, answer, for_good=False)
        self._record(said, Line.POSTPONED, "It did not go; another try may succeed.")

    def refused(self, parcel: Parcel, answer: str) -> None:
        said = self._refused(parcel, answer, for_good=True)
        self._record(said, Line.REFUSED, "The server does not take it.")

    def sent(self, parcel: Parcel, answer: str) -> None:
        twice = self.may_be_twice(parcel.key)
        said = mail.LetterSent(letter=parcel.key, answer=_words(answer), may_be_twice=twice)
        self._record(said, Line.SENT, "The server took it.")

    def _refused(self, parcel: Parcel, answer: str, *, for_good: bool) -> mail.LetterRefused:
        to, documents = self.sending.letters[parcel.key]
        return mail.LetterRefused(
            letter=parcel.key,
            answer=_words(answer),
            for_good=for_good,
            mailing=self.sending.mailing,
            to=to,
            documents=documents,
            message_id=parcel.message_id,
        )

    def _record(self, said: Step, line: Line, why: str) -> None:
        self.store.append(entry_of(self.sending, said, self.clock(), why))
        self.lines[said.letter].append(line)


def entry_of(sending: Sending, said: Payload, at: datetime, why: str) -> Entry:
    """The entry for something that came of a letter."""
    return Entry(
        authority=sending.authority,
        urn=None,
        who=sending.by,
        recorded_at=at,
        happened_on=at.date(),
        why=why,
        payload=said,
        entered_by=sending.by,
    )


def lines_of(events: Iterable[Event]) -> defaultdict[str, list[Line]]:
    """What is on record of each letter, by its key, in the order recorded."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for event in events:
        match event.payload:
            case mail.LetterStarted(letter=letter):
                found[letter].append(Line.STARTED)
            case mail.LetterSent(letter=letter):
                found[letter].append(Line.SENT)
            case mail.LetterRefused(letter=letter, for_good=for_good):
                found[letter].append(Line.REFUSED if for_good else Line.POSTPONED)
            case mail.LetterReturned(letter=letter):
                found[letter].append(Line.RETURNED)
            case _:
                pass
    return found


def _words(answer: str) -> str:
    """An answer as it can be kept: on one line, and never blank."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in answer).split()) or _SAID_NOTHING
