"""Before anything leaves: the rehearsal, and the approval of a named person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.commands.acting import ByOption, Who
from reportkit.commands.dispatch.app import MeetingOption, WhatArgument, asked_mailing, dispatch
from reportkit.commands.options import AuthorityOption, PolicyOption, QuietOption, day_of
from reportkit.exceptions import LettersHeld
from reportkit.progress import Reporter
from reportkit.reports.wording import counted, sentence_case

if TYPE_CHECKING:
    from reportkit.pipeline.dispatching.office import Office
    from reportkit.pipeline.dispatching.rehearsal import Rehearsal

_LATE = "Why a pack goes less than seven days before its meeting: members read it."
_AS_AT = "The day as known on which the documents were built; else that of the newest."
_POST = "In what post you let them go, such as “Head of School Improvement”."


@dispatch.command()
def rehearse(
    context: typer.Context,
    what: WhatArgument,
    meeting: MeetingOption = "",
    urn: Annotated[list[str] | None, typer.Option("--urn", help="One school alone; several times.")] = None,
    late_because: Annotated[str, typer.Option("--late-because", help=_LATE)] = "",
    authority: AuthorityOption = "hillingdon",
    as_at: Annotated[str, typer.Option("--as-at", help=_AS_AT)] = "",
    policy: PolicyOption = "",
    quiet: QuietOption = False,
) -> None:
    """Write every letter as it would go, with a list of them, and send nothing.

    Example:  reportkit dispatch rehearse profiles --authority hillingdon
    """
    from reportkit.pipeline.dispatching.office import open_office
    from reportkit.pipeline.dispatching.rehearsing import rehearse as make
    from reportkit.places import Places

    asked = asked_mailing(
        context, Who(by="", why="", authority=authority, policy=policy), what, meeting, urn, late_because
    )
    with Reporter(quiet) as reporter:
        office = open_office(Places.find(), asked, day_of(as_at) if as_at else None)
        reporter.step(f"Making the letters: {asked.name}")
        told = make(office, lambda done, total: reporter.building(done, 0, total, "Making")).told
        _tell(office, told, reporter)
    if told.held:
        raise LettersHeld(
            f"{len(told.held)} of {len(told.held) + len(told.letters)} letters are held back; see above."
        )


def _tell(office: Office, told: Rehearsal, reporter: Reporter) -> None:
    from reportkit.pipeline.dispatching.rehearsal import sent_already

    folder = office.rehearsed_in.relative_to(office.places.root).as_posix()
    for one in told.held:
        for why in one.why:
            reporter.say(f"Held back: the letter to {one.who}. {why}")
    gone = sent_already(office, told)
    if gone:
        reporter.say(
            f"{sentence_case(counted(len(gone), 'letter was', 'letters were'))} sent already, and nothing in "
            "the documents has changed since. They do not go again."
        )
    again = [one for one in told.letters if one.replaces and one not in gone]
    if again:
        reporter.say(
            f"{sentence_case(counted(len(again), 'person was', 'people were'))} sent an earlier one. The new "
            "letter says that it takes its place."
        )
    for document, removed in _by_hand(told).items():
        reporter.say(f"Changed by hand: {document}. Taken out of the copy that goes: {removed}.")
    for said in dict.fromkeys(line for one in told.letters for line in one.let_through):
        reporter.say(f"Let through: {said}.")
    made = sentence_case(counted(len(told.letters), "letter is", "letters are"))
    reporter.say(f"{made} in {folder}/letters. This rehearsal sent none.")
    if len(gone) < len(told.letters):
        reporter.say(f"Look at them, and at the list {folder}/letters.csv. Then let them go:")
        reporter.say(f"  {office.command('approve', '--by', '--post', '--why')}")


def _by_hand(told: Rehearsal) -> dict[str, str]:
    return {
        one.document: "; ".join(one.taken_out) or "nothing"
        for letter in told.letters
        for one in letter.documents
        if one.changed
    }


@dispatch.command()
def approve(
    context: typer.Context,
    what: WhatArgument,
    meeting: MeetingOption = "",
    by: ByOption = "",
    post: Annotated[str, typer.Option("--post", help=_POST)] = "",
    why: Annotated[str, typer.Option("--why", help="What you looked at before you let them go.")] = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
    quiet: QuietOption = False,
) -> None:
    """Let the rehearsed letters go, just as they are: any later change voids it.

    Example:  reportkit dispatch approve profiles --by "Ann Officer" --post "Head of Service" --why "Read ten"
    """
    from reportkit.pipeline.dispatching.approving import approve as let_go
    from reportkit.pipeline.dispatching.office import open_office
    from reportkit.places import Places

    asked = asked_mailing(context, Who(by=by, why=why, authority=authority, policy=policy), what, meeting)
    with Reporter(quiet) as reporter:
        office = open_office(Places.find(), asked)
        event, told = let_go(office, post)
        letters = counted(len(told.letters), "letter", "letters")
        reporter.say(f"Recorded {event.id}: {by}, {post}, lets {letters} go.")
        for document in _by_hand(told):
            reporter.say(f"You approve {document} as it was changed by hand.")
        reporter.say(f"Send them:\n  {office.command('send', '--by')}")
