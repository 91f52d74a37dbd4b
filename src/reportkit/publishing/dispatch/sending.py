"""Sending many letters: each once, or said to have gone twice; what is doubtful is never passed over."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from functools import partial

from tenacity import RetryCallState, Retrying, retry_if_result, stop_after_attempt, wait_exponential

from reportkit.exceptions import UsageError
from reportkit.publishing.dispatch.interrupting import Interrupted, Interrupts
from reportkit.publishing.dispatch.ledger import Ledger, Parcel
from reportkit.publishing.dispatch.outcome import STOPPED, Ending, Outcome, Tell
from reportkit.publishing.dispatch.pacing import Clock, Metronome, Pace, Sleep
from reportkit.publishing.dispatch.rounds import Run
from reportkit.publishing.dispatch.transport import Transport

__all__ = ["Ending", "Outcome", "Pace", "Sleep", "Tell", "send_all"]


def send_all(
    parcels: Sequence[Parcel],
    transport: Transport,
    ledger: Ledger,
    pace: Pace,
    tell: Tell,
    sleep: Sleep,
    clock: Clock = time.monotonic,
) -> tuple[Outcome, ...]:
    """What became of each letter, in the order given; `tell` hears of each as soon as it is known.

    Raises MailServerUnfit. Ctrl-C ends the run after the letter under way: the others are left.
    """
    _check_keys(parcels)
    run = Run(parcels, ledger, tell)
    reason = ""
    interrupts = Interrupts()
    with interrupts.listened_to():
        try:
            run.settle_ended()
            if run.waiting:
                metronome = Metronome(pace.per_minute, sleep, clock)
                _send_in_rounds(run, transport, metronome, interrupts, pace, sleep)
        except Interrupted:
            reason = STOPPED
    run.settle_waiting(reason)
    return tuple(run.outcomes[parcel.key] for parcel in parcels)


def _check_keys(parcels: Sequence[Parcel]) -> None:
    counts = Counter(parcel.key for parcel in parcels)
    twice = sorted(key for key, count in counts.items() if count > 1)
    if twice:
        raise UsageError(f"More than one letter has the key {', '.join(twice)}. Give each its own.")


def _send_in_rounds(
    run: Run, transport: Transport, metronome: Metronome, interrupts: Interrupts, pace: Pace, sleep: Sleep
) -> None:
    """All that wait, then after a while those that could not go, for as many rounds as there are tries."""
    rounds = Retrying(
        retry=retry_if_result(bool),
        stop=stop_after_attempt(pace.tries),
        wait=wait_exponential(multiplier=pace.first_wait, max=pace.longest_wait),
        sleep=sleep,
        retry_error_callback=_as_it_is,
    )
    with transport.opened() as line:
        rounds(partial(run.send_round, line, metronome, interrupts))


def _as_it_is(_state: RetryCallState) -> None:
    """After the last round nothing is raised: what still waits is told of."""
