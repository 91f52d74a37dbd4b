"""Rules on dates: something due so long before or after a day, so often in a stretch, or on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from reportkit.exceptions import UsageError
from reportkit.settings.policies.need import Need
from reportkit.settings.policies.strict import Day, Text, Whole
from reportkit.settings.terms import Terms
from reportkit.vocabulary import Term, halves, plus_months

_A_DAY = timedelta(days=1)
_AUGUST = 8


class CountedDate(Need):
    """Due `count` `unit`s before the day of `of`, or within so many after it."""

    relation: Literal["before", "within"]
    count: Whole
    unit: Literal["day", "month", "term"]
    of: Text

    def due(self, day: date, terms: Terms) -> date:
        """The last day on which it is in time, where `of` is on `day`.

        Terms are counted from the one after that day's, to the end of the last (A3.23). Raises UsageError
        where the dates of those terms are not given.
        """
        count = self.count if self.relation == "within" else -self.count
        match self.unit:
            case "day":
                return day + timedelta(days=count)
            case "month":
                return plus_months(day, count)
            case "term":
                return _end_of_term(terms, day, count)


class RecurringDate(Need):
    """Done at least `count` times in every stretch, by the day of the year `until` where one is set."""

    relation: Literal["every"]
    count: Whole
    of: Literal["half-term", "term", "school year"]
    until: Annotated[str, Field(pattern=r"^\d\d-\d\d$")] | None = None

    @model_validator(mode="after")
    def _closes_a_year(self) -> Self:
        if self.until is not None and self.of != "school year":
            raise ValueError("only a school year has a day “until”")
        return self

    def is_kept(self, done: Sequence[date], day: date, terms: Terms) -> bool:
        """Whether it was done often enough in the stretch that `day` is in."""
        first, last = self.stretch(day, terms)
        return sum(first <= each <= last for each in done) >= self.count

    def stretch(self, day: date, terms: Terms) -> tuple[date, date]:
        """The first and the last day that count. A half-term is half of a term (A3.9)."""
        first, last = _stretch(self.of, day, terms)
        if self.until is None:
            return first, last
        closing = (date.fromisoformat(f"{year}-{self.until}") for year in (first.year, last.year))
        return first, min(end for end in closing if first <= end <= last)


class FixedDate(Need):
    """Due on one day."""

    relation: Literal["by"]
    day: Day

    def due(self, _day: date, _terms: Terms) -> date:
        """The day, whatever it is asked for."""
        return self.day


DateRule = Annotated[CountedDate | RecurringDate | FixedDate, Field(discriminator="relation")]


def _stretch(of: str, day: date, terms: Terms) -> tuple[date, date]:
    if of == "school year":
        ends = date(day.year + (day.month > _AUGUST), _AUGUST, 31)
        return date(ends.year - 1, _AUGUST + 1, 1), ends
    first, last = _days_of(terms, terms.at(day))
    if of == "term":
        return first, last
    early, late = halves(first, last)
    return early if day <= early[1] else late


def _days_of(terms: Terms, term: Term) -> tuple[date, date]:
    return term.starts, terms.after(term).starts - _A_DAY


def _end_of_term(terms: Terms, day: date, count: int) -> date:
    """The last day of the term so many after that of the day."""
    starts = [term.starts for term in terms.in_order]
    after = starts.index(terms.at(day).starts) + count + 1
    if not 0 <= after < len(starts):
        raise UsageError(
            f"The term dates in params/terms.yaml do not reach {abs(count)} terms from {day:%d/%m/%Y}. "
            "Add the terms that are missing."
        )
    return starts[after] - _A_DAY
