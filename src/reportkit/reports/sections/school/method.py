"""How the profile was worked out: lines, years, what is missing and what would cure it, sources, build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from reportkit.blocks import Block, Column, Heading, Table
from reportkit.judgement.assessment.model import Finding
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.reports.assessing.amounts import line_value
from reportkit.reports.assessing.cures import Cure
from reportkit.reports.citing import words
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.reports.sections.school.naming import in_short
from reportkit.reports.sections.school.sources import Sources
from reportkit.reports.wording import in_sentence, listed, number_word, sentence_case
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome

_NOTES = "Tests, symbols, missing data and sources"
_NO_SOURCE = "No published figure of the school was used."
_CROSSWALKS = {
    Crosswalk.DFE_STUCK: "read by the Department for Education’s own rule",
    Crosswalk.ANY_AREA: "read by the weakest of their areas",
    Crosswalk.LEGACY_ONLY: "not read; the last overall grade stands",
}
_RETURNS = (7, 9, 10)
_LOCAL, _AS_SHIPPED = "local setting", "as shipped with"
_LEAST_SHOWN = 0.05
_MOST_LINES = 8
_OF_CHANCE = ("share", "standard errors", "standard deviations")
_PLAIN_UNITS = ("percentage points", "fifth", "fifths of schools", "pupils", "percent")


def how_we_worked(profile: SchoolProfile) -> list[Block]:
    """The lines as a table, then all else in one; the short profile has the lines in there too."""
    heading = Heading(1, "How we worked this out")
    if profile.kind is Kind.CLEAR:
        return [heading, _notes(profile, "", ("Lines", _lines_in_words(profile)))]
    symbols = ("Symbols", "[c] few pupils, so not shown. [x] not available. [z] does not apply.")
    if has_lines(profile):
        return [heading, *_lines_table(profile), _notes(profile, _NOTES, symbols)]
    return [heading, _notes(profile, _NOTES, symbols, *_many_lines(profile))]


def _many_lines(profile: SchoolProfile) -> Iterator[tuple[str, str]]:
    if _beside_chance(profile):
        yield "Lines", _lines_in_words(profile)


def _notes(profile: SchoolProfile, caption: str, *also: tuple[str, str]) -> Table:
    """Tests, what is missing, sources and build, with a row of its own for all else there is to say."""
    tests = (_chance(profile.made), "“Clear”: not past a line.", _listed(profile), _build(profile))
    rows = (
        ("Tests", " ".join(tests)),
        *also,
        ("Needed", _cures(profile)),
        ("Sources", _sources_in_words(profile)),
    )
    return Table(
        caption,
        (Column("What", width=0.8), Column("How", width=9.0)),
        tuple((words(what), words(how)) for what, how in rows),
        "How the profile was worked out: tests, lines or symbols, what is missing and sources.",
        small=True,
    )


def _build(profile: SchoolProfile) -> str:
    return f"Document reference: {profile.build_id}."


def _chance(made: list[Finding]) -> str:
    if not made:
        return "No test could be made."
    flags = sum(finding.outcome is Outcome.FLAG for finding in made)
    expected = sum(finding.chance for finding in made if finding.chance == finding.chance)
    number = "one test" if len(made) == 1 else f"{len(made)} tests"
    by_chance = f"about {expected:.1f}" if expected >= _LEAST_SHOWN else "fewer than 0.1"
    found = number_word(flags) if flags else "none"
    return (
        f"We could make {number}; {found} flagged. Chance alone would flag {by_chance} in a school without "
        "change."
    )


def _listed(profile: SchoolProfile) -> str:
    on = profile.header.listed_on
    said = (
        _crosswalk(profile),
        "“Beyond chance”: luck alone rarely does it.",
        "" if profile.kind is Kind.CLEAR else "“Latest”: the latest that we hold.",
        "No pupil’s own data.",
        f"List of schools: {in_words(on)}." if on else "",
    )
    return " ".join(filter(None, said))


def _crosswalk(profile: SchoolProfile) -> str:
    """By what rule inspections are read."""
    return f"Inspections without an overall grade: {_CROSSWALKS[Crosswalk(profile.header.crosswalk)]}."


def _cures(profile: SchoolProfile) -> str:
    """What would let more be said, each with the indicators it is for: releases, and returns."""
    once = _years(profile.cures[0]) if len({cure.years for cure in profile.cures}) == 1 else ""
    wanted = [
        f"{in_sentence(cure.release)}{'' if once else _years(cure)} ({_numbers(cure)})"
        for cure in profile.cures
    ]
    missing = [result.indicator for result in profile.with_outcome(Outcome.CANNOT_SAY)]
    returns = [str(number) for number in _RETURNS if number in missing]
    wanted += [f"returns from colleagues or from you ({', '.join(returns)})"] if returns else []
    if not wanted:
        return "No figures that we wait for would let us say more."
    return f"To say more, for the indicator in brackets{once}: {'; '.join(wanted)}."


def _years(cure: Cure) -> str:
    return f", {cure.years[0].label} to {cure.years[-1].label}" if cure.years else ""


def _numbers(cure: Cure) -> str:
    return ", ".join(map(str, sorted(cure.indicators)))


def _used(profile: SchoolProfile) -> list[Mapping[str, str]]:
    """The thresholds of the tests made, as the assessment kept them."""
    used = {line for finding in profile.made for line in finding.lines}
    return [row for row in profile.kept.thresholds if row["id"] in used]


def _lines_in_words(profile: SchoolProfile) -> str:
    rows = [row for row in _used(profile) if row["unit"] in _PLAIN_UNITS]
    if not rows:
        return "No line was used."
    said = "; ".join(in_short(row) for row in rows)
    return f"{said[0].upper()}{said[1:]} ({_whose(rows)}). Limits of chance: ask us."


def _whose(rows: Sequence[Mapping[str, str]]) -> str:
    whose = dict.fromkeys(f"{_standing(row)}, {_day(row['set_on'])}" for row in rows)
    return "; ".join(whose)


def _standing(row: Mapping[str, str]) -> str:
    """Whose lines they are: the team's own with who agreed them, or those that came with the software."""
    by = "as they came with our software" if _AS_SHIPPED in row["owner"] else f"set by {row['owner']}"
    return f"{row['standing']}s, {by}" if row["standing"] == _LOCAL else f"{row['standing']}, {by}"


