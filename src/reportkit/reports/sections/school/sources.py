"""The sources that a school's profile rests on, numbered, with the dates on which they came out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from reportkit.judgement.assessment.model import Finding
from reportkit.reports.profiles.lines import Whose
from reportkit.reports.profiles.school import SchoolProfile
from reportkit.reports.sections.school.drawing import drawn_keys, has_figure, line_of
from reportkit.reports.wording import listed
from reportkit.vocabulary import SourceCell
from reportkit.vocabulary.figures import cells_of

Source = tuple[str, date]
_TITLES = (
    ("^returns/", "The council's own returns"),
    ("transcribed.*report_card", "Ofsted: report cards, typed from Ofsted's pages"),
    ("transcribed.*ks2", "Key stage 2 results, typed from a public page"),
    ("transcribed.*ks4", "GCSE results, typed from a public page"),
    ("ofsted", "Ofsted: list of inspection outcomes"),
    ("lait", "Department for Education: local authority figures"),
    ("pupdest", "Department for Education: destinations after year 11"),
    ("ks2", "Department for Education: key stage 2 results"),
    ("ks4", "Department for Education: GCSE results"),
    ("ks5", "Department for Education: results at 16 to 18"),
    ("_abs", "Department for Education: pupil absence"),
    ("census", "Department for Education: school census"),
    ("swf", "Department for Education: school workforce"),
    ("financ|cfr", "Department for Education: maintained schools' accounts"),
    ("gias|edubase", "Department for Education: list of schools"),
)
_RUN = 3
_YEAR = re.compile(r"20(\d\d)-(?:20)?(\d\d)(?:/|_)")


class Sources:
    """Every source of the profile by number, from 1, in order of first use."""

    def __init__(self, profile: SchoolProfile) -> None:
        found = (source_of(cell) for cell in _cells(profile))
        self._numbers = {source: number for number, source in enumerate(dict.fromkeys(found), start=1)}

    def numbers(self, findings: Iterable[Finding]) -> tuple[int, ...]:
        """The numbers of the sources that the findings rest on."""
        return self.numbers_of(cell for finding in findings for cell in finding.cells)

    def numbers_of(self, cells: Iterable[SourceCell]) -> tuple[int, ...]:
        """The numbers of the sources that the cells are of."""
        return tuple(sorted({self._numbers[source_of(cell)] for cell in cells}))

    def listed(self) -> Iterator[tuple[int, str, date]]:
        """Number, title and day of publication of each."""
        yield from ((number, title, day) for (title, day), number in self._numbers.items())


def cited_sources(numbers: Sequence[int]) -> str:
    """The numbers as the end of a caption, such as “Sources 1, 2 and 4.”, "" for none."""
    if not numbers:
        return ""
    return f"{'Source' if len(numbers) == 1 else 'Sources'} {listed([*_runs(numbers)])}."


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """The numbers in order, three or more that follow each other as “1 to 4”."""
    rest = list(numbers)
    while rest:
        size = next((at for at, number in enumerate(rest) if number != rest[0] + at), len(rest))
        run, rest = rest[:size], rest[size:]
        yield from [f"{run[0]} to {run[-1]}"] if size >= _RUN else map(str, run)


def _cells(profile: SchoolProfile) -> Iterator[SourceCell]:
    for finding in profile.made:
        yield from finding.cells
    drawn = [key for key in drawn_keys(profile) if has_figure(profile.line(key[0], Whose.SCHOOL, key[1]))]
    for measure, group in drawn:
        for whose in Whose:
            yield from cells_of(line_of(profile, measure, whose, group).values())


def source_of(cell: SourceCell) -> Source:
    """What the cell's file is called in print, and when it was published."""
    return _title(cell.file), cell.published_on


@cache
def _title(file: str) -> str:
    title = next((title for pattern, title in _TITLES if re.search(pattern, file.lower())), file)
    years = [found for found in _YEAR.finditer(file) if int(found[2]) == (int(found[1]) + 1) % 100]
    return f"{title}, 20{years[0][1]}/{years[0][2]}" if years else title
