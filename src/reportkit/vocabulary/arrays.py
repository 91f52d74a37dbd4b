"""Arrays by what they hold."""

from __future__ import annotations

import numpy as np

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Whole = np.ndarray[tuple[int, ...], np.dtype[np.intp]]
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
Words = np.ndarray[tuple[int, ...], np.dtype[np.object_]]
