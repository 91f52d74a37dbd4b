"""A letter before it is composed: to whom, with which documents, and what its template is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody to write to. `id` names the letter in a mailing, such as 102368-head or m2.

    `who` is how an officer knows them: the headteacher of Hillside Primary School (102368). `name` and
    `address` are "" where nobody is held, `checked_on` is None where no return says. `ids` are those of
    several people to whom one letter goes, () for a letter to one.
    """

    id: str
    who: str
    position: str
    name: str = ""
    address: str = ""
    checked_on: date | None = None
    urn: str = ""
    school: str = ""
    domains: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def everybody(self) -> tuple[str, ...]:
        """The ids of all to whom the letter goes."""
        return self.ids or (self.id,)


@dataclass(frozen=True, slots=True)
class Draft:
    """Who gets which documents, by their paths in the term's folder.

    `audience` is for whom the documents are, by its id in params/audiences.yaml. `stale` says why one is out
    of date, `held` what else keeps the letter back.
    """

    to: Addressee
    documents: tuple[str, ...]
    audience: str
    marking: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    stale: tuple[str, ...] = ()
    held: tuple[str, ...] = ()

    @property
    def documents_audience(self) -> str:
        """For whom the documents are, with the school where they are of one."""
        return f"{self.audience}:{self.to.urn}" if self.marking else self.audience

    @property
    def letter_audience(self) -> str:
        """For whom the letter itself is: a head may read of the own school in it."""
        return f"head:{self.to.urn}" if self.to.urn else self.audience
