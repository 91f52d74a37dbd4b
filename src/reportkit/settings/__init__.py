"""What the team has set in `params/`: authorities, terms, thresholds, national changes."""

from reportkit.settings.authority import Authority, Event, Network, Practice, read_authority
from reportkit.settings.board import Agenda, Board, StandingItem, read_agenda, read_bank_holidays
from reportkit.settings.changes import NationalChange, read_national_changes
from reportkit.settings.terms import Terms, read_terms
from reportkit.settings.thresholds import Thresholds, read_thresholds

__all__ = [
    "Agenda",
    "Authority",
    "Board",
    "Event",
    "NationalChange",
    "Network",
    "Practice",
    "StandingItem",
    "Terms",
    "Thresholds",
    "read_agenda",
    "read_authority",
    "read_bank_holidays",
    "read_national_changes",
    "read_terms",
    "read_thresholds",
]
