"""What the team has set in `params/`: authorities, terms, thresholds, national changes."""

from reportkit.settings.authority import Authority, Event, Network, Practice, read_authority
from reportkit.settings.changes import NationalChange, read_national_changes
from reportkit.settings.terms import Terms, read_terms
from reportkit.settings.thresholds import Thresholds, read_thresholds

__all__ = [
    "Authority",
    "Event",
    "NationalChange",
    "Network",
    "Practice",
    "Terms",
    "Thresholds",
    "read_authority",
    "read_national_changes",
    "read_terms",
    "read_thresholds",
]
