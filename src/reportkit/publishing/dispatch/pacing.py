"""How fast letters go, and how long the run waits before it tries again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

Sleep = Callable[[float], None]
Clock = Callable[[], float]
_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast letters go, and how long one is tried; waits in seconds, each twice the one before."""

    per_minute: int = 60
    tries: int = 4
    first_wait: float = 5.0
    longest_wait: float = 120.0


class Metronome:
    """Lets letters go no faster than so many a minute, whichever connection takes them."""

    def __init__(self, per_minute: int, sleep: Sleep, clock: Clock = time.monotonic) -> None:
        self._apart = _MINUTE / per_minute
        self._sleep, self._clock = sleep, clock
        self._next = clock()

    def wait(self) -> None:
        """Come back when the next letter may go."""
        early = self._next - self._clock()
        if early > 0:
            self._sleep(early)
        self._next = max(self._next, self._clock()) + self._apart
