"""What happened, as recorded: who, when, why, on which day, and what each kind of event says."""

from reportkit.casework.events.called import called
from reportkit.casework.events.checks import check_entry
from reportkit.casework.events.codec import parse_payload, payload_json, payload_of
from reportkit.casework.events.event import Entry, Event, split_id
from reportkit.casework.events.kinds import KINDS
from reportkit.casework.events.words import Named, Payload

__all__ = [
    "KINDS",
    "Entry",
    "Event",
    "Named",
    "Payload",
    "called",
    "check_entry",
    "parse_payload",
    "payload_json",
    "payload_of",
    "split_id",
]