def _day(text: str) -> str:
    return in_words(date.fromisoformat(text))


def _value(row: Mapping[str, str]) -> str:
    return line_value(row["value"], row["unit"])


def has_lines(profile: SchoolProfile) -> bool:
    """Whether the lines stand in a table: not where there are many, which would take half a page."""
    return 0 < len(_beside_chance(profile)) <= _MOST_LINES


def _beside_chance(profile: SchoolProfile) -> list[Mapping[str, str]]:
    """The lines of the tests made that are no limits of chance."""
    return [row for row in _used(profile) if row["unit"] not in _OF_CHANCE]


def _lines_table(profile: SchoolProfile) -> Iterator[Block]:
    """The lines; the limits of chance that stand beside them are put together in a note."""
    used, rows = _used(profile), _beside_chance(profile)
    limits = "; ".join(in_short(row) for row in used if row not in rows)
    yield Table(
        "",
        (Column("Line of a test", width=7.4), Column("Set at", width=2.4)),
        tuple((words(sentence_case(row["label"])), words(_value(row))) for row in rows),
        "The lines that the tests used, each with its value.",
        small=True,
        notes=(f"These are {_whose(used)}.", *([f"Limits of chance: {limits}."] if limits else [])),
    )


def _sources_in_words(profile: SchoolProfile) -> str:
    """The sources of one kind together, each with its number, its year and the day it was published."""
    kinds: dict[str, list[tuple[str, date]]] = {}
    for number, title, day in Sources(profile).listed():
        kind, _, year = title.rpartition(", ")
        which = f"{number}, {year}" if kind else str(number)
        kinds.setdefault(kind or title, []).append((which, day))
    files = _by_publisher({kind: _published(each) for kind, each in kinds.items()}) or _NO_SOURCE
    return f"{files}{_records(profile)}"


def _by_publisher(published: Mapping[str, str]) -> str:
    """A sentence for each publisher, named once, with its kinds of source in order of first use."""
    every: dict[str, list[str]] = {}
    for kind, which in published.items():
        publisher, colon, what = kind.rpartition(": ")
        every.setdefault(f"{publisher}{colon}", []).append(f"{what} ({which})")
    return " ".join(f"{publisher}{'; '.join(each)}." for publisher, each in every.items())


def _published(each: Sequence[tuple[str, date]]) -> str:
    """The releases of a kind with the day of each; day and month once where all came out on one."""
    days = [day for _, day in each]
    if len(days) == 1 or len({(day.month, day.day) for day in days}) > 1:
        return "; ".join(f"{which}, {in_words(day)}" for which, day in each)
    years = listed([in_words(days[0]), *(str(day.year) for day in days[1:])])
    return f"{'; '.join(which for which, _ in each)}: {years}"


def _records(profile: SchoolProfile) -> str:
    """The council's own records, where they were looked up: those of its work with the school."""
    if profile.casework is None:
        return ""
    return " Our records of the school."
