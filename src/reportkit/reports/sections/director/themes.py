"""For each indicator the schools that it flags, phase by phase: what stands behind Paper D's themes (H26)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reportkit.blocks import Block
from reportkit.judgement.assessment.themes import FEWEST_FLAGGED, FEWEST_OF_PHASE, Theme
from reportkit.reports.profiles.board_edition import EditionProfile
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.sections.register.promised import phase_named
from reportkit.reports.sections.register.wording import named
from reportkit.reports.wording import listed_apart, number_word
from reportkit.vocabulary.results import Outcome

_SAFEGUARDING = 11
_SAID = (
    "A flag asks for a look; it places no school.",
    f"Members may be told a count, without names, where at least {number_word(FEWEST_FLAGGED)} schools of a "
    f"phase of at least {number_word(FEWEST_OF_PHASE)} are flagged by published data.",
    "Safeguarding, indicator 11, is never a theme and is not listed here: ask the safeguarding lead.",
)
_COLUMNS = (
    ("Indicator", 2.4),
    ("Phase", 1.2),
    ("Flagged", 1.0),
    ("Schools", 4.6),
    ("Members may be told", 1.2),
)


def flags_by_theme(profile: EditionProfile) -> list[Block]:
    """A row for each indicator and phase in which a school is flagged."""
    rows = [*_rows(profile)]
    return part(
        "Flags by theme",
        paragraph(*_SAID),
        listing("Schools flagged, by indicator and phase", _COLUMNS, rows, "No school is flagged."),
    )


def _rows(profile: EditionProfile) -> Iterator[list[str]]:
    register = profile.register
    told = {(theme.indicator, theme.phase): theme for theme in profile.themes.shown}
    of_phase = Counter(subject.facts.phase for subject in register.subjects)
    for indicator in register.pack.indicators:
        if indicator.number == _SAFEGUARDING:
            continue
        for phase, schools in sorted(_flagged(register, indicator.number).items()):
            yield [
                f"{indicator.number}. {indicator.name}",
                phase_named(phase),
                f"{len(schools)} of {of_phase[phase]}",
                f"{listed_apart(schools)}.",
                _told(told.get((indicator.number, phase))),
            ]


def _told(theme: Theme | None) -> str:
    return f"{theme.flagged} of {theme.schools}" if theme else "nothing"


def _flagged(register: RegisterProfile, indicator: int) -> Mapping[str, list[str]]:
    """By phase the names of the schools that the indicator flags."""
    found: dict[str, list[str]] = {}
    for subject in register.subjects:
        assessed = register.assessed.schools.get(subject.facts.urn)
        results = assessed.indicators if assessed else ()
        if any(one.indicator == indicator and one.outcome is Outcome.FLAG for one in results):
            found.setdefault(subject.facts.phase, []).append(named(subject.facts))
    return {phase: sorted(names) for phase, names in found.items()}
