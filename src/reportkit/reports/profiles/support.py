"""Counts of schools and of what was done for them, as members of the board are given them: no school."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from reportkit.exceptions import UsageError
from reportkit.reports.profiles.board import BoardProfile, read_board_profile
from reportkit.reports.profiles.counts_file import CountsFile

ALL = "all schools"
SCHOOLS, PLACED = "schools", "placed by published inspections"
ON_REGISTER, SUPPORTED, BY_ROUTE = "on the register", "with support", "support by route"
BY_GROUP = (SCHOOLS, PLACED, ON_REGISTER, SUPPORTED)
OF_SCHOOLS = (*BY_GROUP, BY_ROUTE)


@dataclass(frozen=True, slots=True)
class Line:
    """A group of schools: how many there are, how many of them published inspections place on the register.

    `on_register` and `supported` are None where they are withheld or nothing is on record.
    """

    label: str
    schools: int
    placed: int
    on_register: int | None = None
    supported: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """One count; None where it is withheld."""

    label: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Promised:
    """Of what schools on the register are promised: how many in ten were done, how many not in time."""

    done: int
    missed: int


@dataclass(frozen=True, slots=True)
class Improvement:
    """By published inspections: the schools that these placed on a day, and where they stand now."""

    since: date
    placed: int
    inspected: int
    better: int


@dataclass(frozen=True, slots=True)
class SupportCounts:
    """What may be said of support at the end of `as_at`, in the term that began on `term_began`.

    `is_on_record` is whether anything at all is recorded of any school: where nothing is, no count is made.
    `promised` is None where too little could be said safely.
    """

    authority: str
    as_at: date
    term_began: date
    is_on_record: bool
    whole: Line
    lines: tuple[Line, ...]
    improvement: Improvement
    routes: tuple[Counted, ...] = ()
    done: tuple[Counted, ...] = ()
    promised: Promised | None = None

    @property
    def released(self) -> tuple[str, ...]:
        """Every count that members are given, as it is kept when the papers go out: “name: number”."""
        return tuple(f"{name}: {number}" for name, number in self._named() if number is not None)

    def _named(self) -> Iterator[tuple[str, int | None]]:
        for line in (self.whole, *self.lines):
            yield f"{SCHOOLS}, {line.label}", line.schools
            yield f"{PLACED}, {line.label}", line.placed
            if self.is_on_record:
                yield f"{ON_REGISTER}, {line.label}", line.on_register
                yield f"{SUPPORTED}, {line.label}", line.supported
        yield from ((f"{BY_ROUTE}, {one.label}", one.number) for one in self.routes)
        yield from ((one.label, one.number) for one in self.done)


@dataclass(frozen=True, slots=True)
class SupportProfile:
    """A meeting of the board with the counts that its members are given."""

    board: BoardProfile
    counts: SupportCounts

    def check(self, authority: str, as_at: str) -> SupportProfile:
        """Itself. Raises UsageError if record and counts are not both of what is asked for."""
        self.board.check(authority, as_at)
        mine = (self.counts.authority, self.counts.as_at.isoformat())
        if mine != (authority, as_at):
            raise UsageError(
                f"The counts named are of {mine[0]} on {mine[1]}, not of {authority} on {as_at}. Build the "
                "document with  reportkit build board-pack  and not by hand."
            )
        return self


_FILE = CountsFile(TypeAdapter(SupportCounts), "Build the pack again:  reportkit build board-pack")
counts_json, counts_hash, read_counts = _FILE.to_json, _FILE.hash_of, _FILE.read


def read_support_profile(record: str, params: str, meeting: str, counts: str) -> SupportProfile:
    """The profile from the record of the board and the counts released."""
    return SupportProfile(read_board_profile(record, params, meeting), read_counts(Path(counts)))
