"""Each group of pupils on its own, so that a narrower gap is not mistaken for better results."""

from __future__ import annotations

from reportkit.blocks import Block, Heading, Paragraph
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.tables import measures_table

_ROWS = [
    ("gld", "fsm", "Reception: free school meals"),
    ("phonics", "fsm", "Phonics: free school meals"),
    ("phonics", "sen", "Phonics: special educational needs"),
    ("ks2_rwm_expected", "disadvantaged", "Age 11: disadvantaged pupils"),
    ("ks2_rwm_expected", "sen_support", "Age 11: SEN support"),
    ("attainment8", "disadvantaged", "Attainment 8: disadvantaged pupils"),
    ("attainment8", "sen_support", "Attainment 8: SEN support"),
    ("level3_at_19", "fsm", "Level 3 by 19: free school meals"),
]


def gaps_by_group(profile: BoroughProfile) -> list[Block]:
    """The groups' own figures with their change."""
    ledger = Ledger()
    return [
        Heading(1, "Closing gaps"),
        Paragraph(
            words(
                "A gap can narrow because other pupils do less well. This table shows how each group "
                "did in its own right. Age 11 is the expected standard in reading, writing and maths."
            )
        ),
        measures_table(profile, ledger, "Groups of pupils, latest year held", _ROWS),
        ledger.evidence(),
    ]
