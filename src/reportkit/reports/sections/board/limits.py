"""The limits in force, each with its owner and date, and whether the policy gives it or the team chose it."""

from __future__ import annotations

from reportkit.blocks import Align, Block, Column, Heading, Inline, Paragraph, Table
from reportkit.evidence.registry import read_registry
from reportkit.reports.assessing.amounts import line_value
from reportkit.reports.citing import words
from reportkit.reports.profiles.board_policies import PolicyPaper
from reportkit.reports.wording import in_sentence, sentence_case
from reportkit.settings.policies import PolicyThreshold
from reportkit.settings.thresholds import Threshold
from reportkit.vocabulary import in_words


def thresholds(paper: PolicyPaper) -> list[Block]:
    """Every limit in force with who owns it and since when, marked as the policy's or a local setting."""
    entries, in_line = paper.thresholds.thresholds, paper.in_line.in_line
    rows = (*(_limit(entry) for entry in entries), *(_in_line(*named) for named in in_line.items()))
    standings = [*(entry.standing for entry in entries), *(entry.standing for entry in in_line.values())]
    table = Table(
        "The limits in force",
        (
            Column("Limit", width=2.3),
            Column("Indicator", Align.RIGHT, 0.8),
            Column("Value", Align.RIGHT, 1.4),
            Column("Standing", width=1.0),
            Column("Owner, and since when", width=2.2),
        ),
        rows,
        "Each limit with its indicator, value, standing, owner and date.",
        notes=(
            "Policy: the policy gives the number. Local setting: the team chose it. Indicators are those of "
            "the policy, 1 to 11. No limit belongs to 7, 9 and 10, because a person answers them. “In line” "
            "is for the figures of areas in Papers A and B.",
        ),
        small=True,
    )
    said = _standing(standings.count("policy"), len(rows))
    return [Heading(1, "Limits in force"), Paragraph(words(said)), table]


def _standing(given: int, all_limits: int) -> str:
    if not given:
        return (
            f"The policy’s words for how much is too much have no numbers. So all {all_limits} limits are "
            "local settings: the team chose them, and the board may ask for others."
        )
    return f"The policy gives {given} of {all_limits} limits. The others are local settings."


def _limit(entry: PolicyThreshold) -> tuple[Inline, ...]:
    of = "all" if entry.indicator is None else str(entry.indicator)
    value = line_value(str(entry.value), entry.unit)
    return _row(sentence_case(entry.label), of, value, entry)


def _in_line(name: str, entry: Threshold) -> tuple[Inline, ...]:
    what = _UNITS.get(name) or in_sentence(read_registry()[name].short)
    return _row(f"In line: {what}", "areas", f"differ by {entry.value.normalize():f}", entry)


def _row(label: str, of: str, value: str, entry: PolicyThreshold | Threshold) -> tuple[Inline, ...]:
    since = f"{entry.owner}, {in_words(entry.set_on)}"
    return tuple(words(text) for text in (label, of, value, entry.standing, since))


_UNITS = {
    "percent": "percentages, in points",
    "per 100 pupils": "rates for every 100 pupils",
    "score": "scores",
}
