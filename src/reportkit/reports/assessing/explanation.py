"""Everything an assessment says of one school, line by line, each flag down to its clause and cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.judgement.assessment.model import (
    Assessment,
    Finding,
    IndicatorResult,
    Placement,
    SchoolAssessment,
)
from reportkit.reports.assessing.statements import how_near, state
from reportkit.settings.policies import PolicyPack, PolicyThresholds
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome

_WORDS = {
    Outcome.FLAG: "FLAG",
    Outcome.CLEAR: "CLEAR",
    Outcome.CANNOT_SAY: "CANNOT SAY",
    Outcome.NOT_APPLICABLE: "NOT APPLICABLE",
}
_MOST_CELLS = 8


def explain(
    assessment: Assessment, school: SchoolAssessment, pack: PolicyPack, thresholds: PolicyThresholds
) -> Iterator[str]:
    """The explanation as lines of text."""
    yield from _heading(assessment, school, pack)
    yield ""
    yield from _placement(school.placement, pack)
    for result in school.indicators:
        yield ""
        yield from _indicator(result, pack, thresholds)
    yield ""
    yield from _false_flags(school)


def _heading(assessment: Assessment, school: SchoolAssessment, pack: PolicyPack) -> Iterator[str]:
    header, facts = assessment.header, school.facts
    listed = f", listed on {in_words(header.listed_on)}" if header.listed_on else ""
    yield f"{facts['name']} ({school.urn}), {facts['phase']}, {facts['status']}{listed}"
    yield f"As known on {in_words(header.as_at)}. Policy {pack.id}: {pack.title}. {pack.dates_note}"
    yield str(facts["inspection"])


def _placement(placement: Placement, pack: PolicyPack) -> Iterator[str]:
    yield f"Category: {placement.words} ({placement.route})."
    for rule_id in placement.applied:
        yield f"  by {_clause(pack, rule_id)}"
    for proposal in placement.proposals:
        label = pack.category(proposal.category).label if proposal.category else "the register"
        yield f"  for a person to decide: {label}, because {proposal.why}; {_clause(pack, proposal.rule)}"
    for question in placement.open_questions:
        yield f"  not known: {question}"


def _clause(pack: PolicyPack, rule_id: str) -> str:
    rule = next(rule for rule in pack.rules if rule.id == rule_id)
    return f"{rule.id} ({rule.clause}): “{rule.wording}”"


def _indicator(result: IndicatorResult, pack: PolicyPack, thresholds: PolicyThresholds) -> Iterator[str]:
    entry = next(entry for entry in pack.indicators if entry.number == result.indicator)
    yield f"{result.indicator}. {entry.name}: {_WORDS[result.outcome]}  [{entry.clause}]"
    for finding in result.findings:
        if finding.outcome is not Outcome.NOT_APPLICABLE:
            yield from _finding(finding, thresholds)


def _finding(finding: Finding, thresholds: PolicyThresholds) -> Iterator[str]:
    yield f"   {finding.test:9} {_WORDS[finding.outcome]}: {state(finding)}"
    if near := how_near(finding):
        yield f"             {near}"
    if finding.outcome in (Outcome.FLAG, Outcome.CLEAR):
        yield from (f"             line {line}" for line in _lines(finding, thresholds))
    yield from (f"             from data/{cell}" for cell in finding.cells[:_MOST_CELLS])
    if len(finding.cells) > _MOST_CELLS:
        yield f"             and {len(finding.cells) - _MOST_CELLS} more cells"


def _lines(finding: Finding, thresholds: PolicyThresholds) -> Sequence[str]:
    entries = (thresholds.entry(line) for line in finding.lines)
    return [
        f"{entry.id} = {entry.value} {entry.unit} ({entry.standing}, {entry.owner}, {in_words(entry.set_on)})"
        for entry in entries
    ]


def _false_flags(school: SchoolAssessment) -> Iterator[str]:
    made = [
        finding
        for result in school.indicators
        for finding in result.findings
        if finding.outcome in (Outcome.FLAG, Outcome.CLEAR)
    ]
    flags = sum(finding.outcome is Outcome.FLAG for finding in made)
    expected = sum(finding.chance for finding in made if finding.chance == finding.chance)
    yield (
        f"{flags} of the {len(made)} tests that could be made are flagged. Chance alone would flag about "
        f"{expected:.1f} of them in a school where nothing has changed."
    )
