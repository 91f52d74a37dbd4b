"""What came back: the reports of servers that could not deliver a letter, out of a mailbox.

Mail is only read here: nothing in it is opened, shown, fetched or run.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from reportkit.publishing.dispatch.mailboxes import read_mail
from reportkit.publishing.dispatch.reports import Bounce, BounceKind, bounces_in

__all__ = ["Bounce", "BounceKind", "read_bounces"]


def read_bounces(path: Path) -> tuple[Bounce, ...]:
    """The reports in an .eml, an mbox, a Maildir or a folder of these, each once; other mail is passed over.

    Raises UsageError where there is no such file, or it holds no mail.
    """
    return tuple(dict.fromkeys(_bounces(path)))


def _bounces(path: Path) -> Iterator[Bounce]:
    for content in read_mail(path):
        message: Message[str, str] = message_from_bytes(content)
        yield from bounces_in(message)
