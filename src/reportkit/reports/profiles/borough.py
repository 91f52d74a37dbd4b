"""Everything the Update says of one authority, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from reportkit.evidence.registry import Registry, read_registry
from reportkit.evidence.siod import ReleaseSummary, Siod
from reportkit.evidence.siod.area_figures import AreaFigures
from reportkit.evidence.siod.areas import (
    Area,
    NeighbourList,
    read_area,
    read_neighbours,
    read_region,
)
from reportkit.evidence.siod.inspections import read_inspections
from reportkit.evidence.siod.school_figures import read_school_figures
from reportkit.evidence.siod.schools import read_schools
from reportkit.judgement.inspections import (
    InspectionPicture,
    inspected_urns_of,
    picture_inspections,
    urns_of,
)
from reportkit.judgement.metrics.borough import BoroughMeasure, Gap, Peers, measure_borough
from reportkit.judgement.spread import Spread, spread_schools
from reportkit.settings import (
    Authority,
    NationalChange,
    Terms,
    Thresholds,
    read_authority,
    read_national_changes,
    read_terms,
    read_thresholds,
)
from reportkit.vocabulary import AcademicYear, Missing, SourceCell, Term, in_words

KEY_MEASURES = (
    "gld",
    "phonics",
    "ks2_rwm_expected",
    "attainment8",
    "english_maths_5",
    "alevel_points",
)
NOT_MAINSTREAM = ("Special", "PRU", "Nursery")
SPREAD_MEASURES = ("ks2_rwm_expected", "attainment8")
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Awaited:
    """A release to come, for a group of pupils; `finals` is whether figures of its year are held."""

    group: str
    due: date
    title: str
    year: str
    finals: bool

    @property
    def named(self) -> str:
        """Its title, which says that the figures are final ones where others of the year are held."""
        return f"{self.title} (final figures)" if self.finals and "revised" not in self.title else self.title


@dataclass(frozen=True, slots=True)
class BoroughProfile:
    """One authority on one day: its settings, peers, figures, inspections and what they rest on."""

    authority: Authority
    as_at: date
    term: Term
    terms: Terms
    area: Area
    region: Area
    neighbours: NeighbourList
    thresholds: Thresholds
    registry: Registry
    measures: Mapping[_Key, BoroughMeasure | Missing]
    inspections: InspectionPicture
    spreads: Mapping[str, Spread | Missing]
    changes: tuple[NationalChange, ...]
    releases: tuple[ReleaseSummary, ...]

    @property
    def name(self) -> str:
        """The authority's name as printed."""
        return self.authority.name

    @property
    def inspections_listed_on(self) -> date | None:
        """The day of Ofsted's newest full list held; a transcription of some schools is not one."""
        lists = [r.as_at for r in self.releases if r.layout in ("ofsted_graded", "ofsted_report_cards")]
        return max((day for day in lists if day), default=None)

    @property
    def transcribed_until(self) -> date | None:
        """The newest publication among inspections that were transcribed, None if there are none."""
        transcribed = {r.release_id for r in self.releases if r.layout.endswith("transcribed")}
        copied = [i for i in self.inspections.inspections if i.cell.release in transcribed]
        return max((i.published_on for i in copied if i.published_on), default=None)

    @property
    def inspections_as_at(self) -> str:
        """How far the inspections held reach: "31 August 2025, with some report cards to ..."."""
        until = self.transcribed_until
        listed = self.inspections_listed_on
        start = in_words(listed) if listed else "no full list"
        return f"{start}, with some report cards up to {in_words(until)}" if until else start

    @property
    def in_region(self) -> str:
        """The region's name inside a sentence: "London", "the South East"."""
        is_place = self.region.name == "London"
        return self.region.name if is_place else f"the {self.region.name}"

    def measure(self, measure: str, group: str = "all") -> BoroughMeasure | Missing:
        """A measure for a pupil group, or why there is none to show."""
        return self.measures[measure, group]

    @property
    def key_measures(self) -> tuple[BoroughMeasure, ...]:
        """The measures the comparison rests on that can be shown, in order of age."""
        found = (self.measure(measure) for measure in KEY_MEASURES)
        return tuple(measure for measure in found if isinstance(measure, BoroughMeasure))

    @property
    def since(self) -> tuple[date, bool]:
        """The first day that counts as new (A3.22), and whether an Update sent before it set that.

        Where no date of the previous term's Update is recorded it is the start of that term.
        """
        previous = self.terms.before(self.term) or self.term
        sent = self.authority.update_sent_on.get(previous.slug)
        return (sent + timedelta(days=1), True) if sent else (previous.starts, False)

    @property
    def sources(self) -> tuple[ReleaseSummary, ...]:
        """The releases that this profile rests on, newest first."""
        used = {cell.release for cell in self._cells()}
        for layout in ("gias_links", "lait_areas"):
            used |= {r.release_id for r in [r for r in self.releases if r.layout == layout][:1]}
        return tuple(release for release in self.releases if release.release_id in used)

    def _cells(self) -> Iterator[SourceCell]:
        for measure in self.measures.values():
            if isinstance(measure, BoroughMeasure):
                yield from measure.latest.borough.cells
        yield from (neighbour.cell for neighbour in self.neighbours.neighbours)
        for school in self.inspections.schools:
            yield school.school.cell
            yield from [school.inspection.cell] if school.inspection else []
        for spread in self.spreads.values():
            yield from spread.middle.cells if isinstance(spread, Spread) else ()

    @property
    def next_releases(self) -> tuple[tuple[date, str, str], ...]:
        """For each release that the document uses: when the year after the latest held is due.

        (last day of the month it is due, the release's title, the year); past days are releases
        that may be out and are not held. Where a year held is provisional, its own final figures
        come next until their month is over. What groups of pupils wait for stands apart where all
        pupils wait for another year.
        """
        main = {one for one in self._awaited() if one.group == "all"}
        told = {(one.due, one.title, one.year) for one in main}
        titles = {one.title for one in main}
        groups = {
            (one.due, f"{one.title} (groups of pupils)" if one.title in titles else one.title, one.year)
            for one in self._awaited()
            if one.group != "all" and (one.due, one.title, one.year) not in told
        }
        return tuple(sorted({(one.due, one.named, one.year) for one in main} | groups))

    def _awaited(self) -> Iterator[_Awaited]:
        """What is to come for each measure and group of pupils."""
        for (_, group), held in self.measures.items():
            if isinstance(held, BoroughMeasure) and not held.measure.gap(
                year := _awaited_year(held, self.as_at)
            ):
                of = held.measure
                yield _Awaited(
                    group, of.published.month_end(year), of.release, year.label, year == held.latest.year
                )

    def gap(self, measure: str, own: str, others: str) -> Gap | Missing:
        """How far the group `own` is behind `others`, or why that cannot be said."""
        behind, ahead = self.measure(measure, own), self.measure(measure, others)
        if isinstance(behind, Missing):
            return behind
        if isinstance(ahead, Missing):
            return ahead
        return Gap(behind, ahead)


