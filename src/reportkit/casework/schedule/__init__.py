"""A term's calendar: everything due in it by day, met, due or late, and what can be given no day."""

from reportkit.casework.schedule.board_days import BoardRules, board_schedule, lines_of_meeting
from reportkit.casework.schedule.line import Line, Schedule, Span, State, Undated, term_span
from reportkit.casework.schedule.of_schools import SchoolLine, school_lines
from reportkit.casework.schedule.team_days import TeamRecord, team_schedule

__all__ = [
    "BoardRules",
    "Line",
    "Schedule",
    "SchoolLine",
    "Span",
    "State",
    "TeamRecord",
    "Undated",
    "board_schedule",
    "lines_of_meeting",
    "school_lines",
    "team_schedule",
    "term_span",
]
