"""What a document says of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reportkit.blocks import Title


@dataclass(frozen=True, slots=True)
class Properties:
    """The document's own particulars.

    `marking` says who may read it and stands in the header; empty for a public document. `notice` is a
    line of its own in the footer, empty for none. `as_at` becomes the dates of creation and change, which
    are left out where it is None: no clock is read.
    """

    title: str
    subject: str = ""
    language: str = "en-GB"
    marking: str = ""
    notice: str = ""
    as_at: date | None = None

    def of_title(self, title: Title) -> Properties:
        """The same with the marking and the notice that the document's title carries, where it does."""
        return replace(self, marking=title.marking or self.marking, notice=title.notice or self.notice)