def read_borough_profile(authority: str, as_at: date, siod: Path, params: Path) -> BoroughProfile:
    """The authority's profile as known on `as_at`.

    Raises UsageError for settings that cannot be used and MissingData for data that is not loaded.
    """
    settings = read_authority(params, authority)
    thresholds = read_thresholds(params)
    terms = read_terms(params)
    registry = read_registry()
    with Siod.open(siod, read_only=True) as store:
        area = read_area(store, settings.area, as_at)
        region = read_region(store, settings.area, as_at)
        neighbours = read_neighbours(store, settings.area, as_at)
        peers = Peers(area.code, region.code, neighbours.codes)
        listed = read_schools(store, settings.area, as_at)
        mainstream = urns_of(s for s in listed.schools if s.phase not in NOT_MAINSTREAM)
        inspected = read_inspections(store, inspected_urns_of(listed.schools), as_at)
        return BoroughProfile(
            settings,
            as_at,
            terms.at(as_at),
            terms,
            area,
            region,
            neighbours,
            thresholds,
            registry,
            _measures(AreaFigures(store, as_at), peers, thresholds),
            picture_inspections(listed.listed_on, listed.schools, inspected),
            {
                measure: spread_schools(
                    read_school_figures(store, registry[measure], "all", mainstream, as_at), as_at
                )
                for measure in SPREAD_MEASURES
            },
            read_national_changes(params, as_at),
            tuple(release for release in store.releases() if release.published_on <= as_at),
        )


def _awaited_year(held: BoroughMeasure, as_at: date) -> AcademicYear:
    """The year that comes next: the latest held while its final figures are to come, else the one after."""
    latest = held.latest.year
    is_to_come = held.provisional and held.measure.published.month_end(latest) > as_at
    return latest if is_to_come else AcademicYear.ending(latest.end + 1)


def _measures(
    figures: AreaFigures, peers: Peers, thresholds: Thresholds
) -> Mapping[_Key, BoroughMeasure | Missing]:
    return {
        (measure.id, group.id): measure_borough(
            figures, measure, group.id, peers, thresholds.tolerance(measure.id, measure.unit)
        )
        for measure in figures.registry.measures
        for group in measure.groups
        if group.lait
    }
