"""Paper C: support for schools and its impact, as counts from which no school can be told (H52, H67, B5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportkit.blocks import Align, Block, BulletList, Callout, Column, Heading, Inline, Paragraph, Table
from reportkit.reports.citing import words
from reportkit.reports.profiles.support import Counted, Improvement, Line, SupportProfile
from reportkit.reports.sections.board.front import Cover, cover
from reportkit.reports.sections.expected import Parts
from reportkit.reports.wording import counted, number_word, sentence_case
from reportkit.vocabulary import in_words

TITLE = "Paper C: support for schools and its impact"
WITHHELD = "withheld"
_NOTE = (
    "Withheld: fewer than three schools that no published inspection names, or perhaps none. A number from "
    "which that could be worked out is withheld too: beside what is public, beside the other numbers, or "
    "beside what members were given this term."
)
_COVER = Cover(
    letter="C",
    owner="School Improvement Team",
    purpose="Discuss whether support reaches the schools that need it, and whether it helps.",
    recommends="Say where support is thin, or has gone on too long, and what Schools’ Forum is to be asked.",
    finance="None from this paper. What support costs is not on record here.",
    equality="Support is counted by phase. A phase of one or two schools stands with others, so that no "
    "school is singled out.",
    data_protection="Counts of schools alone. A count that could tell of one or two schools whose place is "
    "confidential is withheld. Published inspections are public.",
    information="For members of the board. No school is named. It may be read in public.",
)


def front(profile: SupportProfile) -> list[Block]:
    """The cover sheet."""
    return cover(profile.board, TITLE, _COVER)


def register(profile: SupportProfile) -> list[Block]:
    """How many schools there are, are placed by published inspections, are on the register, have support."""
    counts = profile.counts
    heading = Heading(1, "Schools on the register, and with support")
    about = Paragraph(
        words(
            "The council keeps a register of the schools that it supports most closely. Published "
            "inspections place some schools there by themselves, and anyone can look those up. Which others "
            f"are on it is confidential.{_SUPPORT if counts.is_on_record else ''}"
        )
    )
    table = _with_support(profile) if counts.is_on_record else _public_alone(profile)
    return [heading, about, table, *([] if counts.is_on_record else [_nothing(profile)])]


def routes(profile: SupportProfile) -> list[Block]:
    """From whom schools have support: other schools first, the borough until it can hand back (H52)."""
    if not profile.counts.is_on_record:
        return []
    plan = (
        "The plan is that schools support each other first. The borough steps in where that takes too long."
    )
    twice = "A school may have support by more than one route, so the rows do not add up."
    day = in_words(profile.counts.as_at)
    columns = (Column("Support from", width=2.2), Column("Schools", Align.RIGHT, 1.4))
    rows = tuple((words(_ROUTES[one.label]), words(_cell(one.number))) for one in profile.counts.routes)
    described = "For each source of support, how many schools have it."
    notes = _notes(one.number for one in profile.counts.routes)
    table = Table(f"Schools with support on {day}, by route", columns, rows, described, notes)
    return [Heading(1, "How support reaches schools"), Paragraph(words(f"{plan} {twice}")), table]


def done(profile: SupportProfile) -> list[Block]:
    """Visits, reviews and meetings as totals, and what of the support promised was given."""
    if not profile.counts.is_on_record:
        return []
    columns = (Column("What was done", width=2.2), Column("Number on record", Align.RIGHT, 1.4))
    since = f"Since {in_words(profile.counts.term_began)}"
    found, described = profile.counts.done, f"{since}, what was done, as totals."
    table = Table(since, columns, _done_rows(found), described, _notes(one.number for one in found))
    return [Heading(1, "What was done this term"), table, Paragraph(words(_promised(profile)))]


def impact(profile: SupportProfile) -> list[Block]:
    """What published inspections tell of the schools that they placed a year ago."""
    found = profile.counts.improvement
    points = (words(_better(found)), words(_LIMITS))
    return [Heading(1, "Are schools improving?"), BulletList(points)]


def expected_parts(profile: SupportProfile) -> Parts:
    """What the paper must hold."""
    first, last = "Schools on the register, and with support", "Are schools improving?"
    if not profile.counts.is_on_record:
        return Parts((first, last), 0, 2)
    return Parts((first, "How support reaches schools", "What was done this term", last), 0, 4)


_SUPPORT = (
    " Support here means help arranged from another school, the borough or others that still goes on. "
    "Visits are counted below."
)
_ROUTES = {"school-to-school": "Other schools", "borough": "The borough", "other": "Others"}
_LIMITS = (
    "We cannot say that support is the cause, because schools also change for other reasons. We cannot say "
    "how schools that are not placed by an inspection moved, because that would tell which they are."
)


def _with_support(profile: SupportProfile) -> Table:
    day = in_words(profile.counts.as_at)
    columns = (
        Column("Schools", width=1.7),
        Column("All", Align.RIGHT, 0.5),
        Column("Placed by a published inspection", Align.RIGHT, 1.0),
        Column("On the register", Align.RIGHT, 1.1),
        Column("With support", Align.RIGHT, 1.1),
    )
    described = "Schools by phase: all, placed by published inspections, on the register, with support."
    lines = _lines(profile)
    notes = _notes(number for line in lines for number in (line.on_register, line.supported))
    return Table(f"Schools on {day}", columns, tuple(map(_row, lines)), described, notes)


def _public_alone(profile: SupportProfile) -> Table:
    columns = (
        Column("Schools", width=2.2),
        Column("All", Align.RIGHT, 0.8),
        Column("Placed by a published inspection", Align.RIGHT, 1.4),
    )
    rows = tuple(_row(line)[:3] for line in _lines(profile))
    described = "Schools by phase: all, and those that published inspections place on the register."
    return Table(f"Schools on {in_words(profile.counts.as_at)}", columns, rows, described)


def _nothing(profile: SupportProfile) -> Callout:
    team = profile.board.authority.team
    said = (
        "We cannot say how many schools have support, by which route, or what was done, because nothing is "
        f"on record of any school. Once the {team} records placements, support and visits, this paper counts "
        "them."
    )
    return Callout("Nothing is on record", words(said))


def _lines(profile: SupportProfile) -> tuple[Line, ...]:
    return (*profile.counts.lines, profile.counts.whole)


def _row(line: Line) -> tuple[Inline, ...]:
    numbers = (str(line.schools), str(line.placed), _cell(line.on_register), _cell(line.supported))
    return tuple(words(text) for text in (sentence_case(line.label), *numbers))


def _done_rows(found: Sequence[Counted]) -> tuple[tuple[Inline, ...], ...]:
    return tuple(
        (words(sentence_case(one.label.removesuffix(" this term"))), words(_cell(one.number)))
        for one in found
    )


def _cell(number: int | None) -> str:
    return WITHHELD if number is None else str(number)


def _notes(numbers: Iterable[int | None]) -> tuple[str, ...]:
    """Why a number of a table is withheld; nothing where none is."""
    return (_NOTE,) if None in tuple(numbers) else ()


def _promised(profile: SupportProfile) -> str:
    """In tenths: exact shares would tell how many schools there are."""
    found = profile.counts.promised
    if found is None:
        return (
            "We cannot say how much of the support promised was given, because that would tell of too few "
            "schools."
        )
    return (
        f"Of the contacts that schools on the register are promised, {_tenths(found.done)} are done already. "
        f"{sentence_case(_tenths(found.missed))} were not done in time; the rest are still to come."
    )


def _tenths(number: int) -> str:
    match number:
        case 0:
            return "hardly any"
        case 10:
            return "nearly all"
        case _:
            return f"about {number_word(number)} in ten"


def _better(found: Improvement) -> str:
    placed = counted(found.placed, "school", "schools")
    if not found.placed:
        return f"On {in_words(found.since)} published inspections placed no school on the register."
    inspected = "none of them has" if not found.inspected else _have(found.inspected)
    better = "none is" if not found.better else counted(found.better, "is", "are")
    return (
        f"A year before, on {in_words(found.since)}, published inspections placed {placed} on the "
        f"register. By the inspections that we hold, {inspected} been inspected since, and {better} now good "
        "or better."
    )


def _have(number: int) -> str:
    return counted(number, "has", "have")
