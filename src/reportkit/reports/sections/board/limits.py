"""The limits in force, a line for each indicator, and which of them anybody in the borough has agreed."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import NormalDist

from reportkit.blocks import Block, Column, Heading, Inline, PageBreak, Paragraph, Table
from reportkit.evidence.registry import read_registry
from reportkit.reports.assessing.amounts import line_value
from reportkit.reports.citing import words
from reportkit.reports.profiles.board_policies import PolicyPaper
from reportkit.reports.wording import in_sentence, listed_apart, sentence_case
from reportkit.settings.policies import PolicyThreshold
from reportkit.settings.thresholds import Threshold
from reportkit.vocabulary import in_words

# What stands as the owner of a number that nobody has set since it came with the software.
_AS_SHIPPED = "as shipped with reportkit"


def thresholds(paper: PolicyPaper) -> list[Block]:
    """Every limit in force, a row for each indicator, and who set it, on a page of its own."""
    table = Table(
        "The limits in force",
        (Column("Indicator", width=1.6), Column("Limits", width=5.4)),
        tuple(_rows(paper)),
        "Each indicator of the policy with the limits that its tests use.",
        notes=(
            "Indicators are those of the policy. None has a number for 7, 9 and 10: a person answers them. "
            "The worst fifth: the fifth of England’s schools that do least well. “In line” is for figures of "
            "areas, in Papers A and B.",
        ),
        small=True,
    )
    return [PageBreak(), Heading(1, "Limits in force"), Paragraph(words(" ".join(_standing(paper)))), table]


def _standing(paper: PolicyPaper) -> Iterator[str]:
    """What the policy gives, what the borough set and who, and that nobody there has agreed the rest."""
    entries, in_line = paper.thresholds.thresholds, paper.in_line.in_line.values()
    of_all = len(entries) + len(in_line)
    given = sum(standing == "policy" for standing in _standings(paper))
    own = [entry for entry in entries if _is_set_here(entry)]
    areas = [entry for entry in in_line if _is_set_here(entry)]
    rest = of_all - given - len(own) - len(areas)
    yield (
        f"The policy gives {given} of the {of_all} limits below." if given else "The policy gives no numbers."
    )
    if own:
        yield f"Set for this borough: {listed_apart(_by_whom(entry) for entry in own)}."
    if areas:
        yield f"Limits for “in line” set by {listed_apart(sorted({_owner(entry) for entry in areas}))}."
    if rest:
        which = f"The {of_all} limits below" if rest == of_all else f"The other {rest}"
        yield f"{which} are the starting values that came with the software."
        yield "We know of nobody in the borough who has agreed them. The board may ask for others."


def _standings(paper: PolicyPaper) -> Iterator[str]:
    yield from (entry.standing for entry in paper.thresholds.thresholds)
    yield from (entry.standing for entry in paper.in_line.in_line.values())


def _is_set_here(entry: PolicyThreshold | Threshold) -> bool:
    """Whether somebody has set it since it came with the software; the policy's own numbers are not."""
    return entry.standing != "policy" and not entry.owner.startswith(_AS_SHIPPED)


def _by_whom(entry: PolicyThreshold) -> str:
    return f"{_label(entry)} ({_owner(entry)})"


def _owner(entry: PolicyThreshold | Threshold) -> str:
    return f"{entry.owner}, {in_words(entry.set_on)}"


def _rows(paper: PolicyPaper) -> Iterator[tuple[Inline, ...]]:
    names = {one.number: one.name for one in paper.ours.indicators}
    entries = paper.thresholds.thresholds
    for number in sorted({entry.indicator or 0 for entry in entries}):
        name = f"{number}. {names[number]}" if number in names else "All indicators"
        yield _row(name, (_limit(entry) for entry in entries if (entry.indicator or 0) == number))
    yield _row("In line", (_in_line(*named) for named in paper.in_line.in_line.items()))


def _row(name: str, limits: Iterator[str]) -> tuple[Inline, ...]:
    return words(name), words(f"{sentence_case(listed_apart(limits))}.")


def _limit(entry: PolicyThreshold) -> str:
    return f"{_label(entry)}: {_value(entry)}"


def _label(entry: PolicyThreshold) -> str:
    return _PLAIN.get(entry.id, entry.label)


def _value(entry: PolicyThreshold) -> str:
    """The number as a headteacher would say it; of a test, how sure it must be that it is not chance."""
    match entry.unit:
        case "standard errors":
            return f"{100 * NormalDist().cdf(abs(float(entry.value))):.3g}% sure that it is not chance"
        case "standard deviations":
            held = 100 * (2 * NormalDist().cdf(float(entry.value)) - 1)
            return f"outside the range in which chance alone leaves {held:.3g}% of schools"
        case "share" if entry.label.startswith("limit"):
            return f"beyond the {line_value(str(entry.value), entry.unit)} limit of chance"
        case unit:
            return line_value(str(entry.value), unit).replace(" percent of", "% of")


def _in_line(name: str, entry: Threshold) -> str:
    what = _UNITS.get(name) or in_sentence(read_registry()[name].short)
    return f"{what}: {entry.value.normalize():f}"


_PLAIN = {
    "coverage": "most indicators that may read “cannot say”",
    "severe_limit": "severe absence",
    "suspension_limit": "suspensions",
    "exclusion_limit": "permanent exclusions",
}
_UNITS = {
    "percent": "percentages, in points",
    "per 100 pupils": "rates for every 100 pupils",
    "score": "scores",
}
