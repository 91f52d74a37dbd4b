"""What readers conclude from a term's papers, by trying every borough: no equations, nothing of the product.

A borough is how many schools of each phase are on the register besides those that are public.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = Mapping[str, int]
Boroughs = NDArray[np.int16]


@dataclass(frozen=True)
class Paper:
    """What is public on the day of a paper, by phase, and the counts that it tells; "all" is the total."""

    schools: Numbers
    public: Numbers
    told: Numbers

    def room(self, phases: Sequence[str]) -> int:
        """How many schools of the phases could be on the register besides."""
        return sum(self.schools[phase] - self.public[phase] for phase in phases)


# How many changes there are from each borough of one paper to each of the next.
Changes = Callable[[Paper, Paper, Boroughs, Boroughs], NDArray[np.int64]]


class Conclusion(NamedTuple):
    """Of which phases, what may not be told, and of which papers."""

    phases: tuple[str, ...]
    what: str
    papers: tuple[int, ...]


def leaks(papers: Sequence[Paper]) -> set[Conclusion]:
    """What the last paper tells a reader that the earlier ones had not told on their days."""
    return set().union(*(_new(papers, changes) for changes in (None, _came_or_went, _of_those_that_stayed)))


def _new(papers: Sequence[Paper], changes: Changes | None) -> set[Conclusion]:
    before = _concluded(papers[:-1], changes) if papers[1:] else set()
    last, now = len(papers) - 2, len(papers) - 1
    still = {one._replace(papers=(*one.papers[:-1], now)) for one in before if one.papers[-1] == last}
    return _concluded(papers, changes) - before - still


def _concluded(papers: Sequence[Paper], changes: Changes | None) -> set[Conclusion]:
    """Of a reader who presumes the fewest changes; `changes` is None for one who presumes nothing."""
    phases = tuple(papers[0].schools)
    boroughs = [_boroughs(paper) for paper in papers]
    likely = boroughs if changes is None else _likeliest(papers, boroughs, changes)
    some = (chosen for size in range(1, len(phases) + 1) for chosen in combinations(phases, size))
    return {one for chosen in some for one in _of(papers, likely, chosen, changes is None)}


def _boroughs(paper: Paper) -> Boroughs:
    """Every borough that fits what is public and what the paper tells."""
    phases = tuple(paper.schools)
    every = product(*(range(paper.room((phase,)) + 1) for phase in phases))
    on = [dict(zip(phases, one, strict=True)) for one in every]
    fitting = [[*one.values()] for one in on if _fits(paper, one)]
    return np.array(fitting, dtype=np.int16)


def _fits(paper: Paper, one: Numbers) -> bool:
    on = {phase: number + paper.public[phase] for phase, number in one.items()}
    on["all"] = sum(on.values())
    return all(on[name] == number for name, number in paper.told.items())


def _likeliest(papers: Sequence[Paper], boroughs: Sequence[Boroughs], changes: Changes) -> list[Boroughs]:
    """All runs of boroughs with the fewest changes from paper to paper: each paper's, run by run."""
    runs, costs = np.arange(len(boroughs[0]))[:, None], np.zeros(len(boroughs[0]), np.int64)
    for paper in range(1, len(papers)):
        steps = changes(papers[paper - 1], papers[paper], boroughs[paper - 1], boroughs[paper])
        so_far = costs[:, None] + steps[runs[:, -1]]
        ends = so_far == so_far.min(0) if paper < len(papers) - 1 else so_far == so_far.min()
        run, after = np.nonzero(ends)
        runs, costs = np.column_stack([runs[run], after]), so_far[run, after]
    return [one[runs[:, paper]] for paper, one in enumerate(boroughs)]


def _came_or_went(_then: Paper, _now: Paper, before: Boroughs, after: Boroughs) -> NDArray[np.int64]:
    """Changes from each borough to each: of how many schools a phase has more, or fewer, on the register."""
    return np.abs(after[None].astype(np.int64) - before[:, None]).sum(2)


def _of_those_that_stayed(then: Paper, now: Paper, before: Boroughs, after: Boroughs) -> NDArray[np.int64]:
    """The same, but what schools that opened or closed were is no change."""
    grown = np.array([now.schools[phase] - then.schools[phase] for phase in then.schools])
    more = after[None].astype(np.int64) - before[:, None]
    came, went = more - np.maximum(grown, 0), -more - np.maximum(-grown, 0)
    return (np.maximum(came, 0) + np.maximum(went, 0)).sum(2)


def _of(
    papers: Sequence[Paper], likely: Sequence[Boroughs], chosen: tuple[str, ...], are_apart: bool
) -> Iterator[Conclusion]:
    """What is certain of the phases together; papers `are_apart` where any borough may follow any other."""
    phases = tuple(papers[0].schools)
    numbers = [one[:, [phases.index(phase) for phase in chosen]].sum(1) for one in likely]
    for paper, number in enumerate(numbers):
        if number.min() >= 1 and number.max() <= 2:
            yield Conclusion(chosen, "one or two schools", (paper,))
        elif number.min() == papers[paper].room(chosen) > 0:
            yield Conclusion(chosen, "every school", (paper,))
    for then, now in combinations(range(len(papers)), 2):
        a, b = numbers[then], numbers[now]
        more = np.array([b.min() - a.max(), b.max() - a.min()]) if are_apart else b - a
        if set(more) <= {1, 2} or set(more) <= {-1, -2}:
            yield Conclusion(chosen, "one or two more or fewer", (then, now))
