"""What the school can expect from the council, in the policy's words, with how often and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.blocks import Block, BulletList, Heading, Paragraph
from reportkit.judgement.policies import Offered
from reportkit.reports.citing import words
from reportkit.reports.profiles.school import Kind, SchoolProfile
from reportkit.reports.sections.school.standing import clause_of
from reportkit.settings.policies import Offer, Per

_MOST_POINTS = 10
_OFTEN = {1: "once", 2: "twice", 3: "three times"}
_EACH = {
    Per.HALF_TERM: "each half-term",
    Per.TERM: "each term",
    Per.MONTH: "each month of term",
    Per.YEAR: "each year",
    Per.THREE_YEARS: "every three years",
}
_SHORT = re.compile(r"\(([A-Za-z&]{2,6})\)$")


def what_to_expect(profile: SchoolProfile) -> list[Block]:
    """The lines that hold for the school today, the planned visits, and the abbreviations used."""
    offers = profile.entitlements.offers
    heading = Heading(1, "What you can expect")
    if not offers:
        said = "The policy has no line for a school like yours. We will agree with you what would help."
        return [heading, Paragraph(words(said))]
    return [
        heading,
        Paragraph(words(_introduction(profile))),
        BulletList(tuple(words(line) for line in _lines(profile))),
        *_explained(profile),
    ]


def _introduction(profile: SchoolProfile) -> str:
    visits = profile.entitlements.visits_per_year
    number = "" if not visits else f" That makes at least {visits} visits or meetings a year."
    undecided = " It may change once a category is decided." if profile.category is None else ""
    return f"The lines are the policy's own words.{number} Dates are to be agreed with you.{undecided}"


def _lines(profile: SchoolProfile) -> list[str]:
    """A point for each line; where there are many, and in the short profile, one for each rule."""
    offers = profile.entitlements.offers
    if profile.kind is Kind.FULL and len(offers) <= _MOST_POINTS:
        return [_line(offered) for offered in offers]
    rules = dict.fromkeys(offered.rule for offered in offers)
    return [_together([offered for offered in offers if offered.rule == rule]) for rule in rules]


def _together(offers: list[Offered]) -> str:
    """The lines of one rule as one point, with what it leaves open."""
    each = (_what(offered.offer) for offered in offers)
    said = ". ".join(f"{what[0].upper()}{what[1:]}" for what in each)
    asked = "".join(f" {offered.offer.ask}" for offered in offers if offered.offer.ask)
    return f"{said} ({clause_of(offers[0].clause)}).{asked}"


def _what(offer: Offer) -> str:
    may = " (if you wish, or as needed)" if offer.may else ""
    return f"{offer.what}{_how_often(offer)}{may}"


def _line(offered: Offered) -> str:
    offer = offered.offer
    asked = "".join(f" {said}" for said in (offer.ask, offer.our_reading) if said)
    what = _what(offer)
    return f"{what[0].upper()}{what[1:]} ({clause_of(offered.clause)}).{asked}"


def _how_often(offer: Offer) -> str:
    if offer.count is None or offer.per is None:
        return ""
    if any(word in offer.what for word in ("each term", "per half-term", "monthly")):
        return ": dates to be agreed"
    often = _OFTEN.get(offer.count, f"{offer.count} times")
    return f": {often} {_EACH[offer.per]}, dates to be agreed"


def _explained(profile: SchoolProfile) -> Iterator[Paragraph]:
    """The abbreviations that the lines use, spelt out."""
    said = " ".join(_line(offered) for offered in profile.entitlements.offers)
    used = [name for name in profile.pack.labels.values() if _is_used(name, said)]
    if used:
        yield Paragraph(words(f"Short forms: {'; '.join(dict.fromkeys(used))}."))


def _is_used(name: str, said: str) -> bool:
    """Whether the label's short form stands in the text without the long one beside it."""
    short = _SHORT.search(name)
    return bool(short and re.search(rf"\b{re.escape(short[1])}s?\b", said) and name not in said)
