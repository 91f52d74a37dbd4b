"""A mail server, spoken to by SMTP with its certificate checked and nothing secret in clear."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from reportkit.exceptions import MailServerUnfit, UsageError
from reportkit.publishing.dispatch.smtp_line import SmtpLine
from reportkit.publishing.dispatch.transport import Line

Security = Literal["starttls", "tls", "none"]

_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """A server and how to speak to it; `none` is for a server on this machine alone.

    Waits in seconds: `timeout` for a connection or an answer, `last_timeout` for the answer to a whole
    letter. A server may take ten minutes for that (RFC 5321, 4.5.3.2.6), and who waits less sends twice.
    """

    host: str
    port: int
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None
    timeout: float = 60.0
    last_timeout: float = 600.0

    def __post_init__(self) -> None:
        is_clear = self.security == "none"
        if is_clear and self.host not in _HERE:
            raise UsageError(f"{self.host}: letters go without encryption only to a server on this machine.")
        if is_clear and (self.user or self.password):
            raise UsageError(f"{self.host}: a password is never sent without encryption. Choose starttls.")
        if not (self.user + self.password).isascii():
            raise UsageError("The mail server's user and password must be of letters in ASCII.")

    @contextmanager
    def opened(self) -> Iterator[Line]:
        """A line to the server; connections are made when a letter needs one."""
        line = SmtpLine(self, _context(self))
        try:
            yield line
        finally:
            line.close()


def _context(server: SmtpServer) -> ssl.SSLContext:
    """Certificates and host names are checked; the authorities are the system's, or those in `ca_file`."""
    try:
        return ssl.create_default_context(cafile=server.ca_file)
    except OSError as error:
        raise MailServerUnfit(f"{server.ca_file}: no certificates could be read from it: {error}.") from error
