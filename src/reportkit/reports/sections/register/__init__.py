"""The register for the School Improvement Team (domain F4), a function for each of its parts.

A part that the policy does not have, such as School Reviews under Hackney's, is empty.
"""

from reportkit.reports.sections.abbreviations import abbreviations_in, explaining
from reportkit.reports.sections.register.deciding import to_consider
from reportkit.reports.sections.register.front import front
from reportkit.reports.sections.register.governing import governing_bodies
from reportkit.reports.sections.register.lacking import what_is_lacking
from reportkit.reports.sections.register.leaving import left_this_term
from reportkit.reports.sections.register.listed import schools_listed
from reportkit.reports.sections.register.log import change_log, readers
from reportkit.reports.sections.register.parts import expected_parts
from reportkit.reports.sections.register.promised import no_contact, school_reviews, what_is_due
from reportkit.reports.sections.register.recording import to_record
from reportkit.reports.sections.register.returned import team_returns
from reportkit.reports.sections.register.strands import strand_logs

IN_ORDER = (
    *(front, schools_listed, to_record, to_consider, left_this_term, what_is_lacking),
    *(
        what_is_due,
        school_reviews,
        no_contact,
        governing_bodies,
        strand_logs,
        team_returns,
        change_log,
        readers,
    ),
)
abbreviations = explaining(IN_ORDER, abbreviations_in)

__all__ = [
    "IN_ORDER",
    "abbreviations",
    "change_log",
    "expected_parts",
    "front",
    "governing_bodies",
    "left_this_term",
    "no_contact",
    "readers",
    "school_reviews",
    "schools_listed",
    "strand_logs",
    "team_returns",
    "to_consider",
    "to_record",
    "what_is_due",
    "what_is_lacking",
]
