"""What is arranged before a meeting: the meeting itself, items, papers, a closed annex."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportkit.commands.acting import day
from reportkit.commands.acts import About, Said, act
from reportkit.commands.board.app import PURPOSES, LateOption, MeetingOption, board
from reportkit.exceptions import UsageError

PurposeOption = Annotated[str, typer.Option("--purpose", help=f"What the board is to do: {PURPOSES}.")]
OwnerOption = Annotated[str, typer.Option("--owner", help="Who brings it.")]


@board.command()
@act("meeting", About.BOROUGH)
def meeting(
    held_on: Annotated[str, typer.Option("--held-on", help="The day of the meeting: 2026-12-03.")] = "",
    begins: Annotated[str, typer.Option("--begins", help="When it begins: 16:00.")] = "",
    ends: Annotated[str, typer.Option("--ends", help="When it ends: 18:00.")] = "",
    venue: Annotated[str, typer.Option("--venue", help="Where, or the link.")] = "",
    apologies_to: Annotated[
        str, typer.Option("--apologies-to", help="Whom members tell who cannot come.")
    ] = "",
    extraordinary: Annotated[
        bool, typer.Option("--extraordinary", help="It is held besides the term's own (H82).")
    ] = False,
    first: Annotated[
        bool, typer.Option("--first", help="The board never met before, so there are no minutes.")
    ] = False,
) -> Said:
    """Record that a meeting is arranged; --corrects changes one (App A, Meetings a to d; H81, H82, H85).

    Example:  reportkit board meeting --held-on 2026-12-03 --begins 16:00 --venue "Civic Centre, Room 4"
    """
    values = {"on": day(held_on), "begins": begins, "ends": ends, "venue": venue}
    kind = {"extraordinary": extraordinary, "is_first": first}
    return Said(values={**values, **kind, "apologies_to": apologies_to})


@board.command()
@act("agenda-item", About.BOROUGH)
def item(
    meeting: MeetingOption = "",
    title: Annotated[str, typer.Option("--title", help="The item, as the agenda prints it.")] = "",
    purpose: PurposeOption = "discuss",
    owner: OwnerOption = "",
    minutes: Annotated[int, typer.Option("--minutes", min=0, help="How long it is to take.")] = 10,
) -> Said:
    """Record an item of the agenda besides the standing ones (App A, Meetings d; H85).

    Example:  reportkit board item --meeting 2026-12-03 --title "Dates of 2027" --owner Clerk --minutes 5
    """
    values = {"meeting": meeting, "title": title, "purpose": purpose, "owner": owner}
    return Said(values=values, stated={"minutes": minutes})


@board.command()
@act("paper", About.BOROUGH)
def paper(
    meeting: MeetingOption = "",
    title: Annotated[str, typer.Option("--title", help="The paper's title.")] = "",
    purpose: PurposeOption = "discuss",
    owner: OwnerOption = "",
    recommends: Annotated[str, typer.Option("--recommends", help="What it asks the board to agree.")] = "",
    file: Annotated[
        Path | None, typer.Option("--file", help="A text file with the paper, in markdown or plain words.")
    ] = None,
    finance: Annotated[str, typer.Option("--finance", help="What it means for money.")] = "None.",
    equality: Annotated[str, typer.Option("--equality", help="What it means for equality.")] = "None.",
    data_protection: Annotated[
        str, typer.Option("--data-protection", help="What it means for people's data.")
    ] = "None.",
    late_because: LateOption = "",
) -> Said:
    """Record a paper that somebody brings; after the papers went out it is an addendum (H84, H85).

    Example:  reportkit board paper --meeting 2026-12-03 --title "Reading" --file reading.md
    """
    implications = {"finance": finance, "equality": equality, "data_protection": data_protection}
    asked = {"meeting": meeting, "title": title, "purpose": purpose, "owner": owner}
    said = {"recommends": recommends, "text": _text(file), "late_because": late_because}
    return Said(values={**asked, **said, "implications": implications})


@board.command("ask-annex")
@act("annex-asked", About.BOROUGH)
def ask_annex(meeting: MeetingOption = "") -> Said:
    """Record that the board asked for a closed annex, for officers and Co-Chairs alone (B3).

    Example:  reportkit board ask-annex --meeting 2026-12-03 --why "Agreed on 2 July 2026, decision 3"
    """
    return Said(values={"meeting": meeting})


def _text(file: Path | None) -> str:
    """What stands in the file; "" where none is named. Raises UsageError for one that is no text."""
    try:
        return file.read_text(encoding="utf-8") if file else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read as text. Save the paper as plain text in UTF-8.") from error
