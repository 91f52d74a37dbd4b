"""By when what a policy promises is due, from the term dates that the team has set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from reportkit.reports.wording import listed
from reportkit.settings import Terms
from reportkit.settings.policies import Offer, Per
from reportkit.vocabulary import Season, Term, halves, in_words

_OFTEN = {1: "once", 2: "twice", 3: "three times"}
_EACH = {
    Per.HALF_TERM: "in each half-term",
    Per.TERM: "in each term",
    Per.MONTH: "in each month",
    Per.YEAR: "in each school year",
    Per.THREE_YEARS: "every three years",
}
_NO_DATE = "the next to be agreed, as we hold no date of the last"
# August alone has no days of term; a school year starts with the month after it.
_NO_TERM, _FIRST_MONTH = 8, 9
_A_DAY = timedelta(days=1)


def due(offer: Offer, terms: Terms, day: date) -> str:
    """How often, and by which days of the school year that `day` is in; "" for what has no frequency."""
    if offer.count is None or offer.per is None:
        return ""
    often = _OFTEN.get(offer.count, f"{offer.count} times")
    match offer.per:
        case Per.HALF_TERM:
            return f"{often} in each half-term: by {_days(half_terms(terms, day))}"
        case Per.TERM:
            return f"{often} in each term: by {_days(ends_of_terms(terms, day))}"
        case Per.MONTH:
            return f"{often} in each month, {_months(day)}"
        case Per.YEAR:
            return f"{often} by {in_words(end_of_year(day))}"
        case Per.THREE_YEARS:
            return f"{often} every three years, {_NO_DATE}"


def how_often(offer: Offer) -> str:
    """How often, without a day; "" for what has no frequency."""
    if offer.count is None or offer.per is None:
        return ""
    often = _OFTEN.get(offer.count, f"{offer.count} times")
    return f"{often} {_EACH[offer.per]}"


def end_of_year(day: date) -> date:
    """The last day of the school year that the day is in."""
    return date(day.year + (day.month >= _FIRST_MONTH), _NO_TERM, 31)


def ends_of_terms(terms: Terms, day: date) -> tuple[date, ...]:
    """The last day of each term of the school year that is not over: the day before the next starts."""
    return tuple(last for _, last in _stretches(terms, day) if last >= day)


def half_terms(terms: Terms, day: date) -> tuple[date, ...]:
    """The last day of each half of those terms that is not over. A half-term is half of a term."""
    ends = (end for stretch in _stretches(terms, day) for _, end in halves(*stretch))
    return tuple(end for end in ends if end >= day)


def _stretches(terms: Terms, day: date) -> Iterator[tuple[date, date]]:
    """First and last day of each term that is held of the school year."""
    over = end_of_year(day)
    for term in terms.in_order:
        if _year_of(term) == over.year and (after := _after(terms, term)):
            yield term.starts, min(after.starts - _A_DAY, over)


def _year_of(term: Term) -> int:
    """The calendar year in which the term's school year ends."""
    return term.starts.year + (term.season is Season.AUTUMN)


def _after(terms: Terms, term: Term) -> Term | None:
    return next((other for other in terms.in_order if other.starts > term.starts), None)


def _days(days: tuple[date, ...]) -> str:
    """The days as a list, the year said once for those that share it: 3 January, 11 April and ... 2027."""
    years = [day.year for day in days]
    last_of_year = [place + 1 == len(days) or years[place + 1] != year for place, year in enumerate(years)]
    return listed(
        [
            in_words(day) if is_last else f"{day.day} {day:%B}"
            for day, is_last in zip(days, last_of_year, strict=True)
        ]
    )


def _months(day: date) -> str:
    """The months of term that are left of the school year; in August, those of the next."""
    first = date(day.year, _FIRST_MONTH, 1) if day.month == _NO_TERM else day
    last = date(end_of_year(first).year, _NO_TERM - 1, 1)
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%B %Y}"
    return f"from {first:%B %Y} to {last:%B %Y}"
