"""Everything the papers of a board meeting say that is on record of the board, and what they lack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportkit.casework.board import Quorum, QuorumRule, Reading, Role
from reportkit.casework.calendar import (
    Counting,
    Days,
    MeetingDates,
    Periods,
    read_periods,
    renewal,
)
from reportkit.casework.calendar import Meeting as Held
from reportkit.casework.minute_book import MinuteBook, Sitting, open_minute_book
from reportkit.casework.minuting.office import quorum_of
from reportkit.casework.pack_lack import PackLack
from reportkit.casework.pack_lacks import find_pack_lacks
from reportkit.casework.record import Record, read_record
from reportkit.casework.schedule import BoardRules
from reportkit.exceptions import UsageError
from reportkit.settings import (
    Agenda,
    Authority,
    Terms,
    read_agenda,
    read_authority,
    read_bank_holidays,
    read_terms,
)
from reportkit.settings.policies import PolicyPack, read_pack
from reportkit.vocabulary import in_words


@dataclass(frozen=True, slots=True)
class BoardProfile:
    """One meeting of the board as known on `as_at`; `day` is the day of the meeting.

    `slug` is the authority's name in commands. `book` holds everything on record of the board, and nothing
    of any school.
    """

    slug: str
    authority: Authority
    pack: PolicyPack
    terms: Terms
    agenda: Agenda
    periods: Periods
    book: MinuteBook
    day: date

    def check(self, authority: str, as_at: str) -> BoardProfile:
        """Itself. Raises UsageError if the record is not of that authority's board on that day."""
        mine = (self.slug, self.as_at.isoformat())
        if mine != (authority, as_at):
            raise UsageError(
                f"The record named is of {mine[0]} on {mine[1]}, not of {authority} on {as_at}. Build the "
                "document with  reportkit build board-pack  and not by hand."
            )
        return self

    @property
    def as_at(self) -> date:
        """The day at whose end all this is known."""
        return self.book.as_at

    @property
    def sitting(self) -> Sitting | None:
        """The meeting, None where none is on record for that day."""
        return self.book.sitting(self.day)

    @property
    def previous(self) -> Sitting | None:
        """The meeting before it, None where none is on record."""
        return self.book.before(self.day)

    @property
    def lacks(self) -> tuple[PackLack, ...]:
        """What the pack still lacks."""
        return find_pack_lacks(self.book, self.dates, self.quorum, self.elections_due)

    @property
    def is_complete(self) -> bool:
        """Whether the pack lacks nothing; otherwise it is a draft."""
        return not self.lacks

    @property
    def quorum(self) -> QuorumRule:
        """How the clause on the quorum is read."""
        return QuorumRule(reading=Reading(self.authority.board.quorum))

    @property
    def elections_due(self) -> Mapping[Role, date]:
        """By when each Co-Chair and the clerk is elected anew, those who never were left out (H75)."""
        elected = self.book.elected_on.items()
        return {role: renewal(self.pack, "annual_election", "", day, self.terms).due for role, day in elected}

    def quorum_of(self, sitting: Sitting) -> Quorum | None:
        """The sum of a meeting's quorum, None where nobody wrote who came."""
        return quorum_of(sitting, self.book, self.quorum, self.pack, self.terms)

    @property
    def dates(self) -> MeetingDates:
        """What is due for the meeting and by when."""
        return self.dates_of(self.sitting.held if self.sitting else Held(self.day))

    def dates_of(self, held: Held) -> MeetingDates:
        """The same of another meeting."""
        return self.rules.dates_of(held, self.book)

    @property
    def rules(self) -> BoardRules:
        """What its days follow from."""
        return BoardRules(self.pack, self.terms, self.periods, self.authority.board.forum_on)

    @property
    def board(self) -> str:
        """The board's name as printed."""
        return self.authority.board.name.replace("'", "’")

    @property
    def when(self) -> str:
        """The day of the meeting: 3 December 2026."""
        return in_words(self.day)


def read_board_profile(record: str, params: str, meeting: str) -> BoardProfile:
    """The profile from the record of the board. Raises UsageError for a policy that has no board."""
    return board_profile(read_record(Path(record)), Path(params), date.fromisoformat(meeting))


def board_profile(record: Record, params: Path, day: date) -> BoardProfile:
    """The same from a record at hand. Raises UsageError if anything of a school stands in it."""
    if record.schools or record.former:
        raise UsageError("The papers of the board are made from the record of the board alone.")
    authority, pack = read_authority(params, record.authority), read_pack(params, record.policy)
    days = Days(Counting(authority.board.counting), read_bank_holidays(params))
    return BoardProfile(
        record.authority,
        authority,
        pack,
        read_terms(params),
        read_agenda(params),
        read_periods(pack, authority.board.minutes_target, days, authority.board.forum_papers_before),
        open_minute_book(record.borough, record.as_at),
        day,
    )
