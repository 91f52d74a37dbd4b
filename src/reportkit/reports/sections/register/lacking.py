"""Where the records do not meet the policy, and what to do: for the team alone."""

from __future__ import annotations

from reportkit.blocks import Block
from reportkit.casework.requirements import find_register_breaches
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.register.wording import listing, part

_COLUMNS = (("School", 2.4), ("Clause", 1.3), ("What the record lacks", 3.4), ("What to do", 3.6))
_GAP = "A gap in the record is a gap in the record. It says nothing of the school."


def what_is_lacking(profile: RegisterProfile) -> list[Block]:
    """Every rule that the record of a school does not meet, school by school."""
    rows = [
        [f"{breach.school} ({breach.urn})", breach.clause, breach.missing, breach.remedy]
        for breach in find_register_breaches(profile.subjects, profile.rules)
    ]
    none = "The record of every school meets the policy’s rules, as far as a record can show."
    return part(
        "What the records lack",
        listing("Rules that the record does not meet", _COLUMNS, rows, none, (_GAP,)),
    )
