"""Which edition of the performance tables a file is: year, vintage, and when it came out.

The content is asked first, then the folder and the file's name, then the person; where two of them
disagree the file is refused, because a year wrongly named is a wrong figure in every document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reportkit.evidence.registry.releases import published_on
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.layout import Layout, Release
from reportkit.evidence.sources.text_table import TextTable
from reportkit.exceptions import ImpossibleValue, UnknownPeriod
from reportkit.vocabulary import AcademicYear

VINTAGES = ("provisional", "revised", "final")


@dataclass(frozen=True, slots=True)
class YearInContent:
    """Where a layout's content says which year it is for, if it does.

    `earlier` finds, among the columns, those of earlier years that stand beside the year's own, by
    the last two digits (PTRWM_EXP_18). `column` holds the school year (202324), or the calendar year
    that it ends in. With `apart` the columns of earlier years cannot tell the year, only contradict it:
    it ends so many years after the newest of them.
    """

    earlier: str | None = None
    column: str | None = None
    apart: range | None = None

    @property
    def columns(self) -> list[str]:
        """The columns needed to tell the year."""
        return [self.column] if self.column else []

    def find(self, table: TextTable) -> tuple[AcademicYear, str] | None:
        """The year and the column that shows it; None where the content does not say."""
        if self.column is not None:
            return _only_year(table, self.column), self.column
        latest = self._newest_earlier(table) if self.apart is None else None
        return latest and (AcademicYear.ending(2001 + latest[0]), latest[1])

    def check(self, table: TextTable, year: AcademicYear) -> None:
        """Raises ImpossibleValue for a year that the columns of earlier years rule out."""
        latest = self._newest_earlier(table)
        if self.apart is None or latest is None or year.end - 2000 - latest[0] in self.apart:
            return
        raise ImpossibleValue(
            table.place(column=latest[1]),
            f"the folder, the name or --year says {year.label}; a file with this column is for another year.",
            "Put it in the folder of the year that DfE published it under, or give that year with --year.",
        )

    def _newest_earlier(self, table: TextTable) -> tuple[int, str] | None:
        if self.earlier is None:
            return None
        found = [(re.fullmatch(self.earlier, column), column) for column in table.header]
        return max(((int(match[1]), column) for match, column in found if match), default=None)


NOT_IN_CONTENT = YearInContent()


@dataclass(frozen=True, slots=True)
class Edition:
    """What a layout itself says of its edition; the rest is found when a file is read.

    Without `vintage`, the file's name or the person must give it. A file `dated_by_folder` came out
    in the month its folder is named for. Its figures are for `years_before` years before the tables'.
    """

    stage: str
    year: YearInContent
    vintage: str | None
    dated_by_folder: bool
    years_before: int = 0

    def academic_year(self, table: TextTable, dating: Dating) -> AcademicYear:
        """The year the figures are for. Raises UnknownPeriod or, on a contradiction, ImpossibleValue."""
        return AcademicYear.ending(self._tables_year(table, dating).end - self.years_before)

    def _tables_year(self, table: TextTable, dating: Dating) -> AcademicYear:
        """The year that the tables are published under."""
        found = self.year.find(table)
        if found is None:
            year = dating.academic_year()
            self.year.check(table, year)
            return year
        year, column = found
        said = _said(dating)
        if said is not None and said != year:
            raise ImpossibleValue(
                table.place(column=column),
                f"the content is for {year.label}; the folder, the name or --year says {said.label}.",
                f"Put it in a folder named {year.end - 1}-{year.end}, or give --year {year}.",
            )
        return year

    def release(self, table: TextTable, dating: Dating, layout: Layout, year: AcademicYear) -> Release:
        """The release the file is. Raises UnknownPeriod for a vintage or a month nobody gives."""
        vintage = dating.vintage or self.vintage or _vintage_in_name(table)
        return Release(
            file=table.file,
            sha256=table.sha256,
            layout=layout.name,
            publisher=layout.publisher,
            title=layout.title,
            published_on=dating.published_on or self._published_on(table, dating, year, vintage),
            time_period=year,
            vintage=vintage,
            as_at=dating.month_end() if self.dated_by_folder else None,
        )

    def _published_on(self, table: TextTable, dating: Dating, year: AcademicYear, vintage: str) -> date:
        if self.dated_by_folder:
            return dating.month_end()
        day = published_on(self.stage, year, vintage)
        if day is None:
            raise UnknownPeriod(
                table.place(),
                f"it is not known when the {vintage} figures for {year.label} came out.",
                "Give the day they were published, as in --published 2026-12-10.",
            )
        return day


def _said(dating: Dating) -> AcademicYear | None:
    try:
        return dating.academic_year()
    except UnknownPeriod:
        return None


def _vintage_in_name(table: TextTable) -> str:
    if found := re.findall("|".join(VINTAGES), table.file.lower()):
        return str(found[-1])
    raise UnknownPeriod(
        table.place(),
        "nothing in its name says whether these are provisional, revised or final figures.",
        "Give --vintage provisional, --vintage revised or --vintage final.",
    )


def _only_year(table: TextTable, column: str) -> AcademicYear:
    """The one year of the column; blank rows are left to be set aside."""
    years = {text.strip() for text in table.frame[column].unique()} - {""}
    year = _year(min(years, default=""))
    if len(years) == 1 and year is not None:
        return year
    raise _not_one_year(table, column)


def _not_one_year(table: TextTable, column: str) -> ImpossibleValue:
    years = table.frame[column].str.strip()
    filled = years[years != ""]
    wrong = years if filled.empty else filled
    if len(filled) and _year(str(filled.iloc[0])):
        wrong = filled[filled != filled.iloc[0]]
    row = int(wrong.index[0])
    return ImpossibleValue(
        table.place(row, column),
        f"“{years[row]}” is not the one year that the file is for.",
        "Check the row against the file as published; a file holds one year.",
    )


def _year(text: str) -> AcademicYear | None:
    """The year that 202324 or 2024 says; None for other text."""
    if not re.fullmatch(r"20\d\d(\d\d)?", text):
        return None
    year = AcademicYear.ending(int(text) if len(text) == 4 else int(text[:4]) + 1)
    return year if text in (year, str(year.end)) else None
