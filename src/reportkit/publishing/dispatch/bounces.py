"""What came back: the reports of servers that could not deliver a letter, out of a mailbox."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path


class BounceKind(StrEnum):
    """What a report says of a letter."""

    FAILED = auto()
    DELAYED = auto()
    DELIVERED = auto()
    RELAYED = auto()
    UNKNOWN = auto()  # a reply by a machine that says nothing a machine can read


@dataclass(frozen=True, slots=True)
class Bounce:
    """A report on one recipient of one letter; `status` as in RFC 3463 (“5.1.1”), or nothing."""

    original_message_id: str
    address: str
    status: str
    words: str
    kind: BounceKind


def read_bounces(path: Path) -> tuple[Bounce, ...]:
    """The reports in an .eml, an mbox, a Maildir or a folder of these; other mail is passed over."""
    raise NotImplementedError
