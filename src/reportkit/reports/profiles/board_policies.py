"""Two policies side by side, for Paper E: a function of the policies' own files, of nothing of any school."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportkit.reports.policies.cases import PolicyCase, read_cases
from reportkit.reports.policies.working import Outcome, outcomes
from reportkit.reports.profiles.board import BoardProfile, read_board_profile
from reportkit.settings import Thresholds, read_thresholds
from reportkit.settings.policies import PolicyPack, PolicyThresholds, read_packs, read_policy_thresholds


@dataclass(frozen=True, slots=True)
class Compared:
    """A worked case, and what this borough's policy and the other make of it."""

    case: str
    ours: Outcome
    other: Outcome


@dataclass(frozen=True, slots=True)
class PolicyPaper:
    """The board's policy beside another, None where there is no other in the settings.

    `compared` is empty where the worked cases are not held.
    """

    board: BoardProfile
    other: PolicyPack | None
    thresholds: PolicyThresholds
    in_line: Thresholds
    compared: tuple[Compared, ...]

    @property
    def ours(self) -> PolicyPack:
        """The policy of the board's own borough."""
        return self.board.pack

    @property
    def packs(self) -> tuple[PolicyPack, ...]:
        """Both policies, the board's own first."""
        return (self.ours, self.other) if self.other else (self.ours,)

    def check(self, authority: str, as_at: str) -> PolicyPaper:
        """Itself. Raises UsageError if the record is not of that authority's board on that day."""
        self.board.check(authority, as_at)
        return self


def read_policy_paper(record: str, params: str, meeting: str, cases: str) -> PolicyPaper:
    """The paper; `cases` is the file of the worked cases. Raises UsageError for files that cannot be used."""
    return policy_paper(read_board_profile(record, params, meeting), Path(params), Path(cases))


def policy_paper(board: BoardProfile, params: Path, cases: Path) -> PolicyPaper:
    """The same with the board's profile at hand; the other policy is the first that is another borough's."""
    other = next((pack for pack in read_packs(params) if pack.borough != board.pack.borough), None)
    worked = [case for case in read_cases(cases) if case.comparison] if cases.is_file() else []
    return PolicyPaper(
        board,
        other,
        read_policy_thresholds(params, board.pack),
        read_thresholds(params),
        _compare(board.pack, other, worked, params) if other and worked else (),
    )


def _compare(
    ours: PolicyPack, other: PolicyPack, cases: list[PolicyCase], params: Path
) -> tuple[Compared, ...]:
    schools = [case.school for case in cases]
    mine, theirs = (
        outcomes(pack, schools, read_policy_thresholds(params, pack).value("coverage"))
        for pack in (ours, other)
    )
    return tuple(Compared(case.name, *both) for case, *both in zip(cases, mine, theirs, strict=True))
