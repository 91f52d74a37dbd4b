"""What members of the board are told of schools, and what no document may hold; known before any is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reportkit.pipeline.board.counting import count_support
from reportkit.pipeline.board.earlier import released_before
from reportkit.pipeline.board.given import COUNTS, built_for_members
from reportkit.pipeline.board.opening import AskedPack, BoardDesk, Reads
from reportkit.pipeline.board.said_on_record import let_on_record, typed_on_record
from reportkit.pipeline.board.schools import KnownBorough, Opening, know_borough
from reportkit.pipeline.board.secrets import OfPapers, make_guard
from reportkit.publishing.manifest import write_atomically
from reportkit.reports.profiles.support import (
    ON_REGISTER,
    PLACED,
    SupportCounts,
    SupportProfile,
    counts_hash,
    counts_json,
    read_counts,
)
from reportkit.reports.wording import counted
from reportkit.settings import read_terms


def disclose(desk: BoardDesk) -> BoardDesk:
    """The desk with the counts that members are given and the guard; that the register is read is recorded.

    Raises CaseworkRefused where something is recorded of schools and nobody is named who reads it.
    """
    asked, book = desk.asked, desk.profile.book
    desk.step("Counting what members may be told")
    opening = Opening(
        authority=asked.authority,
        on=asked.as_at,
        meeting=asked.meeting,
        policy=desk.record.policy,
        by=asked.by,
        why=asked.why,
        at=asked.at,
    )
    known = know_borough(desk.places, opening)
    term = read_terms(desk.places.params).at(asked.as_at)
    others = built_for_members(desk.places, asked.authority, asked.meeting)
    before = (*released_before(book, term), *others)
    counts = count_support(known, asked.authority, asked.as_at, term.starts, before)
    spared = (desk.profile.authority.name, *desk.profile.authority.board.not_schools)
    let = let_on_record(desk.places, asked.authority, asked.as_at)
    papers = OfPapers(typed_on_record(desk.record.events), counts.released, let)
    guard = make_guard(known, desk.places.params, spared, _numbers(counts), papers)
    return replace(desk, counts=counts, guard=guard, borough=known, notes=tuple(_notes(known, asked)))


def _notes(known: KnownBorough, asked: AskedPack) -> Iterator[str]:
    """That the register was read, and which placements by rule are still to be written down (H45, H46)."""
    unrecorded = sum(school.is_unrecorded for school in known.schools)
    if known.is_on_record:
        yield f"That {asked.by} read the register for its counts is on record (H119)."
    if known.is_on_record and unrecorded:
        schools = counted(unrecorded, "school whose placement is", "schools whose placements are")
        yield (
            f"Published inspections place {schools} not recorded yet. Paper C counts them as on the "
            "register. Record them; to see which:  reportkit build register"
        )


def counts_read(desk: BoardDesk) -> Reads:
    """The file of the counts for the notebook that prints them, which its owner alone may open."""
    if desk.counts is None:
        raise ValueError("the counts are not made yet: see disclosing.disclose")
    desk.working.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = desk.working / COUNTS
    write_atomically(path, counts_json(desk.counts))
    return Reads({"counts": str(path)}, {"counts released": counts_hash(desk.counts)})


def support_profile(desk: BoardDesk, reads: Reads) -> SupportProfile:
    """The meeting with its counts."""
    return SupportProfile(desk.profile, read_counts(Path(reads.locations["counts"])))


def _numbers(counts: SupportCounts) -> Iterable[int]:
    """The numbers of schools on the register, or placed there in public, that members may read of."""
    of_register = (text for text in counts.released if text.startswith((ON_REGISTER, PLACED)))
    return sorted({int(text.rpartition(":")[2]) for text in of_register} | {counts.improvement.placed})
