"""Events of the board: members, meetings, who came, what was minuted, decided, asked of Schools' Forum."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import model_validator

from reportkit.casework.board.people import Constituency, Role
from reportkit.casework.events.words import (
    Count,
    EventId,
    Named,
    Payload,
    Saying,
    School,
    Text,
    TimeOfDay,
    Words,
)


class Purpose(StrEnum):
    """What the board is to do with an item or a paper."""

    NOTE = "note"
    DISCUSS = "discuss"
    DECIDE = "decide"


class Matter(StrEnum):
    """What a recommendation to the Schools' Forum is about (H90)."""

    STRATEGY = "strategy"
    FINANCE = "finance"


class Meeting(Payload):
    """A meeting arranged; it is held on `on`, which may be to come. `begins` and `ends` are times of day.

    An extraordinary one keeps the same rules (H82). `is_first` says that the board never met before, so that
    there are no minutes to bring.
    """

    kind: ClassVar = "meeting"
    of_school: ClassVar = False
    board: Text
    on: date
    begins: TimeOfDay = ""
    ends: TimeOfDay = ""
    venue: Words = ""
    apologies_to: Words = ""
    extraordinary: bool = False
    is_first: bool = False

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.begins and self.ends and self.ends <= self.begins:
            raise ValueError("it ends before it begins; correct one of the two times")
        return self


class Member(Payload):
    """Somebody who joined the board or whose seat changed; `person_id` is the team's own.

    The clerk and people invited are recorded so too, in their role and without a constituency (H74, H80).
    """

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


class Election(Payload):
    """Co-Chairs and clerk elected for a year, on the day it happened (H75); by the ids of people."""

    kind: ClassVar = "election"
    of_school: ClassVar = False
    board: Text
    elected: tuple[Text, ...] = ()


class MembershipReview(Payload):
    """The membership looked at, on the day it happened (H77)."""

    kind: ClassVar = "membership-review"
    of_school: ClassVar = False
    board: Text
    found: Words = ""


class _OfMeeting(Payload):
    """What is of one meeting, whether it lies ahead or behind."""

    of_school: ClassVar = False
    refers: ClassVar = {"meeting": ("meeting",)}
    meeting: EventId


class AgendaItem(_OfMeeting):
    """An item that the agenda has besides its standing ones."""

    kind: ClassVar = "agenda-item"
    title: Text
    purpose: Purpose
    owner: Text
    minutes: Count


class Implications(Saying):
    """What a paper's proposal means for money, for equality and for people's data."""

    finance: Text
    equality: Text
    data_protection: Text


class Paper(_OfMeeting):
    """A paper that somebody brings besides the standing ones; `text` is markdown.

    One that came after the papers went out says why it is late, and goes out as an addendum (H84).
    """

    kind: ClassVar = "paper"
    title: Text
    purpose: Purpose
    owner: Text
    recommends: Text
    text: Text
    implications: Implications
    late_because: Words = ""


class AnnexAsked(_OfMeeting):
    """The board asked for a closed annex, which officers and Co-Chairs alone may read."""

    kind: ClassVar = "annex-asked"


class PapersSent(_OfMeeting):
    """The papers went to members; late ones with the reason (H84).

    `released` are the counts of schools that members were given, each as “name of the count: number”, so
    that no later document can be set against it. `pack` is the SHA-256 of the pack that went out, "" where
    none was built here.
    """

    kind: ClassVar = "papers-sent"
    late_because: Words = ""
    pack: Words = ""
    released: tuple[Text, ...] = ()


class Attended(_OfMeeting):
    """Who came to a meeting and who sent apologies, by the ids of people."""

    kind: ClassVar = "attendance"
    present: tuple[Text, ...] = ()
    apologies: tuple[Text, ...] = ()


class Minute(_OfMeeting):
    """What was said on an item, for the minutes. They become public: no school at risk is named (H88)."""

    kind: ClassVar = "minute"
    item: Text
    said: Text


class BoardDecision(_OfMeeting):
    """What the board decided, with the vote if there was one.

    `put_forward` is what a meeting could not decide, such as one without a quorum: a later one is to (H78).
    """

    kind: ClassVar = "board-decision"
    item: Text
    decided: Text
    votes_for: Count | None = None
    votes_against: Count | None = None
    abstained: Count | None = None
    put_forward: bool = False


class Action(_OfMeeting):
    """Something to be done after a meeting."""

    kind: ClassVar = "action"
    what: Text
    owner: Text
    due: date | None = None


class ActionDone(Payload):
    """An action that was carried out."""

    kind: ClassVar = "action-done"
    of_school: ClassVar = False
    refers: ClassVar = {"action": ("action",)}
    comes_after: ClassVar = True
    action: EventId


class MinutesApproved(_OfMeeting):
    """The draft minutes approved by a Co-Chair, by the id of the person (H87)."""

    kind: ClassVar = "minutes-approved"
    approved_by: Text


class MinutesSent(_OfMeeting):
    """The minutes went to members (H87). A draft of them is sent too, and does not meet that rule."""

    kind: ClassVar = "minutes-sent"
    draft: bool = False


class MinutesToForum(_OfMeeting):
    """The approved minutes went to the Schools' Forum that meets on `forum_on` (H88)."""

    kind: ClassVar = "minutes-to-forum"
    forum_on: date


class ForumRecommendation(_OfMeeting):
    """What the board recommends to the Schools' Forum on strategy or finance (H90)."""

    kind: ClassVar = "forum-recommendation"
    about: Matter
    recommends: Text
    asks: Words = ""


class ForumAnswer(Payload):
    """What became of a recommendation to the Forum (H90)."""

    kind: ClassVar = "forum-answer"
    of_school: ClassVar = False
    refers: ClassVar = {"recommendation": ("forum-recommendation",)}
    comes_after: ClassVar = True
    recommendation: EventId
    answer: Text
