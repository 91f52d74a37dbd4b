"""Events of letters: what a named person let go, what was handed over, what came back."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportkit.casework.events.returns_kinds import Sha256
from reportkit.casework.events.words import Count, Named, Payload, Saying, Text, Words


class ByHand(Saying):
    """A document that a person changed: its hash as built, as changed, and as it goes out."""

    document: Text
    built: Sha256
    changed: Sha256
    goes_out: Sha256
    taken_out: tuple[Text, ...] = ()


class MailingApproved(Payload):
    """Letters let go by a named person, just as they were rehearsed: one byte more or less voids it."""

    kind: ClassVar = "mailing-approved"
    of_school: ClassVar = False
    mailing: Text
    rehearsal: Sha256
    letters: Count
    post: Text
    by_hand: tuple[ByHand, ...] = ()


class _OfLetter(Payload):
    """`letter` is the letter's own key: of its document, that document's hash, and whom it goes to."""

    of_school: ClassVar = False
    letter: Text


class LetterStarted(_OfLetter):
    """A letter about to be handed to the server: without what follows, nobody knows whether it went."""

    kind: ClassVar = "letter-started"
    mailing: Text
    to: Named
    documents: tuple[Text, ...]
    sha256: Sha256
    message_id: Text


class LetterSent(_OfLetter):
    """The server took the letter, in its own words; `may_be_twice` where an earlier try may have gone too."""

    kind: ClassVar = "letter-sent"
    answer: Text
    may_be_twice: bool = False


class LetterRefused(_OfLetter):
    """The letter certainly did not go; `for_good` where another try is of no use.

    One that was refused before it was begun is in no other event: whose and what it was is said here.
    """

    kind: ClassVar = "letter-refused"
    answer: Text
    for_good: bool
    mailing: Words = ""
    to: Named | None = None
    documents: tuple[Text, ...] = ()
    message_id: Words = ""


class LetterReturned(_OfLetter):
    """A message that the letter was not delivered (RFC 3464)."""

    kind: ClassVar = "letter-returned"
    status: Words = ""
    said: Text
    notice: Sha256 = Field(description="of the message that said so, so that it counts once")
