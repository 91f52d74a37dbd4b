"""When things are due, and whether they were done in time: the board's meetings and what recurs."""

from reportkit.casework.calendar.days import Counting, Days
from reportkit.casework.calendar.deadlines import Deadline, Status
from reportkit.casework.calendar.forums import forum_papers_due, forums_near
from reportkit.casework.calendar.meeting import Meeting
from reportkit.casework.calendar.meetings import Forum, MeetingDates, meeting_dates
from reportkit.casework.calendar.periods import Periods, read_periods
from reportkit.casework.calendar.recurring import meeting_of_term, renewal

__all__ = [
    "Counting",
    "Days",
    "Deadline",
    "Forum",
    "Meeting",
    "MeetingDates",
    "Periods",
    "Status",
    "forum_papers_due",
    "forums_near",
    "meeting_dates",
    "meeting_of_term",
    "read_periods",
    "renewal",
]
