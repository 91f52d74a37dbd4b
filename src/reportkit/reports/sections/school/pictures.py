"""The charts of a school over the years and beside others; a sentence where one has no figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportkit.blocks import Block, Chart, Heading, Paragraph
from reportkit.evidence.registry import Measure, read_registry
from reportkit.judgement.assessment.model import Finding
from reportkit.reports.assessing.amounts import label, measure_of, name_of, number, over, pupils
from reportkit.reports.assessing.reasons import SAYS_LITTLE, UNLIKE_ENGLAND
from reportkit.reports.charts import Interval, Pair, Series, draw_dots, draw_interval, draw_trend
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles.lines import Line, Whose
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.reports.sections.school.captions import (
    COMPARABLE,
    Named,
    alt_of,
    caption_of,
    said_of,
    title_of,
)
from reportkit.reports.sections.school.drawing import (
    ABSENCE,
    PRIMARY,
    SUBJECTS,
    along,
    comparable_test,
    has_figure,
    key_measure,
    latest,
    line_of,
    years_of,
)
from reportkit.reports.sections.school.sources import Sources, cited_sources
from reportkit.reports.wording import in_sentence, printed
from reportkit.vocabulary import AcademicYear, Missing, MissingReason, Number, Unit
from reportkit.vocabulary.results import Outcome

_AXIS = {Unit.PERCENT: "Percent of pupils", Unit.SCORE: "Score", Unit.POINTS: "Points"}
_DRAWN = (Whose.SCHOOL, Whose.ENGLAND)
_NOT_HELD = "we hold no figures of your school for it"
_TOO_FEW_LIKE = "too few of them have a figure to compare with"
_NO_TEST = "such a school takes no national test that we hold"


def over_time(profile: SchoolProfile) -> list[Block]:
    """At most five charts; the short profile has the first and the one of absence."""
    ledger = Ledger()
    blocks: list[Block] = [Heading(1, "Your results in pictures"), *_attainment(profile, ledger)]
    if profile.kind is Kind.FULL:
        blocks += [*_comparable(profile), *_disadvantaged(profile, ledger)]
    blocks += _absence(profile, ledger)
    if profile.kind is Kind.FULL:
        blocks += _subjects(profile, ledger)
    return [*_joined(blocks), ledger.evidence()]


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """Charts stay; the sentences for what cannot be shown come together after them."""
    yield from (block for block in blocks if not isinstance(block, Paragraph))
    said = " ".join(span.text for block in blocks if isinstance(block, Paragraph) for span in block.spans)
    if said:
        yield Paragraph(words(said))


def _cannot(what: str, why: str) -> Paragraph:
    return Paragraph(words(f"We cannot show {what}, because {why}."))


def _attainment(profile: SchoolProfile, ledger: Ledger) -> list[Block]:
    measure = key_measure(profile)
    if measure is None:
        why = SAYS_LITTLE if profile.facts.phase in UNLIKE_ENGLAND else _NO_TEST
        return [_cannot("results over the years", why)]
    return [_trend(profile, ledger, measure) or _cannot(in_sentence(measure.short), _NOT_HELD)]


def _absence(profile: SchoolProfile, ledger: Ledger) -> list[Block]:
    measure = read_registry()[ABSENCE]
    return [_trend(profile, ledger, measure) or _cannot(in_sentence(measure.short), _NOT_HELD)]


def _trend(profile: SchoolProfile, ledger: Ledger, measure: Measure) -> Chart | None:
    """The school, schools like it, the authority and England over the years; None without a figure of it."""
    own = profile.line(measure.id, Whose.SCHOOL)
    if not has_figure(own):
        return None
    named = (
        ("Your school", own, 0),
        (COMPARABLE, profile.line(measure.id, Whose.SIMILAR), 1),
        (profile.authority.name, line_of(profile, measure.id, Whose.AUTHORITY), 2),
        ("England", line_of(profile, measure.id, Whose.ENGLAND), 3),
    )
    lines = [(name, line, place) for name, line, place in named if has_figure(line)]
    return _drawn(profile, ledger, measure, lines, "all")


def _disadvantaged(profile: SchoolProfile, ledger: Ledger) -> list[Block]:
    measure = key_measure(profile)
    if measure is None:
        return []
    own = profile.line(measure.id, Whose.SCHOOL, "disadvantaged")
    if not has_figure(own):
        return [_cannot("disadvantaged pupils beside others", _NOT_HELD)]
    named = (
        ("Your school", own, 0),
        ("England, disadvantaged", profile.line(measure.id, Whose.ENGLAND, "disadvantaged"), 1),
        ("England, other pupils", profile.line(measure.id, Whose.ENGLAND, "not_disadvantaged"), 3),
    )
    lines = [(name, line, place) for name, line, place in named if has_figure(line)]
    return [_drawn(profile, ledger, measure, lines, "disadvantaged")]


def _drawn(profile: SchoolProfile, ledger: Ledger, measure: Measure, lines: list[Named], group: str) -> Chart:
    years = years_of(*(line for _, line, _ in lines))
    series = [Series(name, along(line, years), place) for name, line, place in lines]
    for name, line, _ in lines:
        _note(profile, ledger, measure, name, line, group)
    breaks = [AcademicYear(entry.start) for entry in measure.breaks]
    return Chart(
        title_of(profile, measure, lines, group),
        caption_of(profile, measure, lines, years, group) + _sources(profile, [line for _, line, _ in lines]),
        alt_of(measure, lines, years),
        draw_trend(years, series, _AXIS.get(measure.unit, str(measure.unit)), None, breaks, *_size(profile)),
        _size(profile).width_mm,
    )


class _Size(NamedTuple):
    height_mm: float
    width_mm: float


def _size(profile: SchoolProfile) -> _Size:
    """Of a chart over the years; the two of a short profile stand side by side."""
    return _Size(32, 83) if profile.kind is Kind.CLEAR else _Size(38, 165)


def _sources(profile: SchoolProfile, lines: Sequence[Line]) -> str:
    """The numbers of the sources drawn from."""
    cells = [cell for line in lines for figure in line.values() for cell in figure.cells]
    return cited_sources(Sources(profile).numbers_of(cells))


def _note(
    profile: SchoolProfile, ledger: Ledger, measure: Measure, name: str, line: Line, group: str
) -> None:
    """Write down where the line's latest figure comes from."""
    found = latest(line)
    if found:
        year, figure = found
        whose = name.lower().replace(" ", "-").replace(",", "")
        how = _how(measure) if name == COMPARABLE else "as published"
        key = f"{profile.facts.urn}:{measure.id}.{group}.{year}.{whose}"
        ledger.cite(key, f"{measure.short}, {name}", figure, how)


