"""A letter as data, and as the bytes that travel."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from reportkit.publishing.dispatch.addresses import Address
from reportkit.publishing.dispatch.ledger import Parcel


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter; `kind` is its MIME type."""

    name: str
    content: bytes = field(repr=False)
    kind: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who a letter is from or to; `name` is what is shown beside the address, or nothing."""

    address: Address
    name: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """All that decides a letter's bytes. `marking` is “” for what needs none; `sent_on` has a time zone.

    `reference` is printed nowhere; letters that differ only in it differ in their Message-ID.
    """

    key: str
    sender: Recipient
    to: tuple[Recipient, ...]
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    marking: str
    sent_on: datetime
    reference: str


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A letter read back from its bytes; `nested` are the messages attached to it."""

    headers: tuple[tuple[str, str], ...]
    sender: str
    to: tuple[str, ...]
    subject: str
    message_id: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    nested: tuple[ReadLetter, ...]


def compose(letter: Letter) -> bytes:
    """The letter as it travels; the same letter gives the same bytes. Raises UsageError."""
    raise NotImplementedError


def pack(letter: Letter) -> Parcel:
    """The composed letter, ready to go. Raises UsageError."""
    raise NotImplementedError


def read_letter(content: bytes) -> ReadLetter:
    """What a letter says, to whom, and what goes with it. Raises UsageError for what is no letter."""
    raise NotImplementedError
