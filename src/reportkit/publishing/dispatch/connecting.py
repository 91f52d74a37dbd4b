"""A connection to a mail server: encrypted, to the right one, and let in; or why there is none."""

from __future__ import annotations

import smtplib
import socket
import ssl
from typing import Literal, Protocol

from reportkit.exceptions import MailServerUnfit
from reportkit.publishing.dispatch.answers import Answer, words_of
from reportkit.publishing.dispatch.transport import Unreachable

_KNOWN = ("PLAIN", "LOGIN")  # both send the password itself, so both only after TLS
# A connection that broke off while TLS began: the server may be back in a moment.
_BROKEN = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)


class Particulars(Protocol):
    """What of a server decides how it is connected to."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def security(self) -> Literal["starttls", "tls", "none"]: ...
    @property
    def user(self) -> str: ...
    @property
    def password(self) -> str: ...
    @property
    def timeout(self) -> float: ...


def connect(server: Particulars, context: ssl.SSLContext) -> smtplib.SMTP:
    """A connection ready for letters.

    Raises Unreachable where it may succeed later, and MailServerUnfit where a person must see to it.
    """
    name = f"{server.host}, port {server.port}"
    try:
        return _connected(server, context)
    except _BROKEN as error:
        raise Unreachable(f"{name}: the connection broke off while it was made.") from error
    except ssl.SSLCertVerificationError as error:
        raise MailServerUnfit(
            f"{name}: its certificate is not to be trusted: {error.verify_message} Nothing was sent to it. "
            "Check the server's name in the settings, and ask who runs it."
        ) from error
    except ssl.SSLError as error:
        raise MailServerUnfit(
            f"{name}: no encrypted connection could be made: {error.reason}. Check port and security."
        ) from error
    except smtplib.SMTPResponseException as error:
        raise _judged(name, Answer(error.smtp_code, error.smtp_error)) from error
    except smtplib.SMTPNotSupportedError as error:
        raise MailServerUnfit(f"{name}: {error} Nothing was sent to it.") from error
    except OSError as error:
        raise Unreachable(f"{name}: no connection could be made: {error}") from error


def _connected(server: Particulars, context: ssl.SSLContext) -> smtplib.SMTP:
    connection = _dialled(server, context)
    try:
        _prepare(connection)
        if server.security == "starttls":
            _encrypt(connection, context)
        connection.ehlo_or_helo_if_needed()
        if server.user:
            _log_in(connection, server)
    except BaseException:
        connection.close()
        raise
    return connection


def _dialled(server: Particulars, context: ssl.SSLContext) -> smtplib.SMTP:
    place = (server.host, server.port)
    if server.security == "tls":
        return smtplib.SMTP_SSL(*place, local_hostname="", timeout=server.timeout, context=context)
    return smtplib.SMTP(*place, local_hostname="", timeout=server.timeout)


def _prepare(connection: smtplib.SMTP) -> None:
    """Small commands go at once, and we are named by number (RFC 5321, 4.1.3), not by this machine's name."""
    if connection.sock is not None:
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        own = connection.sock.getsockname()[0]
        connection.local_hostname = f"[IPv6:{own}]" if ":" in own else f"[{own}]"


def _encrypt(connection: smtplib.SMTP, context: ssl.SSLContext) -> None:
    connection.ehlo_or_helo_if_needed()
    if not connection.has_extn("starttls"):
        raise smtplib.SMTPNotSupportedError(
            "the server offers no encryption (STARTTLS), or something on the way hides that it does."
        )
    connection.starttls(context=context)


def _log_in(connection: smtplib.SMTP, server: Particulars) -> None:
    """By the first way that both know: after a wrong password no other is tried, which might lock it."""
    offered = connection.esmtp_features.get("auth", "").upper().split()
    way = next((way for way in _KNOWN if way in offered), None)
    if way is None:
        told = ", ".join(offered) or "none"
        raise smtplib.SMTPNotSupportedError(
            f"the server offers no way to log in with a password (it offers {told})."
        )
    connection.user, connection.password = server.user, server.password
    connection.auth(way, connection.auth_plain if way == "PLAIN" else connection.auth_login)


def _judged(name: str, answer: Answer) -> Exception:
    words = f"{name}: the server answered {words_of(answer)}"
    if answer.is_for_now:
        return Unreachable(words)
    return MailServerUnfit(f"{words} Check user, password and port, and ask who runs the server.")
