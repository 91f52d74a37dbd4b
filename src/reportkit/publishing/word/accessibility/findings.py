"""What the lint says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that shuts somebody out: by which rule, where in the document, and what to do."""

    rule: str
    where: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.where}: {self.remedy}"
