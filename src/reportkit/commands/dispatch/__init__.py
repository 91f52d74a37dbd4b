"""`reportkit dispatch`: letters rehearsed, let go by a named person, sent once, answered for."""

from reportkit.commands.dispatch import after, before
from reportkit.commands.dispatch.app import dispatch

__all__ = ["after", "before", "dispatch"]
