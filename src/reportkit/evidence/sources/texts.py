"""Many cells that hold few texts: each distinct text once, and which of them a cell has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Codes = np.ndarray[tuple[int, ...], np.dtype[Any]]


def distinct_texts(columns: Sequence[pd.Series]) -> pa.DictionaryArray:
    """The cells of the columns, one column after the other, as places among the distinct texts."""
    chunks = [chunk for column in columns for chunk in pa.chunked_array(pa.array(column)).chunks]
    return pa.chunked_array(chunks, pa.large_string()).dictionary_encode().combine_chunks()


def each_text(column: pd.Series, meaning: Callable[[Any], str]) -> pd.Series:
    """What each cell means, worked out once for each distinct one, as categories."""
    codes, distinct = pd.factorize(column)
    return text_of([meaning(cell) for cell in distinct], codes).set_axis(column.index)


def text_of(texts: Sequence[str], codes: Codes) -> pd.Series:
    """The text each code stands for, as categories: so many rows hold so few texts."""
    distinct = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    places = np.array([distinct[text] for text in texts], dtype=np.int32)
    kinds = pd.CategoricalDtype(pd.Index(list(distinct), dtype="str"))
    return pd.Series(pd.Categorical.from_codes(places[codes], dtype=kinds, validate=False), copy=False)
