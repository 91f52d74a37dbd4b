"""What the school can expect from the council, in the policy's words, with how often and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.blocks import Block, BulletList, Heading, Paragraph
from reportkit.judgement.policies import Offered
from reportkit.reports.citing import words
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.reports.sections.school.dates import dated
from reportkit.reports.sections.school.naming import clause_of
from reportkit.reports.sections.school.together import in_one_line, points, together
from reportkit.reports.sections.school.windows import how_often
from reportkit.reports.wording import counted, sentence_case
from reportkit.settings.policies import Offer, Per

_MOST_POINTS, _MOST_TOGETHER = 10, 2
_STRETCH = {Per.TERM: "term", Per.HALF_TERM: "half-term", Per.MONTH: "month", Per.YEAR: "year"}
_BY_TERM = (Per.TERM, Per.HALF_TERM)
_RENAMED = re.compile(r"^(?P<then>.+) \(now [^)]+\)$")
_SHORT = re.compile(r"\(([A-Za-z&]{2,6})\)")
# Short forms of the policies that none of their labels spells out.
_SPELT_OUT = ("local authority (LA)", "His Majesty’s Inspector (HMI)")


def what_to_expect(profile: SchoolProfile) -> list[Block]:
    """The lines that hold for the school today with their dates, abbreviations, and what is on record."""
    heading = Heading(1, "What you can expect")
    if not profile.entitlements.offers:
        said = f"{_no_line(profile)} We will agree with you what would help."
        return [heading, Paragraph(words(said)), *together(profile), *_names(profile)]
    if profile.kind is Kind.CLEAR:
        lines = [*_by_rule_in_short(profile), *in_one_line(profile), *_explained(profile)]
        return [heading, BulletList(tuple(map(words, lines)))]
    return [
        heading,
        Paragraph(words(_introduction(profile))),
        _offers(profile),
        *together(profile),
        *_names(profile),
    ]


def _no_line(profile: SchoolProfile) -> str:
    if profile.facts.maintained is None:
        return "What the policy offers hangs on who maintains the school, and we do not know that."
    return "The policy has no line for a school like yours."


def _introduction(profile: SchoolProfile) -> str:
    visits = profile.entitlements.visits_per_year
    often = counted(visits or 0, "visit or meeting", "visits or meetings")
    number = f"That makes at least {often} a year." if visits else ""
    undecided = "They may change after we have talked." if _is_undecided(profile) else ""
    said = ("The lines are the policy's own words.", number, _terms(profile), undecided)
    return " ".join(filter(None, said))


def _is_undecided(profile: SchoolProfile) -> bool:
    return profile.is_contacted and profile.category is None


def _terms(profile: SchoolProfile) -> str:
    """What a term and a half-term are, where a line has dates by them."""
    per = {offered.offer.per for offered in profile.entitlements.offers}
    half = " A half-term is half of it." if Per.HALF_TERM in per else ""
    return f"A term lasts until the next one starts.{half}" if per.intersection(_BY_TERM) else ""


def _offers(profile: SchoolProfile) -> BulletList:
    """A point for each line; where there are many, those of one rule under a point that names its clause."""
    offers = profile.entitlements.offers
    if len(offers) <= _MOST_POINTS:
        return BulletList(tuple(words(_line(profile, offered)) for offered in offers))
    points = [point for lines in _by_rule(profile) for point in _under(profile, lines)]
    return BulletList(tuple(words(said) for _, said in points), tuple(level for level, _ in points))


def _by_rule_in_short(profile: SchoolProfile) -> list[str]:
    """A point for each rule, for which the short profile has room."""
    return [_together(profile, lines) for lines in _by_rule(profile)]


def _by_rule(profile: SchoolProfile) -> list[list[Offered]]:
    """The lines of each rule, in the policy's order."""
    rules: dict[str, list[Offered]] = {}
    for offered in profile.entitlements.offers:
        rules.setdefault(offered.rule, []).append(offered)
    return list(rules.values())


def _under(profile: SchoolProfile, offers: list[Offered]) -> Iterator[tuple[int, str]]:
    """The points of one rule, each with its level; a few lines are one point."""
    if len(offers) <= _MOST_TOGETHER:
        yield 0, _together(profile, offers)
        return
    yield 0, f"From the policy ({_clauses(offers)}):"
    yield from ((1, _asked(profile, offered)) for offered in offers)


def _asked(profile: SchoolProfile, offered: Offered) -> str:
    """The line as a sentence without its clause, with what it leaves open and how we read it."""
    return f"{sentence_case(_what(profile, offered))}.{_left_open(offered)}{_our_reading(offered)}"


def _together(profile: SchoolProfile, offers: list[Offered]) -> str:
    """The lines of one rule as one point, with what it leaves open."""
    said = ". ".join(sentence_case(_what(profile, offered)) for offered in offers)
    return f"{said} ({_clauses(offers)}).{''.join(map(_left_open, offers))}"


def _left_open(offered: Offered) -> str:
    """What the line leaves open, after a space; "" for nothing."""
    return f" {offered.offer.ask}" if offered.offer.ask else ""


def _our_reading(offered: Offered) -> str:
    """How we read the line, after a space; "" where it needs no reading."""
    return f" {offered.offer.our_reading}" if offered.offer.our_reading else ""


def _clauses(offers: list[Offered]) -> str:
    """The clauses of the lines, each named once."""
    return "; ".join(dict.fromkeys(part for line in offers for part in clause_of(line.clause).split("; ")))


def _what(profile: SchoolProfile, offered: Offered) -> str:
    offer, when = offered.offer, dated(profile, offered)
    if _says_how_often(offer):
        when = when.removeprefix(f"{how_often(offer)}: ")
    joint = ", " if ": " in when else ": "
    return f"{offer.what}{' (may be offered)' if offer.may else ''}{f'{joint}{when}' if when else ''}"


def _says_how_often(offer: Offer) -> bool:
    """Whether the policy's own words say already that it is once in such a stretch of time."""
    stretch = _STRETCH.get(offer.per) if offer.per and offer.count == 1 else None
    return stretch is not None and re.search(rf"\b(each|per) {stretch}\b", offer.what) is not None


def _line(profile: SchoolProfile, offered: Offered) -> str:
    beside = f"{_left_open(offered)}{_our_reading(offered)}"
    return f"{sentence_case(_what(profile, offered))} ({clause_of(offered.clause)}).{beside}"


def _names(profile: SchoolProfile) -> Iterator[Paragraph]:
    yield from (Paragraph(words(said)) for said in _explained(profile))


def _explained(profile: SchoolProfile) -> Iterator[str]:
    """The abbreviations that are used, spelt out, and the bodies that have another name now."""
    lines = [_line(profile, offered) for offered in profile.entitlements.offers]
    said = " ".join([*lines, *points(profile)])
    names = (*profile.pack.labels.values(), *_SPELT_OUT)
    used = [name for name in names if _is_used(name, said)]
    if used:
        named = "; ".join(dict.fromkeys(used)).replace("DfE", "Department for Education")
        yield f"Names used: {named}."


def _is_used(name: str, said: str) -> bool:
    """Whether the text has the label's former name, or its short form without the long one beside it."""
    if renamed := _RENAMED.search(name):
        return renamed["then"] in said
    short = _SHORT.search(name)
    return bool(short and re.search(rf"\b{re.escape(short[1])}s?\b", said) and name not in said)
