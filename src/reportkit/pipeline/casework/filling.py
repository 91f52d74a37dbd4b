"""What an act's entry needs besides what was typed: filled from what is known, or refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from reportkit.casework.events import Event
from reportkit.casework.events.register_kinds import Decision, Placement, Removal
from reportkit.casework.requirements.hackney import INTENSIVE
from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.casework.knowing import Known
from reportkit.settings.policies import Category, Graded
from reportkit.vocabulary import in_words

Values = Mapping[str, Any]
Fill = Callable[[Known, Values], Values]

_GOOD_OR_BETTER = (Graded.OUTSTANDING, Graded.GOOD)
_ACADEMY = (
    "is not maintained by the council, and gets no warning notice from it: for an academy take the concerns "
    "to the DfE Regions Group, which may act, and record that with  reportkit notice refer"
)


def fill(known: Known, kind: str, values: Values) -> Values:
    """The values of an act with what is known filled in. Raises CaseworkRefused for one that may not be."""
    _check_days(known, values)
    return FILLS[kind](known, values) if kind in FILLS else values


def _placement(known: Known, values: Values) -> Values:
    """By a rule if one places the school (H45, H46, K48, K54); else a person's, in a category that fits."""
    entry, named = known.entry, values.get("category")
    is_placed = entry is not None and entry.is_on and (not known.by_rule or _is_recorded(known))
    if known.asked.corrects is None and entry and is_placed:
        raise _refused(
            known,
            f"is {_placed(known)} already, since {in_words(entry.since)}. Record a change with  reportkit "
            "register decide"
            if entry.since
            else "is placed already",
        )
    rest = {"policy": known.pack.id, "assessment": known.assessment}
    if not known.by_rule:
        return {**values, **rest, "category": _category(known, named, placing=True).id, "rule": ""}
    if named and named != known.rule_category:
        label = known.pack.category(known.rule_category or "").label
        raise _refused(
            known,
            f"is placed by {known.by_rule[0]} itself, as {label}. Leave --category out; what a person "
            "decides after that is recorded with  reportkit register decide",
        )
    return {**values, **rest, "category": known.rule_category, "rule": known.by_rule[0]}


def _decision(known: Known, values: Values) -> Values:
    category = _category(known, values.get("category"))
    _check_rule_is_recorded(known, category)
    return {
        **values,
        "category": category.id,
        "policy": known.pack.id,
        "on_register": category.on_register,
        "assessment": known.assessment,
    }


def _removal(known: Known, values: Values) -> Values:
    _check_rule_is_recorded(known, None)
    return values


def _notice(known: Known, values: Values) -> Values:
    """A maintained school's, with its stage allowed by the policy (K65) and a period that lies ahead."""
    if known.facts.maintained is False:
        raise _refused(known, _ACADEMY)
    if known.facts.maintained is None:
        raise _refused(
            known,
            "is a school of which it is not known whether the council maintains it, and only a maintained "
            "school gets a notice. Load a list of schools that says so",
        )
    if values["stage"] == "pre-formal" and not known.rules.has("K65"):
        raise _refused(known, f"comes under {known.pack.id}, which has no pre-formal warning")
    return {**values, "is_maintained": True}


def _referral(known: Known, values: Values) -> Values:
    if known.facts.maintained is True:
        raise _refused(
            known, "is maintained by the council, which acts itself: record a  reportkit notice formal"
        )
    return values


def _kit(known: Known, values: Values) -> Values:
    if not known.rules.has("K16"):
        raise _refused(known, f"comes under {known.pack.id}, which has no keeping-in-touch visits. {_VISIT}")
    if known.facts.maintained is True:
        raise _refused(known, f"is maintained, and keeping-in-touch visits are for academies. {_VISIT}")
    return values


_VISIT = "Record it with  reportkit visit add"


def _review_day(known: Known, values: Values) -> Values:
    if not known.rules.has("K72"):
        raise _refused(known, f"comes under {known.pack.id}, which has no one-day reviews. {_VISIT}")
    entry = known.entry
    if entry is None or not entry.is_on or entry.category not in INTENSIVE:
        raise _refused(
            known, "is not in an intensive category, and one-day reviews are for those (2.9.4; K72)"
        )
    return values


