"""What a closed annex says: exact counts of schools by phase and category, and no school (B3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from reportkit.exceptions import UsageError
from reportkit.reports.profiles.board import BoardProfile, read_board_profile
from reportkit.reports.profiles.counts_file import CountsFile


@dataclass(frozen=True, slots=True)
class PhaseCounts:
    """A phase: how many schools it has, how many are in each category, how many have support by each route.

    Categories are by their ids, the mildest first, 0 included; routes by their names. `unrecorded` are those
    that a published inspection places and nobody has recorded: they are in no category.
    """

    phase: str
    schools: int
    categories: tuple[tuple[str, int], ...]
    routes: tuple[tuple[str, int], ...]
    unrecorded: int = 0

    @property
    def on_register(self) -> int:
        """How many are on the register, as Paper C counts them: recorded or not."""
        return sum(number for _, number in self.categories) + self.unrecorded


@dataclass(frozen=True, slots=True)
class AnnexCounts:
    """The counts of an authority's schools at the end of a day."""

    authority: str
    as_at: date
    phases: tuple[PhaseCounts, ...]

    @property
    def unrecorded(self) -> int:
        """How many schools a published inspection places without a record of it."""
        return sum(phase.unrecorded for phase in self.phases)

    @property
    def on_register(self) -> int:
        """How many are on the register, with those."""
        return sum(phase.on_register for phase in self.phases)


@dataclass(frozen=True, slots=True)
class AnnexProfile:
    """The meeting for which the board asked for the annex, and the counts."""

    board: BoardProfile
    counts: AnnexCounts

    def check(self, authority: str, as_at: str) -> AnnexProfile:
        """Itself. Raises UsageError if meeting and counts are not both of what is asked for."""
        self.board.check(authority, as_at)
        if (self.counts.authority, self.counts.as_at.isoformat()) != (authority, as_at):
            raise UsageError(
                f"The counts named are not of {authority} on {as_at}. Build the annex with  reportkit build  "
                "and not by hand."
            )
        return self


_FILE = CountsFile(TypeAdapter(AnnexCounts), "Build them:  reportkit build board-annex")
annex_json, annex_hash = _FILE.to_json, _FILE.hash_of


def read_annex(record: str, counts: str, params: str, meeting: str) -> AnnexProfile:
    """The annex from the record of the board and the file of counts. Raises MissingData without that."""
    read = _FILE.read(Path(counts))
    return AnnexProfile(read_board_profile(record, params, meeting), read)
