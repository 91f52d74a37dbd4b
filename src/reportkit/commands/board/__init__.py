"""`reportkit board`: members, meetings, papers, minutes, and what goes to the Schools' Forum."""

from reportkit.commands.board import after, before, people, sending, showing
from reportkit.commands.board.app import board

__all__ = ["after", "before", "board", "people", "sending", "showing"]
