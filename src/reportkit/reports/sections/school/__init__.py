"""The profile of one school for its headteacher (domain F1), a function for each of its parts.

A part that does not apply to the school is empty.
"""

from reportkit.reports.sections.school.asking import questions
from reportkit.reports.sections.school.changes import what_changed
from reportkit.reports.sections.school.commentary import officers_words
from reportkit.reports.sections.school.contact import why_we_write
from reportkit.reports.sections.school.dates import dates_at_hand
from reportkit.reports.sections.school.expecting import what_to_expect
from reportkit.reports.sections.school.front import front
from reportkit.reports.sections.school.glance import at_a_glance
from reportkit.reports.sections.school.indicators import eleven_indicators
from reportkit.reports.sections.school.inspection import latest_inspection
from reportkit.reports.sections.school.lines import how_near_the_line
from reportkit.reports.sections.school.method import how_we_worked
from reportkit.reports.sections.school.parts import expected_parts
from reportkit.reports.sections.school.pictures import over_time
from reportkit.reports.sections.school.prose import read_prose

IN_ORDER = (
    *(front, at_a_glance, why_we_write, latest_inspection, eleven_indicators, over_time, what_changed),
    *(how_near_the_line, officers_words, what_to_expect, questions, how_we_worked),
)

__all__ = [
    "IN_ORDER",
    "at_a_glance",
    "dates_at_hand",
    "eleven_indicators",
    "expected_parts",
    "front",
    "how_near_the_line",
    "how_we_worked",
    "latest_inspection",
    "officers_words",
    "over_time",
    "questions",
    "read_prose",
    "what_changed",
    "what_to_expect",
    "why_we_write",
]
