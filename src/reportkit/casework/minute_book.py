"""The board's minute book: everything on record of the board on a day, meeting by meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from reportkit.casework.board import Attendance, Person, Role
from reportkit.casework.calendar import Meeting as Held
from reportkit.casework.events import Event, Payload
from reportkit.casework.events import board_kinds as said
from reportkit.casework.events.kinds import BOARD
from reportkit.casework.events.register_kinds import Withdrawal
from reportkit.casework.papers import saying
from reportkit.casework.register import History, tell_history
from reportkit.casework.sendings import MinutesTrail, Step
from reportkit.vocabulary import Urn

# What the minutes of a meeting consist of.
MINUTED = (said.Attended, said.Minute, said.BoardDecision, said.Action, said.ForumRecommendation)
Kind = TypeVar("Kind", bound=Payload)
Said = tuple[tuple[Event, Kind], ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting and all that stands on record of it.

    `people` is everybody the board had on its day, members, clerk and people invited. Of what there is one
    of, such as the attendance, the newest counts; it is None where nothing is recorded. `changes` are the
    numbers of the events that changed what its minutes say; `recorded` is, by id, the number of the first
    where an event corrects that. `chairs` are, by the id of each approval, the Co-Chairs on the day of
    that: they may be others than at the meeting.
    """

    event: Event
    meeting: said.Meeting
    people: tuple[Person, ...]
    events: tuple[Event, ...]
    changes: tuple[int, ...] = ()
    recorded: Mapping[str, int] = field(default_factory=dict)
    chairs: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return self.meeting.on

    @property
    def members(self) -> tuple[Person, ...]:
        """Those who count for the quorum."""
        return tuple(person for person in self.people if person.is_member)

    @property
    def attendance(self) -> Attendance | None:
        """Who came; None while nothing is recorded of it."""
        found = self._newest(said.Attended)
        return Attendance(self._named(found.present)) if found else None

    @property
    def apologies(self) -> tuple[Person, ...]:
        """Who sent apologies."""
        found = self._newest(said.Attended)
        return self._named(found.apologies) if found else ()

    @property
    def items(self) -> tuple[said.AgendaItem, ...]:
        """The items that its agenda has besides the standing ones."""
        return tuple(item for _, item in self._all(said.AgendaItem))

    @property
    def papers(self) -> Said[said.Paper]:
        """The papers that somebody brings, in the order recorded."""
        return self._all(said.Paper)

    @property
    def papers_before(self) -> Said[said.Paper]:
        """Those of them that were there when the papers first went out, all while none have gone."""
        return self.papers[: self._first_late]

    @property
    def papers_after(self) -> Said[said.Paper]:
        """Those that came after that: each goes out as an addendum (H84)."""
        return self.papers[self._first_late :]

    @property
    def _first_late(self) -> int:
        """How many papers stand before the papers first went out."""
        kinds = [type(event.payload) for event in self.events]
        before = kinds[: kinds.index(said.PapersSent)] if said.PapersSent in kinds else kinds
        return before.count(said.Paper)

    @property
    def minutes(self) -> tuple[said.Minute, ...]:
        """What was said, item by item, in the order recorded."""
        return tuple(minute for _, minute in self._all(said.Minute))

    @property
    def decisions(self) -> Said[said.BoardDecision]:
        """What was decided, in the order recorded."""
        return self._all(said.BoardDecision)

    @property
    def actions(self) -> Said[said.Action]:
        """Who does what after it, in the order recorded."""
        return self._all(said.Action)

    @property
    def recommendations(self) -> Said[said.ForumRecommendation]:
        """What is recommended to the Schools' Forum."""
        return self._all(said.ForumRecommendation)

    @property
    def papers_sent(self) -> tuple[Event, said.PapersSent] | None:
        """When papers first went out."""
        return next(iter(self._all(said.PapersSent)), None)

    @property
    def approval(self) -> tuple[Event, Person] | None:
        """When the minutes were approved, and by whom of the board."""
        found = self._all(said.MinutesApproved)
        if not found:
            return None
        event, approved = max(found, key=lambda one: self._place(one[0]))
        return event, self.approver(event.id, approved.approved_by) or self.person(approved.approved_by)

    def approver(self, approval: str, number: str) -> Person | None:
        """The person of that id as Co-Chair on the day of the approval or of the meeting, else as a member.

        None for one who was not on the board on either day.
        """
        chairs = (one for one in self.chairs.get(approval, ()) if one.id == number)
        return next(chairs, None) or next((one for one in self.people if one.id == number), None)

    @property
    def is_approved(self) -> bool:
        """Whether a Co-Chair approved the minutes as they stand now (H87)."""
        return self.trail.approved_on is not None

    @property
    def trail(self) -> MinutesTrail:
        """What became of the minutes: changed, approved by a Co-Chair, sent to members."""
        approvals = (
            Step(event.happened_on, self._place(event))
            for event, one in self._all(said.MinutesApproved)
            if (person := self.approver(event.id, one.approved_by)) and person.is_co_chair
        )
        sendings = (
            Step(event.happened_on, self._place(event), one.draft)
            for event, one in self._all(said.MinutesSent)
        )
        return MinutesTrail(self.changes, tuple(approvals), tuple(sendings))

    @property
    def to_forum(self) -> tuple[Event, said.MinutesToForum] | None:
        """When the minutes went to the Schools' Forum."""
        return next(iter(self._all(said.MinutesToForum)), None)

    @property
    def annex_asked(self) -> Event | None:
        """The record that the board asked for a closed annex."""
        return next((event for event, _ in self._all(said.AnnexAsked)), None)

    @property
    def held(self) -> Held:
        """The meeting as the calendar looks at it."""
        sent, trail = self.papers_sent, self.trail
        return Held(
            self.day,
            self.meeting.extraordinary,
            sent[0].happened_on if sent else None,
            trail.sent_on,
            sent[1].late_because if sent else "",
            trail.approved_on,
            trail.unapproved_on,
            trail.draft_on,
        )

    def person(self, number: str) -> Person:
        """The person of that id. Raises KeyError for one who was not on the board that day."""
        return {person.id: person for person in self.people}[number]

    def _place(self, event: Event) -> int:
        return self.recorded.get(event.id, event.number)

    def _named(self, ids: Sequence[str]) -> tuple[Person, ...]:
        return tuple(self.person(number) for number in ids)

    def _all(self, kind: type[Kind]) -> Said[Kind]:
        return tuple(saying(self.events, kind))

    def _newest(self, kind: type[Kind]) -> Kind | None:
        found = self._all(kind)
        return found[-1][1] if found else None


