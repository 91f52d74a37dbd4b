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
from datetime import date, datetime
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
FEWEST_PUPILS, FEWEST_FOR_ALL_OR_NONE, FEWEST_FOR_A_MEDIAN = 6, 11, 6
OVERALL_GRADES_ENDED, REPORT_CARDS_BEGAN = date(2024, 9, 2), date(2025, 11, 10)

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
    """A school: its present number, those it had before, its pupils, and where that is written."""

    urn: str
    pupils: str
    cell: Cell
    before: set[str] = field(default_factory=set)


class Recomputing:
    """The published files under one data folder, as known on one day."""

    def __init__(self, data: Path, as_at: date) -> None:
        self.data, self.as_at = data, as_at

    def answer(self, figure_id: str) -> Answer:
        """The figure with this id. Raises ValueError for an id of no known kind."""
        authority, rest = figure_id.split(":", 1)
        parts = rest.split(".")
        if parts[0] == "schools":
            return self._count(authority, good=parts[1] == "good")
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

        if parts[-1] == "change":
            then, now = period.split("-")
            moved = _less(behind(now), behind(then))
            return Answer(_signed(moved), moved.cells)
        return Answer(_plain(abs(behind(period).rounded)), behind(period).cells)

    @cached_property
    def published(self) -> dict[tuple[str, str, str], Sum]:
        """Every number of the tool by (name, year such as 202425, area)."""
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
        sheet = pd.read_excel(
            self.data / "lait/2026-04/la_code_list.xlsx", dtype=str, keep_default_na=False
        )
        return list(sheet.loc[sheet["Type"].isin(["SC", "UA", "MD", "OLB", "ILB"]), "LA Number"])

    # --- schools ---------------------------------------------------------------------------------

    def _count(self, authority: str, *, good: bool) -> Answer:
        found = [cell for answer, cell in self._inspected(authority) if answer is good]
        return Answer(str(len(found)), frozenset(found))

    def _pupils_in_good_schools(self, authority: str) -> Answer:
        schools = self.schools(authority)
        own = {school.urn: answer for school, answer, _ in self._own_inspections(authority)}
        pupils = {school.urn: int(school.pupils) for school in schools}
        good = sum(count for urn, count in pupils.items() if own.get(urn) is True)
        share = Sum(Decimal(100 * good) / sum(pupils.values()), 0, True, frozenset())
        cells = frozenset((school.cell[0], school.cell[1], "Total number of pupils") for school in schools)
        return Answer(f"{_plain(share.rounded)}%", cells)

    def _inspected(self, authority: str) -> list[tuple[bool | None, Cell]]:
        return [(answer, cell) for _, answer, cell in self._own_inspections(authority)]

    def _own_inspections(self, authority: str) -> list[tuple[Standing, bool | None, Cell]]:
        """Each school's newest graded inspection in its own right, and whether it reads as good."""
        found = []
        for school in self.schools(authority):
            own = [i for i in self.inspections[school.urn] if i[1] <= self.as_at]
            if own:
                _, _, answer, cell = max(own, key=lambda inspection: inspection[0])
                found.append((school, answer, cell))
        return found

    @cached_property
    def inspections(self) -> dict[str, list[tuple[date, date, bool | None, Cell]]]:
        """By school: (started, published, good or better, cell) of inspections under its own number."""
        found: dict[str, list[tuple[date, date, bool | None, Cell]]] = defaultdict(list)
        for number, row in enumerate(_rows(self.data / OFSTED, "cp1252"), start=2):
            for prefix, started, published, inspected, overall, quality, led in (
                ("latest", "Inspection start date", "Publication date", "URN at time of latest graded inspection",
                 "Overall effectiveness", "Quality of education", "Effectiveness of leadership and management"),
                ("previous", "Previous inspection start date", "Previous publication date",
                 "URN at time of previous graded inspection", "Previous graded inspection overall effectiveness",
                 "Previous quality of education", "Previous effectiveness of leadership and management"),
            ):  # fmt: skip
                if _blank(row[started]) or row[inspected] not in ("", "NULL", row["URN"]):
                    continue
                day = _day(row[started])
                answer = (
                    _yes(row[overall])
                    if day < OVERALL_GRADES_ENDED
                    else _both(_yes(row[quality]), _yes(row[led]))
                )
                cell = (OFSTED, number, started)
                shown = _day(row[published]) if not _blank(row[published]) else day
                found[row["URN"]].append((day, shown, answer, cell))
        for number, row in enumerate(_rows(self.data / REPORT_CARDS, "utf-8-sig"), start=2):
            day = _day(row["Inspection start date"])
            shown = _day(row["Publication date"])
            cell = (REPORT_CARDS, number, "Inspection start date")
            found[row["URN"]].append((day, shown, _good_card(row), cell))
        return found

    def schools(self, authority: str) -> list[Standing]:
        """Ofsted's list of state-funded schools, moved forward by the links between schools."""
        name = self.names[authority]
        schools = {
            row["URN"]: Standing(row["URN"], row["Total number of pupils"], (OFSTED, number, "URN"))
            for number, row in enumerate(_rows(self.data / OFSTED, "cp1252"), start=2)
            if row["Local authority"] == name
        }
        gone: dict[str, Standing] = {}
        for day, old, new, cell in self.successions:
            if day > self.as_at:
                break
            if day > REGISTER_DAY and (old in schools or old in gone):
                before = schools.pop(old, None) or gone[old]
                gone[old] = before
                heir = schools.setdefault(new, Standing(new, "", cell))
                heir.before |= {old} | before.before
            elif new in schools and old not in schools:
                schools[new].before.add(old)
        return list(schools.values())

    @cached_property
    def names(self) -> dict[str, str]:
        sheet = pd.read_excel(self.data / "lait/2026-04/la_code_list.xlsx", dtype=str)
        return dict(zip(sheet["LA Number"], sheet["LA Name"], strict=True))

    @cached_property
    def successions(self) -> list[tuple[date, str, str, Cell]]:
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
        known = {urn for school in self.schools(authority) for urn in (school.urn, *school.before)}
        percent = measure == "ks2_rwm_expected"
        shown = []
        for number, row in enumerate(_rows(self.data / file, "utf-8-sig"), start=2):
            if row["URN"] in known and _is_number(row[column]):
                value, count = Decimal(row[column]), int(row[pupils])
                all_or_none = percent and value in (0, 100) and count < FEWEST_FOR_ALL_OR_NONE
                if count >= FEWEST_PUPILS and not all_or_none:
                    cell = (file, number, column)
                    shown.append(Sum(value, 0 if percent else 1, percent, frozenset({cell})))
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
    return Sum(value, decimals, numbers[0].percent, frozenset().union(*(n.cells for n in numbers)))


def _less(first: Sum, second: Sum) -> Sum:
    decimals = max(first.decimals, second.decimals)
    return Sum(first.value - second.value, decimals, first.percent, first.cells | second.cells)


def _exact(text: str) -> Decimal:
    """The published number without the noise of binary storage in its last digits."""
    return Decimal(text).quantize(Decimal("1e-9"))


def _plain(value: Decimal) -> str:
    return f"{value:,}".replace("-", "−")


def _signed(moved: Sum) -> str:
    value = moved.rounded
    return "0" if value == 0 else f"+{value:,}" if value > 0 else _plain(value)


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
