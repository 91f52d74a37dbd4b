"""One measure for one borough, set against its neighbours, its region, England and all authorities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from reportkit.evidence.registry import Group, Measure, Polarity
from reportkit.evidence.siod.area_figures import AreaFigures
from reportkit.judgement.metrics.arithmetic import (
    Position,
    change,
    difference,
    median,
    position_among,
)
from reportkit.judgement.metrics.relation import Relation, relate
from reportkit.vocabulary import ENGLAND, AcademicYear, AreaCode, Figure, Missing, MissingReason


@dataclass(frozen=True, slots=True)
class Peers:
    """What a borough is set against: its region and its statistical neighbours."""

    borough: AreaCode
    region: AreaCode
    neighbours: tuple[AreaCode, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One year's values for the borough and those it is drawn beside."""

    year: AcademicYear
    borough: Figure
    neighbours: Figure
    region: Figure
    england: Figure


@dataclass(frozen=True, slots=True)
class BoroughMeasure:
    """A measure for one pupil group: the latest year held, how it got there, and its peers.

    `history` has a standing for every year since the first with a figure, gaps included. `base` is
    the first year of the current comparable series (A3.20), None if that is the latest year itself.
    `authorities` is the median of all local authorities in the latest year; `provisional` says that
    the latest year's figures may still change.
    """

    measure: Measure
    group: Group
    peers: Peers
    latest: Standing
    base: Standing | None
    history: tuple[Standing, ...]
    authorities: Figure
    position: Position | Missing
    tolerance: Decimal
    provisional: bool = False

    @property
    def to_neighbours(self) -> Relation:
        """The borough against the median of its statistical neighbours (aim 1)."""
        return self._relate(self.latest.neighbours)

    @property
    def to_region(self) -> Relation:
        """The borough against its region."""
        return self._relate(self.latest.region)

    @property
    def to_england(self) -> Relation:
        """The borough against England."""
        return self._relate(self.latest.england)

    @property
    def to_authorities(self) -> Relation:
        """The borough against the median of all local authorities (aim 3)."""
        return self._relate(self.authorities)

    @property
    def borough_change(self) -> Figure:
        """Change since the base year."""
        return self._change("borough")

    @property
    def region_change(self) -> Figure:
        """The region's change since the base year."""
        return self._change("region")

    @property
    def england_change(self) -> Figure:
        """England's change since the base year."""
        return self._change("england")

    @property
    def pace(self) -> Relation:
        """The borough's change against its region's (aim 2)."""
        return relate(self.borough_change, self.region_change, self.measure.polarity, self.tolerance)

    def _relate(self, other: Figure) -> Relation:
        return relate(self.latest.borough, other, self.measure.polarity, self.tolerance)

    def _change(self, area: str) -> Figure:
        if self.base is None:
            return Missing(MissingReason.NOT_HELD, "only one comparable year is held")
        return change(getattr(self.latest, area), getattr(self.base, area))


def measure_borough(
    figures: AreaFigures,
    measure: Measure,
    group_id: str,
    peers: Peers,
    tolerance: Decimal,
) -> BoroughMeasure | Missing:
    """The measure's latest year held for the borough with everything it is set against.

    The answer is a reason if no year is held, or if the latest is not among the last two
    published years (A3.12). A difference up to `tolerance`, or up to the rounding of the published
    figure if that is larger, is "in line" (A3.19).
    """
    latest_year = figures.latest_year(measure.id, group_id, peers.borough)
    if latest_year is None:
        return Missing(MissingReason.NOT_HELD, "no year is held")
    if latest_year < measure.oldest_current(figures.as_at):
        return Missing(MissingReason.NOT_HELD, f"the newest year held is {latest_year.label}")
    history = tuple(_history(figures, measure, group_id, peers, latest_year))
    by_year = {standing.year: standing for standing in history}
    latest = by_year[latest_year]
    base_year = measure.segment_start(latest_year)
    return BoroughMeasure(
        measure,
        measure.group(group_id),
        peers,
        latest,
        by_year.get(base_year) if base_year and base_year != latest_year else None,
        history,
        median(list(figures.authorities(measure.id, group_id, latest_year).values())),
        _position(figures, measure, group_id, peers, latest),
        max(tolerance, Decimal(1).scaleb(-measure.decimals)),
        figures.is_provisional(measure.id, latest_year),
    )