@dataclass(frozen=True, slots=True)
class MinuteBook:
    """What stands on record of the board at the end of `as_at`; `history` is of all its events."""

    history: History
    as_at: date

    def people(self, day: date) -> tuple[Person, ...]:
        """Everybody of the board on a day, in the order in which they first joined."""
        left = {
            self._first(gone.member) for event, gone in self.all(said.MemberLeft) if event.happened_on <= day
        }
        joined: dict[str, tuple[Event, said.Member]] = {}
        for event, member in self.all(said.Member):
            if event.happened_on <= day:
                joined[member.person_id] = event, member
        return tuple(
            person_of(member) for event, member in joined.values() if self._first(event.id) not in left
        )

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        """Every meeting, the earliest first."""
        found = (self._sitting(event, meeting) for event, meeting in self.all(said.Meeting))
        return tuple(sorted(found, key=lambda sitting: sitting.day))

    def sitting(self, day: date) -> Sitting | None:
        """The meeting of a day, None if none is on record."""
        return next((sitting for sitting in self.sittings if sitting.day == day), None)

    def before(self, day: date) -> Sitting | None:
        """The meeting before that day."""
        earlier = [sitting for sitting in self.sittings if sitting.day < day]
        return earlier[-1] if earlier else None

    @property
    def elected_on(self) -> Mapping[Role, date]:
        """When each Co-Chair and the clerk was last elected, those who never were left out (H75)."""
        return self.elected_by(self.as_at)

    def elected_by(self, day: date) -> Mapping[Role, date]:
        """The same as it stood at the end of a day."""
        found: dict[Role, date] = {}
        for event, election in self.all(said.Election):
            if event.happened_on > day:
                continue
            roles = {person.id: person.role for person in self.people(event.happened_on)}
            found |= {roles[one]: event.happened_on for one in election.elected if one in roles}
        return found

    @property
    def reviewed_on(self) -> date | None:
        """When the membership was last looked at (H77)."""
        return max((event.happened_on for event, _ in self.all(said.MembershipReview)), default=None)

    @property
    def actions(self) -> Iterator[tuple[Event, said.Action, date | None]]:
        """Every action of every meeting, with the day on which it was done, None if it is not."""
        done = {self._first(one.action): event.happened_on for event, one in self.all(said.ActionDone)}
        for event, action in self.all(said.Action):
            yield event, action, done.get(self._first(event.id))

    @property
    def recommendations(self) -> Iterator[tuple[Event, said.ForumRecommendation, said.ForumAnswer | None]]:
        """Every recommendation to the Forum, with its answer, None while there is none (H90)."""
        answers = {self._first(one.recommendation): one for _, one in self.all(said.ForumAnswer)}
        for event, recommendation in self.all(said.ForumRecommendation):
            yield event, recommendation, answers.get(self._first(event.id))

    def forums(self, published: Iterable[date]) -> tuple[date, ...]:
        """The days of the Forum: those published, and those on which minutes are said to have gone to it."""
        told = {sent.forum_on for _, sent in self.all(said.MinutesToForum)}
        return tuple(sorted({*published, *told}))

    def all(self, kind: type[Kind]) -> Said[Kind]:
        """What stands of a kind of event, in the order in which it happened."""
        return tuple(saying(self.history.standing(self.as_at), kind))

    def _sitting(self, event: Event, meeting: said.Meeting) -> Sitting:
        first = self._first(event.id)
        named = ((one, getattr(one.payload, "meeting", None)) for one in self.history.standing(self.as_at))
        mine = tuple(one for one, of in named if of is not None and self._first(of) == first)
        approvals = (one for one in mine if isinstance(one.payload, said.MinutesApproved))
        chairs = {
            one.id: tuple(person for person in self.people(one.happened_on) if person.is_co_chair)
            for one in approvals
        }
        recorded = {one.id: self._recorded(one) for one in mine if one.corrects}
        return Sitting(event, meeting, self.people(meeting.on), mine, self._changes(first), recorded, chairs)

    def _recorded(self, event: Event) -> int:
        """The number under which it was first recorded."""
        first = self._first(event.id)
        return min((one.number for one in self.history.events if one.id == first), default=event.number)

    def _changes(self, meeting: str) -> tuple[int, ...]:
        """The numbers of the events that minuted, corrected or took back something of the meeting."""
        minuted = {
            one.event.id
            for one in self.history.told
            if isinstance(one.event.payload, MINUTED) and self._first(one.event.payload.meeting) == meeting
        }
        told = (one.event for one in self.history.told)
        return tuple(one.number for one in told if {one.id, one.corrects} & minuted)

    def _first(self, event: str) -> str:
        """What refers to an event goes on doing so after a correction, which has an id of its own."""
        return self.history.first(event)


def open_minute_book(events: Iterable[Event], as_at: date) -> MinuteBook:
    """The book of those of the events that are of the board."""
    return MinuteBook(tell_history(event for event in events if is_of_board(event)), as_at)


def is_of_board(event: Event) -> bool:
    """Whether the event is of the board, or takes back one of the borough's."""
    return isinstance(event.payload, (*BOARD, Withdrawal)) and event.urn is None


def person_of(member: said.Member) -> Person:
    """The member as the board's rules look at them. Raises ValueError for a seat that there cannot be."""
    leads = tuple(map(Urn, member.leads))
    return Person(member.person_id, member.person.name, member.role, member.constituency, leads)
