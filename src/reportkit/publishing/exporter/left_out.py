"""What a notebook shows that Word cannot."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something left out of the document: why, and where it stood."""

    why: str
    where: str = ""
