"""What changed since the assessment before: the result then and now, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportkit.blocks import Block, Column, Heading, Paragraph, Table
from reportkit.judgement.assessment.changes import Cause, Change
from reportkit.judgement.assessment.model import Placement
from reportkit.judgement.policies import Register, Route
from reportkit.reports.citing import words
from reportkit.reports.profiles.school import Kind, SchoolProfile, Since
from reportkit.reports.sections.school.decided import given
from reportkit.reports.sections.school.standing import short_standing
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome

_CATEGORY, _STANDS = "category", "Where the school stands"


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
    rows = together(rows_changed(profile))
    if not rows:
        return [heading, Paragraph(words(f"Nothing that we test has changed since {day}."))]
    table = Table(
        f"Results that changed since {day}",
        tuple(Column(label, width=width) for label, width in _COLUMNS),
        tuple(tuple(words(cell) for cell in (row.what, row.then, row.now, row.why)) for row in rows),
        f"Results that changed since {day}, with the result then and now, and why.",
    )
    return [heading, table]


_COLUMNS = (("What", 4.2), ("Then", 1.8), ("Now", 1.8), ("Why", 2.0))


def rows_changed(profile: SchoolProfile) -> list[Changed]:
    """What a head may read of the changes; a step that only officers see is left out."""
    if profile.since is None:
        return []
    rows = (_standing(profile, profile.since), *(_row(profile, one) for one in profile.since.changes))
    return [row for row in rows if row is not None and row.then != row.now]


def together(rows: Sequence[Changed]) -> list[Changed]:
    """The rows; those that moved alike and for one reason share one."""
    alike: dict[tuple[str, str, str], list[Changed]] = {}
    for row in rows:
        alike.setdefault((row.then, row.now, row.why), []).append(row)
    return [replace(held[0], what="; ".join(row.what for row in held)) for held in alike.values()]


def _standing(profile: SchoolProfile, since: Since) -> Changed | None:
    """Where the school stands, by what the assessments and the records say of the two days."""
    moved = next((change for change in since.changes if change.what == _CATEGORY), None)
    before = since.placement
    if before is None or (moved and moved.cause is Cause.NEW_SCHOOL):
        return Changed(_STANDS, "not on our list", _now(profile), _why(moved)) if moved else None
    decided = _decided_since(profile, since)
    why = decided or (_why(moved) if moved else str(Cause.NEW_DECISION))
    return Changed(_STANDS, _then(profile, before), _now(profile), why)


def _decided_since(profile: SchoolProfile, since: Since) -> str:
    """The decision of the days between that the school now stands by, with its day; "" for none."""
    record = profile.casework.now if profile.casework else None
    act = record and (record.ended or given(profile))
    return f"{Cause.NEW_DECISION}: {in_words(act.on)}" if act and act.on > since.day else ""


def _row(profile: SchoolProfile, change: Change) -> Changed | None:
    """An indicator that moved."""
    if change.what == _CATEGORY:
        return None
    name = next(entry.name for entry in profile.pack.indicators if str(entry.number) == change.what)
    return Changed(f"{change.what}. {name}", _result(change.then), _result(change.now), _why(change))


_RESULTS = {Outcome.FLAG: "flagged", Outcome.NOT_APPLICABLE: "does not apply"}


def _result(outcome: str) -> str:
    """The result in the words of the table of indicators."""
    return _RESULTS.get(Outcome(outcome), outcome) if outcome else "not known"


def _why(change: Change) -> str:
    """The cause with its detail; the numbers of schools that a new one replaced in part stay out."""
    detail, cause = "" if change.cause is Cause.NEW_SCHOOL else change.detail, _cause(change.cause)
    return f"{cause}: {detail}" if detail else cause


def _cause(cause: Cause) -> str:
    """The cause as a head may read it."""
    return _TOLD.get(cause, str(cause))


_TOLD = {
    Cause.NEW_RETURN: "colleagues’ returns",
    Cause.NEW_THRESHOLD: "a line that was set anew",
    Cause.NEW_CROSSWALK: "another rule for reading inspections",
    Cause.NEW_VERSION: "a newer version of our software",
}


def _then(profile: SchoolProfile, before: Placement) -> str:
    """A register that the school has left is not named to it again."""
    if before.register == Register.ON and not profile.is_on_register:
        by_rule = before.route in (Route.AUTOMATIC, Route.DEFAULT)
        return f"placed because of {'its inspection' if by_rule else 'a decision'}"
    return short_standing(profile.pack, before)


def _now(profile: SchoolProfile) -> str:
    return short_standing(profile.pack, profile.placement)
