"""What makes schools alike, each feature in standard deviations (E1.5)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from reportkit.judgement.statistics.arrays import divide, floats
from reportkit.vocabulary.arrays import Floats


def standardise_columns(features: ArrayLike) -> Floats:
    """Each column as z-scores over its known values (SD with divisor n); 0 where all agree."""
    table = floats(features)
    if table.ndim != 2:
        raise ValueError("Features have one row a school and one column a feature.")
    known = ~np.isnan(table)
    count = known.sum(axis=0)
    centred = table - divide(np.where(known, table, 0.0).sum(axis=0), count)
    spread = np.sqrt(divide(np.where(known, centred**2, 0.0).sum(axis=0), count))
    return divide(centred, np.where(spread == 0, 1.0, spread))
