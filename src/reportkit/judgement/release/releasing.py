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
    rest, the smallest counts before larger ones and totals last, and as few as possible.
    """
    auditors = tuple(map(Auditor, readers))
    sound = tuple(count for count in counts if _may_stand_alone(count, auditors))
    for kept_back in _in_order(sound):
        shown = {count.name: count.number for count in sound if count not in kept_back}
        if _is_safe(shown, auditors):
            return Released(shown, tuple(count.name for count in counts if count.name not in shown))
    raise AssertionError("nothing released tells nothing")  # the last of them keeps everything back


def _may_stand_alone(count: Count, auditors: Sequence[Auditor]) -> bool:
    if count.behind is not None and 0 < count.behind < FEWEST_SCHOOLS:
        return False
    return _is_safe({count.name: count.number}, auditors)


def _is_safe(shown: Mapping[str, int], auditors: Sequence[Auditor]) -> bool:
    return all(one.is_safe(shown) for one in auditors)


def _in_order(counts: Sequence[Count]) -> Iterator[tuple[Count, ...]]:
    """Every choice of counts to withhold, the least loss first."""
    for size in range(len(counts) + 1):
        yield from sorted(combinations(counts, size), key=_loss)


def _loss(withheld: Sequence[Count]) -> tuple[int, int, int]:
    totals = [count for count in withheld if count.parts]
    return len(totals), sum(count.parts for count in totals), sum(count.number for count in withheld)
