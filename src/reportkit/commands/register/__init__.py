"""`reportkit register`: schools placed, decided on, told, reviewed, removed; and their history."""

from reportkit.commands.register import placing, reading, supporting, talking, watching, with_governors
from reportkit.commands.register.app import register

__all__ = ["placing", "reading", "register", "supporting", "talking", "watching", "with_governors"]
