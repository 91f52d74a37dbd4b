"""What the boroughs' schools reached together, and England's pupils: area figures agree with the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportkit.invented.england import STAGE_2, STAGE_4, YEARS
from reportkit.invented.files.tabled import Country, Tabled
from reportkit.invented.results import YearGroup, attainment8
from reportkit.vocabulary import ENGLAND

_SUBJECTS = {
    "rwm": "KS2RWM_Expected_STD",
    "reading": "KS2R_Expected_STD",
    "writing": "KS2W_Teacher_Assess",
    "maths": "KS2M_Expected_STD",
    "higher": "KS2RWM_Higher_STD",
}
_PASSES = {"EngMaths9-5": "five", "EngMaths9-4": "four"}
AreaResults = Mapping[tuple[str, int, str], float]


def area_results(country: Country) -> AreaResults:
    """Figures by LAIT's short name, the year that a school year ends in, and the area's code."""
    found: dict[tuple[str, int, str], float] = {}
    for year in YEARS:
        end = 2000 + int(year[4:])
        found |= {(short, end, ENGLAND): value for short, value in _of_england(year).items()}
        for borough in country.boroughs:
            own = _of_borough(country, year, borough.code)
            found |= {(short, end, borough.code): value for short, value in own.items()}
    return found


def _of_england(year: str) -> Mapping[str, float]:
    stage_2, stage_4 = STAGE_2[year], STAGE_4[year]
    rwm, score = stage_2["rwm"], stage_4["attainment8"]
    return {
        **{name: stage_2[standard].all for standard, name in _SUBJECTS.items()},
        **{name: stage_4[standard].all for name, standard in _PASSES.items()},
        "DAP_NEW_KS2_RWM": rwm.disadvantaged,
        "NonDAP_NEW_KS2_RWM": rwm.others,
        "AVG_Attain8_Score": score.all,
        "DAP_KS4_ATT8": score.disadvantaged,
        "NonDAP_KS4_ATT8": score.others,
    }


def _of_borough(country: Country, year: str, code: str) -> Mapping[str, float]:
    primary = [s for s in country.tabled(year, "primary", "junior", "all-through") if s.la == code]
    secondary = [s for s in country.tabled(year, "secondary", "all-through") if s.la == code]
    return {**_stage_2([s.course.stage_2(year) for s in primary]), **_stage_4(year, secondary)}


def _stage_2(groups: Sequence[YearGroup]) -> Mapping[str, float]:
    pupils, poor = sum(g.pupils for g in groups), sum(g.disadvantaged for g in groups)
    every = {name: sum(g.reached[standard].all for g in groups) for standard, name in _SUBJECTS.items()}
    found = {name: 100 * reached / pupils for name, reached in every.items()}
    group = sum(g.reached["rwm"].disadvantaged for g in groups)
    found["DAP_NEW_KS2_RWM"] = 100 * group / poor
    found["NonDAP_NEW_KS2_RWM"] = 100 * (every[_SUBJECTS["rwm"]] - group) / (pupils - poor)
    return found


def _stage_4(year: str, schools: Sequence[Tabled]) -> Mapping[str, float]:
    groups = [school.course.stage_4(year) for school in schools]
    pupils = sum(g.pupils for g in groups)
    scores = sum(g.pupils * attainment8(year, g.level.score) for g in groups)
    reached = {name: sum(g.reached[part].all for g in groups) for name, part in _PASSES.items()}
    return {"AVG_Attain8_Score": scores / pupils} | {name: 100 * n / pupils for name, n in reached.items()}
