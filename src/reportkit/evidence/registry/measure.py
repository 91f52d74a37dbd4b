"""The measure registry, read from the files in measures/, one a subject."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from reportkit.settings.loader import parse_yaml
from reportkit.vocabulary import AcademicYear, MissingReason, Unit

_SUBJECTS = (
    *("early_years", "primary", "secondary", "post16", "attendance", "exclusion"),
    *("pupils", "workforce", "finance", "destinations"),
)


class Polarity(StrEnum):
    """Which way is better, as LAIT's dictionary has it."""

    HIGH = "high"
    LOW = "low"
    NEITHER = "neither"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_enum_values=False)


class SourceColumns(_Entry):
    """Columns of one layout: the value, and where published its denominator and 95% limits.

    `since` is the first year whose column of that name holds this measure. A file may lack the column if
    it is `optional`; the measure is then not held.
    """

    value: str
    since: str | None = None
    optional: bool = False
    denominator: str | None = None
    lower: str | None = None
    upper: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every column named, the value's first."""
        return tuple(filter(None, (self.value, self.denominator, self.lower, self.upper)))


class Group(_Entry):
    """One pupil group of a measure and where each layout holds it."""

    id: str
    label: str
    lait: str | None = None
    columns: dict[str, SourceColumns] = Field(default_factory=dict)


class Gap(_Entry):
    """Years for which there is no figure, and why; `until` is the day it is expected."""

    years: tuple[str, ...]
    reason: MissingReason
    detail: str
    until: date | None = None


class Break(_Entry):
    """The first year of a series that may not be compared with the years before it, and why."""

    start: str
    why: str


class Publication(_Entry):
    """The month a year's final figures come out, so many calendar years after the year has ended."""

    month: int = Field(ge=1, le=12)
    years_after: int = Field(ge=0, le=2)

    def month_end(self, year: AcademicYear) -> date:
        """The last day of the month in which the year's figures are due."""
        calendar_year = year.end + self.years_after
        return date(calendar_year, self.month, monthrange(calendar_year, self.month)[1])


class Measure(_Entry):
    """One measure as the field knows it.

    `decimals` are those its source prints. `says` is a clause with {value} in it. `breaks` are the
    years a new, not comparable series starts with. `definition` is the version of the definition
    that the series follows. `span` is the lowest and highest value of a scale that has ends. `cohort`
    is the measure that counts the pupils where the measure's own columns do not.
    """

    id: str
    label: str
    short: str
    unit: Unit
    decimals: int
    polarity: Polarity
    phase: str
    definition: str
    population: str
    groups: tuple[Group, ...]
    says: str = "the figure was {value}"
    breaks: tuple[Break, ...] = ()
    gaps: tuple[Gap, ...] = ()
    span: tuple[float, float] | None = None
    cohort: str | None = None
    release: str
    published: Publication
    where: str

    def group(self, group_id: str) -> Group:
        """The pupil group with this id. Raises KeyError if the measure has none such."""
        return {group.id: group for group in self.groups}[group_id]

    def gap(self, year: AcademicYear) -> Gap | None:
        """Why there is no figure for the year, if that is known beforehand."""
        return next((gap for gap in self.gaps if year in gap.years), None)

    def oldest_current(self, as_at: date) -> AcademicYear:
        """The earlier of the last two years published by then; older data is out of date (A3.12)."""
        ends = range(as_at.year, as_at.year - 10, -1)
        published = [
            year
            for year in map(AcademicYear.ending, ends)
            if self.published.month_end(year) <= as_at and not self.gap(year)
        ]
        return published[1]

    def segment_start(self, year: AcademicYear) -> AcademicYear | None:
        """First year of the comparable series that `year` belongs to; None if it has no break."""
        return max((AcademicYear(b.start) for b in self.breaks if b.start <= year), default=None)


class Registry(BaseModel):
    """Every measure by id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    measures: tuple[Measure, ...]

    @cached_property
    def _by_id(self) -> dict[str, Measure]:
        return {measure.id: measure for measure in self.measures}

    def __getitem__(self, measure_id: str) -> Measure:
        return self._by_id[measure_id]

    def in_layout(self, layout: str) -> Iterator[tuple[Measure, Group, SourceColumns]]:
        """Each measure and group that the layout holds, with its columns there."""
        for measure in self.measures:
            for group in measure.groups:
                if layout in group.columns:
                    yield measure, group, group.columns[layout]


@cache
def read_registry() -> Registry:
    """The registry that ships with reportkit."""
    folder = files(__package__).joinpath("measures")
    texts = (folder.joinpath(f"{subject}.yaml").read_text(encoding="utf-8") for subject in _SUBJECTS)
    return Registry(measures=[measure for text in texts for measure in parse_yaml(text)["measures"]])
