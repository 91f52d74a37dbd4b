"""What a closed annex says: exact counts of schools by phase and category, and no school (B3)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from reportkit.exceptions import MissingData, UsageError
from reportkit.reports.profiles.board import BoardProfile, read_board_profile


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


_COUNTS = TypeAdapter(AnnexCounts)


def annex_json(counts: AnnexCounts) -> bytes:
    """The counts as a file: the same counts give the same bytes."""
    return _COUNTS.dump_json(counts, indent=1) + b"\n"


def annex_hash(counts: AnnexCounts) -> str:
    """The SHA-256 of the same."""
    return hashlib.sha256(annex_json(counts)).hexdigest()


def read_annex(record: str, counts: str, params: str, meeting: str) -> AnnexProfile:
    """The annex from the record of the board and the file of counts. Raises MissingData without that."""
    try:
        read = _COUNTS.validate_json(Path(counts).read_bytes())
    except (OSError, ValidationError) as error:
        raise MissingData(
            f"There are no counts in {counts} that can be read. Build them:  reportkit build board-annex"
        ) from error
    return AnnexProfile(read_board_profile(record, params, meeting), read)
