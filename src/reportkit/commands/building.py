"""The command that builds a document: the public ones here, restricted ones in `restricted`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.commands.acting import ByOption, Who, WhyOption, asked_of
from reportkit.commands.board_pack import How, build_pack
from reportkit.commands.fitting import check_options
from reportkit.commands.options import (
    AsAtOption,
    AuthorityOption,
    CrosswalkOption,
    PolicyOption,
    QuietOption,
    crosswalk_of,
    day_of,
    urns_of,
    warn_of_days_to_come,
)
from reportkit.commands.restricted import (
    OF_A_MEETING,
    RESTRICTED,
    Which,
    build_restricted,
    check_restricted,
)
from reportkit.exceptions import UsageError
from reportkit.progress import Reporter

if TYPE_CHECKING:
    from reportkit.pipeline.school_profiles import Asked
    from reportkit.places import Places
    from reportkit.publishing.batch import Executor

_UPDATE, _PROFILES = "termly-update", "school-profiles"
_PACK = "board-pack"
_DOCUMENTS = (_UPDATE, _PROFILES, _PACK, *RESTRICTED)


def build(
    context: typer.Context,
    document: Annotated[str, typer.Argument(help=f"What to build: {', '.join(_DOCUMENTS)}.")],
    authority: AuthorityOption = "hillingdon",
    as_at: AsAtOption = "",
    policy: PolicyOption = "",
    crosswalk: CrosswalkOption = "dfe-stuck",
    urn: Annotated[
        list[str] | None, typer.Option(help="Only these schools' documents; give it once for each.")
    ] = None,
    event: Annotated[
        list[str] | None, typer.Option(help="Only the document of this event, such as 102368-7.")
    ] = None,
    meeting: Annotated[
        str, typer.Option(help="The day of the board's meeting, such as 2026-12-03, for its papers.")
    ] = "",
    by: ByOption = "",
    why: WhyOption = "",
    force: Annotated[bool, typer.Option(help="Build again though nothing has changed.")] = False,
    dry_run: Annotated[bool, typer.Option(help="Say what would be built, and why.")] = False,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="A PDF beside each document of a board pack, by LibreOffice.")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Build a document for an authority, in outputs/. A restricted one needs --by and --why.

    Example:  reportkit build termly-update --authority hackney --as-at 2026-11-22
    """
    from reportkit.pipeline.executing import start_executor
    from reportkit.pipeline.loading import load
    from reportkit.places import Places
    from reportkit.settings import read_authority

    who = Who(by=by, why=why, on=as_at, authority=authority, policy=policy)
    day_of_meeting = day_of(meeting) if meeting else None
    which = Which(
        document=document,
        urns=urns_of(urn),
        events=tuple(event or ()),
        meeting=day_of_meeting,
        force=force,
    )
    places, day = Places.find(), day_of(as_at)
    warn_of_days_to_come(context, day, quiet=quiet)
    with Reporter(quiet) as reporter:
        check_options(context, document)
        _check_pdf(which, pdf=pdf)
        _check(who, which, crosswalk)  # this and the authority before a load that takes seconds
        read_authority(places.params, authority)
        executor = None if dry_run or document == _UPDATE else start_executor()
        load(places, progress=reporter.loading)
        if document == _UPDATE:
            _build_update(places, authority, day, reporter)
        elif document == _PROFILES:
            from reportkit.pipeline.school_profiles import Asked

            asked = Asked(authority, day, policy, crosswalk_of(crosswalk), which.urns)
            _build_profiles(places, asked, reporter, executor, force=force)
        elif document == _PACK:
            build_pack(
                places, asked_of(context, who), day_of(meeting), reporter, executor, How(force=force, pdf=pdf)
            )
        else:
            build_restricted(places, asked_of(context, who), which, reporter, executor)


def _check(who: Who, which: Which, crosswalk: str) -> None:
    if which.document not in _DOCUMENTS:
        raise UsageError(f"There is no document “{which.document}”. There are: {', '.join(_DOCUMENTS)}.")
    if which.document in RESTRICTED:
        check_restricted(who, which, crosswalk)
    if (which.document in (_PACK, *OF_A_MEETING)) != bool(which.meeting):
        raise UsageError(
            "A board pack needs its meeting, such as  --meeting 2026-12-03, and so does what goes beside it, "
            f"{' and '.join(OF_A_MEETING)}; nothing else has one."
        )


def _check_pdf(which: Which, *, pdf: bool) -> None:
    """Raises UsageError where no PDF can be made, before anything is built."""
    from reportkit.publishing.pdf import find_office

    if pdf and which.document != _PACK:
        raise UsageError("Only a board pack is made as PDF too. Leave --pdf out.")
    if pdf:
        find_office()


def _build_update(places: Places, authority: str, day: date, reporter: Reporter) -> None:
    from reportkit.pipeline.documents import build_termly_update

    for path in build_termly_update(places, authority, day, reporter.step):
        beside = " beside the one changed by hand" if ".new" in path.name else ""
        reporter.say(f"Wrote {path.relative_to(places.root)}{beside}")


def _build_profiles(
    places: Places, asked: Asked, reporter: Reporter, executor: Executor | None, *, force: bool
) -> None:
    """Without an executor it is only said what would be built."""
    from reportkit.pipeline.school_profiles import (
        before_sending,
        build_school_profiles,
        plan_school_profiles,
    )

    if executor is None:
        for planned in plan_school_profiles(places, asked, reporter.step, force=force):
            reporter.say(f"{planned.job.document}: {', '.join(planned.reasons) or 'nothing has changed'}")
        return
    folder, batch = build_school_profiles(
        places,
        asked,
        reporter.step,
        lambda tally: reporter.building(tally.done, tally.failed, tally.total),
        force=force,
        executor=executor,
    )
    for built in batch.built:
        if built.beside:
            reporter.say(f"Wrote {built.path.name} beside the one changed by hand, {built.document}")
    reporter.say(
        f"{len(batch.built)} profiles written to {folder.relative_to(places.root)}/schools; "
        f"{len(batch.unchanged)} had not changed."
    )
    for line in before_sending(places, asked):
        reporter.say(line)
    batch.check()
