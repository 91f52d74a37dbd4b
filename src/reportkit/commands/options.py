"""What several commands are asked in the same way, and how each answer is read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from reportkit.exceptions import UsageError
from reportkit.vocabulary import Urn

AuthorityOption = Annotated[
    str, typer.Option("--authority", help="A file name in params/authorities, such as hackney.")
]
AsAtOption = Annotated[
    str, typer.Option("--as-at", help="Figures as known on this day, such as 2026-11-22; else today.")
]
PolicyOption = Annotated[
    str, typer.Option("--policy", help="A policy in params/policies, such as hackney@2019-09; else its own.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")]
AnswerAloneOption = Annotated[
    bool, typer.Option("--quiet", help="Print the answer alone, without remarks or warnings.")
]


def day_of(text: str) -> date:
    """The day written as 2026-11-22; today for "". Raises UsageError for what is no day."""
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"“{text}” is not a day. Write it as 2026-11-22.") from error


def now() -> datetime:
    """This moment, with its zone."""
    return datetime.now().astimezone()


def urn_of(text: str) -> Urn:
    """The URN. Raises UsageError for what is none."""
    try:
        return Urn(text)
    except ValueError as error:
        raise UsageError(str(error)) from error
