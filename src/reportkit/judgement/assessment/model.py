"""An assessment: tables of every school's results, and one school's results as values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from reportkit.vocabulary import SourceCell, Urn
from reportkit.vocabulary.results import Outcome


@dataclass(frozen=True, slots=True)
class Header:
    """What an assessment is of, and what it rests on.

    `data_hash` stands for every file held, `rules_hash` for the policy and its thresholds, `made_with`
    for the code. `listed_on` is the date of the oldest register used.
    """

    authority: str
    area: str
    as_at: date
    policy: str
    crosswalk: str
    data_hash: str
    rules_hash: str
    made_with: str
    listed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One test of one school. Numbers that do not apply are NaN; see `sheets.SHOWN` for their meaning."""

    indicator: int
    test: str
    title: str
    measure: str
    pupil_group: str
    needed: bool
    outcome: Outcome
    reason: str
    strong: bool
    year: str
    since: str
    comparator_name: str
    figure: float
    before: float
    comparator: float
    comparator_before: float
    second: float
    statistic: float
    lower: float
    upper: float
    pupils: float
    pupils_before: float
    z: float
    line: float
    margin: float
    margin_pupils: float
    chance: float
    note: str
    lines: tuple[str, ...]
    cells: tuple[SourceCell, ...]

    @property
    def is_made(self) -> bool:
        """Whether the test could be made."""
        return self.outcome in (Outcome.FLAG, Outcome.CLEAR)


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One of the eleven indicators for one school, with its tests."""

    indicator: int
    outcome: Outcome
    reason: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A category that a rule proposes and a person decides on."""

    rule: str
    category: str
    why: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the policy puts a school, by which route, and what it leaves to a person.

    `category` is None where no rule and no person gives one; `words` say it as a document does.
    """

    category: str | None
    route: str
    register: str
    words: str
    applied: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    open_questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchoolAssessment:
    """Everything an assessment says of one school. `facts` are its row in the table of schools."""

    urn: Urn
    facts: dict[str, object]
    placement: Placement
    indicators: tuple[IndicatorResult, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every test made of it, or not, in the order of the indicators."""
        return tuple(finding for result in self.indicators for finding in result.findings)


@dataclass(frozen=True)
class Assessment:
    """Tables of every school assessed.

    `schools` and `placements` have a row a school, `results` one a school and indicator, `findings`
    one a test, `inputs` one a cell that a test rests on (finding, cell), `lines` one a threshold,
    `peers` one a comparable school of a school, `history` one a figure that documents draw.
    `school` is everywhere the place in `schools`, `finding` that in `findings`, `cell` that in `cells`.
    """

    header: Header
    schools: pd.DataFrame
    placements: pd.DataFrame
    results: pd.DataFrame
    findings: pd.DataFrame
    inputs: pd.DataFrame
    cells: pd.DataFrame
    lines: pd.DataFrame
    peers: pd.DataFrame
    history: pd.DataFrame

    @property
    def urns(self) -> tuple[Urn, ...]:
        """Every school assessed, in the order of the tables."""
        return tuple(map(Urn, self.schools["urn"]))

    def of_school(self, urn: Urn) -> SchoolAssessment:
        """What it says of one school. Raises KeyError if the school is not in it."""
        return self._all[urn]

    @cached_property
    def _all(self) -> dict[Urn, SchoolAssessment]:
        results, findings = self._results_by_school, self._findings_by_school
        facts, placements = self.schools.to_dict("records"), self.placements.to_dict("records")
        return {
            urn: SchoolAssessment(
                urn,
                {str(name): _fact(value) for name, value in facts[place].items()},
                _placement(placements[place]),
                tuple(_result(row, findings[place]) for row in results[place]),
            )
            for place, urn in enumerate(self.urns)
        }

    @cached_property
    def _results_by_school(self) -> dict[int, list[dict[str, Any]]]:
        return _grouped(self.results.to_dict("records"))

    @cached_property
    def _findings_by_school(self) -> dict[int, list[Finding]]:
        grouped: defaultdict[int, list[Finding]] = defaultdict(list)
        cells = self._cells_by_finding
        for place, row in enumerate(self.findings.to_dict("records")):
            grouped[row["school"]].append(_finding(row, cells.get(place, ())))
        return grouped

    @cached_property
    def _cells_by_finding(self) -> dict[int, tuple[SourceCell, ...]]:
        columns = ["file", "row", "column", "release", "published_on"]
        cells = [SourceCell(*row) for row in self.cells[columns].itertuples(index=False)]
        grouped: defaultdict[int, list[SourceCell]] = defaultdict(list)
        for finding, cell in zip(self.inputs["finding"], self.inputs["cell"], strict=True):
            grouped[finding].append(cells[cell])
        return {finding: tuple(found) for finding, found in grouped.items()}


def _grouped(rows: Iterable[dict[Any, Any]]) -> dict[int, list[dict[str, Any]]]:
    grouped: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row["school"]].append(row)
    return grouped


def _result(row: Mapping[str, Any], findings: Sequence[Finding]) -> IndicatorResult:
    number = int(row["indicator"])
    mine = tuple(finding for finding in findings if finding.indicator == number)
    return IndicatorResult(number, Outcome(row["outcome"]), str(row["reason"]), mine)


def _finding(row: Mapping[Any, Any], cells: tuple[SourceCell, ...]) -> Finding:
    values = {name: row[name] for name in _KEPT}
    lines = tuple(row["lines"].split())
    return Finding(**values, outcome=Outcome(row["outcome"]), lines=lines, cells=cells)


def _fact(value: object) -> object:
    """A list as a tuple, however it was kept."""
    return tuple(value) if isinstance(value, list | np.ndarray) else value


def _placement(row: Mapping[Any, Any]) -> Placement:
    return Placement(
        row["category"] if isinstance(row["category"], str) else None,  # kept, none reads back as NaN
        str(row["route"]),
        str(row["register"]),
        str(row["category_words"]),
        tuple(row["applied"]),
        tuple(Proposal(*proposal) for proposal in row["proposals"]),
        tuple(row["open_questions"]),
    )


_KEPT = tuple(field.name for field in fields(Finding) if field.name not in ("outcome", "lines", "cells"))
