"""Seats that two people cannot have at once: a chair of the board, and the headship of a school."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from reportkit.casework.board import Person, Role
from reportkit.casework.events.board_kinds import Member
from reportkit.casework.minute_book import MinuteBook
from reportkit.vocabulary import Urn, in_words

_CHAIRS = (Role.AUTHORITY_CO_CHAIR, Role.SCHOOLS_CO_CHAIR)
Pair = tuple[Person, Person]


def shared_seats(book: MinuteBook) -> Iterator[str]:
    """Each as a sentence that says what to do; of the same two people once, with the first day of it."""
    found: dict[tuple[str, str, str], str] = {}
    for day in sorted({event.happened_on for event, _ in book.all(Member)}):
        people = book.people(day)
        for role, pair in _in_chairs(people):
            found.setdefault((role, *_ids(pair)), _two_chairs(role, pair, day))
        for urn, pair in _heading(people):
            found.setdefault((urn, *_ids(pair)), _two_heads(urn, pair, day))
    yield from found.values()


def _in_chairs(people: Iterable[Person]) -> Iterator[tuple[Role, Pair]]:
    for one, other in combinations(people, 2):
        if one.role is other.role and one.role in _CHAIRS:
            yield one.role, (one, other)


def _heading(people: Iterable[Person]) -> Iterator[tuple[Urn, Pair]]:
    members = [person for person in people if person.is_member]
    for one, other in combinations(members, 2):
        yield from ((urn, (one, other)) for urn in one.leads if urn in other.leads)


def _two_chairs(role: Role, pair: Pair, day: date) -> str:
    first, then = pair
    return (
        f"{first.name} and {then.name} would both be {role} on {in_words(day)}, and one person holds that "
        f"chair (H76). If {then.name} follows, record first that {first.name} has another seat or left, from "
        f"that day or an earlier one on:  reportkit board member --id {first.id} ...  or  reportkit board "
        f"leave --member {first.id}"
    )


def _two_heads(urn: Urn, pair: Pair, day: date) -> str:
    first, then = pair
    return (
        f"{first.name} and {then.name} would both be head of the school {urn} on {in_words(day)}, and it has "
        f"one headteacher, who counts once for a vote (H79). If {then.name} follows, record first that "
        f"{first.name} leads it no more, from that day or an earlier one on:  reportkit board member --id "
        f"{first.id} ...  without  --leads {urn} . If they share the post, name it for one of them"
    )


def _ids(pair: Pair) -> tuple[str, str]:
    return pair[0].id, pair[1].id
