"""A test's sentence with each of its numbers cited, so that it can be traced to its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportkit.blocks import Inline, Span
from reportkit.judgement.assessment.model import Finding
from reportkit.reports.assessing.amounts import name_of
from reportkit.reports.assessing.statements import state
from reportkit.reports.citing import Ledger, words
from reportkit.vocabulary import Number, Unit, Urn

# School years and names that hold a number are passed over: they are no figures.
_NUMBER = re.compile(
    r"(?P<name>20\d\d/\d\d|(?:Attainment|Progress|stage|grade|test) \d+)|"
    r"(?P<figure>[−+]?£?\d[\d,]*(?:\.\d+)?%?)"
)


def cite_statement(ledger: Ledger, urn: Urn, finding: Finding) -> Inline:
    """What the test found, its numbers cited."""
    return cite_text(ledger, urn, finding, state(finding))


def cite_text(ledger: Ledger, urn: Urn, finding: Finding, text: str, part: str = "") -> Inline:
    """A text made from the finding, its numbers cited; `part` keeps one text's numbers from another's."""
    if not finding.cells:
        return words(text)
    return words(*_spans(ledger, urn, finding, text, part))


def joined(parts: Sequence[Inline]) -> Inline:
    """The parts as one text, a space between them."""
    spans = [span for part in parts for span in (Span(" "), *part)]
    return tuple(spans[1:])


def _spans(ledger: Ledger, urn: Urn, finding: Finding, text: str, part: str) -> Iterator[str | Span]:
    at = number = 0
    for found in _NUMBER.finditer(text):
        if found["name"]:
            continue
        number += 1
        yield text[at : found.start()]
        yield _cite(ledger, urn, finding, found["figure"], f"{part}{number}")
        at = found.end()
    yield text[at:]


def _cite(ledger: Ledger, urn: Urn, finding: Finding, shown: str, part: str) -> Span:
    value = Decimal(re.sub(r"[£,%+]", "", shown).replace("−", "-"))
    names = (finding.test, finding.measure, finding.pupil_group, finding.year, part)
    return ledger.cite(
        f"{urn}:{'.'.join(filter(None, names))}",
        name_of(finding),
        Number(value, Unit.COUNT, 0, finding.cells),
        f"test {finding.test}: {finding.title}",
        shown,
    )
