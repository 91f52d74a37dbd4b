"""Events about the records themselves: who read the register, and whose data was taken out."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from reportkit.casework.events.words import Count, Payload, Text


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
