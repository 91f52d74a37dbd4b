"""All England's evidence takes gigabytes: no module of tests leaves it in memory for the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.truth.gathered import gathered


@pytest.fixture(scope="module", autouse=True)
def _is_forgotten() -> Iterator[None]:
    yield
    gathered.cache_clear()
