"""A letter read back from its bytes: who it is to, what it says, and what goes with it."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.errors import MessageError
from email.message import MIMEPart
from email.utils import getaddresses

from reportkit.exceptions import UsageError
from reportkit.publishing.dispatch.letter import Attachment, ReadLetter

_TO = ("To", "Cc", "Bcc")
# What Python's reader of mail raises for headers that are cut off, and for encodings that nobody knows.
_BROKEN = (AttributeError, LookupError, ValueError, MessageError)
_UNNAMED = "unnamed"


def read_letter(content: bytes) -> ReadLetter:
    """What a letter says, to whom, and what goes with it. Raises UsageError for what is no letter."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    if "From" not in message or not isinstance(message, MIMEPart):
        raise UsageError("This is not a letter: no header says whom it is from.")
    try:
        return _read(message)
    except _BROKEN as error:
        raise UsageError(f"This letter is broken, and what it holds is not known: {error}.") from error


def _read(message: MIMEPart) -> ReadLetter:
    leaves = tuple(_leaves(message))
    plain = [leaf for leaf in leaves if not _is_attached(leaf)]
    return ReadLetter(
        headers=tuple((name, str(value)) for name, value in message.items()),
        sender=next(iter(_addresses(message, "From")), ""),
        to=tuple(address for name in _TO for address in _addresses(message, name)),
        subject=str(message.get("Subject", "")),
        message_id=str(message.get("Message-ID", "")).strip(),
        text="\n".join(_text(leaf) for leaf in plain if leaf.get_content_subtype() == "plain"),
        html="\n".join(_text(leaf) for leaf in plain if leaf.get_content_subtype() == "html"),
        attachments=tuple(_attachment(leaf) for leaf in leaves if _is_attached(leaf)),
        nested=tuple(_read(leaf) for leaf in _nested(message)),
    )


def _addresses(message: MIMEPart, name: str) -> list[str]:
    lines = [str(line) for line in message.get_all(name, [])]
    return [address for _, address in getaddresses(lines) if address]


def _leaves(message: MIMEPart) -> Iterator[MIMEPart]:
    """The parts that hold something themselves; what is in an attached message is that message's."""
    if message.get_content_maintype() == "multipart":
        for part in message.iter_parts():
            yield from _leaves(part)
    elif message.get_content_maintype() != "message":
        yield message


def _nested(message: MIMEPart) -> Iterator[MIMEPart]:
    if message.get_content_maintype() == "multipart":
        for part in message.iter_parts():
            yield from _nested(part)
    elif message.get_content_type() == "message/rfc822":
        yield from (inner for inner in message.iter_parts())


def _is_attached(leaf: MIMEPart) -> bool:
    is_body = leaf.get_content_type() in ("text/plain", "text/html")
    return not is_body or leaf.is_attachment() or bool(leaf.get_filename())


def _text(leaf: MIMEPart) -> str:
    return "\n".join(str(leaf.get_content()).split("\r\n"))


def _attachment(leaf: MIMEPart) -> Attachment:
    payload = leaf.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    return Attachment(leaf.get_filename() or _UNNAMED, content, leaf.get_content_type())
