"""A meeting of the board beside what published data say of the borough: for Papers A and B."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from reportkit.exceptions import MissingData
from reportkit.reports.profiles.board import BoardProfile, read_board_profile
from reportkit.reports.profiles.borough import BoroughProfile, read_borough_profile
from reportkit.vocabulary import in_words


@dataclass(frozen=True, slots=True)
class Earlier:
    """The borough as it was known on an earlier day; `known` is None where too little was held of it.

    `is_meeting` is whether that is the day of the board's last meeting; else it is the last day of the term
    before.
    """

    day: date
    is_meeting: bool
    known: BoroughProfile | None

    @property
    def in_words(self) -> str:
        """The day with what it was, to stand in a sentence."""
        what = "the last meeting" if self.is_meeting else "the end of last term"
        return f"{what}, {in_words(self.day)}"


@dataclass(frozen=True, slots=True)
class BoroughPaper:
    """The meeting and the borough, both as known on one day; `earlier` is what they are compared with."""

    board: BoardProfile
    borough: BoroughProfile
    earlier: Earlier | None = None

    def check(self, authority: str, as_at: str) -> BoroughPaper:
        """Itself. Raises UsageError if the record is not of that authority's board on that day."""
        self.board.check(authority, as_at)
        return self


def read_borough_paper(
    record: str, params: str, meeting: str, siod: str, *, with_earlier: bool = False
) -> BoroughPaper:
    """The meeting from the record of the board, the borough from the overview database.

    Raises UsageError for settings that cannot be used and MissingData for data that is not loaded.
    """
    board = read_board_profile(record, params, meeting)
    return borough_paper(board, Path(siod), Path(params), with_earlier=with_earlier)


def borough_paper(board: BoardProfile, siod: Path, params: Path, *, with_earlier: bool) -> BoroughPaper:
    """The same with the meeting at hand."""
    borough = read_borough_profile(board.slug, board.as_at, siod, params)
    return BoroughPaper(board, borough, _read_earlier(board, siod, params) if with_earlier else None)


def _read_earlier(board: BoardProfile, siod: Path, params: Path) -> Earlier:
    before = board.book.before(min(board.day, board.as_at))
    day = before.day if before else board.terms.at(board.as_at).starts - timedelta(days=1)
    try:
        known = read_borough_profile(board.slug, day, siod, params)
    except MissingData:
        known = None
    return Earlier(day, before is not None, known)
