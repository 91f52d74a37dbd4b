"""What is recorded of a meeting that was held: who came, what was said, decided, and to be done."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import day
from reportkit.commands.acts import About, Said, act
from reportkit.commands.board.app import ItemOption, MeetingOption, board, each


@board.command()
@act("attendance", About.BOROUGH)
def attended(
    meeting: MeetingOption = "",
    present: Annotated[
        list[str] | None,
        typer.Option("--present", help="Who came, by id or full name; once for each, or m1; m2; m3."),
    ] = None,
    apologies: Annotated[
        list[str] | None, typer.Option("--apologies", help="Who sent apologies, in the same way.")
    ] = None,
) -> Said:
    """Record who came to a meeting, clerk and people invited too (App A, Quorum; H74, H78 to H80, H86).

    Example:  reportkit board attended --meeting 2026-12-03 --present "m1; m2; m3; m9" --apologies m4
    """
    return Said(values={"meeting": meeting, "present": each(present), "apologies": each(apologies)})


@board.command()
@act("minute", About.BOROUGH)
def minute(
    meeting: MeetingOption = "",
    item: ItemOption = "",
    said: Annotated[
        str, typer.Option("--said", help="What was said. It becomes public: name no school at risk.")
    ] = "",
) -> Said:
    """Record what was said on an item, for the minutes (App A, Meetings e; H86).

    Example:  reportkit board minute --meeting 2026-12-03 --item 4 --said "Members noted the paper."
    """
    return Said(values={"meeting": meeting, "item": item, "said": said})


@board.command()
@act("board-decision", About.BOROUGH)
def decided(
    meeting: MeetingOption = "",
    item: ItemOption = "",
    what: Annotated[str, typer.Option("--what", help="What was decided.")] = "",
    votes_for: Annotated[int | None, typer.Option("--for", min=0, help="Votes for it, if any.")] = None,
    votes_against: Annotated[
        int | None, typer.Option("--against", min=0, help="Votes against it, if any.")
    ] = None,
    abstained: Annotated[
        int | None, typer.Option("--abstained", min=0, help="How many abstained, if any.")
    ] = None,
    put_forward: Annotated[
        bool,
        typer.Option(
            "--put-forward", help="The meeting could not decide it: a quorate one is to. It is no decision."
        ),
    ] = False,
) -> Said:
    """Record a decision, with the vote if there was one (App A, Quorum a and b; H78, H79).

    Example:  reportkit board decided --meeting 2026-12-03 --item 7 --what "Agreed" --for 7 --against 1
    """
    votes = {"votes_for": votes_for, "votes_against": votes_against, "abstained": abstained}
    return Said(
        values={"meeting": meeting, "item": item, "decided": what, **votes, "put_forward": put_forward}
    )


@board.command()
@act("action", About.BOROUGH)
def action(
    meeting: MeetingOption = "",
    what: Annotated[str, typer.Option("--what", help="What is to be done.")] = "",
    owner: Annotated[str, typer.Option("--owner", help="Who does it.")] = "",
    due: Annotated[str, typer.Option("--due", help="By when, such as 2027-01-21, if agreed.")] = "",
) -> Said:
    """Record something to be done after a meeting (App A, Meetings e; H86).

    Example:  reportkit board action --meeting 2026-12-03 --what "Share the plan" --owner Clerk
    """
    return Said(values={"meeting": meeting, "what": what, "owner": owner, "due": day(due)})


@board.command()
@act("action-done", About.BOROUGH)
def done(
    of: Annotated[str, typer.Option("--action", help="The action, by its id: hillingdon-7.")] = "",
) -> Said:
    """Record the day on which an action was carried out (App A, Meetings e; H86).

    Example:  reportkit board done --action hillingdon-7 --on 2026-11-20 --why "The plan went out"
    """
    return Said(values={"action": of})
