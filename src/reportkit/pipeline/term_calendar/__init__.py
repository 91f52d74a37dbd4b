"""A term's calendar for the team: read, told in lines, and written as a calendar file."""

from reportkit.pipeline.term_calendar.files import write_calendar
from reportkit.pipeline.term_calendar.opening import AskedCalendar, TermCalendar, open_calendar
from reportkit.pipeline.term_calendar.telling import calendar_lines

__all__ = ["AskedCalendar", "TermCalendar", "calendar_lines", "open_calendar", "write_calendar"]
