"""The schools that a return may be about, by URN."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KnownSchools:
    """The authority's open schools by URN with their names; `moved` gives the URN a former one has now."""

    names: Mapping[str, str]
    moved: Mapping[str, str] = field(default_factory=dict)

    def is_called(self, urn: str, name: str) -> bool:
        """Whether the school has this name, whatever its capitals, blanks and marks."""
        return _plain(self.names[urn]) == _plain(name)

    def why_not(self, urn: str) -> tuple[str, str]:
        """What is wrong with a URN that is not among them, and what to do."""
        if urn in self.moved:
            now = self.moved[urn]
            return f"{urn} was the school's URN before.", f"Use {now}, {self.names[now]}."
        return (
            f"{urn} is not an open school of the authority.",
            "Look it up in the sheet “Schools”; if the school is new, load a newer list of schools.",
        )

    def remedy_for(self, name: str) -> str:
        """What to do for a school that is named and has no URN."""
        found = [urn for urn, known in self.names.items() if _plain(known) == _plain(name)]
        return f"Give {found[0]}." if len(found) == 1 else "Look it up in the sheet “Schools”."


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.casefold()).strip()
