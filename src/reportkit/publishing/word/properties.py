"""What a document says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Properties:
    """The document's own particulars.

    `marking` says who may read it and stands in the header; empty for a public document. `as_at` becomes
    the dates of creation and change, which are left out where it is None: no clock is read.
    """

    title: str
    subject: str = ""
    language: str = "en-GB"
    marking: str = ""
    as_at: date | None = None
