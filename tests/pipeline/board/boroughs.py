"""A borough of invented schools, each with what is public of it and what is on record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count

from reportkit.casework.events.register_kinds import Decision, Removal
from reportkit.casework.events.support_kinds import HandBack, Source, Support
from reportkit.casework.requirements import Promise
from reportkit.pipeline.board.counting import count_support
from reportkit.pipeline.board.schools import KnownBorough, KnownSchool
from reportkit.reports.profiles.support import SupportCounts
from reportkit.vocabulary import Urn
from tests.casework.events.builders import TODAY
from tests.casework.requirements.builders import HILLINGDON, Happened, placed, rules, subject, visited

TERM_BEGAN, YEAR_AGO = date(2026, 9, 1), date(2025, 11, 22)
_numbers = count(1)


def school(
    name: str = "",
    phase: str = "primary",
    *happened: Happened,
    public: bool = False,
    on: bool = False,
    routes: Iterable[Source] = (),
    visits: int = 0,
    proposed: bool = False,
    promises: tuple[Promise, ...] = (),
) -> KnownSchool:
    """One school; `public` says that a published inspection places it."""
    number = next(_numbers)
    urn, named = Urn(str(900000 + number)), name or f"Invented School {number}"
    done: list[Happened] = [(placed("ri_b", "H45") if public else placed(), 60)] if on else []
    done += [(Support(source=route, provider="Somebody", aspect="reading"), 40) for route in routes]
    done += [(visited(), 10)] * visits
    file = subject(*done, *happened, promises=promises, urn=urn, name=named, phase=phase)
    return KnownSchool((urn,), named, phase, public, proposed=proposed, subject=file)


def schools(number: int, phase: str = "primary", **said: object) -> list[KnownSchool]:
    """So many alike."""
    return [school("", phase, **said) for _ in range(number)]  # type: ignore[arg-type]  # as given


def borough(*some: Sequence[KnownSchool], is_on_record: bool = True) -> KnownBorough:
    """The borough of these schools."""
    listed = tuple(one for group in some for one in group)
    return KnownBorough(listed, YEAR_AGO, rules(HILLINGDON) if is_on_record else None)


def counted(known: KnownBorough, *before: Sequence[str]) -> SupportCounts:
    """What of it may be told."""
    return count_support(known, "wexcombe", TODAY, TERM_BEGAN, before)


def watched() -> Happened:
    """Decided that a school stays off the register for now."""
    return Decision(category="not_on_sarr", policy=HILLINGDON, on_register=False), 30


def removed() -> Happened:
    """Taken off the register."""
    return Removal(approved_by="Ann Officer"), 5


def handed_back(urn: str, number: int) -> Happened:
    """Support that ended; it was the school's event of that number."""
    return HandBack(of=f"{urn}-{number}"), 1
