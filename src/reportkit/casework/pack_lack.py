"""Something that a board pack lacks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackLack:
    """Something that is missing: the rule that asks for it, what, and what to do."""

    rule: str
    missing: str
    to_do: str
    command: str = ""

    @property
    def remedy(self) -> str:
        """What to do about it, with the command for it."""
        return f"{self.to_do}:  {self.command}" if self.command else f"{self.to_do}."

    @property
    def in_words(self) -> str:
        """As printed."""
        return f"{self.missing} {self.remedy}"
