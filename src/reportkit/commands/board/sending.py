"""What goes out and to whom: papers and minutes to members, approved minutes to the Schools' Forum."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import day
from reportkit.commands.acts import About, Said, act
from reportkit.commands.board.app import LateOption, MeetingOption, board


@board.command("papers-sent")
@act("papers-sent", About.BOROUGH)
def papers_sent(
    meeting: MeetingOption = "",
    late_because: LateOption = "",
    pack: Annotated[
        str,
        typer.Option(
            "--pack", help="The pack that went out, as it was built, if another stands there by now."
        ),
    ] = "",
) -> Said:
    """Record that the papers went to members; late ones need a reason (App A, Meetings d; H84).

    Example:  reportkit board papers-sent --meeting 2026-12-03 --on 2026-11-26 --why "Seven days before"
    """
    return Said(values={"meeting": meeting, "late_because": late_because, "pack": pack})


@board.command("approve-minutes")
@act("minutes-approved", About.BOROUGH)
def approve_minutes(
    meeting: MeetingOption = "",
    co_chair: Annotated[
        str, typer.Option("--co-chair", help="Which Co-Chair approved them, by id or full name.")
    ] = "",
) -> Said:
    """Record that a Co-Chair approved the draft minutes as they stand (App A, Meetings f; H87).

    Example:  reportkit board approve-minutes --meeting 2026-12-03 --co-chair m1 --on 2026-12-10
    """
    return Said(values={"meeting": meeting, "approved_by": co_chair})


@board.command("minutes-sent")
@act("minutes-sent", About.BOROUGH)
def minutes_sent(
    meeting: MeetingOption = "",
    draft: Annotated[
        bool, typer.Option("--draft", help="A draft went, not yet approved. It does not meet the rule.")
    ] = False,
) -> Said:
    """Record that the approved minutes went to members, or a draft of them (App A, Meetings f; H87).

    Example:  reportkit board minutes-sent --meeting 2026-12-03 --on 2026-12-11 --why "Approved"
    """
    return Said(values={"meeting": meeting, "draft": draft})


@board.command("to-forum")
@act("minutes-to-forum", About.BOROUGH)
def to_forum(
    meeting: MeetingOption = "",
    forum_on: Annotated[str, typer.Option("--forum-on", help="The day that the Forum meets.")] = "",
) -> Said:
    """Record that the approved minutes went to the Schools' Forum (App A, Meetings g; H88).

    Example:  reportkit board to-forum --meeting 2026-12-03 --forum-on 2027-01-21 --why "Standing item"
    """
    return Said(values={"meeting": meeting, "forum_on": day(forum_on)})


@board.command()
@act("forum-recommendation", About.BOROUGH)
def recommend(
    meeting: MeetingOption = "",
    about: Annotated[str, typer.Option("--about", help="strategy or finance.")] = "",
    what: Annotated[str, typer.Option("--what", help="What the board recommends.")] = "",
    asks: Annotated[str, typer.Option("--asks", help="What it asks for in money, if anything.")] = "",
) -> Said:
    """Record what the board recommends to the Schools' Forum (App A, Responsibilities; H90).

    Example:  reportkit board recommend --meeting 2026-12-03 --about finance --what "Fund the networks"
    """
    return Said(values={"meeting": meeting, "about": about, "recommends": what, "asks": asks})


@board.command()
@act("forum-answer", About.BOROUGH)
def answer(
    of: Annotated[
        str, typer.Option("--recommendation", help="The recommendation, by its id: hillingdon-7.")
    ] = "",
    answer: Annotated[str, typer.Option("--answer", help="What the Forum answered.")] = "",
) -> Said:
    """Record what became of a recommendation to the Schools' Forum (App A, Responsibilities; H90).

    Example:  reportkit board answer --recommendation hillingdon-7 --answer "Agreed" --on 2027-01-21
    """
    return Said(values={"recommendation": of, "answer": answer})
