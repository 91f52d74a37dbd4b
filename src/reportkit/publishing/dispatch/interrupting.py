"""Ctrl-C between letters: what is under way is finished first, so that it is not left in doubt."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupted(Exception):
    """Ctrl-C was pressed, and no letter is under way."""


class Interrupts:
    """Ctrl-C while this is listened to; pressed twice during one letter it ends the run at once."""

    def __init__(self) -> None:
        self._under_way = False
        self._pressed = False

    @contextmanager
    def listened_to(self) -> Iterator[None]:
        """Ctrl-C raises Interrupted within, but not while a letter is under way."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._press)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def put_off(self) -> Iterator[None]:
        """Ctrl-C within is remembered, and raised at the end."""
        self._under_way = True
        try:
            yield
        finally:
            self._under_way = False
        if self._pressed:
            raise Interrupted

    def _press(self, _number: int, _frame: FrameType | None) -> None:
        if not self._under_way:
            raise Interrupted
        if self._pressed:
            raise KeyboardInterrupt
        self._pressed = True
