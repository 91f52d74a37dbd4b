"""What several commands are asked in the same way, and how each answer is read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.exceptions import UsageError
from reportkit.vocabulary import Urn, in_words

if TYPE_CHECKING:
    from reportkit.judgement.crosswalks import Crosswalk

AuthorityOption = Annotated[
    str, typer.Option("--authority", help="A file name in params/authorities, such as hackney.")
]
AsAtOption = Annotated[
    str, typer.Option("--as-at", help="Figures as known on this day, such as 2026-11-22; else today.")
]
PolicyOption = Annotated[
    str, typer.Option("--policy", help="A policy in params/policies, such as hackney@2019-09; else its own.")
]
CrosswalkOption = Annotated[
    str,
    typer.Option("--crosswalk", help="How inspections are read: dfe-stuck, any-area or legacy-only."),
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


def urns_of(texts: Sequence[str] | None) -> tuple[Urn, ...]:
    """The URNs, each given by itself or several in one text. Raises UsageError for what is none."""
    return tuple(urn_of(part) for text in texts or () for part in text.split())


def crosswalk_of(text: str) -> Crosswalk:
    """The crosswalk. Raises UsageError for what is none."""
    from reportkit.judgement.crosswalks import Crosswalk

    try:
        return Crosswalk(text)
    except ValueError as error:
        known = ", ".join(Crosswalk)
        raise UsageError(f"There is no crosswalk “{text}”. There are: {known}.") from error


def warn_of_days_to_come(context: typer.Context, day: date, *, quiet: bool = False) -> None:
    """Says on standard error that a day has not come yet.

    `context.obj` is now or today where a caller sets it.
    """
    set_by_caller = context.obj.date() if isinstance(context.obj, datetime) else context.obj
    today = set_by_caller if isinstance(set_by_caller, date) else date.today()
    if day > today and not quiet:
        sys.stderr.write(
            f"Warning: {in_words(day)} has not come yet; today is {in_words(today)}. What is published by "
            f"then is not known, so this shows what is known now as if it were {in_words(day)}.\n"
        )
