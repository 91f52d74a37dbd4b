"""The bytes of a letter as it travels, the same for the same letter, on any day."""

from __future__ import annotations

import email.policy
import hashlib
from collections.abc import Iterator
from email.headerregistry import Address as HeaderAddress
from email.message import EmailMessage
from email.utils import format_datetime, unquote

from reportkit.publishing.dispatch.checking import check_letter
from reportkit.publishing.dispatch.ledger import Parcel
from reportkit.publishing.dispatch.letter import Attachment, Letter, ReadLetter, Recipient
from reportkit.publishing.dispatch.reading import read_letter

__all__ = ["Attachment", "Letter", "ReadLetter", "Recipient", "compose", "pack", "read_letter"]

_AS_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_OF_CALENDARS = {"charset": "utf-8", "method": "PUBLISH"}
_QUOTED = "quoted-printable"  # travels through servers that take seven bits, and is readable in the file


def pack(letter: Letter) -> Parcel:
    """The composed letter, ready to go. Raises UsageError."""
    content = compose(letter)
    return Parcel(
        key=letter.key,
        sender=letter.sender.address.wire,
        to=tuple(person.address.wire for person in letter.to),
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        message_id=_message_id(letter, _digest(letter)),
    )


def compose(letter: Letter) -> bytes:
    """The letter as it travels: the text, the same in HTML, and what is attached. Raises UsageError."""
    check_letter(letter)
    digest = _digest(letter)
    message = EmailMessage(_policy(letter))
    _add_headers(message, letter, digest)
    message.set_content(letter.text, cte=_QUOTED)
    message.add_alternative(letter.html, subtype="html", cte=_QUOTED)
    for attachment in letter.attachments:
        _attach(message, attachment)
    _set_boundaries(message, digest)
    return message.as_bytes()


def _policy(letter: Letter) -> email.policy.EmailPolicy[EmailMessage]:
    """Names in RFC 2047 words; plain UTF-8 only where an address cannot be written otherwise."""
    people = (letter.sender, *letter.to)
    is_wide = any(person.address.needs_smtputf8 for person in people)
    return email.policy.SMTPUTF8 if is_wide else email.policy.SMTP


def _add_headers(message: EmailMessage, letter: Letter, digest: str) -> None:
    message["From"] = _header_address(letter.sender)
    message["To"] = [_header_address(person) for person in letter.to]
    message["Subject"] = subject_of(letter)
    message["Date"] = format_datetime(letter.sent_on)
    message["Message-ID"] = _message_id(letter, digest)
    message["Auto-Submitted"] = "auto-generated"
    if letter.marking:
        message["Sensitivity"] = "Company-Confidential"


def _header_address(person: Recipient) -> HeaderAddress:
    address = person.address
    return HeaderAddress(person.name, username=unquote(address.local), domain=address.ascii_domain)


def subject_of(letter: Letter) -> str:
    """The subject as it goes, with the marking in front."""
    prefix = f"{letter.marking}: " if letter.marking else ""
    return letter.subject if letter.subject.startswith(prefix) else f"{prefix}{letter.subject}"


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    main, sub = attachment.kind.split("/")
    params = _OF_CALENDARS if attachment.kind == "text/calendar" else None
    message.add_attachment(
        attachment.content, maintype=main, subtype=sub, filename=attachment.name, params=params
    )


def _set_boundaries(message: EmailMessage, digest: str) -> None:
    """Quoted-printable text has no “=_” in it, nor has base64: a boundary stands nowhere in the content."""
    parts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(parts):
        part.set_boundary(f"=_{digest[:32]}_{number}")


def _message_id(letter: Letter, digest: str) -> str:
    return f"<{digest[:40]}@{letter.sender.address.ascii_domain}>"


def _digest(letter: Letter) -> str:
    """What tells the letter from any other: the hash of each of its pieces with its length, in letters.

    Among digits a school's number could stand by chance, and who looks for such numbers would find it.
    """
    digest = hashlib.sha256()
    for piece in _pieces(letter):
        digest.update(len(piece).to_bytes(8))
        digest.update(piece)
    return digest.hexdigest().translate(_AS_LETTERS)


def _pieces(letter: Letter) -> Iterator[bytes]:
    for person in (letter.sender, *letter.to):
        yield from (person.name.encode(), person.address.wire.encode())
    yield from (text.encode() for text in (letter.marking, letter.subject, letter.text, letter.html))
    yield from (letter.sent_on.isoformat().encode(), letter.reference.encode())
    for attachment in letter.attachments:
        yield from (attachment.name.encode(), attachment.kind.encode(), attachment.content)
