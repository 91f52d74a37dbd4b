"""What an officer reads on the screen after an assessment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportkit.judgement.assessment.changes import Change
from reportkit.judgement.assessment.departures import Departure
from reportkit.judgement.assessment.false_flags import false_flags
from reportkit.judgement.assessment.model import Assessment
from reportkit.reports.assessing.cures import lines_of as lines_of_cures
from reportkit.reports.assessing.what_changed import count_changes
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome

_NOT_COMPARED = "No school list goes back to the term before, so nothing is compared"


def summary(
    assessment: Assessment,
    changes: Sequence[Change],
    departures: Sequence[Departure],
    list_notes: Sequence[str] = (),
    *,
    is_compared: bool,
) -> Iterator[str]:
    """The lines: what it rests on, how many of what, what changed, and what would let more be said.

    `list_notes` say what the list of schools may lack.
    """
    header = assessment.header
    yield (
        f"As known on {in_words(header.as_at)}, under the policy {header.policy}; inspections are read "
        f"by the crosswalk {header.crosswalk}"
    )
    outcomes = Counter(assessment.results["outcome"])
    counted = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in Outcome)
    schools = "1 school" if len(assessment.schools) == 1 else f"{len(assessment.schools)} schools"
    yield f"{schools} assessed, eleven indicators each: {counted}"
    yield from list_notes
    yield _flags(assessment)
    routes = Counter(assessment.placements["category_words"].str.split(";").str[0])
    yield from (f"  {count:4} {words}" for words, count in routes.most_common())
    yield count_changes(changes, departures) if is_compared else _NOT_COMPARED
    yield from lines_of_cures(assessment)


def _flags(assessment: Assessment) -> str:
    findings = [f for urn in assessment.urns for f in assessment.of_school(urn).findings]
    flags = sum(finding.outcome is Outcome.FLAG for finding in findings)
    tests = "test is" if flags == 1 else "tests are"
    return (
        f"{flags} {tests} flagged; chance alone would flag about {false_flags(findings):.0f} "
        "if nothing had changed"
    )
