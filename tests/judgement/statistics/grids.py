"""Random cohorts with gaps, and hypothesis strategies for percentages, sizes and levels."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

PERCENTS = st.floats(0, 100, allow_subnormal=False)
SIZES = st.integers(1, 2000)
CONFIDENCES = st.floats(0.5, 0.999)
GAP_OR_PERCENT = st.one_of(st.just(float("nan")), PERCENTS, st.sampled_from([0.0, 100.0]))
GAP_OR_SIZE = st.one_of(st.just(float("nan")), st.just(0.0), SIZES.map(float))


def random_cohorts(seed: int, shape: tuple[int, ...] = (500,)) -> tuple[NDArray, NDArray]:
    """Counts and sizes, none missing, with nought and all among them."""
    random = np.random.default_rng(seed)
    size = random.integers(1, 300, shape)
    count = np.minimum(size, random.integers(0, 300, shape))
    count[..., 0] = 0
    return count.astype(float), size.astype(float)


def with_gaps(table: NDArray, seed: int, share: float = 0.25) -> NDArray:
    """A copy with about that share of cells missing."""
    holes = np.random.default_rng(seed).random(table.shape) < share
    return np.where(holes, np.nan, table)
