"""Which teams were asked for their returns and which answered (H96, K29). Silence is told as silence."""

from __future__ import annotations

from reportkit.blocks import Block
from reportkit.casework.record import TeamReturn
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, part
from reportkit.reports.sections.register.wording import on_day

_COLUMNS = (
    ("Team", 1.8),
    ("Asked of", 1.9),
    ("Asked on", 1.6),
    ("Due by", 1.9),
    ("Answered for", 1.7),
    ("Newest answer", 1.6),
)
_SILENCE = "A school without an answer has no return. That is not “no concern”."


def team_returns(profile: RegisterProfile) -> list[Block]:
    """The log of requests, team by team."""
    return part("What teams returned", *team_table(profile))


def team_table(profile: RegisterProfile) -> list[Block]:
    """The table alone, and how silence is read."""
    rows = [_row(profile, team) for team in profile.record.teams]
    none = "No team is set up to return anything."
    return [listing("Returns asked for and received", _COLUMNS, rows, none, (_SILENCE,))]


def _row(profile: RegisterProfile, team: TeamReturn) -> list[str]:
    late = team.due_by is not None and team.due_by < profile.record.as_at and team.answered < team.schools
    due = f"{on_day(team.due_by)}{' (overdue)' if late else ''}" if team.due_by else "not asked"
    answered = f"{team.answered} of {team.schools} schools" if team.answered else "no return"
    return [
        team.team[:1].upper() + team.team[1:],
        team.asked_of or "nobody",
        on_day(team.asked_on, "not asked"),
        due,
        answered,
        on_day(team.newest, "none"),
    ]
