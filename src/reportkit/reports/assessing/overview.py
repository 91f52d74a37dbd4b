"""The borough overview for officers: every school, every result, coverage, changes, the next action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from math import isnan

from reportkit.blocks.worksheets import Column, Value, Worksheet
from reportkit.judgement.assessment.changes import Change
from reportkit.judgement.assessment.departures import Departure
from reportkit.judgement.assessment.false_flags import false_flags
from reportkit.judgement.assessment.model import Assessment, Finding, IndicatorResult, SchoolAssessment
from reportkit.reports.assessing.amounts import group_words, label, line_value, name_of
from reportkit.reports.assessing.comparable_schools import comparable_sheet
from reportkit.reports.assessing.cures import find_cures
from reportkit.reports.assessing.in_force import outside_its_years
from reportkit.reports.assessing.near import how_near
from reportkit.reports.assessing.next_action import next_action
from reportkit.reports.assessing.reasons import why, why_untested
from reportkit.reports.assessing.school_list import added_schools
from reportkit.reports.assessing.statements import state
from reportkit.reports.assessing.what_changed import changes_sheet, in_short
from reportkit.reports.wording import sentence_case
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome

_INDICATORS = range(1, 12)


def overview(
    assessment: Assessment,
    pack: PolicyPack,
    changes: Sequence[Change],
    departures: Sequence[Departure],
    since: str,
    list_notes: Sequence[str] = (),
) -> tuple[Worksheet, ...]:
    """The sheets of the overview. `since` says what it is compared with, "" if with nothing.

    `list_notes` say what the list of schools may lack.
    """
    schools = [assessment.of_school(urn) for urn in assessment.urns]
    moved: dict[str, list[Change]] = {}
    for change in changes:
        moved.setdefault(change.urn, []).append(change)
    return (
        _schools(assessment, pack, schools, moved),
        _results(assessment, pack, schools),
        _coverage(pack, schools),
        _files_to_get(assessment),
        comparable_sheet(assessment, schools),
        changes_sheet(schools, changes, departures, since),
        _thresholds(assessment),
        _about(assessment, pack, schools, since, list_notes),
    )


def _schools(
    assessment: Assessment,
    pack: PolicyPack,
    schools: Sequence[SchoolAssessment],
    moved: Mapping[str, Sequence[Change]],
) -> Worksheet:
    names = {entry.number: entry.name for entry in pack.indicators}
    columns = (
        Column("URN", 10),
        Column("School", 34),
        Column("Phase", 12),
        Column("Status", 14),
        Column("Pupils", 9, 0),
        Column("Category", 40),
        Column("How it came to it", 16),
        Column("Next action", 48),
        Column("Inspection", 60),
        *(Column(f"{number}. {names[number]}", 18) for number in _INDICATORS),
        Column("Flags", 8, 0),
        Column("Cannot say", 10, 0),
        Column("Expected false flags", 12, 1),
        Column("What changed", 44),
        Column("Open questions", 80),
    )
    rows = [_school_row(pack, school, moved.get(school.urn, ())) for school in schools]
    number = f"{len(schools)} school{'' if len(schools) == 1 else 's'}"
    says = f"{number} as known on {in_words(assessment.header.as_at)}. Officers only."
    return Worksheet("Schools", says, columns, rows, 2)


def _school_row(pack: PolicyPack, school: SchoolAssessment, changes: Sequence[Change]) -> list[Value]:
    facts, outcomes = school.facts, [result.outcome for result in school.indicators]
    pupils = float(str(facts["pupils"] or "nan"))
    return [
        school.urn,
        str(facts["name"]),
        str(facts["phase"]),
        str(facts["status"]),
        _number(pupils),
        school.placement.words,
        school.placement.route,
        next_action(pack, school),
        str(facts["inspection"]),
        *(str(outcome) for outcome in outcomes),
        outcomes.count(Outcome.FLAG),
        outcomes.count(Outcome.CANNOT_SAY),
        round(false_flags(school.findings), 1),
        "; ".join(in_short(change) for change in changes),
        " ".join(school.placement.open_questions),
    ]


def _results(assessment: Assessment, pack: PolicyPack, schools: Sequence[SchoolAssessment]) -> Worksheet:
    clauses = {entry.number: entry.clause for entry in pack.indicators}
    thresholds = {str(row["id"]): _threshold(row) for row in assessment.lines.to_dict("records")}
    columns = (
        Column("URN", 10),
        Column("School", 34),
        Column("Indicator", 10, 0),
        Column("Clause", 20),
        Column("What it tests", 26),
        Column("Measure", 26),
        Column("Pupils", 18),
        Column("Result", 14),
        Column("In words", 80),
        Column("How near the line", 36),
        Column("Figure", 10, 2),
        Column("Compared with", 12, 2),
        Column("Pupils counted", 10, 0),
        Column("Line", 10, 2),
        Column("Thresholds", 44),
        Column("Year", 10),
        Column("File", 40),
        Column("Row", 8, 0),
        Column("Column", 20),
        Column("Published on", 18),
    )
    rows = [
        _result_row(school, finding, clauses[result.indicator], thresholds)
        for school in schools
        for result in school.indicators
        for finding in result.findings
        if finding.outcome is not Outcome.NOT_APPLICABLE
    ]
    return Worksheet("Results", "Every test of every school, with its source.", columns, rows, 2)


def _threshold(row: Mapping[Hashable, object]) -> str:
    return f"{row['label']}: {line_value(str(row['value']), str(row['unit']))}"


def _result_row(
    school: SchoolAssessment, finding: Finding, clause: str, thresholds: Mapping[str, str]
) -> list[Value]:
    cell = finding.cells[0] if finding.cells else None
    return [
        school.urn,
        str(school.facts["name"]),
        finding.indicator,
        clause,
        finding.title,
        name_of(finding) if finding.measure else "",
        group_words(finding) or ("all" if finding.measure else ""),
        str(finding.outcome),
        state(finding),
        how_near(finding),
        *(_number(value) for value in (finding.figure, finding.comparator, finding.pupils, finding.line)),
        "; ".join(thresholds[line] for line in finding.lines),
        label(finding.year),
        cell.file if cell else "",
        cell.row if cell else None,
        cell.column if cell else "",
        cell.published_on if cell and cell.published_on > date.min else None,
    ]


def _number(value: float) -> float | None:
    return None if isnan(value) else float(f"{value:.6g}")


def _coverage(pack: PolicyPack, schools: Sequence[SchoolAssessment]) -> Worksheet:
    columns = (
        Column("Indicator", 44),
        Column("Flag", 8, 0),
        Column("Clear", 8, 0),
        Column("Cannot say", 11, 0),
        Column("Not applicable", 14, 0),
        Column("Why it cannot be said, and of how many schools", 90),
    )
    rows = [_coverage_row(entry.number, entry.name, schools) for entry in pack.indicators]
    return Worksheet("Coverage", "How many schools each indicator could be assessed for.", columns, rows, 1)


def _coverage_row(number: int, name: str, schools: Sequence[SchoolAssessment]) -> list[Value]:
    results = [school.indicators[number - 1] for school in schools]
    outcomes = [result.outcome for result in results]
    reasons = Counter(
        reason
        for school, result in zip(schools, results, strict=True)
        if result.outcome is Outcome.CANNOT_SAY
        for reason in _reasons(school, result)
    )
    told = "; ".join(f"{reason} ({count})" for reason, count in sorted(reasons.items(), key=_most_first))
    return [f"{number}. {name}", *(outcomes.count(outcome) for outcome in Outcome), told]


def _most_first(reason: tuple[str, int]) -> tuple[int, str]:
    return -reason[1], reason[0]


def _reasons(school: SchoolAssessment, result: IndicatorResult) -> set[str]:
    """Why the indicator cannot say: each reason once, and one at least."""
    lacking = [f for f in result.findings if f.outcome is Outcome.CANNOT_SAY and f.needed]
    return {why(finding) for finding in lacking} or {why_untested(school.facts["phase"])}


def _files_to_get(assessment: Assessment) -> Worksheet:
    columns = (
        Column("Release", 44),
        Column("Years wanted", 26),
        Column("Indicators", 14),
        Column("Schools helped", 10, 0),
        Column("Where it is published", 80),
    )
    rows: list[list[Value]] = [
        [
            cure.release,
            ", ".join(year.label for year in cure.years),
            ", ".join(map(str, sorted(cure.indicators))),
            len(cure.schools),
            cure.where,
        ]
        for cure in find_cures(assessment)
    ]
    return Worksheet("Files to get", "Files that would let more be said.", columns, rows, 1)


def _thresholds(assessment: Assessment) -> Worksheet:
    columns = (
        Column("Threshold", 44),
        Column("Value", 10),
        Column("Unit", 16),
        Column("Indicator", 10),
        Column("Standing", 16),
        Column("Set by", 28),
        Column("Set on", 14),
        Column("What it means", 80),
    )
    rows = [_threshold_row(row) for row in assessment.lines.to_dict("records")]
    return Worksheet("Thresholds", "The numbers the tests use, and who set them.", columns, rows, 1)


def _threshold_row(row: Mapping[Hashable, object]) -> list[Value]:
    said = {str(name): str(value) for name, value in row.items()}
    return [
        sentence_case(said["label"]),
        float(said["value"]),
        said["unit"],
        "" if said["indicator"] == "None" else int(said["indicator"]),
        said["standing"],
        said["owner"],
        date.fromisoformat(said["set_on"]),
        said["means"],
    ]


def _about(
    assessment: Assessment,
    pack: PolicyPack,
    schools: Sequence[SchoolAssessment],
    since: str,
    list_notes: Sequence[str],
) -> Worksheet:
    header = assessment.header
    flags = sum(f.outcome is Outcome.FLAG for school in schools for f in school.findings)
    expected = false_flags(f for school in schools for f in school.findings)
    notes: list[list[Value]] = [["What the school list may lack", note] for note in list_notes]
    rows: list[list[Value]] = [
        ["Authority", header.authority.capitalize()],
        ["As known on", header.as_at],
        ["School list of", header.listed_on],
        *notes,
        ["Schools from another list", added_schools(assessment)],
        ["Policy", f"{pack.id}: {pack.title}"],
        ["Policy's dates", f"{pack.dates_note} {outside_its_years(pack, header.as_at)}".strip()],
        ["How inspections are read", f"crosswalk {header.crosswalk}"],
        ["Tests flagged", flags],
        ["Tests that chance alone would flag", round(expected, 1)],
        ["Compared with", since.removeprefix("Compared with ").removesuffix(".") or "nothing"],
        ["Data", header.data_hash],
        ["Policy and thresholds", header.rules_hash],
        ["Who decides", "The rules propose; a person decides. Only automatic routes place a school."],
    ]
    columns = (Column("What", 34), Column("Details", 100))
    return Worksheet("About", "What this workbook rests on.", columns, rows)
