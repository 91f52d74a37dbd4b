"""Letters for the tests: of an invented borough, with as much of one as a test needs to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from reportkit.publishing.dispatch.addresses import parse_address
from reportkit.publishing.dispatch.ledger import Parcel
from reportkit.publishing.dispatch.letter import Attachment, Letter, Recipient
from reportkit.publishing.dispatch.message import pack

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SENDER = Recipient(parse_address("school.improvement@wexcombe.example"), "School Improvement Team")
HEAD = Recipient(parse_address("head@oak.wexcombe.sch.example"), "Ann Head")
PROFILE = Attachment("school-profile-900001.docx", b"PK the profile of Oak School", WORD)

LETTER = Letter(
    key="profiles-900001",
    sender=SENDER,
    to=(HEAD,),
    subject="Autumn 2026 profile: Oak School",
    text="Dear Ann Head,\n\nThe profile of Oak School is attached.\n",
    html='<html lang="en-GB"><body><p>The profile of Oak School is attached.</p></body></html>',
    attachments=(PROFILE,),
    marking="OFFICIAL-SENSITIVE",
    sent_on=datetime(2026, 11, 23, 9, tzinfo=UTC),
    reference="",
)


def letter_to(number: int, **changes: object) -> Letter:
    """A letter to one of many heads, each with a document of their own."""
    head = Recipient(parse_address(f"head{number}@school{number}.example"), f"Head {number}")
    document = Attachment(f"school-profile-{900000 + number}.docx", f"document {number}".encode() * 40, WORD)
    made = replace(LETTER, key=f"profiles-{900000 + number}", to=(head,), attachments=(document,))
    return replace(made, **changes)  # type: ignore[arg-type]


def parcels(count: int) -> tuple[Parcel, ...]:
    """That many letters, ready to go."""
    return tuple(pack(letter_to(number)) for number in range(1, count + 1))
