"""How a line of an offer is qualified: how often, for whom, and whether it is certain."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.reports.wording import counted, listed
from reportkit.settings.policies import Offer, Per, Phase

_SCHOOLS = {
    Phase.NURSERY: "nurseries",
    Phase.PRIMARY: "primary schools",
    Phase.SECONDARY: "secondary schools",
    Phase.ALL_THROUGH: "all-through schools",
    Phase.SPECIAL: "special schools",
    Phase.PRU: "pupil referral units",
    Phase.SIXTEEN_PLUS: "schools for pupils over 16",
}
_EACH = {
    Per.TERM: "in each term",
    Per.HALF_TERM: "in each half-term",
    Per.MONTH: "in each month of term",
    Per.YEAR: "a year",
    Per.THREE_YEARS: "every three years",
}


def offer_terms(offer: Offer) -> str:
    """In brackets how often, for which phases and whether for certain; then what is left open."""
    told = "; ".join(_qualities(offer))
    notes = (note for note in (offer.ask, offer.our_reading) if note)
    return " ".join([*([f"({told})"] if told else []), *notes])


def _qualities(offer: Offer) -> Iterator[str]:
    if offer.count and offer.per:
        yield f"{how_often(offer.count)} {_EACH[offer.per]}"
    if offer.phases:
        yield f"for {listed([_SCHOOLS[phase] for phase in offer.phases])}"
    if offer.may:
        yield "may be offered"
    if offer.makes_certain:
        yield f"in place of: {offer.makes_certain}"


def how_often(count: int) -> str:
    """A count as an adverb: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, counted(count, "time", "times"))
