"""Whether a condition holds for each school: yes, no, or cannot be said (Kleene's three values)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

import numpy as np
import pandas as pd

from reportkit.judgement.policies.facts import INDICATORS, UNREAD
from reportkit.settings.policies import Condition, Graded, Status
from reportkit.vocabulary.arrays import Flags
from reportkit.vocabulary.results import Outcome

Truths = pd.Series  # of dtype "boolean": True, False or missing
_READS_AS = {
    Graded.GOOD_OR_BETTER: ("outstanding", "good"),
    Graded.REPEATED_REQUIRES_IMPROVEMENT: ("requires_improvement",),
}
_IN_WORDS = {
    Graded.OUTSTANDING: "its inspection reads as outstanding",
    Graded.GOOD: "its inspection reads as good",
    Graded.GOOD_OR_BETTER: "its inspection reads as good or better",
    Graded.REQUIRES_IMPROVEMENT: "its inspection reads as requires improvement",
    Graded.REPEATED_REQUIRES_IMPROVEMENT: "its last two inspections read as requires improvement",
    Graded.FORMAL_CATEGORY: "Ofsted has placed it in a formal category",
    Graded.NOT_INSPECTED: "it has had no graded inspection",
}


_PLAIN = ("inspection", "indicator", "any_indicator", "leadership", "concern")
_NEGATIVES = ((" reads ", " does not read "), (" has ", " has not "), (" is ", " is not "))


def holds(condition: Condition, facts: pd.DataFrame, *, if_unread: bool | None = None) -> Truths:
    """Whether the condition holds, school by school; missing where it cannot be said.

    `if_unread` is what is said of an inspection that cannot be read, or is not held; by default nothing.
    """
    name, value = condition.said
    match name:
        case "every":
            return _joined(and_, condition.every or (), facts, if_unread)
        case "some":
            return _joined(or_, condition.some or (), facts, if_unread)
        case "denied" if condition.denied is not None:
            return ~holds(condition.denied, facts, if_unread=if_unread)
        case "inspection":
            return _is_graded(Graded(str(value)), facts, if_unread)
        case _:
            return _FACTS[name](value, facts)


def _joined(
    how: Callable[[Any, Any], Any], parts: Sequence[Condition], facts: pd.DataFrame, if_unread: bool | None
) -> Truths:
    found: Truths = reduce(how, (holds(part, facts, if_unread=if_unread) for part in parts))
    return found


def _is_graded(graded: Graded, facts: pd.DataFrame, if_unread: bool | None) -> Truths:
    status = facts["inspection_status"].to_numpy(dtype=object)
    reads, unread = np.isin(status, _READS_AS.get(graded, (graded.value,))), np.isin(status, tuple(UNREAD))
    said = reads & ~unread | (unread & bool(if_unread))
    unsaid = unread if if_unread is None else np.zeros_like(unread)
    found = pd.Series(pd.arrays.BooleanArray(said, unsaid), index=facts.index)
    is_repeated = graded is Graded.REPEATED_REQUIRES_IMPROVEMENT
    return found & facts["repeated_ri"].astype("boolean") if is_repeated else found


def is_flagged(indicator: int, facts: pd.DataFrame) -> Truths:
    """Flagged, not flagged, or missing where the indicator cannot say; it is never taken as clear."""
    outcome = facts[f"indicator_{indicator}"].to_numpy(dtype=object)
    said = pd.arrays.BooleanArray(outcome == Outcome.FLAG, outcome == Outcome.CANNOT_SAY)
    return pd.Series(said, index=facts.index)


def _any_flagged(indicators: Sequence[int], facts: pd.DataFrame) -> Truths:
    found: Truths = reduce(or_, (is_flagged(n, facts) for n in indicators))
    return found


def _only_flagged(indicators: Sequence[int], facts: pd.DataFrame) -> Truths:
    """By what is known: an indicator outside these that cannot say does not stand against it."""
    others = [f"indicator_{n}" for n in INDICATORS if n not in indicators]
    is_other: Flags = (facts[others].to_numpy(dtype=object) == Outcome.FLAG).any(axis=1)
    return _any_flagged(indicators, facts) & ~is_other


def _head_changed(_: object, facts: pd.DataFrame) -> Truths:
    said = facts["head_changed"]
    return (said == "yes").astype("boolean").mask(said == "not known", pd.NA)


def _is_of_status(status: Any, facts: pd.DataFrame) -> Truths:
    maintained = facts["maintained"].astype("boolean")
    return maintained if status is Status.MAINTAINED else ~maintained


def _is_in_special_measures(_: object, facts: pd.DataFrame) -> Truths:
    return facts["in_special_measures"].astype("boolean")


def _has_had_visits(count: Any, facts: pd.DataFrame) -> Truths:
    found: Truths = facts["monitoring_visits"].astype("Int64") >= count
    return found


_FACTS: dict[str, Callable[[Any, pd.DataFrame], Truths]] = {
    "indicator": is_flagged,
    "any_indicator": _any_flagged,
    "only_indicators": _only_flagged,
    "leadership": _head_changed,
    "decision": lambda _, facts: facts["decision"].isna().astype("boolean"),
    "concern": _is_in_special_measures,
    "monitoring_visits": _has_had_visits,
    "status": _is_of_status,
}


def in_words(condition: Condition) -> str:
    """The condition as the middle of an English sentence."""
    name, value = condition.said
    match name:
        case "every":
            return " and ".join(in_words(part) for part in condition.every or ())
        case "some":
            return " or ".join(in_words(part) for part in condition.some or ())
        case "denied" if condition.denied is not None:
            return _negated(condition.denied)
        case "inspection":
            return _IN_WORDS[Graded(str(value))]
        case _:
            return _SAID[name](value)


def _negated(condition: Condition) -> str:
    """A plain condition with its own “not”; of others, that it is not so."""
    told = in_words(condition)
    for verb, negative in _NEGATIVES if condition.said[0] in _PLAIN else ():
        if verb in told:
            return told.replace(verb, negative, 1)
    return f"it is not so that {told}"


def either(names: Sequence[object]) -> str:
    """As a choice in a sentence: a, b or c."""
    told = [str(name) for name in names]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}"


def _only(indicators: Sequence[int]) -> str:
    if len(indicators) == 1:
        return f"indicator {indicators[0]} alone is flagged"
    return f"{_at_least_one(indicators)} is flagged and no other"


def _at_least_one(indicators: Sequence[int]) -> str:
    if len(indicators) == 1:
        return f"indicator {indicators[0]}"
    if tuple(indicators) == INDICATORS:
        return "at least one of the eleven indicators"
    return f"at least one of the indicators {', '.join(map(str, indicators[:-1]))} and {indicators[-1]}"


_SAID: dict[str, Callable[[Any], str]] = {
    "indicator": lambda n: f"indicator {n} is flagged",
    "any_indicator": lambda several: f"{_at_least_one(several)} is flagged",
    "only_indicators": _only,
    "leadership": lambda _: "the head has changed since the inspection",
    "decision": lambda _: "no decision is recorded",
    "concern": lambda _: "it is in special measures",
    "monitoring_visits": lambda count: f"Ofsted has made {count} or more monitoring visits since",
    "status": lambda status: (
        "it is a maintained school" if status is Status.MAINTAINED else "it is an academy"
    ),
}
