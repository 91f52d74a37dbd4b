"""Sending, and what came of it: receipts, letters that came back, letters in doubt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.commands.acting import ByOption, OnOption, Who, asked_of
from reportkit.commands.dispatch.app import MeetingOption, WhatArgument, asked_mailing, dispatch
from reportkit.commands.options import (
    AnswerAloneOption,
    AuthorityOption,
    PolicyOption,
    QuietOption,
    day_of,
    now,
)
from reportkit.exceptions import LettersHeld, UsageError
from reportkit.progress import Reporter

if TYPE_CHECKING:
    from reportkit.pipeline.dispatching.sent import Sent

_EVERY = "A mailing by its name, such as profiles or board-pack-2026-12-03; left out, all."


@dispatch.command()
def send(
    context: typer.Context,
    what: WhatArgument,
    meeting: MeetingOption = "",
    by: ByOption = "",
    why: Annotated[str, typer.Option("--why", help="The reason, as recorded.")] = "The term’s letters.",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
    quiet: QuietOption = False,
) -> None:
    """Send each approved letter once, into the outbox or by the council's server; run again, it goes on.

    Example:  reportkit dispatch send profiles --by "Ann Officer"
    """
    from reportkit.pipeline.dispatching.office import open_office
    from reportkit.pipeline.dispatching.sending import send as send_letters
    from reportkit.places import Places

    asked = asked_mailing(context, Who(by=by, why=why, authority=authority, policy=policy), what, meeting)
    with Reporter(quiet) as reporter:
        office = open_office(Places.find(), asked)
        reporter.step("Looking at every letter again, then sending")
        sent = send_letters(office, now, lambda done, total: reporter.building(done, 0, total, "Sending"))
        _tell(sent, reporter)
    if not sent.is_whole:
        raise LettersHeld(f"{sent.unsent} of {sent.letters} letters did not go; the reasons are above.")


def _tell(sent: Sent, reporter: Reporter) -> None:
    for line in sent.lines:
        reporter.say(line)


@dispatch.command()
def receipts(
    context: typer.Context,
    mailing: Annotated[str, typer.Argument(help=_EVERY)] = "",
    authority: AuthorityOption = "hillingdon",
    as_at: Annotated[str, typer.Option("--as-at", help="As it stood at the end of this day; else now.")] = "",
    quiet: AnswerAloneOption = False,
) -> None:
    """Print what became of every letter: sent, refused, come back or in doubt, in the server's words.

    Example:  reportkit dispatch receipts profiles
    """
    from reportkit.casework.store import open_store
    from reportkit.pipeline.casework.asking import check_kept
    from reportkit.pipeline.dispatching.receipts import read_receipts
    from reportkit.places import Places
    from reportkit.publishing.dispatch.ledger import Standing

    places = Places.find()
    check_kept(places)
    events = open_store(places.casework).events(authority)
    found = read_receipts((one for one in events if one.recorded_at.date() <= day_of(as_at)), mailing)
    names = sorted({one.mailing for one in read_receipts(events)})
    if mailing and mailing not in names:
        raise UsageError(f"Nothing was sent as “{mailing}”. Sent so far: {', '.join(names) or 'nothing'}.")
    for one in found:
        typer.echo(one.in_words)
    if found and not quiet:
        typer.echo(f"{sum(one.standing is Standing.SENT for one in found)} of {len(found)} were sent.")
    if not found and not quiet:
        typer.echo("No letter was sent yet.")


@dispatch.command()
def bounces(
    context: typer.Context,
    mailbox: Annotated[Path, typer.Argument(help="An .eml file, a folder of them, an mbox or a Maildir.")],
    by: ByOption = "",
    why: Annotated[str, typer.Option("--why", help="The reason, as recorded.")] = "Reports in the mailbox.",
    on: OnOption = "",
    authority: AuthorityOption = "hillingdon",
    quiet: AnswerAloneOption = False,
) -> None:
    """Read reports of letters that could not be delivered, and record which came back.

    Example:  reportkit dispatch bounces returned-mail/ --by "Ann Officer"
    """
    from reportkit.pipeline.dispatching.returned import import_bounces
    from reportkit.places import Places

    asked = asked_of(context, Who(by=by, why=why, on=on, authority=authority))
    found = import_bounces(Places.find(), asked, mailbox)
    for one in found.returned:
        typer.echo(f"Came back: the letter to {one.to} <{one.address}>, {', '.join(one.documents)}.")
    for line in found.unclear:
        typer.echo(line)
    if quiet:
        return
    typer.echo(
        f"Letters that came back: {len(found.returned)}. Reports to look at: {len(found.unclear)}. Of delay "
        f"alone: {found.delayed}. That a letter arrived: {found.delivered}."
    )
    if found.returned:
        typer.echo("Put each address right on the sheet Contacts, load it, and rehearse again.")


@dispatch.command()
def settle(
    context: typer.Context,
    letter: Annotated[str, typer.Argument(help="The letter's name, as  dispatch receipts  prints it.")],
    arrived: Annotated[
        bool | None, typer.Option("--arrived/--did-not-arrive", help="What the school said when asked.")
    ] = None,
    by: ByOption = "",
    why: Annotated[str, typer.Option("--why", help="Who said so, and when.")] = "",
    on: OnOption = "",
    authority: AuthorityOption = "hillingdon",
    quiet: QuietOption = False,
) -> None:
    """Say whether a letter in doubt arrived, so that it is not sent again, or is.

    Example:  reportkit dispatch settle 102368-head-1f2e --arrived --by "Ann Officer" --why "By phone"
    """
    from reportkit.pipeline.dispatching.returned import settle as settle_letter
    from reportkit.places import Places

    if arrived is None:
        raise UsageError("Say what the school said, with --arrived or --did-not-arrive.")
    asked = asked_of(context, Who(by=by, why=why, on=on, authority=authority))
    found = settle_letter(Places.find(), asked, letter, arrived=arrived)
    if not quiet:
        typer.echo(f"Recorded: the letter to {found.to} {'arrived' if arrived else 'did not arrive'}.")
