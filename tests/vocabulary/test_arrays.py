"""Words of arrays."""

from __future__ import annotations

import numpy as np

from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import as_words


def test_a_text_is_put_into_an_array_as_plain_text_and_an_array_stays_as_it_is() -> None:
    picked = np.where([True, False], as_words(MissingReason.NOT_AVAILABLE), as_words("there"))
    assert picked.dtype == object
    assert [type(word) for word in picked] == [str, str]
    assert picked.tolist() == [MissingReason.NOT_AVAILABLE.value, "there"]
    assert as_words(picked) is picked
