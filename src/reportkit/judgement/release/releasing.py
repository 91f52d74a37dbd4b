"""The most useful set of counts from which no reader can deduce what they may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportkit.judgement.disclosure import FEWEST_SCHOOLS
from reportkit.judgement.release.auditing import Auditor
from reportkit.judgement.release.tables import Count, Reader


@dataclass(frozen=True, slots=True)
class Released:
    """The counts that go out, by name, and the names of those that are withheld."""

    shown: Mapping[str, int]
    withheld: tuple[str, ...] = ()

    def of(self, name: str) -> int | None:
        """The count, None where it is withheld. Raises KeyError for one that nobody asked for."""
        if name in self.withheld:
            return None
        return self.shown[name]


def release(counts: Sequence[Count], readers: Sequence[Reader]) -> Released:
    """As many of the counts as may go out together.

    What is unsafe by itself is withheld first; then, while something withheld could still be had from the
    rest, counts of fewer schools before those of more and totals last, and as few as possible. The numbers
    themselves do not choose, or the choice would tell of them.
    """
    auditors = tuple(Auditor(reader, _few(counts, reader)) for reader in readers)
    sound = tuple(count for count in counts if _may_stand_alone(count, auditors))
    for kept_back in _in_order(sound, _sizes(sound, readers)):
        shown = {count.name: count.number for count in sound if count not in kept_back}
        if _is_safe(shown, auditors):
            return Released(shown, tuple(count.name for count in counts if count.name not in shown))
    raise AssertionError("nothing released tells nothing")  # the last of them keeps everything back


def _few(counts: Sequence[Count], reader: Reader) -> Iterator[str]:
    """The counts of which less than three schools are confidential to the reader: none counts as few."""
    for count in counts:
        known = reader.known_in(reader.cells.get(count.name, ()))
        if count.name in reader.cells and count.number - known < FEWEST_SCHOOLS:
            yield count.name


def _may_stand_alone(count: Count, auditors: Sequence[Auditor]) -> bool:
    if count.behind is not None and count.behind < FEWEST_SCHOOLS:
        return False
    return _is_safe({count.name: count.number}, auditors)


def _is_safe(shown: Mapping[str, int], auditors: Sequence[Auditor]) -> bool:
    return all(one.is_safe(shown) for one in auditors)


def _sizes(counts: Sequence[Count], readers: Sequence[Reader]) -> Mapping[str, int]:
    """Of how many schools each count could be at most, as every reader knows."""
    return {
        count.name: max(one.room(one.cells[count.name]) for one in readers if count.name in one.cells)
        for count in counts
    }


def _in_order(counts: Sequence[Count], sizes: Mapping[str, int]) -> Iterator[tuple[Count, ...]]:
    """Every choice of counts to withhold, the least loss first."""

    def loss(withheld: Sequence[Count]) -> tuple[int, int, int]:
        totals = [count for count in withheld if count.parts]
        return len(totals), sum(count.parts for count in totals), sum(sizes[one.name] for one in withheld)

    for size in range(len(counts) + 1):
        yield from sorted(combinations(counts, size), key=loss)
