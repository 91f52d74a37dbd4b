"""The Director's edition of a board's papers (H68): what members are told, with the schools behind it."""

from reportkit.reports.sections.abbreviations import abbreviations_in, explaining
from reportkit.reports.sections.director.categories import by_category
from reportkit.reports.sections.director.front import borough, expected_parts, front, outcomes
from reportkit.reports.sections.director.networks import networks_by_school
from reportkit.reports.sections.director.overdue import promises_overdue
from reportkit.reports.sections.director.supported import support_by_route
from reportkit.reports.sections.director.themes import flags_by_theme

IN_ORDER = (
    *(front, borough, outcomes, by_category, flags_by_theme),
    *(networks_by_school, support_by_route, promises_overdue),
)
abbreviations = explaining(IN_ORDER, abbreviations_in)

__all__ = [
    "IN_ORDER",
    "abbreviations",
    "borough",
    "by_category",
    "expected_parts",
    "flags_by_theme",
    "front",
    "networks_by_school",
    "outcomes",
    "promises_overdue",
    "support_by_route",
]
