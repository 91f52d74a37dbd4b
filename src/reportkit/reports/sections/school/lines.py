"""How near each result is to its line, in its own unit and in pupils."""

from __future__ import annotations

from math import isnan

from reportkit.blocks import Block, BulletList, Heading, Inline, Paragraph, Span
from reportkit.judgement.assessment.model import Finding
from reportkit.reports.assessing.amounts import title_of
from reportkit.reports.assessing.near import how_near
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles.leading import leading
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.reports.sections.school.citing import cite_text
from reportkit.vocabulary.results import Outcome

_ONES_SHARE = ("1a", "2", "5")
_MOST = 6


def how_near_the_line(profile: SchoolProfile) -> list[Block]:
    """A point for each flag and for the nearest clear result of each indicator; not in a short profile."""
    if profile.kind is Kind.CLEAR:
        return []
    ledger = Ledger()
    points = [point for finding in nearest(profile) if (point := _point(profile, ledger, finding))]
    if not points:
        return []
    return [
        Heading(1, "How near the line"),
        Paragraph(words("A line is where a result is flagged. Most lines are local settings, listed below.")),
        BulletList(tuple(points[:_MOST])),
        ledger.evidence(),
    ]


def nearest(profile: SchoolProfile) -> list[Finding]:
    """Each flag, and the nearest clear result of each indicator."""
    flags = [finding for finding in profile.made if finding.outcome is Outcome.FLAG]
    clear = [finding for result in profile.indicators if (finding := leading(result))]
    return list(dict.fromkeys([*flags, *clear]))


def _point(profile: SchoolProfile, ledger: Ledger, finding: Finding) -> Inline:
    said = to_clear(finding) or how_near(finding)
    if not said:
        return ()
    cited = cite_text(ledger, profile.facts.urn, finding, f"{said[0].upper()}{said[1:]}.", "near")
    title = title_of(finding).replace("'", "’")
    return (Span(f"{title}: ", bold=True), *cited)


def to_clear(finding: Finding) -> str:
    """How many more pupils would clear a flag on a share of pupils; "" for another test."""
    is_counted = finding.test in _ONES_SHARE and not isnan(finding.margin_pupils)
    if finding.outcome is not Outcome.FLAG or not is_counted or finding.margin_pupils >= 0:
        return ""
    more = round(-finding.margin_pupils)
    return f"{more} more pupil{'' if more == 1 else 's'} reaching the standard would clear this"
