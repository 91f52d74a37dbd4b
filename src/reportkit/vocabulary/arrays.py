"""Arrays by what they hold."""

from __future__ import annotations

import numpy as np

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Whole = np.ndarray[tuple[int, ...], np.dtype[np.intp]]
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
Words = np.ndarray[tuple[int, ...], np.dtype[np.object_]]


def as_words(text: str | Words) -> Words:
    """The text as an array holds it: one object, of which no copy is made for each place it is put in."""
    words: Words = np.asarray(text).astype(object, copy=False)
    return words
