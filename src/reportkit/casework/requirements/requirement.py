"""Something that is required next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportkit.vocabulary import in_words


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something to be done, by the end of which day (None where nobody set one), and what asks for it.

    `source` is a clause with its rule, or empty for what was agreed with the school.
    """

    what: str
    source: str
    due: date | None = None

    def told(self, as_at: date) -> str:
        """As a line: when, what, and the clause."""
        asked = f" ({self.source})" if self.source else " (as agreed)"
        return f"{self._when(as_at)}: {self.what.rstrip('.')}{asked}."

    def _when(self, as_at: date) -> str:
        if self.due is None:
            return "Next, with no day set"
        if self.due < as_at:
            return f"Overdue since {in_words(self.due)}"
        return f"By {in_words(self.due)}"