FILLS: Mapping[str, Fill] = {
    "placement": _placement,
    "decision": _decision,
    "removal": _removal,
    "notice": _notice,
    "referral": _referral,
    "kit": _kit,
    "review-day": _review_day,
}
_AHEAD = {
    "reply_by": "the day to reply by",
    "next_on": "the next day",
    "comply_by": "the day to comply by",
    "due": "the day it is due",
    "report_on": "the day of the report",
}


_BEHIND = {
    "data_reviewed_on": "the day on which the data were reviewed",
    "governors_agreed_on": "the day on which governors agreed",
    "validated_on": "the day of the validation",
}


def _check_days(known: Known, values: Values) -> None:
    """Raises CaseworkRefused for a day set ahead that is before the act, and one to come of what was done."""
    for name, what in _AHEAD.items():
        day = values.get(name)
        if isinstance(day, date) and day < known.asked.on:
            raise CaseworkRefused(
                f"Nothing was recorded: {what}, {in_words(day)}, is before {in_words(known.asked.on)}, the "
                "day of what is recorded. Correct one of the two."
            )
    for name, what in _BEHIND.items():
        day = values.get(name)
        if isinstance(day, date) and day > known.asked.today:
            raise CaseworkRefused(
                f"Nothing was recorded: {what}, {in_words(day)}, is still to come. Record it when it is past."
            )


def _category(known: Known, named: Any, *, placing: bool = False) -> Category:
    """The category of that id. Raises CaseworkRefused for one that the policy lacks or that does not fit."""
    choice = [one for one in known.pack.categories if not placing or one.on_register is not False]
    found = next((category for category in choice if category.id == named), None)
    if found is None:
        said = f"“{named}” is no category of {known.pack.id}" if named else _uncategorised(known)
        allowed = ", ".join(f"{category.id} ({category.label})" for category in choice)
        raise CaseworkRefused(f"Nothing was recorded for {known.facts.urn}: {said}. Give one of: {allowed}.")
    if not _fits(found, known.graded_then):
        graded = str(known.graded_then).replace("_", " ")
        raise _refused(
            known,
            f"was last graded “{graded}” by the crosswalk in use, and {found.label} is not for such schools "
            f"({found.clause}). Give another category",
        )
    return found


def _uncategorised(known: Known) -> str:
    return f"no rule places the school, as known on {in_words(known.asked.on)}, and no category is given"


def _fits(category: Category, graded: Graded | None) -> bool:
    """Whether the category is for a school so inspected; an inspection that cannot be read fits any."""
    if not category.fits or graded is None:
        return True
    if Graded.GOOD_OR_BETTER in category.fits and graded in _GOOD_OR_BETTER:
        return True
    return graded in category.fits


def _check_rule_is_recorded(known: Known, category: Category | None) -> None:
    """Raises CaseworkRefused where a rule places the school and that is not on record.

    Else it would be departed from without being named (H45, H46, K48, K54). None stands for a removal.
    """
    if not known.by_rule or _is_recorded(known) or _was_ended(known):
        return
    label = known.pack.category(known.rule_category or "").label
    if category is None or known.pack.rank(category.id) < known.pack.rank(known.rule_category or ""):
        raise _refused(
            known,
            f"is placed by {known.by_rule[0]} itself, as {label}, and that is not on record yet. Record it "
            f"with  reportkit register place {known.facts.urn}  first; then name it, and who approved, to "
            "set it aside",
        )


def _is_recorded(known: Known) -> bool:
    """Whether the placement that is in force is by the rule that places the school now."""
    automatic = known.entry.automatic if known.entry else None
    said = automatic.payload if automatic else None
    return isinstance(said, Placement) and said.rule in known.by_rule


def _was_ended(known: Known) -> bool:
    """Whether the rule's placement was ended by name, and approved, since the inspection."""
    since = known.facts.inspected_on or date.min
    return any(_ends_by_name(event) for event in known.file.events if event.happened_on >= since)


def _ends_by_name(event: Event) -> bool:
    match event.payload:
        case Decision(departs_from=named) | Removal(ends=named):
            return bool(named)
        case _:
            return False


def _placed(known: Known) -> str:
    return "on the register" if known.pack.keeps_register else "in a category"


def _refused(known: Known, problem: str) -> CaseworkRefused:
    return CaseworkRefused(f"Nothing was recorded: {known.facts.name} ({known.facts.urn}) {problem}.")
