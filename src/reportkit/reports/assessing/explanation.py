"""Everything an assessment says of one school, line by line, each flag down to its clause and cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from reportkit.judgement.assessment.false_flags import false_flags
from reportkit.judgement.assessment.model import (
    Assessment,
    Finding,
    IndicatorResult,
    Placement,
    SchoolAssessment,
)
from reportkit.judgement.policies.engine import Route
from reportkit.reports.assessing.amounts import line_value
from reportkit.reports.assessing.in_force import outside_its_years
from reportkit.reports.assessing.near import how_near, likely_range
from reportkit.reports.assessing.reasons import why, why_untested
from reportkit.reports.assessing.statements import state
from reportkit.reports.wording import in_sentence, listed
from reportkit.settings.policies import PolicyPack, PolicyThreshold, PolicyThresholds
from reportkit.vocabulary import SourceCell, in_words
from reportkit.vocabulary.results import Outcome

_WORDS = {
    Outcome.FLAG: "FLAG",
    Outcome.CLEAR: "CLEAR",
    Outcome.CANNOT_SAY: "CANNOT SAY",
    Outcome.NOT_APPLICABLE: "NOT APPLICABLE",
}
_ROUTES = {
    Route.AUTOMATIC: "automatic; the policy itself places it",
    Route.DEFAULT: "by default; it stands until a person decides otherwise",
    Route.DECIDED: "decided by a person",
    Route.PROPOSED: "proposed; nothing follows until a person decides",
    Route.CANNOT_SAY: "what is held is not enough for any rule to give a category",
    Route.NONE: "no rule gives a category",
}
_RETURNS = "returns/"
_INDENT = " " * 8
_LEAST_SHOWN = 0.05


def explain(
    assessment: Assessment,
    school: SchoolAssessment,
    pack: PolicyPack,
    thresholds: PolicyThresholds,
    decided: Sequence[str] = (),
) -> Iterator[str]:
    """The explanation as lines; `decided` is what persons decided, told beside where the policy puts it."""
    yield from _heading(assessment, school, pack)
    yield ""
    yield from _placement(school.placement, pack)
    yield from decided
    for result in school.indicators:
        yield ""
        yield from _indicator(school, result, pack, thresholds)
    yield ""
    yield from _false_flags(school)


def _heading(assessment: Assessment, school: SchoolAssessment, pack: PolicyPack) -> Iterator[str]:
    header, facts = assessment.header, school.facts
    on = "on another list than that of" if facts.get("added") else "listed on"
    listed_on = f", {on} {in_words(header.listed_on)}" if header.listed_on else ""
    yield f"{facts['name']} ({school.urn}), {facts['phase']}, {facts['status']}{listed_on}"
    yield f"As known on {in_words(header.as_at)}. Inspections are read by the crosswalk {header.crosswalk}."
    policy = (
        f"Policy {pack.id}: {pack.title}.",
        pack.dates_note.strip(),
        outside_its_years(pack, header.as_at),
    )
    yield " ".join(filter(None, policy))
    yield str(facts["inspection"])
    yield from _head_since(facts)


def _head_since(facts: Mapping[str, object]) -> Iterator[str]:
    """Whether the head changed since then, where a return tells; else it is an open question."""
    told_on = facts.get("head_told_on")
    if isinstance(told_on, date):
        did = "has" if facts["head_changed"] == "yes" else "has not"
        yield f"The head {did} changed since, as human resources returned on {in_words(told_on)}."


def _placement(placement: Placement, pack: PolicyPack) -> Iterator[str]:
    yield f"Category: {placement.words}"
    yield f"  How it came about: {_ROUTES[Route(placement.route)]}."
    for rule_id in placement.applied:
        yield f"  {_kind(pack, rule_id)}, by {_clause(pack, rule_id)}"
    for proposal in placement.proposals:
        label = pack.category(proposal.category).label if proposal.category else "the register"
        yield (
            f"  proposed, for a person to decide: {label}, because {proposal.why}; by "
            f"{_clause(pack, proposal.rule)}"
        )
    for question in placement.open_questions:
        yield f"  open question: {question}"


def _kind(pack: PolicyPack, rule_id: str) -> str:
    kind = next(rule.kind for rule in pack.rules if rule.id == rule_id)
    return {"automatic": "automatic", "default": "by default"}.get(kind, kind)


def _clause(pack: PolicyPack, rule_id: str) -> str:
    rule = next(rule for rule in pack.rules if rule.id == rule_id)
    return f"{rule.id} ({rule.clause}): “{rule.wording}”"


def _indicator(
    school: SchoolAssessment, result: IndicatorResult, pack: PolicyPack, thresholds: PolicyThresholds
) -> Iterator[str]:
    entry = next(entry for entry in pack.indicators if entry.number == result.indicator)
    applying = [f for f in result.findings if f.outcome is not Outcome.NOT_APPLICABLE]
    said = _in_short(result.outcome, applying, school.facts["phase"])
    yield f"{result.indicator}. {entry.name}: {_WORDS[result.outcome]}{said}"
    yield f"   {entry.clause}: “{entry.wording}”"
    for finding in applying:
        yield from _finding(finding, thresholds)


def _in_short(outcome: Outcome, findings: Sequence[Finding], phase: object) -> str:
    """The result in one line: how many tests flag, or why nothing can be said."""
    match outcome:
        case Outcome.FLAG:
            flags = [f for f in findings if f.outcome is Outcome.FLAG]
            titles = dict.fromkeys(f.title[0].lower() + f.title[1:] for f in flags)
            return f", {len(flags)} of {_tests(len(findings))}: {listed([*titles])}"
        case Outcome.CANNOT_SAY:
            needed = [f for f in findings if f.outcome is Outcome.CANNOT_SAY and f.needed]
            reasons = dict.fromkeys(why(f) for f in needed)
            return f", because {'; '.join(reasons) or why_untested(phase)}"
        case Outcome.CLEAR:
            made = sum(f.outcome is Outcome.CLEAR for f in findings)
            return f", {made} of {_tests(len(findings))}"
        case _:
            return ""


def _tests(count: int) -> str:
    return f"{count} test{'' if count == 1 else 's'}"


def _finding(finding: Finding, thresholds: PolicyThresholds) -> Iterator[str]:
    if finding.outcome is Outcome.CANNOT_SAY:
        yield f"   {_WORDS[finding.outcome]}. {state(finding)}"
        return
    yield f"   {_WORDS[finding.outcome]}, {in_sentence(finding.title)}. {state(finding)}"
    near, likely = how_near(finding), likely_range(finding)
    if near:
        yield f"{_INDENT}how near: {near}"
    if likely:
        yield f"{_INDENT}interval: {likely}"
    yield from (f"{_INDENT}line: {line}" for line in line_texts(finding.lines, thresholds))
    yield from (f"{_INDENT}from {source}" for source in _sources(finding.cells))


def line_texts(lines: Sequence[str], thresholds: PolicyThresholds) -> Iterator[str]:
    """The thresholds of a test, those that one person set on one day together."""
    entries = sorted((thresholds.entry(line) for line in lines), key=_set_by)
    for (standing, owner, day), together in groupby(entries, key=_set_by):
        numbers = "; ".join(map(threshold_words, together))
        yield f"{numbers} ({standing}, {owner}, {in_words(day)})"


def threshold_words(entry: PolicyThreshold) -> str:
    """A threshold's name and number: "sudden drop against England: −10 percentage points"."""
    return f"{entry.label}: {line_value(str(entry.value), entry.unit)}"


