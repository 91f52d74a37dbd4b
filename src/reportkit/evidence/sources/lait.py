"""DfE's Local Authority Interactive Tool: long figures, dictionary, neighbours and area codes."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from reportkit.evidence.contracts import check_table
from reportkit.evidence.registry import read_registry
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.layout import Reading, Release
from reportkit.evidence.sources.markers import LAIT, parse_numbers
from reportkit.evidence.sources.measurements import check_measurements, measurements_of
from reportkit.evidence.sources.rows import refuse_duplicates
from reportkit.evidence.sources.text_table import Header, TextTable
from reportkit.evidence.sources.texts import each_text
from reportkit.exceptions import DuplicateRow, ImpossibleValue
from reportkit.vocabulary import ENGLAND, AcademicYear

_LABEL = re.compile(r"(?:20\d\d[/-])?(\d{2,4})(?: \((prov|Rev|Final|OT)\))?", re.IGNORECASE)
_EXCEL_EPOCH = date(1899, 12, 30)


def parse_year_label(label: str) -> AcademicYear:
    """LAIT's year label as an academic year: "2025", "2025 (prov)" and "2024/25" are all 202425.

    Raises ValueError for a label that is not one school year, such as "2014-16" or "0".
    """
    found = _LABEL.fullmatch(label.strip())
    if not found:
        raise ValueError(f"“{label}” is not the label of one school year.")
    end = int(found[1][-2:])
    if len(label) > 6 and label[4] in "/-" and int(label[2:4]) + 1 != end:
        raise ValueError(f"“{label}” covers more than one school year.")
    return AcademicYear.ending(2000 + end)


def _release(table: TextTable, dating: Dating, layout: str, title: str) -> Release:
    return Release(
        file=table.file,
        sha256=table.sha256,
        layout=layout,
        publisher="Department for Education",
        title=title,
        published_on=dating.published_on or dating.month_end(),
        as_at=dating.month_end(),
    )


class LaitFigures:
    """The long file: a row an area, a measure and a year."""

    name = "lait"
    publisher = "Department for Education"
    title = "Local Authority Interactive Tool"

    def recognises(self, header: Header) -> bool:
        return {"Short Desc", "Years", "LA Number", "Values"} <= set(header)

    def columns(self, header: Header) -> list[str]:
        return ["Short Desc", "Years", "LA Number", "Values"]

    def read(self, table: TextTable, dating: Dating) -> Reading:
        wanted = _wanted_measures()
        frame = table.frame[table.frame["Short Desc"].isin(set(wanted.index))]
        held = TextTable(table.file, table.sha256, table.header, frame)
        measurement = _measurement(held, wanted)
        _refuse_duplicates(measurement, held)
        return Reading(
            _release(table, dating, self.name, self.title),
            {
                "provisional_year": check_table(
                    "provisional_year", _provisional(held, measurement), table.file
                ),
            },
            len(table.frame),
            passed_over={"measure not in the registry": len(table.frame) - len(frame)},
            measurements=check_measurements(measurements_of(measurement), table.file),
        )


def _provisional(table: TextTable, measurement: pd.DataFrame) -> pd.DataFrame:
    """The measures and years whose label calls them provisional, each with the first row that does."""
    labels = table.frame["Years"]
    named = [label for label in labels.unique() if "prov" in label.lower()]
    rows = measurement.loc[labels.isin(named), ["row", "measure", "pupil_group", "time_period"]]
    texts = rows.astype(dict.fromkeys(["measure", "pupil_group", "time_period"], "str"))
    return texts.drop_duplicates(["measure", "pupil_group", "time_period"])


def _wanted_measures() -> pd.DataFrame:
    """Registry measure and group by LAIT's short name."""
    rows = [
        (group.lait, measure.id, group.id)
        for measure in read_registry().measures
        for group in measure.groups
        if group.lait
    ]
    return pd.DataFrame(rows, columns=["short", "measure", "pupil_group"]).set_index("short")


def _measurement(table: TextTable, wanted: pd.DataFrame) -> pd.DataFrame:
    frame = table.frame
    code = _area_codes(table)
    numbers = parse_numbers(table, "Values", LAIT)
    figures = {
        "row": frame.index.astype("int64"),
        "column": each_text(frame["Short Desc"], lambda short: "Values"),
        "level": each_text(code, _level),
        "code": each_text(code, str),
        "time_period": _time_periods(table),
        "measure": each_text(frame["Short Desc"], wanted["measure"].to_dict().__getitem__),
        "pupil_group": each_text(frame["Short Desc"], wanted["pupil_group"].to_dict().__getitem__),
        "value": numbers["value"].round(9),
        "denominator": float("nan"),
        "lower": float("nan"),
        "upper": float("nan"),
        "missing_reason": numbers["missing_reason"],
    }
    return pd.DataFrame(figures, index=frame.index, copy=False)


def _area_codes(table: TextTable) -> pd.Series:
    codes = pd.to_numeric(table.frame["LA Number"], errors="coerce")
    if codes.isna().any():
        row = int(codes.index[codes.isna()][0])
        text = str(table.frame.at[row, "LA Number"])
        raise ImpossibleValue(
            table.place(row, "LA Number"),
            f"“{text}” is not an area code.",
            "Check the row against the file as published.",
        )
    return codes.astype("int64")


def _level(code: int) -> str:
    if str(code) == ENGLAND:
        return "national"
    return "region" if "980" <= str(code) <= "990" else "la"


def _time_periods(table: TextTable) -> pd.Series:
    labels = table.frame["Years"]

    def period(label: str) -> str:
        try:
            return str(parse_year_label(label))
        except ValueError as error:
            row = int(labels.index[labels == label][0])
            raise ImpossibleValue(
                table.place(row, "Years"), str(error), "Check the row against the file as published."
            ) from error

    return each_text(labels, period)


