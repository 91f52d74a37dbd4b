"""What an act's entry needs besides what was typed: filled from what is known, or refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportkit.casework.requirements.hackney import INTENSIVE
from reportkit.pipeline.casework.categories import (
    Values,
    category_of,
    check_focus,
    check_rule_is_recorded,
    is_milder,
    is_recorded,
    keeps_to_rule,
    refused,
)
from reportkit.pipeline.casework.knowing import Known
from reportkit.vocabulary import in_words

Fill = Callable[[Known, Values], Values]

_ACADEMY = (
    "is not maintained by the council, and gets no warning notice from it: for an academy take the concerns "
    "to the DfE Regions Group, which may act, and record that with  reportkit notice refer"
)


def fill(known: Known, kind: str, values: Values) -> Values:
    """The values of an act with what is known filled in. Raises CaseworkRefused for one that may not be."""
    return FILLS[kind](known, values) if kind in FILLS else values


def _placement(known: Known, values: Values) -> Values:
    """By a rule if one places the school (H45, H46, K48, K54); else a person's, in a category that fits."""
    entry, named = known.entry, values.get("category")
    is_placed = entry is not None and entry.is_on and (not known.by_rule or is_recorded(known))
    if known.asked.corrects is None and entry and is_placed:
        raise refused(
            known,
            f"is {_placed(known)} already, since {in_words(entry.since)}. Record a change with  reportkit "
            "register decide"
            if entry.since
            else "is placed already",
        )
    rest = {"policy": known.pack.id, "assessment": known.assessment}
    if not known.by_rule:
        category = category_of(known, named, placing=True)
        check_focus(known, category, values)
        return {**values, **rest, "category": category.id, "rule": ""}
    if named and named != known.rule_category:
        label = known.pack.category(known.rule_category or "").label
        raise refused(
            known,
            f"is placed by {known.by_rule[0]} itself, as {label}. Leave --category out; what a person "
            "decides after that is recorded with  reportkit register decide",
        )
    by_rule = known.pack.category(known.rule_category or "")
    check_focus(known, by_rule, values)
    keeps = entry is not None and entry.is_on and is_milder(known, by_rule.id, entry.category)
    said = {"category": by_rule.id, "rule": known.by_rule[0], "keeps_category": keeps}
    return {**values, **rest, **said}


def _decision(known: Known, values: Values) -> Values:
    category = category_of(known, values.get("category"))
    check_rule_is_recorded(known, category)
    check_focus(known, category, values)
    return {
        **values,
        "category": category.id,
        "policy": known.pack.id,
        "on_register": category.on_register,
        "assessment": known.assessment,
        "keeps_to_rule": keeps_to_rule(known, category),
    }


def _removal(known: Known, values: Values) -> Values:
    check_rule_is_recorded(known, None)
    return values


def _notice(known: Known, values: Values) -> Values:
    """A maintained school's, with its stage allowed by the policy (K65) and a period that lies ahead."""
    if known.facts.maintained is False:
        raise refused(known, _ACADEMY)
    if known.facts.maintained is None:
        raise refused(
            known,
            "is a school of which it is not known whether the council maintains it, and only a maintained "
            "school gets a notice. Load a list of schools that says so",
        )
    if str(values.get("stage")) == "pre-formal" and not known.rules.has("K65"):
        raise refused(known, f"comes under {known.pack.id}, which has no pre-formal warning")
    return {**values, "is_maintained": True}


def _referral(known: Known, values: Values) -> Values:
    if known.facts.maintained is True:
        raise refused(
            known, "is maintained by the council, which acts itself: record a  reportkit notice formal"
        )
    return values


def _kit(known: Known, values: Values) -> Values:
    if not known.rules.has("K16"):
        raise refused(known, f"comes under {known.pack.id}, which has no keeping-in-touch visits. {_VISIT}")
    if known.facts.maintained is True:
        raise refused(known, f"is maintained, and keeping-in-touch visits are for academies. {_VISIT}")
    return values


_VISIT = "Record it with  reportkit visit add"


def _review_day(known: Known, values: Values) -> Values:
    if not known.rules.has("K72"):
        raise refused(known, f"comes under {known.pack.id}, which has no one-day reviews. {_VISIT}")
    entry = known.entry
    if entry is None or not entry.is_on or entry.category not in INTENSIVE:
        raise refused(
            known, "is not in an intensive category, and one-day reviews are for those (2.9.4; K72)"
        )
    return values


# What is worked out here, and so is never typed.
WORKED_OUT: Mapping[str, tuple[str, ...]] = {
    "placement": ("policy", "rule", "assessment", "keeps_category"),
    "decision": ("policy", "on_register", "assessment", "keeps_to_rule"),
    "notice": ("is_maintained",),
}
FILLS: Mapping[str, Fill] = {
    "placement": _placement,
    "decision": _decision,
    "removal": _removal,
    "notice": _notice,
    "referral": _referral,
    "kit": _kit,
    "review-day": _review_day,
}


def _placed(known: Known) -> str:
    return "on the register" if known.pack.keeps_register else "in a category"
