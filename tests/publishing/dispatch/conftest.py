"""Certificates of an authority of the tests' own, and servers that have them."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import trustme

from reportkit.publishing.dispatch.smtp import SmtpServer
from tests.publishing.dispatch.server import PASSWORD, USER, MailServer, Post, running


@dataclass(frozen=True)
class Trust:
    """An authority, and where a client finds its certificate."""

    authority: trustme.CA
    ca_file: Path

    def context(self, name: str = "localhost", **terms: Any) -> ssl.SSLContext:
        """What a server shows whose certificate is for this name."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(name, **terms).configure_cert(context)
        return context


@pytest.fixture(scope="session")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Trust:
    authority = trustme.CA()
    ca_file = tmp_path_factory.mktemp("trust") / "authority.pem"
    authority.cert_pem.write_to_path(ca_file)
    return Trust(authority, ca_file)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def serve(post: Post, trust: Trust) -> Iterator[Callable[..., MailServer]]:
    """Servers that run until the test is over."""
    with ExitStack() as stack:

        def begin(**options: Any) -> MailServer:
            return stack.enter_context(running(post, **({"tls": trust.context()} | options)))

        yield begin


@pytest.fixture
def reach(trust: Trust) -> Callable[..., SmtpServer]:
    """The transport to a server, as somebody who knows the password and is patient for seconds."""

    def to(server: MailServer, **changes: Any) -> SmtpServer:
        known = {"user": USER, "password": PASSWORD, "ca_file": trust.ca_file}
        waits = {"timeout": 5.0, "last_timeout": 5.0}
        return SmtpServer(**({"host": "localhost", "port": server.port} | known | waits | changes))

    return to
