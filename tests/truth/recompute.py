"""Every figure of the Update worked out anew from the published files alone.

Nothing here comes from the library: the files are read, and the sums done, by the rules alone (ranks
among eleven, medians, halves away from zero, small cohorts left out), so that a mistake made there is
not made again here.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import statistics
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

LAIT = "lait/2026-04/bds_long_0.parquet"
OFSTED = (
    "ofsted/management-information/2025-08-31/"
    "State-funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv.gz"
)
REPORT_CARDS = "transcribed/2026-09/hillingdon_ofsted_report_cards.csv"
RESULTS = {
    "ks2_rwm_expected": ("transcribed/2026-09/hillingdon_ks2_2024-25.csv", "PTRWM_EXP", "TELIG"),
    "attainment8": ("transcribed/2026-09/hillingdon_ks4_2024-25.csv", "ATT8SCR", "TPUP"),
}
LINKS = "gias/2026-08-21/links_edubasealldata.csv.gz"
REGISTER_DAY = date(2025, 8, 31)
LIST_LAGS_BY = timedelta(days=366)  # Ofsted lists a converted school under its old number for months
BASE_YEAR = "202223"
KEY_MEASURES = {
    "gld": Decimal(1),
    "phonics": Decimal(1),
    "ks2_rwm_expected": Decimal(1),
    "attainment8": Decimal("0.5"),
    "english_maths_5": Decimal(1),
    "alevel_points": Decimal("0.5"),
}  # each with how far two figures may be apart and still be called in line
GAPS = [
    ("ks2_rwm_expected", "disadvantaged", "not_disadvantaged"),
    ("attainment8", "disadvantaged", "not_disadvantaged"),
    ("ks2_rwm_expected", "sen_support", "no_sen"),
    ("attainment8", "sen_support", "no_sen"),
    ("gld", "fsm", "not_fsm"),
    ("level3_at_19", "fsm", "not_fsm"),
]
FEWEST_PUPILS, FEWEST_FOR_ALL_OR_NONE, FEWEST_FOR_A_MEDIAN = 6, 11, 6
OVERALL_GRADES_ENDED = date(2024, 9, 2)

# DfE's short names in the Local Authority Interactive Tool
NAMES = {
    "gld": {
        "all": "FSP_NEW_GOODDEV",
        "fsm": "FSP_Gooddev_FSM",
        "not_fsm": "FSP_Gooddev_FSM_Other",
        "sen_support": "FSP_Gooddev_Without_SENSTATE",
        "ehcp": "FSP_Gooddev_With_SENSTATE",
    },
    "phonics": {"all": "KS1P_all", "fsm": "KS1P_FSM", "sen": "KS1P_SEND", "ehcp": "KS1P_EHCP"},
    "multiplication": {"all": "Multiplication_Total_APS"},
    "ks2_rwm_expected": {
        "all": "KS2RWM_Expected_STD",
        "disadvantaged": "DAP_NEW_KS2_RWM",
        "not_disadvantaged": "NonDAP_NEW_KS2_RWM",
        "sen_support": "NEW_KS2_RWM_Sen_W/Osta",
        "ehcp": "NEW_KS2_RWM_Sen_Withsta",
        "no_sen": "NoID_SEN_NEW_KS2_RWM",
    },
    "ks2_rwm_higher": {"all": "KS2RWM_Higher_STD"},
    "ks2_reading_expected": {"all": "KS2R_Expected_STD"},
    "ks2_writing_expected": {"all": "KS2W_Teacher_Assess"},
    "ks2_maths_expected": {"all": "KS2M_Expected_STD"},
    "attainment8": {
        "all": "AVG_Attain8_Score",
        "disadvantaged": "DAP_KS4_ATT8",
        "not_disadvantaged": "NonDAP_KS4_ATT8",
        "sen_support": "SEN_WoStat_AVG_Attain8_Score",
        "ehcp": "SEN_Stat_AVG_Attain8_Score",
        "no_sen": "SEN_NoID_AVG_Attain8_Score",
    },
    "english_maths_5": {"all": "EngMaths9-5"},
    "english_maths_4": {"all": "EngMaths9-4"},
    "ebacc_entry": {"all": "EngBacEntries"},
    "progress8": {"all": "AVG_Prog8_Score"},
    "alevel_points": {"all": "APSE_Alevel"},
    "tech_level_points": {"all": "APSE_Tech"},
    "level3_at_19": {"all": "Level3Age19", "fsm": "Level3_FMS_Attain", "not_fsm": "NonFSM_L3_aged19"},
    "neet": {"all": "16-17 NEET"},
    "absence": {
        "all": "TotAbs",
        "primary": "PriTotAbs",
        "secondary": "SecTotAbs",
        "special": "total_absence_special",
    },
    "persistent_absence": {
        "all": "TotPerAbNew",
        "primary": "SFPriPerAbNew",
        "secondary": "SFSecPerAbNew",
        "special": "SpecPerAbNew",
    },
    "severe_absence": {
        "all": "TotSevPerAbNew",
        "primary": "SFPriSevPerAbNew",
        "secondary": "SFSecSevPerAbNew",
        "special": "SpecSevPerAbNew",
    },
    "suspensions": {
        "all": "TotFixedEx",
        "primary": "PriFixedEx",
        "secondary": "SecFixedEx",
        "special": "SpecFixedEx",
    },
    "permanent_exclusions": {
        "all": "TotPermEx",
        "primary": "PriPermEx",
        "secondary": "SecPermEx",
        "special": "SpecPermEx",
    },
}
NAMES_AT_OFSTED = {  # where Ofsted spells an authority otherwise than DfE
    "Bedford Borough": "Bedford",
    "Bournemouth, Christchurch and Poole": "Bournemouth, Christchurch & Poole",
    "Bristol, City of": "Bristol",
    "Kingston Upon Hull, City of": "Kingston upon Hull",
    "Southend-on-Sea": "Southend on Sea",
    "St. Helens": "St Helens",
}
RATES = {"suspensions", "permanent_exclusions"}

Cell = tuple[str, int, str]


@dataclass(frozen=True)
class Sum:
    """A number, how many decimals it is printed with, its kind, and the cells it was made of."""

    value: Decimal
    decimals: int
    percent: bool
    cells: frozenset[Cell]

    @property
    def rounded(self) -> Decimal:
        return self.value.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)


@dataclass(frozen=True)
class Answer:
    """What has to be printed, and the cells it has to be traced to."""

    text: str
    cells: frozenset[Cell]


@dataclass
class Standing:
    """A school: its present number, its phase and pupils, and where it is listed.

    `before` are the numbers it had itself, `others` those of schools that were merged or split.
    """

    urn: str
    phase: str
    pupils: str
    cell: Cell
    before: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Inspection:
    """A graded inspection: beside which school it stands, which was inspected, when, and its answer."""

    urn: str
    inspected: str
    started: date
    published: date
    good: bool | None
    cell: Cell


@dataclass(frozen=True)
class Slot:
    """The columns of one inspection in Ofsted's list."""

    started: str
    published: str
    inspected: str
    overall: str
    quality: str
    leadership: str


