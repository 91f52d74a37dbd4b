"""The documents of a meeting built, and bound into one pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportkit.exceptions import DisclosureFound, PackIncomplete
from reportkit.pipeline.board.brought import jobs_apart, jobs_brought, remove_passed
from reportkit.pipeline.board.disclosing import disclose
from reportkit.pipeline.board.documents import FRONT, LeafDocument, jobs_of, title_of
from reportkit.pipeline.board.glossary import glossary_read
from reportkit.pipeline.board.invitation import Invited, write_invitation
from reportkit.pipeline.board.looking import look_again
from reportkit.pipeline.board.opening import AskedPack, BoardDesk, Step, open_board
from reportkit.pipeline.board.sent import keep_standing, since_sent
from reportkit.pipeline.board.standing_pack import MAY_NOT_GO, keep_counts, set_aside
from reportkit.pipeline.board.versions import PACK, SUPPORT, THEMES
from reportkit.pipeline.documents import releases_known
from reportkit.places import Places
from reportkit.publishing.batch import Batch, BoundIn, Built, Executor, Expected, Job, Tally, build_batch
from reportkit.publishing.manifest import read_manifest
from reportkit.publishing.pdfs_beside import remove_outdated
from reportkit.reports.wording import counted, sentence_case

Progress = Callable[[Tally], None]


@dataclass(frozen=True, slots=True)
class BuiltPack:
    """What became of the documents, the pack among them, and of the invitation; and what it still lacks.

    `outdated` are the PDFs that were removed, for their documents have changed since.
    """

    desk: BoardDesk
    batch: Batch
    invited: Invited
    outdated: tuple[Path, ...] = ()

    def check(self) -> None:
        """Raises PackIncomplete, which says what is missing and what to do, if anything is."""
        lacks = self.desk.profile.lacks
        if lacks:
            said = "\n".join(f"  {lack.in_words} ({lack.rule})" for lack in lacks)
            raise PackIncomplete(
                f"{sentence_case(counted(len(lacks), 'part is', 'parts are'))} missing. What could be made "
                f"is written, marked DRAFT.\n{said}"
            )


def build_board_pack(
    places: Places,
    asked: AskedPack,
    executor: Executor,
    step: Step = lambda words: None,
    progress: Progress = lambda tally: None,
    *,
    force: bool = False,
) -> BuiltPack:
    """Every document of the meeting, and the pack in which they are bound; unchanged ones are left.

    Raises SomeFailed if a document could not be made: then the pack is not bound.
    """
    desk = disclose(open_board(places, asked, step))
    keep_standing(desk)
    remove_passed(desk)
    named = (*jobs_of(desk), *jobs_brought(desk))
    jobs = [*(job for _, job in named), *jobs_apart(desk)]
    releases = releases_known(places, asked.as_at)
    leaves = build_batch(desk.folder, jobs, executor, releases, progress, force=force)
    keep_counts(desk, SUPPORT, THEMES)
    if leaves.failed:
        step(set_aside(desk))
    leaves.check()
    step("Binding the pack")
    bound = build_batch(desk.folder, [_bound(desk, named)], executor, releases, force=force)
    if bound.failed:
        step(set_aside(desk))
    bound.check()
    keep_counts(desk, PACK)
    outdated = remove_outdated(desk.folder)
    _look(desk, (*leaves.built, *bound.built))
    desk = replace(desk, notes=(*desk.notes, *since_sent(desk)))
    return BuiltPack(desk, Batch((*leaves.results, *bound.results)), write_invitation(desk), outdated)


def _look(desk: BoardDesk, built: Sequence[Built]) -> None:
    """Raises DisclosureFound where something beside the papers may not go out; then there is no pack."""
    try:
        look_again(desk, built)
    except DisclosureFound as found:
        raise DisclosureFound(f"{set_aside(desk, MAY_NOT_GO)}.\n{found}") from None


def _bound(desk: BoardDesk, named: Sequence[tuple[LeafDocument, Job]]) -> Job:
    """The pack's job: its front, and behind it every document as it was built last."""
    built = read_manifest(desk.folder)["documents"]
    quoting = tuple(leaf.label for leaf, _ in named if leaf.quotes)
    reads = glossary_read(desk, (one.executed for _, one in named))
    job = desk.job(PACK, FRONT.notebook, _expected(desk, named), reads, quoting)
    return replace(
        job,
        data={**job.data, **{one.document: built[one.document]["sha256"] for _, one in named}},
        bound=tuple(BoundIn(leaf.label, one.executed) for leaf, one in named),
    )


def _expected(desk: BoardDesk, named: Sequence[tuple[LeafDocument, Job]]) -> Expected:
    own = FRONT.sections.expected_parts(desk.profile)
    charts = own.charts + sum(job.expected.charts for _, job in named)
    tables = own.tables + sum(job.expected.tables for _, job in named)
    return Expected((*own.headings, *(title_of(leaf) for leaf, _ in named)), charts, tables)
