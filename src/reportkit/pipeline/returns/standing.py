"""Who was asked for a return and who answered (H96, K29). Silence is told as silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reportkit.casework.events import Entry, Event, Named
from reportkit.casework.events.returns_kinds import ReturnsAsked
from reportkit.casework.register import casefile
from reportkit.casework.store import open_store
from reportkit.evidence.returns import TEAMS
from reportkit.evidence.siod.schools import School, read_schools
from reportkit.exceptions import UsageError
from reportkit.pipeline.keeping import open_data
from reportkit.pipeline.returns.answers import read_answers
from reportkit.places import Places
from reportkit.settings import read_authority
from reportkit.vocabulary import Urn, in_words


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """How a team stands: its last request (None if it was never asked) and the schools it answered for.

    `newest` is the day of its newest answer, None if there is none. Only answers given since it was asked
    count; a team that was never asked is counted from the beginning.
    """

    team: str
    request: Event | None
    answered: int
    schools: int
    newest: date | None

    def in_words(self, as_at: date) -> str:
        """A line for the person who has to ask again."""
        newest = f", newest {in_words(self.newest)}" if self.newest else ""
        given = f"answered for {self.answered} of {self.schools} schools{newest}"
        if not self.answered:
            given = "no return"
        return f"{self.team}: {self._asked(as_at)}; {given}."

    def _asked(self, as_at: date) -> str:
        if self.request is None or not isinstance(self.request.payload, ReturnsAsked):
            return "not asked"
        said = self.request.payload
        late = said.due_by < as_at and self.answered < self.schools
        due = f"{'overdue since' if late else 'due by'} {in_words(said.due_by)}"
        return f"{said.asked_of.name} asked on {in_words(self.request.happened_on)}, {due}"


@dataclass(frozen=True, slots=True)
class Request:
    """Which team is asked, whom, by whom, and by when an answer is needed."""

    team: str
    asked_of: str
    asked_by: str
    due_by: date


def ask_team(places: Places, authority: str, request: Request, on: date, now: datetime) -> Event:
    """The request recorded. Raises UsageError for a team that has no sheet in the workbook."""
    read_authority(places.params, authority)
    team = next((team for team in TEAMS if team.casefold() == request.team.strip().casefold()), None)
    if team is None:
        raise UsageError(f"There is no team “{request.team}”. There are: {', '.join(TEAMS)}.")
    if request.due_by < on:
        raise UsageError(f"The answer was due on {in_words(request.due_by)}, before it was asked for.")
    entry = Entry(
        authority=authority,
        urn=None,
        who=request.asked_by,
        recorded_at=now,
        happened_on=on,
        why="The team's return was asked for.",
        payload=ReturnsAsked(team=team, asked_of=Named(name=request.asked_of), due_by=request.due_by),
    )
    return open_store(places.casework).append(entry)[0]


def returns_standing(places: Places, authority: str, as_at: date) -> tuple[TeamStanding, ...]:
    """Every team, asked or not, as it stood at the end of a day."""
    settings = read_authority(places.params, authority)
    with open_data(places) as siod:
        schools = read_schools(siod, settings.area, as_at).schools
    events = open_store(places.casework).events(authority)
    return tuple(_standings(events, schools, as_at))


def _standings(events: Sequence[Event], schools: Sequence[School], as_at: date) -> Iterator[TeamStanding]:
    requests = casefile([event for event in events if event.urn is None], as_at).of(ReturnsAsked)
    answers = read_answers(events, as_at)
    now = {urn: school.urn for school in schools for urn in school.urns}
    for team in TEAMS:
        mine = [one for one in requests if isinstance(one.payload, ReturnsAsked) and one.payload.team == team]
        request = mine[-1] if mine else None
        since = request.happened_on if request else date.min
        given = [one for one in answers if one.team == team and one.on >= since and one.urn in now]
        answered: set[Urn] = {now[one.urn] for one in given}
        newest = max((one.on for one in given), default=None)
        yield TeamStanding(team, request, len(answered), len(schools), newest)
