"""What tests of every room share."""

from __future__ import annotations

import os

import pytest

from tests.built import Checkout


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout with loaded data, shared by all test processes of one run."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "built"
    shared.mkdir(exist_ok=True)
    return Checkout(shared)
