"""One run over many letters: each round tries those that wait, and what is certain is recorded at once."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.publishing.dispatch.interrupting import Interrupts
from reportkit.publishing.dispatch.ledger import Ledger, Parcel, Standing
from reportkit.publishing.dispatch.outcome import (
    ENDED,
    IN_DOUBT,
    IN_DOUBT_ONCE,
    NOT_SENT,
    Ending,
    Outcome,
    Tell,
)
from reportkit.publishing.dispatch.pacing import Metronome
from reportkit.publishing.dispatch.transport import Doubtful, Line, Postponed, Refused, Unreachable


class Run:
    """The letters that wait, by key, and what became of the others."""

    def __init__(self, parcels: Sequence[Parcel], ledger: Ledger, tell: Tell) -> None:
        self._ledger, self._tell = ledger, tell
        self.waiting = {parcel.key: parcel for parcel in parcels}
        self.outcomes: dict[str, Outcome] = {}
        self._words: dict[str, str] = {}
        self._not_tried = ""

    def settle_ended(self) -> None:
        """Tell of letters for which nothing is to be done."""
        for parcel in tuple(self.waiting.values()):
            if ended := ENDED.get(self._ledger.standing(parcel.key)):
                self._settle(parcel, *ended)

    def send_round(self, line: Line, metronome: Metronome, interrupts: Interrupts) -> bool:
        """Whether letters still wait, after each was tried once or the server could not be reached."""
        for parcel in tuple(self.waiting.values()):
            metronome.wait()
            with interrupts.put_off():
                is_reached = self._try(line, parcel)
            if not is_reached:
                break
        return bool(self.waiting)

    def settle_waiting(self, reason: str) -> None:
        """Tell of letters that were not sent; of those that were not tried, for what reason."""
        for parcel in tuple(self.waiting.values()):
            ending = NOT_SENT[self._ledger.standing(parcel.key)]
            self._settle(parcel, ending, self._words.get(parcel.key) or reason or self._not_tried)

    def _try(self, line: Line, parcel: Parcel) -> bool:
        """Whether the server could be reached."""
        attempt = _Attempt(self._ledger, parcel)
        try:
            answer = line.hand_over(parcel, attempt.begin)
        except Doubtful as error:
            self._keep(parcel, str(error))
        except Refused as error:
            self._refuse(parcel, attempt, str(error))
        except Postponed as error:
            attempt.take_back(str(error))
            self._keep(parcel, str(error))
            return not isinstance(error, Unreachable)
        else:
            self._ledger.sent(parcel, answer)
            self._settle(parcel, Ending.SENT, answer)
        return True

    def _refuse(self, parcel: Parcel, attempt: _Attempt, words: str) -> None:
        attempt.take_back(words)
        is_in_doubt = self._ledger.standing(parcel.key) is Standing.STARTED
        self._ledger.refused(parcel, words)
        self._settle(parcel, Ending.REFUSED, f"{words} {IN_DOUBT_ONCE}" if is_in_doubt else words)

    def _keep(self, parcel: Parcel, words: str) -> None:
        """Let the letter wait for the next round, unless no more may be tried."""
        self._words[parcel.key] = self._not_tried = words
        if self._ledger.standing(parcel.key) is Standing.AGAIN:
            self._settle(parcel, Ending.HELD, f"{IN_DOUBT} Of the last: {words}")

    def _settle(self, parcel: Parcel, ending: Ending, words: str) -> None:
        outcome = Outcome(parcel, ending, words, self._ledger.may_be_twice(parcel.key))
        self.outcomes[parcel.key] = outcome
        del self.waiting[parcel.key]
        self._tell(outcome)


class _Attempt:
    """One handing over; the ledger hears of it only from when the letter may arrive."""

    def __init__(self, ledger: Ledger, parcel: Parcel) -> None:
        self._ledger, self._parcel = ledger, parcel
        self._is_begun = False

    def begin(self) -> None:
        self._ledger.started(self._parcel)
        self._is_begun = True

    def take_back(self, words: str) -> None:
        """Record that it is certain not to have arrived, where it was recorded that it might."""
        if self._is_begun:
            self._ledger.postponed(self._parcel, words)
