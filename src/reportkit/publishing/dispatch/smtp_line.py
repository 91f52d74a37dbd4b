"""Letters handed to a mail server one after another, and for each failure what it certainly means.

A letter has not arrived before the line with a single dot that ends it was sent (RFC 5321, 4.1.1.4). So
all of it is sent but that line, then the ledger is told, and then the line is sent: whatever goes wrong
before is certain, and only what goes wrong after it, until the answer is read, is doubtful.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import suppress
from typing import Protocol

from reportkit.exceptions import MailServerUnfit
from reportkit.publishing.dispatch.answers import Answer, words_of
from reportkit.publishing.dispatch.connecting import Particulars, connect
from reportkit.publishing.dispatch.ledger import Parcel
from reportkit.publishing.dispatch.transport import Begin, Doubtful, Postponed, Refused

_DOTS = re.compile(rb"^\.", re.MULTILINE)
_GO_ON, _TOO_LARGE = 354, 552
_PIECE = 65_536
# All errors of smtplib are OSErrors: what is lost is lost, whichever layer says so.


class _Server(Particulars, Protocol):
    @property
    def last_timeout(self) -> float: ...


class SmtpLine:
    """One connection for many letters, made anew whenever it was lost."""

    def __init__(self, server: _Server, context: ssl.SSLContext) -> None:
        self._server, self._context = server, context
        self._connection: smtplib.SMTP | None = None

    def hand_over(self, parcel: Parcel, begin: Begin) -> str:
        """The server's words for a letter that it took."""
        connection = self._open()
        try:
            self._offer(connection, parcel)
            self._put(connection, parcel)
            begin()
            return self._finish(connection)
        except (Postponed, Refused):
            raise
        except BaseException:
            self._drop()
            raise

    def close(self) -> None:
        """Take leave, if anybody is there."""
        if self._connection is not None:
            with suppress(OSError):
                self._connection.quit()
        self._drop()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _open(self) -> smtplib.SMTP:
        """The connection, free for a letter; another where the server has closed it between letters."""
        if self._connection is not None:
            with suppress(OSError):
                if Answer(*self._connection.rset()).is_yes:
                    return self._connection
        self._drop()
        self._connection = connect(self._server, self._context)
        return self._connection

    def _offer(self, connection: smtplib.SMTP, parcel: Parcel) -> None:
        """Sender and recipients, all of whom the server must take."""
        options = _options(connection, parcel)
        answer = _ask(connection, "MAIL", f"FROM:<{parcel.sender}>{options}")
        if answer.is_for_good and answer.code != _TOO_LARGE:
            raise MailServerUnfit(f"The server takes no letters from {parcel.sender}: {words_of(answer)}")
        _check(answer, "")
        for address in parcel.to:
            _check(_ask(connection, "RCPT", f"TO:<{address}>"), f"{address}: ")

    def _put(self, connection: smtplib.SMTP, parcel: Parcel) -> None:
        """All of the letter but the line that ends it."""
        answer = _ask(connection, "DATA", "")
        if answer.code != _GO_ON:
            _check(answer, "")
            connection.close()
            raise Postponed(f"The server did not ask for the letter: {words_of(answer)}")
        body = _DOTS.sub(b"..", parcel.content)
        try:
            for start in range(0, len(body), _PIECE):  # the time allowed is for each piece
                connection.send(body[start : start + _PIECE])
        except OSError as error:
            raise Postponed(f"The connection was lost before the letter was whole: {error}") from error

    def _finish(self, connection: smtplib.SMTP) -> str:
        """The answer to the whole letter; without one nobody knows."""
        try:
            if connection.sock:
                connection.sock.settimeout(self._server.last_timeout)
            connection.send(b".\r\n")
            answer = Answer(*connection.getreply())
            if connection.sock:
                connection.sock.settimeout(self._server.timeout)
        except OSError as error:
            raise Doubtful(f"No answer to the whole letter: {error}") from error
        if not answer.is_understood:
            raise Doubtful(f"No answer to the whole letter that can be understood: {words_of(answer)}")
        _check(answer, "")
        return words_of(answer)


def _options(connection: smtplib.SMTP, parcel: Parcel) -> str:
    """What the server must know of the letter beforehand. Raises Refused where it cannot take it."""
    size, largest = len(parcel.content), connection.esmtp_features.get("size", "")
    if largest.isdecimal() and 0 < int(largest) < size:
        raise Refused(
            f"The letter has {size} bytes with what is attached, and the server takes {largest}. "
            "Send fewer or smaller documents."
        )
    options = f" SIZE={size}" if connection.has_extn("size") else ""
    if all(address.isascii() for address in (parcel.sender, *parcel.to)):
        return options
    if not (connection.has_extn("smtputf8") and connection.has_extn("8bitmime")):
        raise Refused(
            f"{', '.join(parcel.to)}: the server takes no address with letters outside ASCII before the @. "
            "Ask the school for another address."
        )
    return f"{options} BODY=8BITMIME SMTPUTF8"


def _ask(connection: smtplib.SMTP, command: str, words: str) -> Answer:
    """The server's answer to a command; Postponed where there is none, for no letter has gone yet."""
    connection.command_encoding = "ascii" if words.isascii() else "utf-8"
    try:
        answer = Answer(*connection.docmd(command, words))
    except OSError as error:
        raise Postponed(f"The connection was lost before the letter went: {error}") from error
    if not (answer.is_understood or answer.code == _GO_ON):
        connection.close()  # what it says next might be taken for the answer to something else
        raise Postponed(f"The server gave no answer that can be understood: {words_of(answer)}")
    return answer


def _check(answer: Answer, about: str) -> None:
    """Raises for all but a yes: Refused, or Postponed for what may be another answer later."""
    if answer.is_for_good:
        raise Refused(f"{about}{words_of(answer)}")
    if not answer.is_yes:
        raise Postponed(f"{about}{words_of(answer)}")
