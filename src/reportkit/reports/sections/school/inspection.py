"""Table 1: the latest inspection, in Ofsted's own words, and how the policy reads it."""

from __future__ import annotations

import re
from datetime import date

from reportkit.blocks import Block, Column, Heading, Paragraph, Table
from reportkit.judgement.assessment.model import Finding
from reportkit.reports.citing import words
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome

_ERAS = (
    (date(2024, 9, 2), "one overall grade"),
    (date(2025, 11, 10), "key judgements, no overall grade"),
    (date.max, "report card, no overall grade"),
)
_FOUND = re.compile(r" found (?P<found>.*?)(?:; |\.$)")
_AT_A_STANDARD = re.compile(r"(?P<standard>[a-z ]+) \((?P<areas>[^)]*)\)(?:, )?")
_VISIT = re.compile(r"an ungraded inspection of (?P<day>[^;]*?) (?P<said>said “[^”]*”|gave no outcome)")
_SAFE = {Outcome.CLEAR: "effective", Outcome.FLAG: "not effective"}
_NO_FINDING = "no finding held"
_SAFE_ON_A_CARD = {Outcome.CLEAR: "met", Outcome.FLAG: "not met"}
_FIRST_CARD = _ERAS[-2][0]


def latest_inspection(profile: SchoolProfile) -> list[Block]:
    """The table, or a sentence where no graded inspection is held."""
    heading = Heading(1, "Your latest inspection")
    on = profile.facts.inspected_on
    if on is None:
        return [
            heading,
            Paragraph(words(f"{profile.facts.inspection} So no grade counts for or against it.")),
        ]
    if profile.kind is Kind.CLEAR:
        return [heading, Paragraph(words(_in_short(profile, on)))]
    row = (_when(profile, on), _found(profile), _safeguarding(profile), _read(profile))
    columns = (
        Column("When and how", width=2.5),
        Column("What Ofsted found", width=4.6),
        Column("Safeguarding", width=1.4),
        Column("Policy reads it as", width=1.6),
    )
    table = Table(
        f"Inspection of {in_words(on)}",
        columns,
        (tuple(words(cell) for cell in row),),
        f"The latest graded inspection, of {in_words(on)}: what Ofsted found and how the policy reads it.",
    )
    return [heading, table]


def _in_short(profile: SchoolProfile, on: date) -> str:
    """What the table says, in sentences, for which the short profile has room."""
    return (
        f"{_when(profile, on)}. {_found(profile)}.{_safe(profile)} The policy reads it as {_read(profile)}."
    )


def _safe(profile: SchoolProfile) -> str:
    """The finding on safeguarding, unless what Ofsted found ends with it."""
    said = _safeguarding(profile)
    return "" if _found(profile).endswith(f"Safeguarding {said}") else f" Safeguarding: {said}."


def _when(profile: SchoolProfile, on: date) -> str:
    years = _years(on, profile.header.as_at)
    age = "less than a year ago" if not years else "1 year ago" if years == 1 else f"{years} years ago"
    era = next(words for until, words in _ERAS if on < until)
    whose = "" if profile.facts.inspection_is_own else ". This was of the school that it replaced"
    return f"{in_words(on)}, {age}: {era}{whose}"


def _found(profile: SchoolProfile) -> str:
    found = _FOUND.search(profile.facts.inspection)
    said = _by_standard(found["found"]) if found else "not held"
    visit = _VISIT.search(profile.facts.inspection)
    since = f". Since then, an ungraded inspection of {visit['day']} {visit['said']}" if visit else ""
    areas = f". By area: {profile.facts.by_area}" if profile.facts.by_area else ""
    return f"{said[0].upper()}{said[1:]}{areas}{since}"


def _by_standard(found: str) -> str:
    """A report card's areas under each standard: “strong standard: inclusion, achievement. ...”."""
    if not _AT_A_STANDARD.match(found):
        return found
    groups = _AT_A_STANDARD.findall(found)
    rest = _AT_A_STANDARD.sub("", found)
    listed = [f"{standard}: {areas}" for standard, areas in groups]
    return ". ".join(f"{said[0].upper()}{said[1:]}" for said in [*listed, rest] if said)


def _safeguarding(profile: SchoolProfile) -> str:
    """In the words of the era; report cards say whether a standard is met."""
    finding, on = _inspected(profile), profile.facts.inspected_on
    said = _SAFE if on is None or on < _FIRST_CARD else _SAFE_ON_A_CARD
    return said.get(finding.outcome, _NO_FINDING) if finding else _NO_FINDING


def _inspected(profile: SchoolProfile) -> Finding | None:
    return next((finding for finding in profile.findings if finding.test == "11a"), None)


def _read(profile: SchoolProfile) -> str:
    is_card = "no equivalent of outstanding" in profile.facts.inspection
    note = ". Report cards have nothing like outstanding" if is_card else ""
    return f"{profile.facts.reading}{note}"


def _years(began: date, day: date) -> int:
    return day.year - began.year - ((day.month, day.day) < (began.month, began.day))
