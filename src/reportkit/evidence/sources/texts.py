"""Many cells that hold few texts: each distinct text once, and which of them a cell has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from reportkit.vocabulary.arrays import Flags

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Codes = np.ndarray[tuple[int, ...], np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Cells:
    """The distinct texts of some cells, and each cell's place among them."""

    texts: pa.Array = field(repr=False)
    places: Codes = field(repr=False)

    def __len__(self) -> int:
        return len(self.places)

    def text(self, position: int) -> str:
        """The text of the cell at a position."""
        return str(self.texts[int(self.places[position])])

    def are(self, texts: Iterable[str]) -> Flags:
        """Whether each cell has one of the texts."""
        return self._each(pc.is_in(self.texts, pa.array(list(texts), self.texts.type)))

    def match(self, pattern: str) -> Flags:
        """Whether the whole of each cell matches the pattern."""
        return self._each(pc.match_substring_regex(self.texts, f"^(?:{pattern})$"))

    def at(self, positions: Codes) -> Cells:
        """The cells at the positions, or where a flag is set."""
        return Cells(self.texts, self.places[positions])

    def distinct(self) -> Cells:
        """The same cells, where a text may stand more than once among the texts."""
        return _encoded(pa.chunked_array([self.texts.take(pa.array(self.places))]))

    def in_arrow(self) -> pa.DictionaryArray:
        """The cells with a dictionary of the texts in use."""
        in_use = np.bincount(self.places, minlength=len(self.texts)) > 0
        numbers = (np.cumsum(in_use, dtype=np.int32) - 1)[self.places]
        return pa.DictionaryArray.from_arrays(numbers, self.texts.filter(pa.array(in_use)))

    def _each(self, holds: pa.Array) -> Flags:
        flags: Flags = holds.to_numpy(zero_copy_only=False)[self.places]
        return flags


def cells_of(texts: Sequence[str], places: Codes) -> Cells:
    """Cells that have the texts at some places, where a text may stand more than once."""
    distinct = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    first = np.array([distinct[text] for text in texts], dtype=np.int32)
    return Cells(pa.array(list(distinct), pa.large_string()), first[places])


def trimmed_cells(column: pd.Series) -> Cells:
    """The column's cells without the spaces around them."""
    cells = distinct_texts([column])
    texts = pc.utf8_trim_whitespace(cells.texts)
    return cells if texts.equals(cells.texts) else Cells(texts, cells.places).distinct()


def distinct_texts(columns: Sequence[pd.Series]) -> Cells:
    """The cells of the columns, one column after the other."""
    return _encoded(_in_arrow(columns))


def _in_arrow(columns: Sequence[pd.Series]) -> pa.ChunkedArray:
    chunks = [chunk for column in columns for chunk in pa.chunked_array(pa.array(column)).chunks]
    return pa.chunked_array(chunks, pa.large_string())


def _encoded(texts: pa.ChunkedArray) -> Cells:
    encoded = texts.dictionary_encode().combine_chunks()
    return Cells(encoded.dictionary, encoded.indices.to_numpy())


def each_text(column: pd.Series, meaning: Callable[[Any], str]) -> pd.Series:
    """What each cell means, worked out once for each distinct one, as categories."""
    codes, distinct = pd.factorize(column)
    return text_of([meaning(cell) for cell in distinct], codes).set_axis(column.index)


def one_text(text: str, index: pd.Index) -> pd.Series:
    """The same text in every row, as a category."""
    return text_of([text], np.zeros(len(index), dtype=np.int8)).set_axis(index)


def text_of(texts: Sequence[str], codes: Codes) -> pd.Series:
    """The text each code stands for, as categories: so many rows hold so few texts."""
    distinct = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    places = np.array([distinct[text] for text in texts], dtype=np.int32)
    kinds = pd.CategoricalDtype(pd.Index(list(distinct), dtype="str"))
    return pd.Series(pd.Categorical.from_codes(places[codes], dtype=kinds, validate=False), copy=False)
