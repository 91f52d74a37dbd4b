"""Every text of a message: each header, each form of the body, what is attached, and messages within."""

from __future__ import annotations

import email
import email.policy
import hashlib
from collections.abc import Container, Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from reportkit.exceptions import DocumentError
from reportkit.publishing.disclosure.opened import read_part
from reportkit.publishing.disclosure.passages import Passage

_KINDS = {"text/plain": "the plain text", "text/html": "the HTML text", "text/calendar": "the invitation"}
_TOP = "the header"


def read_mail(content: bytes, outer: str = "", looked_at: Container[str] = ()) -> Iterator[Passage]:
    """Every passage of the message. Raises DocumentError for what is attached and cannot be read.

    Of attachments whose SHA-256 is among `looked_at` the name alone is read.
    """
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    if not message.keys():
        raise DocumentError("This is no message: it has no headers.")
    for number, part in enumerate(message.walk()):
        whose = "" if number == 0 else f" of part {number}"
        for name, value in part.items():
            yield Passage(f"{outer}{_TOP} {name}{whose}", f"{name}: {_header(value)}")
        for aside in (part.preamble, part.epilogue):
            yield Passage(f"{outer}outside the parts", str(aside or ""))
        if not part.is_multipart():
            yield from _body(part, outer, number, looked_at)


def attachments(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What is attached to the message: its name and what it holds."""
    for part in email.message_from_bytes(content, policy=email.policy.compat32).walk():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and (name := _file_name(part)):
            yield name, payload


def _header(value: object) -> str:
    try:
        return " ".join(str(make_header(decode_header(str(value)))).split())
    except (MessageError, LookupError, ValueError):
        return str(value)


def _body(part: Message, outer: str, number: int, looked_at: Container[str]) -> Iterator[Passage]:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    name = _file_name(part)
    if name:
        yield Passage(f"{outer}the name of an attachment", name)
        if hashlib.sha256(content).hexdigest() not in looked_at:
            yield from attached(f"{outer}the attachment {name}", name, content)
    elif part.get_content_maintype() == "text":
        kind = _KINDS.get(part.get_content_type(), part.get_content_type())
        yield Passage(f"{outer}{kind}", _decoded(part, content))
    else:
        yield from read_part(f"{outer}part {number}", content)


def attached(where: str, name: str, content: bytes) -> Iterator[Passage]:
    """Every passage of an attached file; a message that is attached as a file is opened too."""
    from reportkit.publishing.disclosure.files import read_file

    for passage in read_file(name, content):
        yield Passage(f"{where}: {passage.where}", passage.text, passage.again)


def _file_name(part: Message) -> str:
    return " ".join(_header(part.get_filename() or part.get_param("name") or "").split())


def _decoded(part: Message, content: bytes) -> str:
    try:
        return content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return content.decode("utf-8", "replace")
