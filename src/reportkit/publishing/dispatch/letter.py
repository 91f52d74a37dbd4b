"""A letter as data: before it is composed, and as read back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from reportkit.publishing.dispatch.addresses import Address


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
    """A letter read back from its bytes; `nested` are the messages attached to it.

    `to` are the addresses in To, Cc and Bcc: whoever the letter names as a recipient.
    """

    headers: tuple[tuple[str, str], ...]
    sender: str
    to: tuple[str, ...]
    subject: str
    message_id: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    nested: tuple[ReadLetter, ...]
