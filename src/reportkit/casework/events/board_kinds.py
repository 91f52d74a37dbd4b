"""Events of the board: its meetings, members, who came, what was decided and who does what."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from reportkit.casework.board.people import Constituency, Role
from reportkit.casework.events.words import Count, EventId, Named, Payload, School, Text, Words


class Meeting(Payload):
    """A meeting arranged; it is held on `on`, which may be to come."""

    kind: ClassVar = "meeting"
    of_school: ClassVar = False
    board: Text
    on: date
    begins: Words = ""
    venue: Words = ""


class Member(Payload):
    """Somebody who joined the board or whose seat changed; `person_id` is the team's own."""

    kind: ClassVar = "member"
    of_school: ClassVar = False
    board: Text
    person_id: Text
    person: Named
    role: Role
    constituency: Constituency | None = None
    leads: tuple[School, ...] = ()


class MemberLeft(Payload):
    """Somebody who left the board."""

    kind: ClassVar = "member-left"
    of_school: ClassVar = False
    refers: ClassVar = {"member": ("member",)}
    member: EventId


class Attended(Payload):
    """Who came to a meeting and who sent apologies, by the ids of members."""

    kind: ClassVar = "attendance"
    of_school: ClassVar = False
    refers: ClassVar = {"meeting": ("meeting",)}
    meeting: EventId
    present: tuple[Text, ...] = ()
    apologies: tuple[Text, ...] = ()


class Action(Payload):
    """Something to be done after a meeting."""

    kind: ClassVar = "action"
    of_school: ClassVar = False
    refers: ClassVar = {"meeting": ("meeting",)}
    meeting: EventId
    what: Text
    owner: Text
    due: date | None = None


class ActionDone(Payload):
    """An action that was carried out."""

    kind: ClassVar = "action-done"
    of_school: ClassVar = False
    refers: ClassVar = {"action": ("action",)}
    action: EventId


class BoardDecision(Payload):
    """What the board decided, with the vote if there was one."""

    kind: ClassVar = "board-decision"
    of_school: ClassVar = False
    refers: ClassVar = {"meeting": ("meeting",)}
    meeting: EventId
    item: Text
    decided: Text
    votes_for: Count | None = None
    votes_against: Count | None = None
    abstained: Count | None = None
