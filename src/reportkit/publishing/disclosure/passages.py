"""A piece of text and where it stands."""

from __future__ import annotations

from typing import NamedTuple


class Passage(NamedTuple):
    """A piece of text and where it stands in the file; `again` says that a longer one holds it too."""

    where: str
    text: str
    again: bool = False