def _how(measure: Measure) -> str:
    together = "their pupils taken together"
    return f"comparable schools, {'the median' if measure.id == ABSENCE else together}"


def _comparable(profile: SchoolProfile) -> list[Block]:
    finding = comparable_test(profile)
    if finding is None and (profile.facts.phase in UNLIKE_ENGLAND or key_measure(profile) is None):
        return []
    if finding is None:
        return [
            _cannot("your place among comparable schools", "too few of them have a figure to compare with")
        ]
    return [
        Chart(
            _verdict(finding),
            f"{name_of(finding)} {over(finding)}, {pupils(finding.pupils)}. Comparable schools are those "
            "most like yours in their pupils; no school is named. "
            f"{cited_sources(Sources(profile).numbers([finding]))}",
            f"Your school {number(finding.figure, finding)}; comparable schools "
            f"{number(finding.comparator, finding)}, a quarter of them below "
            f"{number(finding.second, finding)}; chance alone would leave a school like yours between "
            f"{number(finding.lower, finding)} and {number(finding.upper, finding)}.",
            draw_interval(
                _interval(finding), _unit(finding), "Bar: where chance alone would leave a school like yours"
            ),
        )
    ]


def _verdict(finding: Finding) -> str:
    """What the test found; for a clear result, why a figure below the others' is not flagged."""
    if finding.outcome is Outcome.FLAG:
        return "Lower than comparable schools, beyond chance"
    if finding.figure >= finding.comparator:
        return "Not below comparable schools"
    if finding.figure >= finding.lower:
        return "Below comparable schools, but chance may explain it"
    return "Below comparable schools, but not among the lowest quarter"


def _interval(finding: Finding) -> Interval:
    return Interval(
        f"Your school {number(finding.figure, finding)}",
        finding.figure,
        finding.lower,
        finding.upper,
        finding.comparator,
        f"Solid line: comparable schools {number(finding.comparator, finding)}",
        finding.second,
        f"Broken line: a quarter of them below {number(finding.second, finding)}",
    )


def _unit(finding: Finding) -> str:
    measure = measure_of(finding)
    unit = _AXIS.get(measure.unit, "") if measure else ""
    return f"{unit}, {label(finding.year)}"


def _subjects(profile: SchoolProfile, ledger: Ledger) -> list[Block]:
    measure = key_measure(profile)
    if measure is None or measure.id != PRIMARY:
        return []
    lines = [profile.line(subject, Whose.SCHOOL) for subject in SUBJECTS]
    years = [found[0] for line in lines if (found := latest(line))]
    if not years:
        return [_cannot("reading, writing and maths apart", _NOT_HELD)]
    return [_subject_chart(profile, ledger, max(years))]


def _subject_title(pairs: Sequence[Pair], year: AcademicYear) -> str:
    """The subject that is furthest from England."""
    apart = [
        (abs(pair.own.value - pair.other.value), pair)
        for pair in pairs
        if isinstance(pair.own, Number) and isinstance(pair.other, Number)
    ]
    if not apart:
        return f"Reading, writing and maths in {year.label}"
    _, pair = max(apart, key=lambda found: found[0])
    return f"{pair.label}: {printed(pair.own)} in {year.label}; England {printed(pair.other)}"


def _subject_chart(profile: SchoolProfile, ledger: Ledger, year: AcademicYear) -> Chart:
    registry = read_registry()
    names = ("Reading", "Writing", "Maths")
    pairs = []
    for name, subject in zip(names, SUBJECTS, strict=True):
        own, england = (
            profile.line(subject, whose).get(year, Missing(MissingReason.NOT_HELD))
            for whose in (Whose.SCHOOL, Whose.ENGLAND)
        )
        _note(profile, ledger, registry[subject], "Your school", {year: own}, "all")
        _note(profile, ledger, registry[subject], "England", {year: england}, "all")
        pairs.append(Pair(name, own, england))
    said = "; ".join(f"{pair.label} {said_of(pair.own)}, England {said_of(pair.other)}" for pair in pairs)
    return Chart(
        _subject_title(pairs, year),
        f"Percent of pupils who reached the expected standard in each subject, end of key stage 2, "
        f"{year.label}. {_sources(profile, [profile.line(s, w) for s in SUBJECTS for w in _DRAWN])}",
        f"Subjects in {year.label}. {said}.",
        draw_dots(pairs, "Your school", "England"),
    )
