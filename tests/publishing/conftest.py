"""Documents that many tests look at, built once."""

from __future__ import annotations

import pytest

from reportkit.publishing.word import compose_document
from tests.publishing.builders import PROPERTIES, kitchen_sink


@pytest.fixture(scope="session")
def sink() -> bytes:
    """A document with one of everything."""
    return compose_document(kitchen_sink(), PROPERTIES)
