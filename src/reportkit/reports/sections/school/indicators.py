"""Table 2: the eleven indicators, what is known first.

Those that cannot say for one reason share a row, and so do those that returns alone make clear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.blocks import Block, Column, Heading, Inline, Table
from reportkit.judgement.assessment.model import Finding, IndicatorResult
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles.leading import flagged, leading
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.reports.sections.school.citing import cite_statement, joined
from reportkit.reports.sections.school.naming import clause_of
from reportkit.reports.sections.school.reasons import by_all, by_reasons, reasons_of_the_rest
from reportkit.reports.sections.school.returned import by_returns, returns_of, what_they_say
from reportkit.reports.sections.school.sources import Sources, cited_sources
from reportkit.reports.wording import counted, listed
from reportkit.vocabulary.results import Outcome

_WORDS = {
    Outcome.FLAG: "Flagged",
    Outcome.CLEAR: "Clear",
    Outcome.CANNOT_SAY: "Cannot say",
    Outcome.NOT_APPLICABLE: "Does not apply",
}
_MOST_FLAGS = 3
_KEY = "Flagged: past a line, so we ask to talk. Clear: not past it. The end lists the sources."
_SAID = "Figure, comparison, year and pupils"


def eleven_indicators(profile: SchoolProfile) -> list[Block]:
    """The table, which its heading names: with a caption between, LibreOffice parts the heading from it."""
    ledger = Ledger()
    rows = tuple(_rows(profile, ledger, Sources(profile)))
    flags = len(profile.with_outcome(Outcome.FLAG))
    clear = len(profile.with_outcome(Outcome.CLEAR))
    table = Table(
        "",
        _columns(profile),
        rows,
        f"The eleven indicators with results, figures and clauses: {flags} flagged, {clear} clear.",
        notes=() if profile.kind is Kind.CLEAR else (_KEY,),
        small=True,
    )
    return [Heading(1, "The eleven indicators"), table, ledger.evidence()]


def _columns(profile: SchoolProfile) -> tuple[Column, ...]:
    return (
        Column("Indicator", width=1.9),
        Column("Result", width=0.65),
        Column(f"{_SAID} ({_shared_clause(profile) or 'clause'} of the policy; source)", width=7.25),
    )


def _shared_clause(profile: SchoolProfile) -> str:
    """The clause that all indicators are of, which the column's name gives; "" where each has its own."""
    clauses = {clause_of(entry.clause) for entry in profile.pack.indicators}
    return clauses.pop() if len(clauses) == 1 else ""


def _rows(profile: SchoolProfile, ledger: Ledger, sources: Sources) -> Iterator[tuple[Inline, ...]]:
    returned = by_returns(profile.indicators)
    known = [r for r in profile.indicators if _has_row(profile, r) and r not in returned]
    for outcome in _ORDER:
        yield from (_known(profile, ledger, sources, r) for r in known if r.outcome is outcome)
        if outcome is Outcome.CLEAR and returned:
            cited = _cited(sources, returns_of(returned))
            yield _together(profile, returned, _WORDS[outcome], what_they_say(returned), cited)
    unknown = [r for r in profile.with_outcome(Outcome.CANNOT_SAY) if not _has_row(profile, r)]
    for reasons, results in _grouped(profile, unknown):
        yield _together(profile, results, _WORDS[Outcome.CANNOT_SAY], " ".join(reasons))
    none = profile.with_outcome(Outcome.NOT_APPLICABLE)
    if none:
        said = "The test is not for a school like yours."
        yield _together(profile, none, _WORDS[Outcome.NOT_APPLICABLE], said)


_ORDER = [Outcome.FLAG, Outcome.CLEAR, Outcome.CANNOT_SAY]


def _grouped(
    profile: SchoolProfile, unknown: Sequence[IndicatorResult]
) -> Iterator[tuple[tuple[str, ...], list[IndicatorResult]]]:
    """Those that cannot say, by their reasons; in the short profile, those that rest on returns apart."""
    if profile.kind is Kind.FULL:
        yield from by_reasons(unknown)
        return
    public = set(profile.pack.public_indicators())
    for is_public in (True, False):
        if results := [result for result in unknown if (result.indicator in public) is is_public]:
            yield by_all(results), results


def _has_row(profile: SchoolProfile, result: IndicatorResult) -> bool:
    """Whether some test of it says something; the short profile has rows only for what is settled."""
    if profile.kind is Kind.CLEAR:
        return result.outcome in (Outcome.FLAG, Outcome.CLEAR)
    return result.outcome is not Outcome.NOT_APPLICABLE and leading(result) is not None


def _known(
    profile: SchoolProfile, ledger: Ledger, sources: Sources, result: IndicatorResult
) -> tuple[Inline, ...]:
    stated = flagged(result)[:_MOST_FLAGS] or [finding for finding in [leading(result)] if finding]
    parts = [cite_statement(ledger, profile.facts.urn, finding) for finding in stated]
    rest = words(_rest(result, stated))
    where = words(_where([_clause(profile, result), _cited(sources, stated)]))
    return (
        words(_name(profile, result)),
        words(_WORDS[result.outcome]),
        joined([part for part in (*parts, rest, where) if part]),
    )


def _cited(sources: Sources, stated: Sequence[Finding]) -> str:
    return cited_sources(sources.numbers(stated)).rstrip(".").lower()


def _rest(result: IndicatorResult, stated: Sequence[Finding]) -> str:
    """What beside the tests stated is to be known: those that are clear too, and why it cannot say."""
    if result.outcome is Outcome.CANNOT_SAY:
        return f"Not every test could be made. {' '.join(reasons_of_the_rest(result))}"
    flags, clear = (
        len([f for f in result.findings if f.outcome is outcome and f not in stated])
        for outcome in (Outcome.FLAG, Outcome.CLEAR)
    )
    parts = [
        f"{counted(number, 'is', 'are')} {word}"
        for number, word in ((flags, "flagged"), (clear, "clear"))
        if number
    ]
    return f"Of its other tests, {listed(parts)}." if parts else ""


def _together(
    profile: SchoolProfile, results: Sequence[IndicatorResult], word: str, said: str, cited: str = ""
) -> tuple[Inline, ...]:
    clauses = dict.fromkeys(_clause(profile, result) for result in results)
    where = _where([*clauses, cited])
    if len(results) == 1:
        return words(_name(profile, results[0])), words(word), words(f"{said} {where}".rstrip())
    numbers = listed([str(result.indicator) for result in results])
    names = "; ".join(_name(profile, result) for result in results)
    return words(numbers), words(word), words(f"{names}. {said} {where}".rstrip())


def _name(profile: SchoolProfile, result: IndicatorResult) -> str:
    entry = next(entry for entry in profile.pack.indicators if entry.number == result.indicator)
    return f"{entry.number}. {entry.name}"


def _where(parts: Sequence[str]) -> str:
    """Clauses and sources in brackets, "" where there are none."""
    said = "; ".join(filter(None, parts))
    return f"({said})" if said else ""


def _clause(profile: SchoolProfile, result: IndicatorResult) -> str:
    """The indicator's own clause, "" where the column's name gives it."""
    if _shared_clause(profile):
        return ""
    entry = next(entry for entry in profile.pack.indicators if entry.number == result.indicator)
    return clause_of(entry.clause)