SLOTS = (
    Slot(
        "Inspection start date",
        "Publication date",
        "URN at time of latest graded inspection",
        "Overall effectiveness",
        "Quality of education",
        "Effectiveness of leadership and management",
    ),
    Slot(
        "Previous inspection start date",
        "Previous publication date",
        "URN at time of previous graded inspection",
        "Previous graded inspection overall effectiveness",
        "Previous quality of education",
        "Previous effectiveness of leadership and management",
    ),
)


class Recomputing:
    """The published files under one data folder, as known on one day."""

    def __init__(self, data: Path, as_at: date) -> None:
        self.data, self.as_at = data, as_at
        self._schools: dict[str, list[Standing]] = {}

    def answer(self, figure_id: str) -> Answer:
        """The figure with this id. Raises ValueError for an id of no known kind."""
        authority, rest = figure_id.split(":", 1)
        parts = rest.split(".")
        if parts[0].startswith("aim-"):
            return self._aim(authority, int(parts[0].removeprefix("aim-")))
        if parts[0] == "schools":
            return self._count(authority, parts[1])
        if parts[0] == "pupils":
            return self._pupils_in_good_schools(authority)
        if parts[1] == "schools":
            return self._of_schools(authority, parts[0], parts[2], parts[3])
        if "-behind-" in parts[1]:
            return self._gap(parts)
        return self._of_areas(authority, parts)

    # --- areas -----------------------------------------------------------------------------------

    def _of_areas(self, authority: str, parts: list[str]) -> Answer:
        measure, group, who, *rest = parts
        if rest[0] == "place":
            return self._place(measure, group, authority, rest[1])
        if rest[0] == "change":
            then, now = rest[1].split("-")
            moved = _less(
                self._area(measure, group, who, now, authority),
                self._area(measure, group, who, then, authority),
            )
            return Answer(_signed(moved), moved.cells)
        if "-minus-" in who:
            own, other = who.split("-minus-")
            apart = _less(
                self._area(measure, group, own, rest[0], authority),
                self._area(measure, group, other, rest[0], authority),
            )
            return Answer(_plain(abs(apart.rounded)), apart.cells)
        found = self._area(measure, group, who, rest[0], authority)
        return Answer(_plain(found.rounded) + ("%" if found.percent else ""), found.cells)

    def _area(self, measure: str, group: str, who: str, year: str, authority: str) -> Sum:
        if who == "neighbours-median":
            return self._median(measure, group, self.neighbours[authority], year)
        if who == "authorities-median":
            return self._median(measure, group, self.authorities, year)
        return self.published[NAMES[measure][group], year, who]

    def _median(self, measure: str, group: str, areas: list[str], year: str) -> Sum:
        name = NAMES[measure][group]
        found = [self.published[name, year, a] for a in areas if (name, year, a) in self.published]
        if len(found) < FEWEST_FOR_A_MEDIAN:
            raise ValueError(f"Too few areas have {name} in {year} for a median.")
        return _middle(found)

    def _place(self, measure: str, group: str, authority: str, year: str) -> Answer:
        name = NAMES[measure][group]
        areas = [a for a in (authority, *self.neighbours[authority]) if (name, year, a) in self.published]
        cells = frozenset().union(*(self.published[name, year, a].cells for a in areas))
        values = {area: self.published[name, year, area].rounded for area in areas}
        own = values.pop(authority)
        low_is_good = self.dictionary[name]["Polarity"] == "Low"
        ahead = sum(v < own if low_is_good else v > own for v in values.values())
        tied = "joint " if own in values.values() else ""
        return Answer(f"{tied}{_ordinal(ahead + 1)} of {len(areas)}", cells)

    def _gap(self, parts: list[str]) -> Answer:
        measure, groups, area, period = parts[:4]
        own, others = groups.split("-behind-")

        def behind(year: str) -> Sum:
            return _less(
                self._area(measure, others, area, year, area), self._area(measure, own, area, year, area)
            )

        if parts[-1] in ("change", "moved"):
            then, now = period.split("-")
            moved = _less(behind(now), behind(then))
            unsigned = _plain(abs(moved.rounded))
            return Answer(_signed(moved) if parts[-1] == "change" else unsigned, moved.cells)
        gap = behind(period)
        return Answer(_plain(gap.rounded if parts[-1] == "bare" else abs(gap.rounded)), gap.cells)

    # --- the five aims ---------------------------------------------------------------------------

    def _aim(self, authority: str, aim: int) -> Answer:
        """How many comparisons are in line or better, of those there are."""
        judge = {1: self._near_neighbours, 2: self._near_region, 3: self._near_median}.get(aim)
        if judge:
            results = [judge(authority, measure, limit) for measure, limit in KEY_MEASURES.items()]
        elif aim == 4:
            results = [self._closing(authority, *gap) for gap in GAPS]
        else:
            standing = self._standings(authority)
            results = [(found == "good", frozenset({cell} if cell else ())) for found, cell in standing]
        judged = [is_met for is_met, _ in results if is_met is not None]
        cells = frozenset().union(*(cells for _, cells in results))
        return Answer(f"{sum(judged)} of {len(judged)}", cells)

    def _near_neighbours(self, area: str, measure: str, limit: Decimal) -> tuple[bool, frozenset[Cell]]:
        year = self.latest(measure, "all", area)
        other = self._median(measure, "all", self.neighbours[area], year)
        return _no_worse(self._area(measure, "all", area, year, area), other, limit)

    def _near_median(self, area: str, measure: str, limit: Decimal) -> tuple[bool, frozenset[Cell]]:
        year = self.latest(measure, "all", area)
        other = self._median(measure, "all", self.authorities, year)
        return _no_worse(self._area(measure, "all", area, year, area), other, limit)

    def _near_region(self, area: str, measure: str, limit: Decimal) -> tuple[bool, frozenset[Cell]]:
        year = self.latest(measure, "all", area)
        own, other = (
            _less(self._area(measure, "all", a, year, a), self._area(measure, "all", a, BASE_YEAR, a))
            for a in (area, self.regions[area])
        )
        return _no_worse(own, other, limit)

    def _closing(self, area: str, measure: str, own: str, others: str) -> tuple[bool | None, frozenset[Cell]]:
        """Narrower than in the base year, beyond the limit, and not because others did less well.

        None where a figure is missing.
        """
        year = self.latest(measure, own, area)
        values = {
            (group, when): self.published.get((NAMES[measure][group], when, area))
            for group in (own, others)
            for when in (year, BASE_YEAR)
        }
        now_own, now_others = values[own, year], values[others, year]
        then_own, then_others = values[own, BASE_YEAR], values[others, BASE_YEAR]
        if now_own is None or now_others is None:
            return None, frozenset()
        now = _less(now_others, now_own)
        if then_own is None or then_others is None:
            return None, now.cells
        moved = _less(now, _less(then_others, then_own))
        gained = now_own.value > then_own.value
        return -moved.value > KEY_MEASURES.get(measure, Decimal(1)) and gained, moved.cells

    def latest(self, measure: str, group: str, area: str) -> str:
        """The newest year in which the area has a number."""
        name = NAMES[measure][group]
        return max(year for short, year, code in self.published if short == name and code == area)

    @cached_property
    def regions(self) -> dict[str, str]:
        """Each authority's region, by code."""
        sheet = pd.read_excel(self.data / "lait/2026-04/la_code_list.xlsx", dtype=str, keep_default_na=False)
        codes = {name.lower(): code for name, code in zip(sheet["LA Name"], sheet["LA Number"], strict=True)}
        whole = sheet["Region"].str.replace("Inner |Outer ", "", regex=True).str.lower()
        return {
            area: codes[region]
            for area, region in zip(sheet["LA Number"], whole, strict=True)
            if region in codes
        }

    @cached_property
    def published(self) -> dict[tuple[str, str, str], Sum]:
        """Every number of the tool, as printed, by (name, year such as 202425, area).

        Rounded once, here, so that a reader who works from the printed figures comes to the same.
        """
        wanted = {name for groups in NAMES.values() for name in groups.values()}
        columns = ["Short Desc", "Years", "LA Number", "Values"]
        frame = pq.read_table(self.data / LAIT, columns=columns).to_pandas()
        frame = frame[frame["Short Desc"].isin(wanted) & (frame["Values"] != "-")]
        texts = frame.groupby("Short Desc")["Values"].agg(list)
        decimals = {name: self._decimals(str(name), list(found)) for name, found in texts.items()}
        rates = {NAMES[m][g] for m in RATES for g in NAMES[m]}
        numbers = {}
        for row, name, label, area, text in zip(
            frame.index, frame["Short Desc"], frame["Years"], frame["LA Number"], frame["Values"], strict=True
        ):
            percent = self.dictionary[name]["y_axis_name"].startswith("%") and name not in rates
            places = min(decimals[name], 1) if percent else decimals[name]
            key = name, _year(label), str(int(area))
            if key in numbers:
                raise ValueError(f"{key} stands twice.")
            cell = (LAIT, int(row) + 2, "Values")
            numbers[key] = Sum(_exact(text), places, percent, frozenset({cell}))
        return numbers

    def _decimals(self, name: str, texts: list[str]) -> int:
        """DfE's dictionary says; else the most that stand in the file, noise of storage aside."""
        said = self.dictionary[name]["dps"]
        if said.isdigit():
            return int(said)
        found = [len(text.partition(".")[2]) for text in texts]
        return max(places for places in found if places <= 6)

    @cached_property
    def dictionary(self) -> dict[str, dict[str, str]]:
        rows = _rows(self.data / "lait/2026-04/lait_data_dictionary.csv.gz", "utf-8-sig")
        return {row["Measure_short"]: row for row in rows}

    @cached_property
    def neighbours(self) -> dict[str, list[str]]:
        """Each authority's ten in the list of May 2025, the newest."""
        sheet = pd.read_excel(self.data / "lait/2026-04/sn_may_2025.xlsx", header=None, dtype=str)
        rows = sheet[sheet[2].str.fullmatch(r"\d{3}", na=False)]
        return {row[2]: [row[5 + 2 * place] for place in range(10)] for _, row in rows.iterrows()}

    @cached_property
    def authorities(self) -> list[str]:
        """Every local authority, by its type; regions and England have none."""
        sheet = pd.read_excel(self.data / "lait/2026-04/la_code_list.xlsx", dtype=str, keep_default_na=False)
        return list(sheet.loc[sheet["Type"].isin(["SC", "UA", "MD", "OLB", "ILB"]), "LA Number"])

    # --- schools ---------------------------------------------------------------------------------

    def _count(self, authority: str, which: str) -> Answer:
        if which == "all":
            cells = frozenset(school.cell for school in self.schools(authority))
            return Answer(str(len(cells)), cells)
        found = [cell for standing, cell in self._standings(authority) if standing == which]
        return Answer(str(len(found)), frozenset(cell for cell in found if cell))

    def _pupils_in_good_schools(self, authority: str) -> Answer:
        schools = self.schools(authority)
        pupils = [int(school.pupils) for school in schools]
        standings = self._standings(authority)
        good = sum(n for n, (standing, _) in zip(pupils, standings, strict=True) if standing == "good")
        share = Sum(Decimal(100 * good) / sum(pupils), 0, True, frozenset())
        cells = frozenset((school.cell[0], school.cell[1], "Total number of pupils") for school in schools)
        return Answer(f"{_plain(share.rounded)}%", cells)

    def _standings(self, authority: str) -> list[tuple[str, Cell | None]]:
        """For each school: good or below by its own inspection, or as the school it replaced; its cell."""
        return [self._stand(school) for school in self.schools(authority)]

    def _stand(self, school: Standing) -> tuple[str, Cell | None]:
        known = [
            inspection
            for urn in (school.urn, *school.before)
            for inspection in self.inspections[urn]
            if inspection.published <= self.as_at and inspection.inspected not in school.others
        ]
        own = [i for i in known if i.urn == i.inspected == school.urn]
        if not known:
            return "not-inspected", None
        newest = max(own or known, key=lambda inspection: inspection.started)
        if newest.good is None:
            return "cannot-say", newest.cell
        return ("good" if newest.good else "below") + ("" if own else "-before"), newest.cell

    @cached_property
    def inspections(self) -> dict[str, list[Inspection]]:
        """Every graded inspection by the school it stands beside."""
        found: dict[str, list[Inspection]] = defaultdict(list)
        for number, row in enumerate(_rows(self.data / OFSTED, "cp1252"), start=2):
            for slot in SLOTS:
                if not _blank(row[slot.started]):
                    cell = (OFSTED, number, slot.started)
                    found[row["URN"]].append(_graded(row, slot, cell))
        for number, row in enumerate(_rows(self.data / REPORT_CARDS, "utf-8-sig"), start=2):
            started, published = _day(row["Inspection start date"]), _day(row["Publication date"])
            cell = (REPORT_CARDS, number, "Inspection start date")
            urn = row["URN"]
            found[urn].append(Inspection(urn, urn, started, published, _good_card(row), cell))
        return found

    def schools(self, authority: str) -> list[Standing]:
        """Ofsted's list of state-funded schools, moved forward by the links between schools."""
        if authority not in self._schools:
            self._schools[authority] = self._list_schools(authority)
        return self._schools[authority]

    def _list_schools(self, authority: str) -> list[Standing]:
        name = NAMES_AT_OFSTED.get(self.names[authority], self.names[authority])
        schools = {
            row["URN"]: Standing(
                row["URN"], row["Ofsted phase"], row["Total number of pupils"], (OFSTED, number, "URN")
            )
            for number, row in enumerate(_rows(self.data / OFSTED, "cp1252"), start=2)
            if row["Local authority"] == name
        }
        gone: dict[str, Standing] = {}
        for day, old, new, cell in self.successions:
            since = REGISTER_DAY if new in schools else REGISTER_DAY - LIST_LAGS_BY
            if since <= day <= self.as_at and (old in schools or old in gone):
                gone[old] = schools.pop(old, None) or gone[old]
                schools.setdefault(new, Standing(new, gone[old].phase, "", cell))
        for school in schools.values():
            school.before, school.others = self._line(school.urn)
        return list(schools.values())

    def _line(self, urn: str) -> tuple[set[str], set[str]]:
        """The numbers a school had before this one, and those of schools merged into it or split for it."""
        own, others = [urn], set()
        while True:
            parents = set(self._bonds[own[-1]])
            went_on = self._went_on_from(own[-1])
            others |= parents - {went_on} - set(own)
            if went_on is None or went_on in own:
                return set(own) - {urn}, others
            own.append(went_on)

    def _went_on_from(self, urn: str) -> str | None:
        """The school with a lower number that this one alone followed, and before any other."""
        parents = self._bonds[urn]
        first = min((day for day, words in parents.values() if not words), default=None)
        found = [
            old
            for old, (day, words) in parents.items()
            if not words and old < urn and day == first and self._heirs[old] == {urn}
        ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _heirs(self) -> dict[str, set[str]]:
        heirs: dict[str, set[str]] = defaultdict(set)
        for new, parents in self._bonds.items():
            for old in parents:
                heirs[old].add(new)
        return heirs

    @cached_property
    def _bonds(self) -> dict[str, dict[str, tuple[date, str]]]:
        """For each school those that it followed by the day: since when, and what is said beside it."""
        found: dict[str, dict[str, tuple[date, str]]] = defaultdict(dict)
        for row in _rows(self.data / LINKS, "cp1252"):
            kind, _, words = row["LinkType"].partition(" - ")
            if kind in ("Predecessor", "Successor"):
                pair = (row["URN"], row["LinkURN"])
                new, old = pair if kind == "Predecessor" else pair[::-1]
                day = _day(row["LinkEstablishedDate"]) if row["LinkEstablishedDate"] else date.min
                earlier, said = found[new].get(old, (date.max, ""))
                if day <= self.as_at:
                    found[new][old] = (min(day, earlier), said + words)
        return found

    @cached_property
    def names(self) -> dict[str, str]:
        sheet = pd.read_excel(self.data / "lait/2026-04/la_code_list.xlsx", dtype=str)
        return dict(zip(sheet["LA Number"], sheet["LA Name"], strict=True))

    @cached_property
    def successions(self) -> list[tuple[date, str, str, Cell]]:
        """(the old school's last day, its number, its successor's, cell), in order of days."""
        rows = enumerate(_rows(self.data / LINKS, "cp1252"), start=2)
        found = [
            (_day(row["LinkEstablishedDate"]), row["URN"], row["LinkURN"], (LINKS, number, "LinkURN"))
            for number, row in rows
            if row["LinkType"].startswith("Successor") and row["LinkEstablishedDate"]
        ]
        return sorted(found)

    def _of_schools(self, authority: str, measure: str, part: str, year: str) -> Answer:
        if year != "202425":
            raise ValueError(f"No file has results of single schools for {year}.")
        file, column, pupils = RESULTS[measure]
        mainstream = [s for s in self.schools(authority) if s.phase not in ("Special", "PRU", "Nursery")]
        known = {urn for school in mainstream for urn in (school.urn, *school.before)}
        percent = measure == "ks2_rwm_expected"
        shown = []
        for number, row in enumerate(_rows(self.data / file, "utf-8-sig"), start=2):
            if row["URN"] in known and _is_number(row[column]):
                value, count = Decimal(row[column]), int(row[pupils])
                all_or_none = percent and value in (0, 100) and count < FEWEST_FOR_ALL_OR_NONE
                if count >= FEWEST_PUPILS and not all_or_none:
                    cell = (file, number, column)
                    shown.append(Sum(value, 0 if percent else 1, percent, frozenset({cell})))
        if part == "shown":
            return Answer(str(len(shown)), frozenset().union(*(school.cells for school in shown)))
        shown.sort(key=lambda school: school.value)
        half = len(shown) // 2
        asked = {"lower-quarter": shown[:half], "middle": shown, "upper-quarter": shown[-half:]}[part]
        found = _middle(asked)
        return Answer(_plain(found.rounded) + ("%" if percent else ""), found.cells)


def _middle(numbers: list[Sum]) -> Sum:
    """The median; of whole numbers it may end in a half, which is shown."""
    value = statistics.median(number.value for number in numbers)
    decimals = numbers[0].decimals
    if decimals == 0 and value != value.to_integral_value():
        decimals = 1
    shown = Sum(value, decimals, numbers[0].percent, frozenset()).rounded
    return Sum(shown, decimals, numbers[0].percent, frozenset().union(*(n.cells for n in numbers)))


def _no_worse(own: Sum, other: Sum, limit: Decimal) -> tuple[bool, frozenset[Cell]]:
    """Whether a figure that is better the higher it is stands in line with another, or above it."""
    return own.rounded - other.rounded >= -limit, own.cells | other.cells


def _less(first: Sum, second: Sum) -> Sum:
    decimals = max(first.decimals, second.decimals)
    return Sum(first.rounded - second.rounded, decimals, first.percent, first.cells | second.cells)


def _exact(text: str) -> Decimal:
    """The published number without the noise of binary storage in its last digits."""
    return Decimal(text).quantize(Decimal("1e-9"))


def _plain(value: Decimal) -> str:
    return f"{value:,}".replace("-", "−")


def _signed(moved: Sum) -> str:
    value = moved.rounded
    return f"+{value:,}" if value > 0 else _plain(value) if value < 0 else f"{abs(value)}"


def _ordinal(place: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th") if place not in (11, 12, 13) else "th"
    return f"{place}{ending}"


def _year(label: str) -> str:
    """2025, 2025 (prov) and 2024/25 are all the school year that ended in 2025."""
    end = int(re.split(r"[ (]", label)[0][-2:])
    return f"20{end - 1:02d}{end:02d}"


@cache
def _rows(path: Path, encoding: str) -> list[dict[str, str]]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(content.decode(encoding), newline="")))


