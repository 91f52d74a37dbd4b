"""The sheets of the strands' logs; a workbook from before them may lack them."""

from __future__ import annotations

from reportkit.evidence.returns.columns import OF_SCHOOL, choice, day, text
from reportkit.evidence.returns.layout import URN, ColumnLayout, Kind, SheetLayout

HELD = SheetLayout(
    "Events held",
    "Conferences and other events for leaders that were held: at least two a year (strands 1 and 3).",
    (
        day("Held on", "Its day.", required=True, past=True),
        choice("Kind", "Choose one.", ("conference", "leaders' event", "briefing"), required=True),
        text("Title", "What it was called.", required=True, width=40),
    ),
    ("Held on", "Title"),
    dated="Held on",
    event="gathering",
    is_newer=True,
)
LEADERS = SheetLayout(
    "Leaders linked",
    "Established leaders linked with emerging ones (strand 1). One row a pair.",
    (
        text("Established leader", "Name, and school.", required=True, width=34),
        text("Emerging leader", "Name, and school.", required=True, width=34),
        text("Purpose", "What it is for.", required=True, width=30),
        day("From", "Its first day.", required=True, past=True),
        day("Until", "Its last day, if set."),
    ),
    ("Established leader", "Emerging leader", "From"),
    in_order=(("From", "Until"),),
    dated="From",
    event="leaders-linked",
    is_newer=True,
)
POOL = SheetLayout(
    "Executive heads",
    "The pool of executive headteachers (strand 1). One row whenever what they can take on changes.",
    (
        text("Executive head", "Name.", required=True, width=34),
        ColumnLayout(
            "Capacity", Kind.WHOLE, "How many more schools they can lead at once; 0 if none.", required=True
        ),
        day("From", "The day from which that is so.", required=True, past=True),
    ),
    ("Executive head", "From"),
    dated="From",
    event="pool-head",
    is_newer=True,
)
VACANCIES = SheetLayout(
    "Leadership vacancies",
    "Posts of leadership that fell vacant (strand 1). Who covers one is recorded by command:  strand cover.",
    (
        *OF_SCHOOL,
        text("Post", "Such as headteacher.", required=True),
        day("Vacant since", "The day it fell vacant.", required=True, past=True),
    ),
    (URN, "Post", "Vacant since"),
    dated="Vacant since",
    event="vacancy",
    is_newer=True,
)
