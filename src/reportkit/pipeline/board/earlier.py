"""The counts that members were given earlier in the term, with papers sent before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportkit.casework.events.board_kinds import PapersSent
from reportkit.casework.minute_book import MinuteBook
from reportkit.exceptions import CaseworkRefused
from reportkit.judgement.disclosure import FEWEST_SCHOOLS
from reportkit.judgement.release import Cell, Earlier
from reportkit.judgement.release.tables import Cells
from reportkit.reports.profiles.support import ALL, BY_GROUP, PLACED, SCHOOLS
from reportkit.vocabulary import Term

# More schools than any group has: for a group of which an earlier paper did not say how many it has.
_UNKNOWN = 10**4


def released_before(book: MinuteBook, term: Term) -> tuple[tuple[str, ...], ...]:
    """The counts released with each set of papers that went out in the term, as they are on record."""
    sent = book.all(PapersSent)
    return tuple(said.released for event, said in sent if event.happened_on >= term.starts and said.released)


def groups_named(before: Iterable[Sequence[str]]) -> frozenset[str]:
    """The groups of schools that earlier papers gave counts of."""
    names = (name.partition(", ") for told in before for name in numbers_of(told))
    return frozenset(label for of, _, label in names if of in BY_GROUP and label != ALL)


def seen_before(
    before: Iterable[Sequence[str]],
    sums: Mapping[str, Cells],
    made_of: Mapping[str, tuple[str, ...]],
    *,
    kind_placed: str = "",
    let_off: Mapping[str, int] | None = None,
) -> tuple[Earlier, ...]:
    """Each earlier release of the sums, as it is on record.

    `made_of` are the phases of each group, of today and of those papers.
    `kind_placed` is the kind of cell that published inspections filled then, "" where they fill none.
    `let_off` is how many of each phase a reader knows not to be where inspections place them.
    """
    told = map(numbers_of, before)
    return tuple(_earlier(numbers, sums, made_of, kind_placed, let_off or {}) for numbers in told)


def _earlier(
    numbers: Mapping[str, int],
    sums: Mapping[str, Cells],
    made_of: Mapping[str, tuple[str, ...]],
    placed: str,
    let_off: Mapping[str, int],
) -> Earlier:
    """What is public of a group of several phases stands in the first, which may be the largest by far."""
    parts = dict.fromkeys(part for phases in made_of.values() for part in phases)
    schools, known = dict.fromkeys(parts, _UNKNOWN), dict.fromkeys(parts, 0)
    for label, phases in made_of.items():
        if f"{SCHOOLS}, {label}" in numbers:
            schools |= _shared(numbers[f"{SCHOOLS}, {label}"], phases)
        if f"{PLACED}, {label}" in numbers:
            off = sum(let_off.get(phase, 0) for phase in phases)
            known[phases[0]] = max(numbers[f"{PLACED}, {label}"] - off, 0)
    public = {Cell(part, placed): number for part, number in known.items() if placed}
    return Earlier(schools, {name: numbers[name] for name in sums if name in numbers}, public)


def _shared(number: int, phases: Sequence[str]) -> Mapping[str, int]:
    """The schools of a group by phase: those listed after the first stand there for having one or two."""
    others = dict.fromkeys(phases[1:], FEWEST_SCHOOLS - 1)
    return {**others, phases[0]: max(number - sum(others.values()), 1)}


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
