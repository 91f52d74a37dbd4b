"""`reportkit guard`: of every built document, whether its readers may see all of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.commands.acting import ByOption, Who, asked_of
from reportkit.commands.options import AsAtOption, AuthorityOption, QuietOption, warn_of_days_to_come
from reportkit.exceptions import DisclosureFound
from reportkit.progress import Reporter

if TYPE_CHECKING:
    from reportkit.casework.events import Event
    from reportkit.pipeline.guarding.guarding import Guarded

_FOR = "For whom the files are, such as members, all-schools or head:102368; else their folder says it."
_LET = "A text of a finding that may stand in the document, as --by and --why say; that is recorded."


def guard(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(help="Files or folders; else the whole term.")] = None,
    authority: AuthorityOption = "hillingdon",
    as_at: AsAtOption = "",
    audience: Annotated[str, typer.Option("--for", help=_FOR)] = "",
    text: Annotated[str | None, typer.Option("--let-through", help=_LET)] = None,
    by: ByOption = "",
    why: Annotated[str, typer.Option("--why", help="Why the text may stand there.")] = "",
    quiet: QuietOption = False,
) -> None:
    """Open every built document as a stranger would, and say what its readers may not see.

    Example:  reportkit guard --authority hillingdon --as-at 2026-11-22
    """
    from reportkit.pipeline.guarding.guarding import guard_term
    from reportkit.pipeline.guarding.knowing import know
    from reportkit.pipeline.guarding.letting import found_on_record, let_through
    from reportkit.places import Places

    places, asked = Places.find(), asked_of(context, Who(by=by, why=why, on=as_at, authority=authority))
    warn_of_days_to_come(context, asked.on, quiet=quiet)
    if text is not None and (typed := found_on_record(know(places, authority, asked.on), text)):
        _record(let_through(places, asked, typed, text), asked.by, text)
        return
    with Reporter(quiet) as reporter:

        def progress(done: int, total: int) -> None:
            reporter.building(done, 0, total, "Looking into")

        reporter.step("Looking into the documents")
        guarded = guard_term(places, authority, asked.on, files or (), audience or None, progress)
    if text is not None:
        _record(let_through(places, asked, guarded.open, text), asked.by, text)
        return
    _tell(guarded, quiet=quiet)


def _record(events: Sequence[Event], by: str, text: str) -> None:
    for event in events:
        typer.echo(f"Recorded as {event.id}: {by} lets “{text}” through.")


def _tell(guarded: Guarded, *, quiet: bool) -> None:
    for line in () if quiet else _lines(guarded):
        typer.echo(line)
    if guarded.open:
        told = "\n".join(map(str, guarded.open))
        raise DisclosureFound(f"{told}\n{guarded.summary}" if quiet else guarded.summary)


def _lines(guarded: Guarded) -> Sequence[str]:
    closing = () if guarded.open else (guarded.summary,)
    return (*map(str, guarded.open), *map(str, guarded.passed), *closing)
