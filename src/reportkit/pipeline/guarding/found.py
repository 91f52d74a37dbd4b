"""What the guard found: something that the readers of a document may not see."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """The document as a path in the term's folder, where in it, the text, and why, with what to do."""

    document: str
    where: str
    text: str
    why: str

    def __str__(self) -> str:
        said = f" “{self.text}”" if self.text not in ("", self.where) else ""
        return f"{self.document}, {self.where}:{said} {self.why}"
