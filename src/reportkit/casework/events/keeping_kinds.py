"""Events about the records themselves: who read the register, whose data was taken out, what may go out."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from reportkit.casework.events.words import Count, Payload, Text, Words


class Reading(Payload):
    """The register, or a document made of it, opened by somebody (H119); why stands with the event."""

    kind: ClassVar = "reading"
    of_school: ClassVar = False
    what: Text
    as_at: date


class Erasure(Payload):
    """A person's name and contact data taken out on request. The name is, of course, not kept here."""

    kind: ClassVar = "erasure"
    of_school: ClassVar = False
    events: Count


class LetThrough(Payload):
    """A text that the guard found in a document, let through by a named person; why stands with the event.

    It holds for that text in that document, a path in the term's folder, and for what was found in it
    (`why_found`), as long as nobody withdraws it.
    """

    kind: ClassVar = "let-through"
    of_school: ClassVar = False
    document: Text
    text: Words
    why_found: Text
