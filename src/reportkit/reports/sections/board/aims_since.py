"""What has become of each aim since the last meeting, or since the end of last term."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.blocks import Inline
from reportkit.judgement.aims import AimResult
from reportkit.reports.citing import words
from reportkit.reports.profiles.board_borough import BoroughPaper
from reportkit.reports.sections.board.aims_behind import verdict_words
from reportkit.reports.sections.update.glance import figures_behind, results
from reportkit.vocabulary import Figure, Missing


def since(paper: BoroughPaper, now: AimResult) -> Inline:
    """The result then if it was another; else whether the figures behind it are newer."""
    earlier = paper.earlier
    if earlier is None or earlier.known is None:
        return words("We cannot say because too little is held as it was known then.")
    then = next(result for result in results(earlier.known) if result.aim is now.aim)
    if not then.judged and not now.judged:
        return words("It could not be said then either.")
    if (then.verdict, then.met, then.judged) != (now.verdict, now.met, now.judged):
        told = verdict_words(earlier.known, then)
        return words(f"Was {told[0].lower()}{told[1:]}.")
    was, are = (_values(figures_behind(known, now.aim)) for known in (earlier.known, paper.borough))
    return words("The same. No newer figures." if was == are else "The same, by newer figures.")


def _values(figures: Iterable[Figure]) -> list[object]:
    return [None if isinstance(figure, Missing) else (figure.value, figure.cells) for figure in figures]
