"""The termly School Improvement Update (H30, domain F2), a function for each of its parts."""

from reportkit.reports.sections.update.attendance import attendance_and_exclusion
from reportkit.reports.sections.update.briefing import briefing
from reportkit.reports.sections.update.closing import closing_gaps
from reportkit.reports.sections.update.front import front_page
from reportkit.reports.sections.update.gaps import gaps_by_group
from reportkit.reports.sections.update.glance import at_a_glance
from reportkit.reports.sections.update.headlines import headlines
from reportkit.reports.sections.update.inspections import inspections
from reportkit.reports.sections.update.local import (
    dates,
    events_and_offers,
    networks,
    what_is_working,
)
from reportkit.reports.sections.update.medians import against_medians
from reportkit.reports.sections.update.national import national_changes
from reportkit.reports.sections.update.neighbours import against_neighbours
from reportkit.reports.sections.update.notes import data_notes
from reportkit.reports.sections.update.pace import rates_of_improvement
from reportkit.reports.sections.update.phases import (
    early_years,
    post_16,
    primary,
    secondary,
    special,
)
from reportkit.reports.sections.update.standing import good_schools

__all__ = [
    "against_medians",
    "against_neighbours",
    "at_a_glance",
    "attendance_and_exclusion",
    "briefing",
    "closing_gaps",
    "data_notes",
    "dates",
    "early_years",
    "events_and_offers",
    "front_page",
    "gaps_by_group",
    "good_schools",
    "headlines",
    "inspections",
    "national_changes",
    "networks",
    "post_16",
    "primary",
    "rates_of_improvement",
    "secondary",
    "special",
    "what_is_working",
]
