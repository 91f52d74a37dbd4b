"""What the list of schools rests on, and which schools it may lack or still have, in words for officers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from math import isnan

from reportkit.evidence.siod.registers import LeftOut, ListLimits
from reportkit.evidence.siod.school_kinds import Phase
from reportkit.judgement.assessment.model import Assessment
from reportkit.reports.wording import listed
from reportkit.vocabulary import in_words

_KINDS = {
    Phase.NURSERY: "nursery schools",
    Phase.PRU: "pupil referral units",
    Phase.SPECIAL: "special schools",
}


def list_notes(limits: ListLimits | None, assessment: Assessment) -> tuple[str, ...]:
    """The notes, each a few sentences; none where no list is held."""
    if limits is None:
        return ()
    day = assessment.header.as_at
    return (*_since(limits, day), *_left_out(limits, day), *_how_many_added(assessment))


def _since(limits: ListLimits, day: date) -> Iterator[str]:
    if limits.listed_on >= day:
        return
    listed_on = f"The list of schools is of {in_words(limits.listed_on)}."
    if limits.told_until is None:
        yield f"{listed_on} No later one is held, so a school that opened or closed since then is not known."
        return
    end = f" Those end on {in_words(limits.told_until)}." if limits.told_until < day else ""
    yield (
        f"{listed_on} What opened or closed since then is known only from later lists, and from DfE's record "
        f"of which school took the place of which.{end} Other schools may be missing, or may still be on the "
        "list after they closed."
    )


def _left_out(limits: ListLimits, day: date) -> Iterator[str]:
    for known_on, kinds in groupby(sorted(limits.left_out, key=_known), lambda each: each.known_on):
        named = " or ".join(_KINDS[each.kind] for each in kinds)
        yield f"The list of {in_words(limits.listed_on)} has no {named}. {_instead(known_on, day)}"


def _known(left_out: LeftOut) -> tuple[date, str]:
    return left_out.known_on or date.min, left_out.kind


def _instead(known_on: date | None, day: date) -> str:
    if known_on is None:
        return (
            f"Those are added that a later list says had opened by {in_words(day)}. Others may be missing, "
            "because no list of before that day has them."
        )
    return (
        f"Those on the list of {in_words(known_on)} are added. One that had closed before that day, or "
        "opened after it, may be missing."
    )


def _how_many_added(assessment: Assessment) -> Iterator[str]:
    added = _added(assessment)
    if not added:
        return
    schools = "1 school comes" if len(added) == 1 else f"{len(added)} schools come"
    unknown = sum(isnan(pupils) for _, pupils in added)
    without = f", {'all' if unknown == len(added) else unknown} without the number of pupils"
    yield f"{schools} from another list{without if unknown else ''}: that list came out later or is older."


def added_schools(assessment: Assessment) -> str:
    """The schools that come from another list, by number and name; "none" for none."""
    return listed([name for name, _ in _added(assessment)] or ["none"])


def _added(assessment: Assessment) -> list[tuple[str, float]]:
    table = assessment.schools
    rows = table[table["added"].astype(bool)].to_dict("records") if "added" in table else []
    return [(f"{row['urn']} {row['name']}", float(str(row["pupils"] or "nan"))) for row in rows]
