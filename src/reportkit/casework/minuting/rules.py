"""What an authority and its policy set for the board: periods, quorum, and the days of the Forum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportkit.casework.board import QuorumRule, Reading
from reportkit.casework.calendar import (
    Counting,
    Days,
    MeetingDates,
    Periods,
    forums_near,
    meeting_dates,
    read_periods,
)
from reportkit.casework.minute_book import MinuteBook, Sitting
from reportkit.settings import Authority, Terms
from reportkit.settings.policies import PolicyPack


@dataclass(frozen=True, slots=True)
class BoardTerms:
    """The policy and the periods around a meeting, how the quorum is read, the Forum's published days."""

    pack: PolicyPack
    terms: Terms
    periods: Periods
    quorum: QuorumRule
    forum_on: tuple[date, ...] = ()

    def dates(self, sitting: Sitting, book: MinuteBook) -> MeetingDates:
        """What is due for a meeting, and by when."""
        near = forums_near(sitting.day, book.forums(self.forum_on), self.terms)
        return meeting_dates(sitting.held, self.periods, near)


def board_terms(
    authority: Authority, pack: PolicyPack, terms: Terms, holidays: frozenset[date]
) -> BoardTerms:
    """Those of an authority. Raises UsageError for a policy that has no board."""
    board = authority.board
    days = Days(Counting(board.counting), holidays)
    periods = read_periods(pack, board.minutes_target, days, board.forum_papers_before)
    return BoardTerms(pack, terms, periods, QuorumRule(reading=Reading(board.quorum)), board.forum_on)
