"""The building of a board pack, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportkit.commands.restricted import tell_written
from reportkit.exceptions import UsageError
from reportkit.progress import Reporter

if TYPE_CHECKING:
    from reportkit.pipeline.board.building import BuiltPack
    from reportkit.pipeline.casework.asking import Asked
    from reportkit.places import Places
    from reportkit.publishing.batch import Executor


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """Whether unchanged documents are built too, and whether a PDF goes beside each."""

    force: bool = False
    pdf: bool = False


def build_pack(
    places: Places, who: Asked, meeting: date, reporter: Reporter, executor: Executor | None, how: How
) -> None:
    """Build the pack, say what became of each document, then what it lacks; that ends with an error."""
    from reportkit.pipeline.board import AskedPack, build_board_pack

    if executor is None:
        raise UsageError("A board pack has no --dry-run: it is built again only where something has changed.")
    asked = AskedPack(who.authority, meeting, who.on, who.by, who.why, who.policy, who.at)
    built = build_board_pack(
        places,
        asked,
        executor,
        reporter.step,
        lambda tally: reporter.building(tally.done, tally.failed, tally.total),
        force=how.force,
    )
    tell_written(places, built.batch, reporter)
    reporter.say(built.invited.told(places.root))
    _tell_pdfs(places, built, reporter, wanted=how.pdf)
    for note in built.desk.notes:
        reporter.say(note)
    built.check()


def _tell_pdfs(places: Places, built: BuiltPack, reporter: Reporter, *, wanted: bool) -> None:
    """PDFs of documents that have changed go; new ones are made where they are wanted."""
    from reportkit.publishing.pdfs_beside import write_pdfs

    folder = built.desk.folder
    for path in built.outdated:
        if not wanted:
            reporter.say(f"Removed {path.relative_to(places.root)}: its document has changed since.")
    if wanted:
        reporter.step("Making PDFs")
        for path in write_pdfs(folder, [one.document for one in built.batch.results]):
            reporter.say(f"Wrote {path.relative_to(places.root)}")
