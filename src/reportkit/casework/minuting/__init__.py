"""Meetings of the board minuted: what may not be recorded of them, and what the policy asks next."""

from reportkit.casework.minuting.faults import find_faults
from reportkit.casework.minuting.following import board_follows
from reportkit.casework.minuting.refusing import check_board_event
from reportkit.casework.minuting.rules import BoardTerms
from reportkit.casework.minuting.telling import board_told

__all__ = ["BoardTerms", "board_follows", "board_told", "check_board_event", "find_faults"]
