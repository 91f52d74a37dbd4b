"""The profile on half a page: what we see, what changed, what to talk about, what we cannot tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.blocks import Block, BulletList, Heading, Inline, Span
from reportkit.evidence.registry import read_registry
from reportkit.judgement.assessment.model import Finding, IndicatorResult
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles.leading import flagged, leading
from reportkit.reports.profiles.lines import Whose
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.reports.sections.school.changes import Changed, rows_changed, together
from reportkit.reports.sections.school.citing import cite_statement, joined
from reportkit.reports.sections.school.drawing import ABSENCE, key_measure, latest
from reportkit.reports.sections.school.reasons import main_reasons
from reportkit.reports.sections.school.standing import standing
from reportkit.reports.wording import counted, in_sentence, listed
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome

_MOST_STATED = 2
_MOST_CHANGES = 2
_NUMBERED = re.compile(r"(\d+)\. ")
# The tests that tell a head most, first.
_TELLING = {test: place for place, test in enumerate(("5", "1a", "6a", "2", "1c"))}


def at_a_glance(profile: SchoolProfile) -> list[Block]:
    """Four points, the first led by what is known."""
    ledger = Ledger()
    points = (
        _point("What we see", (*words(f"{_counts(profile)} "), *_seen(profile, ledger))),
        *_stands(profile),
        *_changed(profile),
        *_to_talk_about(profile),
        *_cannot_tell(profile),
    )
    return [Heading(1, "At a glance"), BulletList(points), ledger.evidence()]


def _stands(profile: SchoolProfile) -> Iterator[Inline]:
    """Not here where the next part says it."""
    if not profile.is_contacted:
        yield _point("Where the school stands", words(standing(profile)))


def _point(lead: str, said: Inline) -> Inline:
    return (Span(f"{lead}. ", bold=True), *said)


def _counts(profile: SchoolProfile) -> str:
    if len(profile.with_outcome(Outcome.CANNOT_SAY)) == len(profile.indicators):
        return "None of the eleven indicators can be settled yet."
    said = [
        f"{counted(len(found), 'is', 'are')} {word}"
        for outcome, word in _WORDS.items()
        if (found := profile.with_outcome(outcome))
    ]
    return f"Of the eleven indicators, {listed(said)}."


_WORDS = {
    Outcome.FLAG: "flagged",
    Outcome.CLEAR: "clear",
    Outcome.CANNOT_SAY: "not known",
    Outcome.NOT_APPLICABLE: "not for a school like yours",
}


def _seen(profile: SchoolProfile, ledger: Ledger) -> Inline:
    """Two results in figures, flags first; where no test could be made, the latest figures held."""
    stated = [cite_statement(ledger, profile.facts.urn, finding) for finding in _to_state(profile)]
    return joined(stated or [_inspected(profile), *_figures_held(profile, ledger)])


def _inspected(profile: SchoolProfile) -> Inline:
    """What the latest inspection found, without how it is read."""
    return words(f"{profile.facts.inspection.split(';')[0].rstrip('.')}.")


def _to_state(profile: SchoolProfile) -> list[Finding]:
    flags = [finding for result in profile.indicators for finding in flagged(result)]
    known = [finding for result in profile.indicators if (finding := leading(result)) and finding.cells]
    telling = sorted(known, key=lambda finding: _TELLING.get(finding.test, len(_TELLING)))
    figures = [finding for finding in telling if finding.figure == finding.figure]
    return list(dict.fromkeys([*flags, *figures]))[: 1 if profile.kind is Kind.CLEAR else _MOST_STATED]


def _figures_held(profile: SchoolProfile, ledger: Ledger) -> Iterator[Inline]:
    """The latest figure of each measure drawn, with year and pupils, and no comparison."""
    measures = [key_measure(profile), read_registry()[ABSENCE]]
    for measure in (measure for measure in measures if measure is not None):
        found = latest(profile.line(measure.id, Whose.SCHOOL))
        if found is None:
            continue
        year, figure = found
        cited = ledger.cite(f"{profile.facts.urn}:{measure.id}.{year}", measure.short, figure, "as published")
        pupils = f" ({figure.n:,} pupils)" if figure.n else ""
        yield words(
            f"The last figure held for {in_sentence(measure.short)} is ", cited, f", of {year.label}{pupils}."
        )


def _changed(profile: SchoolProfile) -> Iterator[Inline]:
    if profile.since is None:
        return
    alike, is_clear = together(rows_changed(profile)), profile.kind is Kind.CLEAR
    shown = alike if is_clear else alike[:_MOST_CHANGES]
    more = f" And {counted(len(alike) - len(shown), 'more', 'more')}, listed below." if alike != shown else ""
    said = " ".join(_moved(row, is_clear) for row in shown) or "Nothing that we test."
    yield _point(f"What has changed since {in_words(profile.since.day)}", words(f"{said}{more}"))


def _moved(row: Changed, is_clear: bool) -> str:
    """What moved, from what to what; in the short profile, which has no table of it, also why."""
    moved = f"from “{row.then}” to “{row.now}”"
    return f"{_numbers(row)}: {moved} ({row.why})." if is_clear else f"{row.what}: {moved}."


def _numbers(row: Changed) -> str:
    """“Indicators 7 and 9”, whose names the table below has; what is no indicator, by its name."""
    numbers = [found[1] for part in row.what.split("; ") if (found := _NUMBERED.match(part))]
    return f"Indicators {listed(numbers)}" if len(numbers) > 1 else row.what


def _to_talk_about(profile: SchoolProfile) -> Iterator[Inline]:
    flags = profile.with_outcome(Outcome.FLAG)
    if flags:
        said = "; ".join(_name(profile, result) for result in flags)
        yield _point("What we would like to talk about", words(f"{said}."))


def _cannot_tell(profile: SchoolProfile) -> Iterator[Inline]:
    unknown = profile.with_outcome(Outcome.CANNOT_SAY)
    if unknown:
        numbers = listed([str(result.indicator) for result in unknown])
        which = "Indicator" if len(unknown) == 1 else "Indicators"
        why = " ".join(main_reasons(unknown)) if profile.kind is Kind.FULL else "The table says why."
        yield _point("What we cannot tell", words(f"{which} {numbers}. {why}"))


def _name(profile: SchoolProfile, result: IndicatorResult) -> str:
    entry = next(entry for entry in profile.pack.indicators if entry.number == result.indicator)
    return entry.name
