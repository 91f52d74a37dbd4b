"""`reportkit strand`: the logs of the strands: partners, leaders, the pool of executive heads, vacancies."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import day, named
from reportkit.commands.acts import About, Said, act

strand = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Logs of the strands: partners, leaders, executive heads, vacancies, events. "
    'Example:  reportkit strand event --sort conference --title "Autumn conference"',
)

UntilOption = Annotated[str, typer.Option("--until", help="Its last day, such as 2027-07-21, if set.")]


@strand.command()
@act("partner", About.BOROUGH)
def partner(
    name: Annotated[str, typer.Option("--name", help="The partner's name.")] = "",
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            help="teaching school hub, national or local leader, executive head, university, "
            "DfE Regions Group, Ofsted, trust or other.",
        ),
    ] = "",
    status: Annotated[str, typer.Option("--status", help="active or ended.")] = "active",
    successor: Annotated[str, typer.Option("--successor", help="Who took its place, if it ended.")] = "",
) -> Said:
    """Record that an organisation became a partner, or that it ended (2.1; H6).

    Example:  reportkit strand partner --name "A Hub" --sort "teaching school hub" --why "Agreed with it"
    """
    return Said(values={"name": name, "sort": sort, "status": status, "successor": successor})


@strand.command("link-leaders")
@act("leaders-linked", About.BOROUGH)
def link_leaders(
    established: Annotated[
        str, typer.Option("--established", help="The established leader: name, role.")
    ] = "",
    emerging: Annotated[str, typer.Option("--emerging", help="The emerging leader: name, role.")] = "",
    purpose: Annotated[str, typer.Option("--purpose", help="What it is for.")] = "",
    until: UntilOption = "",
) -> Said:
    """Record that an established and an emerging leader were linked (Strand 1; H16).

    Example:  reportkit strand link-leaders --established "A Head" --emerging "B Deputy" --purpose Coaching
    """
    values = {"established": named(established), "emerging": named(emerging), "purpose": purpose}
    return Said(values={**values, "ends_on": day(until)})


@strand.command()
@act("pool-head", About.BOROUGH)
def pool(
    head: Annotated[str, typer.Option("--head", help="The executive head: name, position.")] = "",
    leads: Annotated[str, typer.Option("--leads", help="The URN of the school they lead.")] = "",
    capacity: Annotated[
        int | None,
        typer.Option("--capacity", min=0, help="How many more schools they can lead at once; 0 if none."),
    ] = None,
) -> Said:
    """Record an executive head of the pool, or what they can take on now (Strand 1; H17).

    Example:  reportkit strand pool --head "A Head, executive head" --leads 102368 --capacity 1
    """
    return Said(values={"person": named(head), "leads": leads, "capacity": capacity})


@strand.command("place-head")
@act("pool-placement", About.BOROUGH)
def place_head(
    head: Annotated[str, typer.Option("--head", help="The head's entry in the pool, by its id.")] = "",
    school: Annotated[str, typer.Option("--school", help="The URN of the school they go to.")] = "",
    until: UntilOption = "",
) -> Said:
    """Record that an executive head of the pool was placed in a school (Strand 1; H17).

    Example:  reportkit strand place-head --head hillingdon-7 --school 102365 --until 2027-07-21
    """
    return Said(values={"head": head, "school": school, "until": day(until)})


@strand.command()
@act("vacancy")
def vacancy(
    post: Annotated[str, typer.Option("--post", help="The post, such as headteacher.")] = "",
) -> Said:
    """Record the day on which a post of leadership fell vacant (Strand 1; H20).

    Example:  reportkit strand vacancy 102368 --post headteacher --on 2026-09-01 --why "She retired"
    """
    return Said(values={"post": post})


@strand.command()
@act("cover")
def cover(
    of: Annotated[str, typer.Option("--vacancy", help="The vacancy, by its id, such as 102368-9.")] = "",
    covered_by: Annotated[str, typer.Option("--covered-by", help="Who covers it: name, position.")] = "",
    permanent: Annotated[
        bool, typer.Option("--permanent/--interim", help="Whether the post is filled for good.")
    ] = False,
) -> Said:
    """Record the day from which a vacant post is covered (Strand 1; H20).

    Example:  reportkit strand cover 102368 --vacancy 102368-9 --covered-by "A Deputy" --on 2026-09-21
    """
    return Said(values={"vacancy": of, "covered_by": named(covered_by), "is_permanent": permanent})


@strand.command()
@act("gathering", About.BOROUGH)
def event(
    sort: Annotated[str, typer.Option("--sort", help="conference, leaders' event or briefing.")] = "",
    title: Annotated[str, typer.Option("--title", help="What it was called.")] = "",
) -> Said:
    """Record an event for leaders that was held (Strands 1 and 3; H21, H32).

    Example:  reportkit strand event --sort conference --title "Autumn conference" --on 2026-11-12
    """
    return Said(values={"sort": sort, "title": title})