def _set_by(entry: PolicyThreshold) -> tuple[str, str, date]:
    return entry.standing, entry.owner, entry.set_on


def _sources(cells: Iterable[SourceCell]) -> Iterator[str]:
    """Each file once, with its date and the cells taken from it."""
    files: defaultdict[tuple[str, date], list[SourceCell]] = defaultdict(list)
    for cell in cells:
        files[cell.file, cell.published_on].append(cell)
    for (file, day), found in files.items():
        places = "; ".join(f"row {cell.row}, column {cell.column}" for cell in found)
        yield f"{_source(file, day)}: {places}"


def _source(file: str, day: date) -> str:
    """A file with its day: a return has that of its answer, and is kept in the record of casework."""
    if file.startswith(_RETURNS):
        return f"the workbook {file.removeprefix(_RETURNS)}, answered {in_words(day)}"
    return f"data/{file}, published {in_words(day)}" if day > date.min else f"data/{file}"


def _false_flags(school: SchoolAssessment) -> Iterator[str]:
    made = [finding for finding in school.findings if finding.is_made]
    flags = sum(finding.outcome is Outcome.FLAG for finding in made)
    if not made:
        yield "No test could be made of the school, so none is flagged. That is not “no concern”."
        return
    by_chance = f"{_by_chance(false_flags(made))}{' of them' if len(made) > 1 else ''}"
    yield (
        f"{_flags_among(flags, len(made))}. Chance alone would flag {by_chance} in a school where nothing "
        "has changed."
    )


def _flags_among(flags: int, made: int) -> str:
    if made == 1:
        return f"The one test that could be made is {'' if flags else 'not '}flagged"
    are = "is" if flags == 1 else "are"
    return f"{flags} of the {made} tests that could be made {are} flagged"


def _by_chance(expected: float) -> str:
    return f"about {expected:.1f}" if expected >= _LEAST_SHOWN else "fewer than 0.1"
