"""What the assessment rests on (H94): every source by number, with the day it came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from reportkit.blocks import Block, Heading
from reportkit.judgement.assessment.model import Finding
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.sections.meeting_paper.up import Up
from reportkit.reports.sections.register.returned import team_table
from reportkit.reports.sections.school.sources import Source, source_of
from reportkit.reports.wording import listed_apart
from reportkit.vocabulary import in_words

_SOURCES = (("Number", 0.8), ("Source", 5.0), ("Published on", 2.0))
_KINDS = (("What the policy names", 2.2), ("What stands for it now", 3.6), ("Held", 2.6))
_VULNERABLE = "Virtual school"


class Inputs:
    """The sources that the schools' findings rest on, numbered from 1 in order of first use."""

    def __init__(self, up: Iterable[Up]) -> None:
        found = (source_of(cell) for finding in _findings(up) for cell in finding.cells)
        self._numbers = {source: number for number, source in enumerate(dict.fromkeys(found), start=1)}

    def cited(self, findings: Iterable[Finding]) -> str:
        """The numbers that findings rest on, "" for none: "source 2", "sources 1, 4"."""
        found = sorted({self._numbers[source_of(cell)] for finding in findings for cell in finding.cells})
        said = ", ".join(map(str, found))
        return f"source{'s' if len(found) > 1 else ''} {said}" if found else ""

    def listed(self) -> Iterator[tuple[int, Source]]:
        """Each with its number."""
        yield from ((number, source) for source, number in self._numbers.items())


def _findings(up: Iterable[Up]) -> Iterator[Finding]:
    for one in up:
        yield from (finding for finding in (one.assessed.findings if one.assessed else ()) if finding.is_made)


def rests_on(profile: RegisterProfile, up: Iterable[Up]) -> list[Block]:
    """The manifest of inputs: what the policy names, the sources by number, and the returns."""
    sources = [[str(number), title, _published(day)] for number, (title, day) in Inputs(up).listed()]
    return [
        *part("What the assessment rests on", paragraph(_made_from(profile))),
        *_named_inputs(profile),
        Heading(2, "Sources"),
        listing(
            "Sources of the figures in this paper", _SOURCES, sources, "No figure is held of these schools."
        ),
        Heading(2, "Returns from teams"),
        *team_table(profile),
        Heading(2, "Indicators by number"),
        paragraph(f"{listed_apart(f'{one.number}. {one.name}' for one in profile.pack.indicators)}."),
    ]


def _named_inputs(profile: RegisterProfile) -> list[Block]:
    if not profile.rules.has("H94"):
        return []
    return [listing("What the policy names, and what is held (H94)", _KINDS, _kinds(profile), "")]


def _made_from(profile: RegisterProfile) -> str:
    header = profile.assessed.header
    before = profile.assessed.before
    compared = f" It is compared with that of {in_words(before.as_at)}." if before else ""
    marks = f"Data {header.data_hash[:12]}, rules {header.rules_hash[:12]}."
    return (
        f"The assessment is of {in_words(header.as_at)}, under {profile.pack.title}. Inspections are read by "
        f"the rule {header.crosswalk}. {marks}{compared}"
    )


def _kinds(profile: RegisterProfile) -> list[list[str]]:
    """The four inputs of H94."""
    held = f"yes, as known on {in_words(profile.assessed.header.as_at)}"
    return [
        ["Overview database (SIOD)", "The database that every figure here comes from", held],
        ["Fischer Family Trust (FFT)", "Nothing: no FFT file is taken in", "no"],
        ["Public sets of data", "The sources by number below", "yes, those listed"],
        [
            "Data on vulnerable children",
            "The virtual school’s return, and published groups",
            _vulnerable(profile),
        ],
    ]


def _vulnerable(profile: RegisterProfile) -> str:
    found = next((team for team in profile.record.teams if team.team == _VULNERABLE), None)
    if found is None or not found.answered:
        return "no return from the virtual school; published figures only"
    return f"a return for {found.answered} of {found.schools} schools"


def _published(day: date) -> str:
    return in_words(day) if day > date.min else "no day is known"
