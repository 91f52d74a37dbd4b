"""The Director's edition of a board's papers: the register of a day beside the borough (H68)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportkit.casework.record import read_record
from reportkit.judgement.assessment.themes import Themes, find_themes
from reportkit.reports.profiles.board import board_profile
from reportkit.reports.profiles.board_borough import BoroughPaper, borough_paper
from reportkit.reports.profiles.kept import kept_assessment
from reportkit.reports.profiles.register import RegisterProfile, register_profile
from reportkit.settings.policies import PolicyPack


@dataclass(frozen=True, slots=True)
class EditionProfile:
    """What members are told, as `paper` and `themes`, and the schools behind it, as `register`."""

    paper: BoroughPaper
    register: RegisterProfile
    themes: Themes

    @property
    def pack(self) -> PolicyPack:
        """The policy."""
        return self.register.pack

    def check(self, authority: str, as_at: str) -> EditionProfile:
        """Itself. Raises UsageError if record and assessment are not both of what is asked for."""
        self.register.check(authority, as_at)
        return self


def read_edition(
    record: str, snapshot: str, earlier: str, siod: str, params: str, meeting: str
) -> EditionProfile:
    """The edition from the record's file, the kept assessments and the overview database.

    Raises MissingData where a file or an assessment is not there, UsageError for a policy without a board.
    """
    whole = read_record(Path(record))
    board = board_profile(whole.of_board(), Path(params), date.fromisoformat(meeting))
    paper = borough_paper(board, Path(siod), Path(params), with_earlier=True)
    register = register_profile(whole, snapshot, earlier, params)
    return EditionProfile(paper, register, find_themes(kept_assessment(Path(snapshot)).assessment))
