"""What could be seen of each aim at the last meeting, or at the end of last term, and what is newer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reportkit.blocks import Inline
from reportkit.evidence.siod.inspections import Inspection
from reportkit.judgement.aims import Aim, AimResult
from reportkit.reports.citing import words
from reportkit.reports.profiles.board_borough import BoroughPaper, Earlier
from reportkit.reports.profiles.borough import BoroughProfile
from reportkit.reports.sections.board.aims_behind import verdict_words
from reportkit.reports.sections.update.glance import figures_behind, results
from reportkit.reports.wording import counted
from reportkit.vocabulary import Figure, Missing


def since(paper: BoroughPaper, now: AimResult) -> Inline:
    """The result as it could be seen then if it was another; else whether the figures behind it are newer."""
    earlier = paper.earlier
    if earlier is None or earlier.known is None:
        return words("We cannot say because too little is held as it was known then.")
    then = next(result for result in results(earlier.known) if result.aim is now.aim)
    if not then.judged and not now.judged:
        return words("It could not be said then either.")
    if (then.verdict, then.met, then.judged) != (now.verdict, now.met, now.judged):
        return words(f"{verdict_words(earlier.known, then)}{_by_what(paper, earlier, now.aim)}")
    was, are = (_values(figures_behind(known, now.aim)) for known in (earlier.known, paper.borough))
    return words("The same. No newer figures." if was == are else "The same, by newer figures.")


def _by_what(paper: BoroughPaper, earlier: Earlier, aim: Aim) -> str:
    """What that rested on; of inspections, how many of those counted today are older than that day."""
    if aim is not Aim.GOOD_SCHOOLS or earlier.known is None:
        return ", by the figures held then."
    caught_up = _caught_up(paper.borough, earlier.known, earlier.day)
    reach = f" (as at {earlier.known.inspections_as_at})" if earlier.known.inspections_listed_on else ""
    held_then = f", by inspections held then{reach}."
    if not caught_up:
        return held_then
    schools = counted(caught_up, "school", "schools")
    return f"{held_then} For {schools} an inspection begun before that day is counted only now."


def _caught_up(now: BoroughProfile, then: BoroughProfile, day: date) -> int:
    """Schools that stand by another inspection than they did then, though it had begun before that day."""
    held = {_which(one.inspection) for one in then.inspections.schools if one.inspection}
    counted_now = [one.inspection for one in now.inspections.schools if one.inspection]
    return sum(one.started_on < day and _which(one) not in held for one in counted_now)


def _which(inspection: Inspection) -> tuple[str, date]:
    return inspection.urn_inspected, inspection.started_on


def _values(figures: Iterable[Figure]) -> list[object]:
    return [None if isinstance(figure, Missing) else (figure.value, figure.cells) for figure in figures]
