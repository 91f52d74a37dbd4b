"""The casework store as a whole: backed up, restored, and a person's data taken out of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.commands.acting import ByOption, Who, WhyOption, asked_of
from reportkit.commands.options import AnswerAloneOption, AuthorityOption, QuietOption
from reportkit.vocabulary import in_words

if TYPE_CHECKING:
    from reportkit.casework.events import Event
    from reportkit.pipeline.casework.left_behind import Left


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write; there must be none of that name.")],
    by: ByOption = "",
    why: WhyOption = "",
    authority: AuthorityOption = "hillingdon",
    quiet: QuietOption = False,
) -> None:
    """Write every event of the casework store into one file, and check it. That you did is recorded.

    The store is of every authority; the record of the backup stands with the one you name.

    Example:  reportkit backup casework-2026-11-22.jsonl --why "Weekly backup" --by "A Officer"
    """
    from reportkit.pipeline.casework.archives import back_up_casework
    from reportkit.places import Places

    asked = asked_of(context, Who(by=by, why=why, authority=authority))
    made = back_up_casework(Places.find(), asked, file)
    if not quiet:
        typer.echo(f"Wrote {made.path}, read it again and checked it. Events: {made.events:,}.")
        typer.echo(
            f"Its SHA-256 is {made.sha256}. It is confidential: keep it where the register may be kept."
        )


def restore(
    file: Annotated[Path, typer.Argument(help="A file that  reportkit backup  wrote.")],
    quiet: QuietOption = False,
) -> None:
    """Restore a backup into an empty casework store, and verify the store.

    Example:  reportkit restore casework-2026-11-22.jsonl
    """
    from reportkit.pipeline.casework.archives import restore_casework
    from reportkit.places import Places

    done = restore_casework(Places.find(), file)
    if not quiet:
        typer.echo(f"Restored {done.path}; the store is whole. Events: {done.events:,}.")


def erase(
    context: typer.Context,
    names: Annotated[
        list[str],
        typer.Argument(help="The person's full name, then every other way in which the records name them."),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking again.")] = False,
    by: ByOption = "",
    why: WhyOption = "",
    authority: AuthorityOption = "hillingdon",
    quiet: AnswerAloneOption = False,
) -> None:
    """Take a person's name and contact data out of every event, on request. The erasure is recorded.

    Files made before are not changed: it names those that still hold the name, and what to do about them.

    Example:  reportkit erase "Jo Bloggs" "Mrs Bloggs" --why "Request of 20 November" --by "A Officer"
    """
    from reportkit.pipeline.casework.archives import (
        erase_from_casework,
        find_in_casework,
        naming_in_casework,
    )
    from reportkit.pipeline.casework.asking import check_officer
    from reportkit.pipeline.casework.left_behind import left_behind
    from reportkit.places import Places

    check_officer(by)
    asked, places = asked_of(context, Who(by=by, why=why, authority=authority)), Places.find()
    found = find_in_casework(places, names)
    _show(found, names[0])
    if found and not yes:
        typer.confirm("Take the names and contact data out of all of these? It cannot be undone.", abort=True)
    naming = naming_in_casework(places, names)
    done = erase_from_casework(places, asked, names)
    typer.echo(f"Erased, and recorded as {done.id}. Every event keeps its number, day and kind.")
    if not quiet:
        _tell_left(left_behind(places, naming))


def _tell_left(left: Sequence[Left]) -> None:
    """What no erasure reaches, so that nobody takes the person to be gone everywhere."""
    if left:
        typer.echo(
            "Files made before that still hold the name, or an address or number of theirs, or that could "
            "not be looked into:"
        )
    else:
        typer.echo("No file in outputs or data/local/returns holds the name.")
    for one in left:
        typer.echo(f"  {one.in_words}")
    typer.echo(
        "Not looked through: backups made before, which hold it (delete them, or replace them with a new "
        "one), workbooks kept elsewhere, and what was sent."
    )


def _show(found: tuple[Event, ...], name: str) -> None:
    typer.echo(f"Events that name {name}: {len(found)}")
    for event in found:
        typer.echo(f"  {event.id}  {in_words(event.happened_on)}  {event.kind}, by {event.who}")
