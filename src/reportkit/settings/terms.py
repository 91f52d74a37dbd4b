"""Term dates, and which term a day belongs to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reportkit.exceptions import UsageError
from reportkit.settings.reading import Setting, read_settings
from reportkit.vocabulary import Season, Term


class _Start(Setting):
    season: Season
    starts: date


class Terms(Setting):
    """`params/terms.yaml`: when each term starts. A term lasts until the next starts (A3.23)."""

    terms: tuple[_Start, ...]

    @property
    def in_order(self) -> tuple[Term, ...]:
        """Every term, earliest first."""
        return tuple(sorted(Term(entry.starts, entry.season) for entry in self.terms))

    def at(self, day: date) -> Term:
        """The term the day belongs to. Raises UsageError for a day outside the dates given."""
        begun = [term for term in self.in_order if term.starts <= day]
        if not begun or begun[-1] == self.in_order[-1]:
            raise UsageError(
                f"{day:%d/%m/%Y} is outside the term dates in params/terms.yaml. Add the terms around it."
            )
        return begun[-1]

    def before(self, term: Term) -> Term | None:
        """The term before, None for the first one given."""
        earlier = [other for other in self.in_order if other.starts < term.starts]
        return earlier[-1] if earlier else None

    def after(self, term: Term) -> Term:
        """The term after; there is one for every term that `at` answers."""
        return next(other for other in self.in_order if other.starts > term.starts)


def read_terms(params: Path) -> Terms:
    """The term dates."""
    return read_settings(params / "terms.yaml", Terms)
