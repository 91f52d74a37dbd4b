"""What changed in each network's schools, beside schools that never joined; no cause is claimed (H35)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, BulletList, Heading, Paragraph
from reportkit.evidence.registry import Measure, read_registry
from reportkit.judgement.metrics.network_impact import Estimate, Group
from reportkit.reports.citing import words
from reportkit.reports.profiles.board_networks import Impact, NetworkOnRecord, NetworksPaper
from reportkit.reports.sections.board.network_results import (
    chart_of,
    interval,
    points,
    table_of,
    tenths,
    year,
)
from reportkit.reports.sections.expected import Parts
from reportkit.reports.wording import in_sentence, listed

_INTRO = (
    "For each network we set its schools beside others of their phase in the borough that never joined it. "
    "We look at one published measure: the last school year before it began, and the latest one since. We "
    "make no causal claim: nothing here shows that a network made the difference."
)


def impacts(paper: NetworksPaper) -> list[Block]:
    """Each network's result with its interval and limits, or why there is none."""
    heading = Heading(1, "What changed where there was a network")
    if not paper.handed.networks:
        return [heading, Paragraph(words("We cannot say because no network is on record."))]
    found = [block for one in _in_turn(paper) for block in _of_network(one)]
    return [heading, Paragraph(words(_INTRO)), *found]


def parts_of_impacts(paper: NetworksPaper) -> Parts:
    """What the part must hold: for each network a heading, for each result a chart and a table."""
    results = sum(one.impact is not None for one in paper.handed.networks)
    return Parts(tuple(one.theme for one in _in_turn(paper)), results, results)


def _in_turn(paper: NetworksPaper) -> list[NetworkOnRecord]:
    """Those with a result first."""
    return sorted(paper.handed.networks, key=lambda network: network.impact is None)


def _of_network(network: NetworkOnRecord) -> list[Block]:
    heading = Heading(2, network.theme)
    if network.impact is None:
        return [heading, Paragraph(words(f"We cannot say because {network.why_not}."))]
    impact = network.impact
    measure = read_registry()[impact.measure]
    return [
        heading,
        Paragraph(words(_finding(measure, impact))),
        chart_of(measure, impact),
        table_of(measure, impact),
        Paragraph(words("What limits this:")),
        BulletList(tuple(words(limit) for limit in _limits(impact))),
    ]


def _finding(measure: Measure, impact: Impact) -> str:
    effect, difference = impact.effect, impact.effect.difference
    members, others = _moved(effect.members), _moved(effect.others)
    first = (
        f"Measure: {in_sentence(measure.label)}, all pupils. From {year(impact.before)} to "
        f"{year(impact.after)} the members’ average {members}; the others’ {others}. "
    )
    side = "above" if difference.value >= 0 else "below"
    size = f"{points(abs(difference.value))} {side} the others’ (95% interval {interval(difference)})"
    second = f"The members’ change is {size}. "
    return first + second + _reading(measure, difference)


def _reading(measure: Measure, difference: Estimate) -> str:
    if not difference.is_beyond_chance:
        return "The interval includes zero, so chance alone could make this difference."
    is_better = (difference.value > 0) == (measure.polarity == "high")
    return f"That is {'better' if is_better else 'worse'} than the others, beyond chance."


def _moved(group: Group) -> str:
    value = group.change.value
    if tenths(value) == "0.0":
        return "stayed the same"
    return f"{'rose' if value > 0 else 'fell'} by {points(abs(value))}"


def _limits(impact: Impact) -> Iterator[str]:
    effect, phases = impact.effect, listed(list(impact.phases))
    yield "Schools chose to join. Those that did may differ from the others in ways that no figure shows."
    yield (
        f"{effect.members.schools} members and {effect.others.schools} other {phases} schools have a "
        "published figure in both years. The rest are left out."
    )
    yield "One year’s pupils are not another’s. Small schools move by many points from year to year."
    if not impact.is_last:
        yield f"{year(impact.after)} is not the network’s last school year. Later results may differ."
