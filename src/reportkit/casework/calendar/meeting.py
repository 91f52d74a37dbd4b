"""A board meeting, and what was done about it and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Meeting:
    """A board meeting and what was done about it; days are None where nothing is recorded.

    `minutes_sent_on` is when minutes went to members that a Co-Chair had approved as they then stood (H87):
    `minutes_unapproved_on`, when others went as if they were, and `draft_sent_on` count for nothing.
    `minutes_approved_on` is of the minutes as they stand. `late_papers_reason` is why papers went out late:
    "wherever possible" allows that, with a reason (H84). An extraordinary meeting has the same dates (H82).
    """

    day: date
    is_extraordinary: bool = False
    papers_sent_on: date | None = None
    minutes_sent_on: date | None = None
    late_papers_reason: str = ""
    minutes_approved_on: date | None = None
    minutes_unapproved_on: date | None = None
    draft_sent_on: date | None = None
