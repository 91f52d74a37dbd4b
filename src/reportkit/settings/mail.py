"""What the team sets for its letters: from whom, by which server, and to which addresses they may go."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportkit.settings.reading import Setting

Domain = Annotated[str, Field(pattern=r"^\.?[^\s@.]+(\.[^\s@.]+)+$|^\.[^\s@.]+$")]


class Server(Setting):
    """The council's mail server. Its password is never in a file: it is read from REPORTKIT_SMTP_PASSWORD.

    `security` is how the line is made safe; `none` is for a server on this machine alone. `ca_file` is the
    council's own certificate authority, empty for those that the machine trusts.
    """

    host: str
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    ca_file: str = ""


class Mail(Setting):
    """Under `mail` in an authority's settings.

    `sender` is a name and address, such as  School Improvement Team <sit@example.gov.uk>. `domains` are
    those that any school's address may be in, `school_domains` further ones by URN, and `board_domains`
    those of members of the board; one that begins with a dot stands for all below it. `server` is left out
    where letters go into the outbox, a folder. `protect` puts a password on what is attached.
    """

    sender: str = ""
    server: Server | None = None
    domains: tuple[Domain, ...] = (".sch.uk",)
    school_domains: dict[Annotated[str, Field(pattern=r"^[1-9]\d{5}$")], tuple[Domain, ...]] = Field(
        default_factory=dict
    )
    board_domains: tuple[Domain, ...] = (".sch.uk", ".gov.uk")
    letters_a_minute: int = Field(default=60, ge=1)
    protect: bool = False