def _graded(row: dict[str, str], slot: Slot, cell: Cell) -> Inspection:
    """Until August 2024 the overall grade; after it, quality of education with leadership."""
    started = _day(row[slot.started])
    published = started if _blank(row[slot.published]) else _day(row[slot.published])
    inspected = row["URN"] if _blank(row[slot.inspected]) else row[slot.inspected].strip()
    good = _yes(row[slot.overall])
    if started >= OVERALL_GRADES_ENDED:
        good = _both(_yes(row[slot.quality]), _yes(row[slot.leadership]))
    return Inspection(row["URN"], inspected, started, published, good, cell)


def _blank(text: str) -> bool:
    return text.strip() in ("", "NULL")


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", text))


def _day(text: str) -> date:
    pattern = "%d-%m-%Y" if "-" in text else "%d/%m/%Y"
    return datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007  # a day has no time zone


def _yes(grade: str) -> bool | None:
    """Grades 1 and 2 are good or better, 3 and 4 are not, all else is no grade."""
    return {"1": True, "2": True, "3": False, "4": False}.get(grade.strip())


def _both(first: bool | None, second: bool | None) -> bool | None:
    return None if first is None or second is None else first and second


def _good_card(row: dict[str, str]) -> bool:
    """Leadership at least as expected, nothing at urgent improvement, safeguarding met."""
    led = row["Leadership and governance"] in ("Expected standard", "Strong standard", "Exceptional")
    return led and "Urgent improvement" not in row.values() and row["Safeguarding standards"] == "Met"
