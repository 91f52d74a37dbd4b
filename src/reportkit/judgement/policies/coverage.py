"""How much of what the indicators need could be assessed (E2, A3.13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd

from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary.arrays import Flags, Whole
from reportkit.vocabulary.results import Outcome


@dataclass(frozen=True, slots=True)
class Coverage:
    """School by school: how many indicators with a public source apply, and which cannot say.

    `is_short` where over the limit of them cannot say, or none applies. `unreturned` are the indicators
    that rest on returns and cannot say.
    """

    applicable: Whole
    unsaid: list[tuple[int, ...]]
    unreturned: list[tuple[int, ...]]
    is_short: Flags


def measure_coverage(pack: PolicyPack, facts: pd.DataFrame, limit: Decimal) -> Coverage:
    """Counted over the indicators with a public source; `limit` is the share in percent."""
    public = tuple(pack.public_indicators())
    local = [entry.number for entry in pack.indicators if entry.number not in public]
    unsaid = _unsaid(facts, public)
    applicable: Whole = np.sum(
        [(facts[f"indicator_{n}"] != Outcome.NOT_APPLICABLE).to_numpy(dtype=bool) for n in public], axis=0
    ).astype(np.intp)
    missing = np.array([len(numbers) for numbers in unsaid], dtype=np.intp)
    is_short: Flags = (applicable == 0) | (100 * missing > float(limit) * applicable)
    return Coverage(applicable, unsaid, _unsaid(facts, local), is_short)


def _unsaid(facts: pd.DataFrame, indicators: Iterable[int]) -> list[tuple[int, ...]]:
    found: list[list[int]] = [[] for _ in range(len(facts))]
    for n in indicators:
        for at in np.flatnonzero((facts[f"indicator_{n}"] == Outcome.CANNOT_SAY).to_numpy(dtype=bool)):
            found[at].append(n)
    return [tuple(numbers) for numbers in found]
