"""Where letters are handed to: the council's mail server, or the outbox."""

from __future__ import annotations

import os
from pathlib import Path

from reportkit.pipeline.dispatching.office import Office
from reportkit.publishing.dispatch.outbox import Outbox
from reportkit.publishing.dispatch.sending import Pace
from reportkit.publishing.dispatch.smtp import SmtpServer
from reportkit.publishing.dispatch.transport import Transport
from reportkit.settings.mail import Mail

_ALL_AT_ONCE = 1_000_000
PASSWORD = "REPORTKIT_SMTP_PASSWORD"  # noqa: S105  # the name of a variable, no password


def transport_of(office: Office) -> Transport:
    """The council's server where the settings name one, else the outbox."""
    server = office.settings.mail.server
    if server is None:
        return Outbox(office.outbox)
    return SmtpServer(
        host=server.host,
        port=server.port,
        security=server.security,
        user=server.user,
        password=os.environ.get(PASSWORD, ""),
        ca_file=Path(server.ca_file) if server.ca_file else None,
    )


def pace_of(mail: Mail) -> Pace:
    """How fast letters go; into a folder as fast as they can be written."""
    return Pace(per_minute=mail.letters_a_minute if mail.server else _ALL_AT_ONCE)
