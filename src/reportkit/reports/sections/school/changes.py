"""What changed since the assessment before: the result then and now, and why."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.blocks import Block, Column, Heading, Paragraph, Table
from reportkit.judgement.assessment.changes import Cause, Change
from reportkit.judgement.assessment.model import Placement
from reportkit.judgement.policies import Register
from reportkit.reports.citing import words
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.reports.sections.school.standing import short_standing
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome

_CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Changed:
    """One row: what moved, from what, to what, and why."""

    what: str
    then: str
    now: str
    why: str


def what_changed(profile: SchoolProfile) -> list[Block]:
    """The table, or a sentence where nothing changed; not in a short profile or without an earlier one."""
    if profile.since is None or profile.kind is Kind.CLEAR:
        return []
    heading, day = Heading(1, "What has changed"), in_words(profile.since.day)
    rows = rows_changed(profile)
    if not rows:
        return [heading, Paragraph(words(f"Nothing that we test has changed since {day}."))]
    table = Table(
        f"Results that changed since {day}",
        tuple(Column(label, width=width) for label, width in _COLUMNS),
        tuple(tuple(words(cell) for cell in (row.what, row.then, row.now, row.why)) for row in rows),
        f"Results that changed since {day}, with the result then and now, and why.",
    )
    return [heading, table]


_COLUMNS = (("What", 3.2), ("Then", 2.0), ("Now", 2.0), ("Why", 2.6))


def rows_changed(profile: SchoolProfile) -> list[Changed]:
    """What a head may read of the changes; a step that only officers see is left out."""
    changes = profile.since.changes if profile.since else ()
    rows = (_row(profile, change) for change in changes)
    return [row for row in rows if row is not None and row.then != row.now]


def _row(profile: SchoolProfile, change: Change) -> Changed | None:
    why = _why(change)
    if change.what != _CATEGORY:
        name = next(entry.name for entry in profile.pack.indicators if str(entry.number) == change.what)
        return Changed(f"{change.what}. {name}", _result(change.then), _result(change.now), why)
    before = profile.since.placement if profile.since else None
    if before is None or change.cause is Cause.NEW_SCHOOL:
        return Changed("Where the school stands", "not on our list", _now(profile), why)
    return Changed("Where the school stands", _then(profile, before), _now(profile), why)


_RESULTS = {Outcome.FLAG: "flagged", Outcome.NOT_APPLICABLE: "does not apply"}


def _result(outcome: str) -> str:
    """The result in the words of the table of indicators."""
    return _RESULTS.get(Outcome(outcome), outcome) if outcome else "not known"


def _why(change: Change) -> str:
    """The cause with its detail; the numbers of schools that a new one replaced in part stay out."""
    detail = "" if change.cause is Cause.NEW_SCHOOL else change.detail
    return f"{change.cause}: {detail}" if detail else str(change.cause)


def _then(profile: SchoolProfile, before: Placement) -> str:
    """A register that the school has left is not named to it again."""
    has_left = before.register == Register.ON and not profile.is_on_register
    return "placed because of its inspection" if has_left else short_standing(profile.pack, before)


def _now(profile: SchoolProfile) -> str:
    return short_standing(profile.pack, profile.placement)
