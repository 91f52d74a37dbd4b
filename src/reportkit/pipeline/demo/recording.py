"""The stories of a term recorded by the product's own door, each act on its day, and each only once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from reportkit.casework.store import open_store
from reportkit.exceptions import CaseworkRefused
from reportkit.invented.team import Act, Cast, Story, Team
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.recording import record
from reportkit.places import Places
from reportkit.vocabulary import Urn

_WRITTEN_AT = time(16, tzinfo=UTC)
_KEY = "demo"


@dataclass(frozen=True, slots=True)
class Term:
    """What came of the acts: events by story and name, and by story why acts that were tried were refused."""

    events: dict[tuple[str, str], str] = field(default_factory=dict)
    refused: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Turn:
    """An act of a story, and when it is written down."""

    written_on: date
    story: Story
    act: Act

    @property
    def key(self) -> str:
        """What makes it one and the same act however often the term is run."""
        return f"{_KEY}:{self.story.id}:{self.story.acts.index(self.act)}"


def record_term(places: Places, authority: str, team: Team, cast: Cast) -> Iterator[Term]:
    """What came of the acts so far, after each; what a run before recorded is not recorded again."""
    held = {event.key: event.id for event in open_store(places.casework).events(authority)}
    term = Term()
    for turn in turns(team):
        if turn.key in held:
            term.events[turn.story.id, turn.act.name] = held[turn.key]
        else:
            _take(places, authority, team, cast, turn, term)
        yield term


def turns(team: Team) -> Sequence[Turn]:
    """Every act that is not in the workbook, in the order in which it is written down.

    Of one day a story's acts stand in their order.
    """
    found = [
        Turn(team.written_down(act.day), story, act)
        for story in team.stories
        for act in story.acts
        if story.school is None or not act.is_plain
    ]
    return sorted(found, key=lambda turn: turn.written_on)


def _take(places: Places, authority: str, team: Team, cast: Cast, turn: Turn, term: Term) -> None:
    story, act = turn.story.id, turn.act
    school = cast.get(story)
    asked = _asked(authority, team, turn, school.urn if school else None, term)
    named = {f"@{name}": event for (of, name), event in term.events.items() if of == story}
    urns = {f"$urn:{name}": str(one.urn) for name, one in cast.items()}
    heads = {f"$head:{name}": one.head for name, one in cast.items()}
    meant = _meant(act.says, named | urns | heads | {"$head": school.head if school else ""})
    try:
        term.events[story, act.name] = record(places, asked, act.act, meant).event.id
    except CaseworkRefused as refusal:
        if not act.tried:
            raise
        term.refused.setdefault(story, []).append(str(refusal))


def _asked(authority: str, team: Team, turn: Turn, urn: Urn | None, term: Term) -> Asked:
    act = turn.act
    return Asked(
        authority=authority,
        by=team.person(act.by),
        at=datetime.combine(turn.written_on, _WRITTEN_AT),
        on=act.day,
        why=act.why,
        who=team.person(act.who) if act.who else "",
        urn=urn,
        indicators=act.indicators,
        corrects=term.events[turn.story.id, act.corrects] if act.corrects else None,
        key=turn.key,
    )


def _meant(said: Mapping[str, object], named: Mapping[str, str]) -> dict[str, object]:
    """What an act says, with the ids of the events it names and the school's own people."""
    return {name: _replaced(value, named) for name, value in said.items()}


def _replaced(value: object, named: Mapping[str, str]) -> object:
    match value:
        case str():
            return named.get(value, value)
        case dict():
            return _meant(value, named)
        case list() | tuple():
            return tuple(_replaced(part, named) for part in value)
        case _:
            return value
