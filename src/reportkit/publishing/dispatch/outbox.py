"""The outbox: a folder that letters are put into, for a rehearsal or for another program to send."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reportkit.publishing.dispatch.ledger import Parcel
from reportkit.publishing.dispatch.transport import Begin, Line


@dataclass(frozen=True, slots=True)
class Outbox:
    """Writes each letter as `<key>.eml`, whole or not at all."""

    folder: Path

    @contextmanager
    def opened(self) -> Iterator[Line]:
        raise NotImplementedError
        yield self

    def hand_over(self, parcel: Parcel, begin: Begin) -> str:
        raise NotImplementedError
