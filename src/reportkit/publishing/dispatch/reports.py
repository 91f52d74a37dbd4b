"""What one message reports of letters: a delivery status (RFC 3464), or an answer by a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from enum import StrEnum, auto

_ID = re.compile(r"<[^<>\s]{1,250}>")
_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_ORIGINALS = ("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers")
_STATUSES = ("message/delivery-status", "message/global-delivery-status")
_MACHINES = ("mailer-daemon", "postmaster", "microsoftexchange")
_LONGEST = 300
_DEEPEST = 20


class BounceKind(StrEnum):
    """What a report says of a letter."""

    FAILED = auto()
    DELAYED = auto()
    DELIVERED = auto()
    RELAYED = auto()
    UNKNOWN = auto()  # an answer by a machine that says nothing a machine can read


_BY_CLASS = {"5": BounceKind.FAILED, "4": BounceKind.DELAYED, "2": BounceKind.DELIVERED}
_BY_ACTION = {
    "failed": BounceKind.FAILED,
    "delayed": BounceKind.DELAYED,
    "delivered": BounceKind.DELIVERED,
    "relayed": BounceKind.RELAYED,
    "expanded": BounceKind.RELAYED,
}


@dataclass(frozen=True, slots=True)
class Bounce:
    """A report on one recipient of one letter; `status` as in RFC 3463 (“5.1.1”), or nothing.

    The letter and the address are "" where the report does not say them.
    """

    original_message_id: str
    address: str
    status: str
    words: str
    kind: BounceKind


def bounces_in(message: Message[str, str]) -> Iterator[Bounce]:
    """The reports that a message holds; none in mail that people wrote."""
    parts = tuple(_parts(message, 0))
    statuses = [part for part in parts if part.get_content_type() in _STATUSES]
    if statuses:
        original = _original(parts) or _answered(message)
        for part in statuses:
            yield from _reported(part, original)
    elif _is_of_machine(message) and (original := _answered(message)):
        words = _line(_decoded(message.get("Subject", "")))
        yield Bounce(original, "", _status(words), words, BounceKind.UNKNOWN)


def _parts(message: Message[str, str], depth: int) -> Iterator[Message[str, str]]:
    """The parts of the message itself: what is in a message within it is that one's."""
    inner = message.get_payload()
    if message.get_content_maintype() == "multipart" and isinstance(inner, list) and depth < _DEEPEST:
        for part in inner:
            if isinstance(part, Message):
                yield from _parts(part, depth + 1)
    else:
        yield message


def _reported(status: Message[str, str], original: str) -> Iterator[Bounce]:
    """A report for each recipient that the status names; one of nobody where it names none."""
    blocks = status.get_payload()
    parts = [one for one in (blocks if isinstance(blocks, list) else []) if isinstance(one, Message)]
    named = [one for one in parts if _recipient(one)]
    telling = [one for one in parts if "Action" in one or "Status" in one]
    for block in named or telling[:1] or [status]:
        code = _status(str(block.get("Status", "")))
        said = _line(_untyped(str(block.get("Diagnostic-Code", "")))) or code
        yield Bounce(original, _line(_untyped(_recipient(block))), code, said, _kind(block, code))


def _recipient(block: Message[str, str]) -> str:
    return str(block.get("Final-Recipient") or block.get("Original-Recipient") or "")


def _kind(block: Message[str, str], status: str) -> BounceKind:
    action = str(block.get("Action", "")).strip().lower()
    return _BY_ACTION.get(action) or _BY_CLASS.get(status[:1], BounceKind.UNKNOWN)


def _original(parts: tuple[Message[str, str], ...]) -> str:
    """The Message-ID of the letter that came back with the report, or of its headers alone."""
    for part in parts:
        if part.get_content_type() in _ORIGINALS:
            inner = part.get_payload()
            held = inner[0] if isinstance(inner, list) and inner else message_from_string(_text(part))
            if isinstance(held, Message) and (found := _ID.search(str(held.get("Message-ID", "")))):
                return found[0]
    return ""


def _text(part: Message[str, str]) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _answered(message: Message[str, str]) -> str:
    """The Message-ID that the message is an answer to: the last of those that it refers to."""
    for name in ("In-Reply-To", "References"):
        if found := _ID.findall(str(message.get(name, ""))):
            return str(found[-1])
    return ""


def _is_of_machine(message: Message[str, str]) -> bool:
    _, sender = parseaddr(str(message.get("From", "")))
    answers = str(message.get("Auto-Submitted", "no")).strip().lower()
    is_bare = str(message.get("Return-Path", "")).strip() == "<>"
    return is_bare or not answers.startswith("no") or sender.lower().startswith(_MACHINES)


def _untyped(value: str) -> str:
    """A value without its type:  rfc822; head@oak.example ."""
    kind, parted, rest = value.partition(";")
    return rest if parted and "@" not in kind else value


def _status(text: str) -> str:
    found = _STATUS.search(text)
    return found[0] if found else ""


def _decoded(header: object) -> str:
    try:
        return str(make_header(decode_header(str(header))))
    except (LookupError, ValueError, MessageError):  # an encoding nobody knows, or letters that it has not
        return str(header)


def _line(text: str) -> str:
    """On one line, without anything that a terminal would act on."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())[:_LONGEST]