def _refuse_duplicates(measurement: pd.DataFrame, table: TextTable) -> None:
    keys = ["measure", "pupil_group", "time_period", "code"]
    twice = measurement[measurement.duplicated(keys)]
    if len(twice):
        raise DuplicateRow(
            table.place(int(twice.index[0]), "Short Desc"),
            "this measure, area and year stands twice in the file.",
            "Remove the second row, or download the file again.",
        )


class LaitDictionary:
    """The data dictionary: each measure's title, polarity, and when it was and will be updated."""

    name = "lait_dictionary"
    publisher = "Department for Education"
    title = "Local Authority Interactive Tool, data dictionary"

    def recognises(self, header: Header) -> bool:
        return {"Measure_short", "Polarity", "Last Update", "Next Update"} <= set(header)

    def columns(self, header: Header) -> list[str]:
        return ["Measure_short", "Measure", "Polarity", "Last Update", "Next Update"]

    def read(self, table: TextTable, dating: Dating) -> Reading:
        wanted = _wanted_measures()
        frame = table.frame[table.frame["Measure_short"].isin(set(wanted.index))]
        refuse_duplicates(replace(table, frame=frame), "Measure_short")
        dates = pd.DataFrame(
            {
                "row": frame.index.astype("int64"),
                "measure": frame["Measure_short"].map(wanted["measure"]).astype("str"),
                "pupil_group": frame["Measure_short"].map(wanted["pupil_group"]).astype("str"),
                "title": frame["Measure"].str.strip(),
                "polarity": frame["Polarity"].str.lower(),
                "last_update": frame["Last Update"].map(_day_text).astype("str"),
                "next_update": frame["Next Update"].map(_day_text).astype("str"),
            },
            index=frame.index,
        )
        return Reading(
            _release(table, dating, self.name, self.title),
            {"measure_dates": check_table("measure_dates", dates, table.file)},
            len(table.frame),
            passed_over={"measure not in the registry": len(table.frame) - len(frame)},
        )


def _day_text(serial: str) -> str:
    """A spreadsheet's day number as 2026-09-01; words such as "TBC" as they are."""
    text = serial.strip()
    return (_EXCEL_EPOCH + timedelta(days=int(text))).isoformat() if text.isdigit() else text


class StatisticalNeighbours:
    """The ten authorities most like each authority, with how close each is, as listed that month."""

    name = "lait_neighbours"
    publisher = "Department for Education"
    title = "Statistical neighbours"

    def recognises(self, header: Header) -> bool:
        """Each neighbour's closeness stands beside it, in a column that has no name of its own."""
        pairs = set(itertools.pairwise(header))
        return "LA num" in header and pairs.issuperset(_NEIGHBOUR_COLUMNS)

    def columns(self, header: Header) -> list[str]:
        return ["LA num", *(name for pair in _NEIGHBOUR_COLUMNS for name in pair)]

    def read(self, table: TextTable, dating: Dating) -> Reading:
        frame = table.frame
        filled = frame[frame["LA num"].str.fullmatch(r"\d{3}") & (frame["SN1"].str.strip() != "-")]
        refuse_duplicates(replace(table, frame=filled), "LA num")
        parts = [_neighbours_at(filled, *place) for place in enumerate(_NEIGHBOUR_COLUMNS, start=1)]
        neighbours = pd.concat(parts, ignore_index=True)
        listed = dating.named_month_end()
        return Reading(
            replace(
                _release(table, dating, self.name, self.title),
                as_at=listed,
                published_on=dating.published_on or listed,
            ),
            {"neighbour": check_table("neighbour", neighbours, table.file)},
            len(table.frame),
            passed_over={"no neighbours listed": len(frame) - len(filled)},
        )


_NEIGHBOUR_COLUMNS = tuple(
    (f"SN{place}", "SNP" if place == 1 else f"SNP ({place})") for place in range(1, 11)
)


def _neighbours_at(frame: pd.DataFrame, place: int, columns: tuple[str, str]) -> pd.DataFrame:
    neighbour, closeness = columns
    return pd.DataFrame(
        {
            "row": frame.index.astype("int64"),
            "column": neighbour,
            "area": frame["LA num"],
            "position": place,
            "neighbour": frame[neighbour],
            "closeness": frame[closeness].str.strip().str.capitalize(),
        }
    )


class AreaCodes:
    """Every area LAIT has figures for: code, name, region, type."""

    name = "lait_areas"
    publisher = "Department for Education"
    title = "Local Authority Interactive Tool, area codes"

    def recognises(self, header: Header) -> bool:
        return {"LA Number", "LA Name", "Region", "Type"} <= set(header)

    def columns(self, header: Header) -> list[str]:
        return ["LA Number", "LA Name", "Region", "Type"]

    def read(self, table: TextTable, dating: Dating) -> Reading:
        frame = table.frame[table.frame["LA Number"].str.fullmatch(r"\d{3}")]
        refuse_duplicates(replace(table, frame=frame), "LA Number")
        areas = pd.DataFrame(
            {
                "row": frame.index.astype("int64"),
                "code": frame["LA Number"],
                "name": frame["LA Name"].str.strip(),
                "region": frame["Region"].str.strip(),
                "type": frame["Type"].str.strip(),
            },
            index=frame.index,
        )
        return Reading(
            _release(table, dating, self.name, self.title),
            {"area": check_table("area", areas, table.file)},
            len(table.frame),
            passed_over={"no area code": len(table.frame) - len(frame)},
        )
