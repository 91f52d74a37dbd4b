"""What the policy asks of the board next, and by when (H70 to H77, H83 to H90)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.casework.board import Role, find_composition_breaches
from reportkit.casework.calendar import MeetingDates, Status, renewal
from reportkit.casework.minute_book import MinuteBook, Sitting
from reportkit.casework.minuting.deciding import why_no_quorum
from reportkit.casework.minuting.rules import BoardTerms
from reportkit.casework.requirements import Requirement, Rules
from reportkit.vocabulary import in_words

_ELECTED = (Role.AUTHORITY_CO_CHAIR, Role.SCHOOLS_CO_CHAIR, Role.CLERK)


def board_follows(book: MinuteBook, terms: BoardTerms, sitting: Sitting | None) -> tuple[Requirement, ...]:
    """Of one meeting, or where it is about none of the board's membership; the earliest first."""
    found = [*_of_meeting(sitting, terms, book)] if sitting else [*_of_members(book, terms)]
    return tuple(sorted(found, key=lambda one: one.due or date.max))


def forum_lines(dates: MeetingDates, as_at: date) -> tuple[str, ...]:
    """Where the Schools' Forum lies to the meeting (H83), and what to see to while minutes are due."""
    earliest = (
        f"The Schools' Forum after it may meet on {in_words(dates.earliest_forum)} at the earliest (H83)."
    )
    forum = dates.forum
    met = f"It {'meets next' if forum >= as_at else 'met'} on {in_words(forum)}." if forum else ""
    too_soon = "That is too soon after the meeting." if forum and forum < dates.earliest_forum else ""
    warned = dates.warnings if forum is None or dates.minutes.status(as_at) is Status.DUE else ()
    return (" ".join(filter(None, (earliest, met, too_soon))), *warned)


def _of_meeting(sitting: Sitting, terms: BoardTerms, book: MinuteBook) -> Iterator[Requirement]:
    dates, rules = terms.dates(sitting, book), Rules(terms.pack, terms.terms)
    when = in_words(sitting.day)
    if sitting.papers_sent is None and sitting.day < book.as_at:
        yield Requirement(f"record when the papers for {when} went to members", rules.clause("H84"))
    elif sitting.papers_sent is None:
        yield Requirement(
            f"send members the papers for {when}; later ones need a reason",
            rules.clause("H84"),
            dates.papers.due,
        )
    if sitting.attendance is None:
        yield Requirement(f"record who came on {when}", rules.clause("H86"), dates.minutes_target.due)
    if not sitting.minutes:
        yield Requirement(f"minute what was said on {when}", rules.clause("H86"), dates.minutes_target.due)
    yield from _sending(sitting, dates, rules)
    without = why_no_quorum(sitting, terms.quorum)
    for event, recommendation, answer in book.recommendations:
        if not answer and not without and event in [one for one, _ in sitting.recommendations]:
            yield Requirement(
                f"record what the Schools' Forum answers to “{recommendation.recommends}” ({event.id})",
                rules.clause("H90"),
            )


def _sending(sitting: Sitting, dates: MeetingDates, rules: Rules) -> Iterator[Requirement]:
    when = in_words(sitting.day)
    if not sitting.is_approved:
        again = " again, because they have changed since" if sitting.approval else ""
        yield Requirement(
            f"have a Co-Chair approve the minutes of {when}{again}; the day is the team's own target",
            rules.clause("H87"),
            dates.minutes_target.due,
        )
    if sitting.trail.sent_on is None:
        yield Requirement(
            f"send members the approved minutes of {when}", rules.clause("H87"), dates.minutes.due
        )
    elif not sitting.trail.went_as_they_stand:
        yield Requirement(
            f"send members the minutes of {when} again, because they have changed since", rules.clause("H87")
        )
    if sitting.to_forum is None:
        known = "" if dates.forum else ", once its day is known"
        yield Requirement(
            f"share the approved minutes of {when} with the Schools' Forum{known}",
            rules.clause("H88"),
            dates.forum,
        )


def _of_members(book: MinuteBook, terms: BoardTerms) -> Iterator[Requirement]:
    rules = Rules(terms.pack, terms.terms)
    people, elected = book.people(book.as_at), book.elected_on
    for breach in find_composition_breaches(people):
        words = f"{breach.words[0].lower()}{breach.words[1:]}"
        yield Requirement(f"see to the membership: {words}", rules.clause(breach.rule))
    for person in people:
        if person.role in _ELECTED and person.role not in elected:
            what = f"record when {person.name} was elected {person.role}"
            yield Requirement(what, rules.clause("H75"))
    for role, day in elected.items():
        again = renewal(terms.pack, "annual_election", f"elect the {role} again", day, terms.terms)
        yield Requirement(again.what, rules.clause("H75"), again.due)
    if book.reviewed_on:
        what = "review the membership again"
        again = renewal(terms.pack, "membership_review", what, book.reviewed_on, terms.terms)
        yield Requirement(what, rules.clause("H77"), again.due)
