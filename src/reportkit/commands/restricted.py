"""The building of restricted documents: who reads the record, and why, is recorded first (H119)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportkit.commands.acting import Who
from reportkit.exceptions import CaseworkRefused, UsageError
from reportkit.progress import Reporter

if TYPE_CHECKING:
    from reportkit.pipeline.casework.asking import Asked
    from reportkit.pipeline.casework.documents import Desk
    from reportkit.places import Places
    from reportkit.publishing.batch import Batch, Executor, Job
    from reportkit.vocabulary import Urn

# The names of the documents in `pipeline.casework.documents.MAKERS`, said here so that --help is quick.
RESTRICTED = (
    *("register", "meeting-paper", "casework-documents", "note-of-visit", "notice-checklist", "review-day"),
    *("group-note", "action-plan", "exit-strategy", "board-edition", "board-annex"),
)
OF_A_MEETING = ("board-edition", "board-annex")
_OF_THE_BOROUGH = ("register", "meeting-paper", *OF_A_MEETING)
_CROSSWALK = "dfe-stuck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which documents of a kind, none named for all, and whether unchanged ones are built too.

    `meeting` is the day of the board's meeting, for what belongs to one.
    """

    document: str
    urns: tuple[Urn, ...] = ()
    events: tuple[str, ...] = ()
    meeting: date | None = None
    force: bool = False


def check_restricted(who: Who, which: Which, crosswalk: str) -> None:
    """Before data is loaded: raises CaseworkRefused where nobody is named or no reason is given.

    Raises UsageError for a rule of reading inspections other than the one that placements are made by, and
    where schools or events are named for a document that is of them all.
    """
    from reportkit.pipeline.casework.asking import check_officer

    check_officer(who.by)
    if not who.why.strip():
        raise CaseworkRefused("Nothing was opened: no reason is given. Say why you read it with --why.")
    if crosswalk != _CROSSWALK:
        raise UsageError(
            f"Placements are made by the rule {_CROSSWALK}, and so is a restricted document. Leave "
            "--crosswalk out."
        )
    if which.document in _OF_THE_BOROUGH and (which.urns or which.events):
        raise UsageError(
            f"The {which.document} is of all schools, so --urn and --event are not for it. Leave them out, "
            "or build  casework-documents  for a school."
        )


def build_restricted(
    places: Places, asked: Asked, which: Which, reporter: Reporter, executor: Executor | None
) -> None:
    """Build them, and say what became of each; without an executor only say what would be built."""
    from reportkit.pipeline.casework.documents import MAKERS, Wanted, left_over, open_desk

    meeting = [str(which.meeting)] if which.meeting else []
    what = " ".join((which.document, *which.urns, *which.events, *meeting))
    desk = open_desk(places, asked, what, reporter.step)
    jobs = MAKERS[which.document](desk, Wanted(which.urns, which.events, which.meeting))
    for line in left_over(desk):
        reporter.say(line)
    if not jobs:
        reporter.say("There is nothing to build: nothing is on record, this term, that it is made of.")
    elif executor is None:
        for planned in desk.plan(jobs, force=which.force):
            reporter.say(f"{planned.job.document}: {', '.join(planned.reasons) or 'nothing has changed'}")
    else:
        _build(desk, jobs, reporter, executor, force=which.force)


def _build(desk: Desk, jobs: Sequence[Job], reporter: Reporter, executor: Executor, *, force: bool) -> None:
    reporter.step(f"Building {len(jobs)} document{'' if len(jobs) == 1 else 's'}")
    batch = desk.build(
        jobs,
        executor,
        lambda tally: reporter.building(tally.done, tally.failed, tally.total),
        force=force,
    )
    tell_written(desk.places, batch, reporter)
    reporter.say(f"That {desk.asked.by} read the record for this is on record (H119).")
    batch.check()


def tell_written(places: Places, batch: Batch, reporter: Reporter) -> None:
    """A line for each document that was written, and for each that had not changed."""
    for built in batch.built:
        beside = " beside the one changed by hand" if built.beside else ""
        reporter.say(f"Wrote {built.path.relative_to(places.root)}{beside}")
    for unchanged in batch.unchanged:
        reporter.say(f"{unchanged.document} has not changed.")
