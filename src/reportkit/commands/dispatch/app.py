"""The app that the commands of letters are added to, and what several of them ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.commands.acting import Who, asked_of
from reportkit.commands.options import day_of, urns_of

if TYPE_CHECKING:
    from reportkit.pipeline.dispatching.asking import AskedMailing

dispatch = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Letters with documents to heads and members: rehearse, approve, send, receipts. "
    "Example:  reportkit dispatch rehearse profiles",
)

WhatArgument = Annotated[str, typer.Argument(help="What is sent: profiles, update or board-pack.")]
MeetingOption = Annotated[str, typer.Option("--meeting", help="A board pack's meeting, such as 2026-12-03.")]


def asked_mailing(
    context: typer.Context,
    who: Who,
    what: str,
    meeting: str,
    urns: list[str] | None = None,
    late_because: str = "",
) -> AskedMailing:
    """The answers read. Raises UsageError for what is no mailing, day or school."""
    from reportkit.pipeline.dispatching.asking import AskedMailing, mailing_of

    return AskedMailing(
        who=asked_of(context, who),
        mailing=mailing_of(what),
        meeting=day_of(meeting) if meeting else None,
        late_because=late_because,
        urns=urns_of(urns),
    )