def _history(
    figures: AreaFigures, measure: Measure, group_id: str, peers: Peers, latest: AcademicYear
) -> Iterable[Standing]:
    first = figures.years(measure.id, group_id, peers.borough)[0]
    for end in range(first.end, latest.end + 1):
        yield _standing(figures, measure, group_id, peers, AcademicYear.ending(end))


def _standing(
    figures: AreaFigures, measure: Measure, group_id: str, peers: Peers, year: AcademicYear
) -> Standing:
    def of(area: AreaCode) -> Figure:
        return figures.figure(measure.id, group_id, area, year)

    gap = measure.gap(year)
    reason = Missing(gap.reason, gap.detail) if gap else None
    return Standing(
        year,
        of(peers.borough),
        reason or median([of(area) for area in peers.neighbours]),
        of(peers.region),
        of(ENGLAND),
    )


def _position(
    figures: AreaFigures, measure: Measure, group_id: str, peers: Peers, latest: Standing
) -> Position | Missing:
    others = [figures.figure(measure.id, group_id, area, latest.year) for area in peers.neighbours]
    return position_among(latest.borough, others, measure.polarity)


@dataclass(frozen=True, slots=True)
class Gap:
    """How far one group is behind another, in the borough and in England, now and at the base year.

    The gap is the better-placed group less the other, so a smaller gap is better whatever the
    measure. `own` is the group that is behind.
    """

    own: BoroughMeasure
    others: BoroughMeasure

    @property
    def borough(self) -> Figure:
        """The borough's gap in the latest year."""
        return self._gap("borough", "latest")

    @property
    def england(self) -> Figure:
        """England's gap in the latest year."""
        return self._gap("england", "latest")

    @property
    def borough_change(self) -> Figure:
        """Change of the borough's gap since the base year; negative is narrower."""
        return self._change("borough")

    @property
    def england_change(self) -> Figure:
        """Change of England's gap since the base year; negative is narrower."""
        return self._change("england")

    @property
    def size(self) -> Relation:
        """The borough's gap against England's."""
        return relate(self.borough, self.england, Polarity.LOW, self.own.tolerance)

    @property
    def closing(self) -> Relation:
        """BETTER if the gap has narrowed beyond the tolerance, WORSE if it has widened beyond it."""
        moved = self.borough_change
        if isinstance(moved, Missing):
            return Relation.CANNOT_SAY
        if abs(moved.value) <= self.own.tolerance:
            return Relation.IN_LINE
        return Relation.BETTER if moved.value < 0 else Relation.WORSE

    @property
    def narrowed_by_falling_peers(self) -> bool:
        """Whether the gap is narrower though the group itself did not gain."""
        own, better = self.own.borough_change, self.own.measure.polarity is not Polarity.LOW
        gained = not isinstance(own, Missing) and own.value != 0 and (own.value > 0) == better
        return self.closing is Relation.BETTER and not gained

    def _gap(self, area: str, when: str) -> Figure:
        others, own = getattr(self.others, when), getattr(self.own, when)
        if others is None or own is None:
            return Missing(MissingReason.NOT_HELD, "only one comparable year is held")
        if self.own.measure.polarity is Polarity.LOW:
            return difference(getattr(own, area), getattr(others, area))
        return difference(getattr(others, area), getattr(own, area))

    def _change(self, area: str) -> Figure:
        return difference(self._gap(area, "latest"), self._gap(area, "base"))
