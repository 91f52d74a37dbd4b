"""The counts that members were given earlier in the term, with papers sent before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportkit.casework.events.board_kinds import PapersSent
from reportkit.casework.minute_book import MinuteBook
from reportkit.exceptions import CaseworkRefused
from reportkit.judgement.release import Cell, Earlier
from reportkit.judgement.release.tables import Cells
from reportkit.reports.profiles.support import PLACED, SCHOOLS
from reportkit.vocabulary import Term

# More schools than any group has: for a group of which an earlier paper did not say how many it has.
_UNKNOWN = 10**4


def released_before(book: MinuteBook, term: Term) -> tuple[tuple[str, ...], ...]:
    """The counts released with each set of papers that went out in the term, as they are on record."""
    sent = book.all(PapersSent)
    return tuple(said.released for event, said in sent if event.happened_on >= term.starts and said.released)


def seen_before(
    before: Iterable[Sequence[str]],
    sums: Mapping[str, Cells],
    *,
    kind_placed: str = "",
    let_off: Mapping[str, int] | None = None,
) -> tuple[Earlier, ...]:
    """Each earlier release of the sums, as it is on record.

    `kind_placed` is the kind of cell that published inspections filled then, "" where they fill none.
    `let_off` is how many of each phase a reader knows not to be where inspections place them.
    """
    phases = sorted({cell.phase for cells in sums.values() for cell in cells})
    told = map(numbers_of, before)
    return tuple(_earlier(numbers, sums, phases, kind_placed, let_off or {}) for numbers in told)


def _earlier(
    numbers: Mapping[str, int],
    sums: Mapping[str, Cells],
    phases: Sequence[str],
    placed: str,
    let_off: Mapping[str, int],
) -> Earlier:
    schools = {phase: numbers.get(f"{SCHOOLS}, {phase}", _UNKNOWN) for phase in phases}
    known = {phase: numbers.get(f"{PLACED}, {phase}", 0) - let_off.get(phase, 0) for phase in phases}
    public = {Cell(phase, placed): max(number, 0) for phase, number in known.items() if placed}
    return Earlier(schools, {name: numbers[name] for name in sums if name in numbers}, public)


def numbers_of(texts: Sequence[str]) -> Mapping[str, int]:
    """The counts by name. Raises CaseworkRefused for a text that is none."""
    found: dict[str, int] = {}
    for text in texts:
        name, colon, number = text.rpartition(":")
        if not colon or not number.strip().isdecimal():
            raise CaseworkRefused(
                f"“{text}”, on record as released with earlier papers, is no count. Record those papers "
                "again with each count as  name: number, and --corrects."
            )
        found[name.strip()] = int(number)
    return found
