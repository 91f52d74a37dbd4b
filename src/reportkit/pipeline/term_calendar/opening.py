"""What a term's calendar is made from: settings, the board's record, and what the team did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportkit.casework.calendar import Counting, Days, read_periods
from reportkit.casework.events import Event
from reportkit.casework.events.strand_kinds import Gathering
from reportkit.casework.events.support_kinds import SchoolReview
from reportkit.casework.minute_book import open_minute_book
from reportkit.casework.register import Casefile, casefile
from reportkit.casework.requirements import Rules, SchoolFacts, Subject, school_reviews
from reportkit.casework.reviews import ReviewStatus
from reportkit.casework.schedule import (
    BoardRules,
    Schedule,
    SchoolLine,
    Span,
    TeamRecord,
    board_schedule,
    school_lines,
    team_schedule,
    term_span,
)
from reportkit.casework.schedule.team_days import reviews_in_words
from reportkit.casework.store import open_store
from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.schools import read_schools
from reportkit.exceptions import UsageError
from reportkit.pipeline.casework.asking import Asked, check_officer
from reportkit.pipeline.casework.books import open_register
from reportkit.places import Places
from reportkit.settings import Authority, Terms, read_authority, read_bank_holidays, read_terms
from reportkit.settings.policies import PolicyPack, read_pack
from reportkit.vocabulary import Term

_BOARD = "papers_due"


@dataclass(frozen=True, slots=True)
class AskedCalendar:
    """Whose calendar of which term (its slug, "" for the day's own), and who reads it and why.

    The part of the schools is read only where both `who.by` and `who.why` are given.
    """

    who: Asked
    term: str = ""

    @property
    def is_named(self) -> bool:
        """Whether somebody asks for the schools' part too."""
        return bool(self.who.why.strip())


@dataclass(frozen=True, slots=True)
class TermCalendar:
    """The calendar as known on a day; `of_schools` is None where nobody asked for that part."""

    authority: Authority
    slug: str
    term: Term
    span: Span
    as_at: date
    counting: Counting
    schedule: Schedule
    of_schools: tuple[SchoolLine, ...] | None
    has_casework: bool
    notes: tuple[str, ...] = ()


def open_calendar(places: Places, asked: AskedCalendar) -> TermCalendar:
    """The calendar of a term. That somebody reads the schools' part is recorded first (H119).

    Raises UsageError for a term or an authority that is not set up, or an authority without a policy.
    """
    who = asked.who
    if asked.is_named:
        check_officer(who.by)
    authority, terms = read_authority(places.params, who.authority), read_terms(places.params)
    term = term_of(terms, asked.term, who.on)
    rules = Rules(_pack(places, authority, who.policy), terms)
    counting = Counting(authority.board.counting)
    of_schools = _of_schools(places, asked, rules, term_span(terms, term))
    events = open_store(places.casework).events(who.authority) if places.has_casework else ()
    return TermCalendar(
        authority,
        who.authority,
        term,
        term_span(terms, term),
        who.on,
        counting,
        _schedule(places, who, authority, rules, events, term),
        of_schools,
        places.has_casework,
    )


def term_of(terms: Terms, slug: str, day: date) -> Term:
    """The term of that slug, or the day's. Raises UsageError for one that the settings do not have."""
    if not slug:
        return terms.at(day)
    known = terms.in_order[:-1]
    found = next((term for term in known if term.slug == slug), None)
    if found is None:
        raise UsageError(
            f"There is no term “{slug}” in params/terms.yaml, or it is the last and its end is not known. "
            f"The last that can be shown is {known[-1].slug}."
        )
    return found


def _pack(places: Places, authority: Authority, policy: str) -> PolicyPack:
    named = policy or authority.policy
    if not named:
        raise UsageError(
            f"{authority.name} has no policy, so nothing says what is due when. Name one with --policy."
        )
    return read_pack(places.params, named)


def _schedule(
    places: Places, who: Asked, authority: Authority, rules: Rules, events: Sequence[Event], term: Term
) -> Schedule:
    holidays = read_bank_holidays(places.params)
    gathered = [event for event in events if event.urn is None]
    record = TeamRecord(
        who.on,
        _assessed_on(places, who.authority, rules.pack.id),
        _gatherings(casefile(gathered, who.on)),
        _reviews(places, who, authority, rules, events, term),
        holidays,
    )
    team = team_schedule(authority, rules, record, term)
    if rules.pack.deadline(_BOARD) is None:
        return team
    days = Days(Counting(authority.board.counting), holidays)
    set_by = authority.board
    periods = read_periods(rules.pack, set_by.minutes_target, days, set_by.forum_papers_before)
    board = BoardRules(rules.pack, rules.terms, periods, set_by.forum_on)
    return board_schedule(open_minute_book(gathered, who.on), board, term) + team


def _gatherings(file: Casefile) -> Casefile:
    return Casefile(file.as_at, file.of(Gathering))


def _assessed_on(places: Places, authority: str, policy: str) -> tuple[date, ...]:
    """The days of the risk assessments that are kept, under that policy."""
    kept = places.snapshots.glob(f"{authority}/*/{policy}")
    return tuple(sorted(date.fromisoformat(folder.parent.name) for folder in kept))


def _of_schools(
    places: Places, asked: AskedCalendar, rules: Rules, span: Span
) -> tuple[SchoolLine, ...] | None:
    if not asked.is_named:
        return None
    opened = open_register(places, asked.who, "calendar")
    return school_lines(opened.subjects, rules, span)


def _reviews(
    places: Places, who: Asked, authority: Authority, rules: Rules, events: Iterable[Event], term: Term
) -> str:
    """How many School Reviews are due and overdue, and no school's name."""
    if not rules.has("H39"):
        return ""
    if not places.siod.is_file():
        return "How many cannot be said, because no list of schools is loaded."
    found = school_reviews(_reviewed(places, who, authority, tuple(events)), rules)
    if found.none_on_record:
        return "How many cannot be said, because no School Review is on record for any school."
    overdue = len(found.of(ReviewStatus.OVERDUE))
    until = term_span(rules.terms, rules.terms.at(who.on)).last
    return reviews_in_words(len(found.of(ReviewStatus.DUE)), overdue, until)


def _reviewed(
    places: Places, who: Asked, authority: Authority, events: Sequence[Event]
) -> tuple[Subject, ...]:
    """Each school with its School Reviews and nothing else that is on record of it."""
    with Siod.open(places.siod, read_only=True) as siod:
        schools = read_schools(siod, authority.area, who.on).schools
    subjects = []
    for school in schools:
        mine = casefile([event for event in events if event.urn in school.urns], who.on)
        facts = SchoolFacts(school.urn, school.name, maintained=school.is_maintained)
        subjects.append(Subject(facts, Casefile(who.on, mine.of(SchoolReview))))
    return tuple(subjects)
