"""What the rules of a policy are applied to: one row a school, nothing left blank that matters."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary.results import Outcome

INDICATORS = tuple(range(1, 12))
CANNOT_SAY, NONE_HELD = "cannot_say", "none_held"
UNREAD = (CANNOT_SAY, NONE_HELD)
INSPECTIONS = (
    "outstanding", "good", "requires_improvement", "formal_category", "not_inspected", *UNREAD,
)  # fmt: skip
HEAD = ("yes", "no", "not known")

COLUMNS = {
    "urn": "the school's URN, as text; each once",
    "maintained": "True, False for an academy or free school, or missing if not known",
    "phase": "nursery, primary, secondary, all-through, special, pru, sixteen-plus or empty",
    "inspection_status": f"{', '.join(INSPECTIONS)}: the latest graded inspection by the chosen crosswalk",
    "inspection_is_own": "False where that inspection was of a school this one replaced (A3.15)",
    "repeated_ri": "True, False, or missing: required improvement at the inspection before as well",
    **{f"indicator_{n}": "flag, clear, cannot say or not applicable" for n in INDICATORS},
    "in_special_measures": "True, False, or missing: that inspection put it in special measures",
    "monitoring_visits": "Ofsted's monitoring visits since then on record; missing where none is kept",
    "indicator_1_strong": "True where indicator 1 is flagged by its stricter threshold",
    "head_changed": "yes, no or not known: since that inspection",
    "decision": "the category a person decided, missing if none",
    "decision_reason": "why, missing or empty if not recorded",
}


def check_facts(facts: pd.DataFrame, pack: PolicyPack) -> None:
    """Raises ValueError for a table that the rules cannot be applied to: its maker is at fault."""
    missing = [name for name in COLUMNS if name not in facts.columns]
    if missing:
        raise ValueError(f"The facts lack the columns {missing}.")
    if facts["urn"].duplicated().any():
        raise ValueError("A school stands twice in the facts.")
    _check_words(facts, "inspection_status", INSPECTIONS)
    _check_words(facts, "head_changed", HEAD)
    for n in INDICATORS:
        _check_words(facts, f"indicator_{n}", tuple(Outcome))
    _check_words(facts, "decision", [category.id for category in pack.categories], or_none=True)


def _check_words(facts: pd.DataFrame, column: str, known: Iterable[str], *, or_none: bool = False) -> None:
    said = facts[column].dropna() if or_none else facts[column]
    strange = set(said) - set(known)
    if strange:
        raise ValueError(f"{column} says {sorted(map(str, strange))}; known are {list(known)}.")
