"""Key stage 4 by school, as Explore Education Statistics publishes it: information about the schools.

The file has no results but one: how far the disadvantaged pupils of a school are from other pupils in
England. Its symbols are the government's own (z, c, x, u, low), not those of the performance tables.
"""

from __future__ import annotations

from reportkit.evidence.sources.editions import YearInContent
from reportkit.evidence.sources.markers import EES
from reportkit.evidence.sources.performance_tables import PerformanceTable
from reportkit.evidence.sources.record_types import SCHOOL, RecordTypes

_ACADEMIES = (
    *("Converter academies", "Converter academies - special school", "Sponsored academies"),
    *("Sponsored academies - special school", "Free schools", "Free schools - special school"),
    *("University technical colleges (UTCs)", "Studio schools", "CTCs"),
)
_OTHERS = (
    *("Community school", "Community special school", "Foundation school", "Foundation special school"),
    *("Voluntary aided school", "Voluntary controlled school", "Non-maintained special schools"),
    "FE 14-16 colleges",
)

EES_KS4_SCHOOLS = PerformanceTable(
    name="ees_ks4_schools",
    title="Key stage 4 performance, information about schools",
    stage="ks4",
    marks=frozenset({"time_period", "geographic_level", "school_urn", "version", "diffn_att8"}),
    unmarked=frozenset({"breakdown_topic"}),
    width=range(20, 100),
    records=RecordTypes(
        levels={"School": SCHOOL},
        types="establishment_type_group",
        state_funded=frozenset((*_ACADEMIES, *_OTHERS)),
        independent=frozenset({"Independent schools", "Independent special schools"}),
        record="geographic_level",
        urn="school_urn",
    ),
    year=YearInContent(column="time_period"),
    markers=EES,
)
