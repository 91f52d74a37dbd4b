"""A mail server, spoken to by SMTP with its certificate checked and nothing secret in clear."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from reportkit.publishing.dispatch.transport import Line

Security = Literal["starttls", "tls", "none"]


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """A server and how to speak to it; `none` is for a server on this machine alone. Timeout in seconds."""

    host: str
    port: int
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None
    timeout: float = 60.0

    @contextmanager
    def opened(self) -> Iterator[Line]:
        raise NotImplementedError
        yield
