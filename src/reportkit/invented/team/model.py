"""The stories of a term as data: which school they need, what was returned of it, what was done and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from reportkit.settings.reading import Setting, read_settings

_HERE = Path(__file__).parent
# Kinds that the record takes whatever was recorded of the school before.
_PLAIN = ("contact", "visit", "panel", "link", "monitoring-visit", "support")
Cell = str | int | date
Row = Mapping[str, Cell]


class Wanted(Setting):
    """The school a story needs; `has` is a circumstance of its published data, "" for one without any."""

    status: Literal["maintained", "academy", "any"] = "maintained"
    phases: tuple[str, ...] = ("primary",)
    has: str = ""


class Act(Setting):
    """One thing done or decided.

    A value “@name” in `says`, or `corrects`, is the act recorded under that name; “$head” is the school's
    own head, “$head:STORY” and “$urn:STORY” the head and the number of another story's school. `by` and
    `who` are roles of the team; `tried` marks an act that may not be recorded.
    """

    act: str
    day: date
    why: str
    by: str = "link"
    who: str = ""
    indicators: tuple[int, ...] = ()
    says: dict[str, Any] = Field(default_factory=dict)
    name: str = ""
    corrects: str = ""
    tried: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it can stand as a row of the workbook: no other act hangs on it, nor it on another."""
        hangs = self.name or self.corrects or self.tried or self.who or named_in(self.says)
        return self.act in _PLAIN and not hangs and None not in self.says.values()


class Story(Setting):
    """One school's term; of no one school, such as the board's, where `school` is None.

    `has_link`, `has_governor_link` and `is_visited` say whether it shares what the team does everywhere.
    `answers` are the teams' answers that are not like every other school's, by sheet; of the teams in
    `silent` it has no return. `contacts` are, by role, what is otherwise of whom the team writes to, None for
    nobody. `rows` are further rows of the workbook.
    """

    id: str
    did: str
    school: Wanted | None = Wanted()
    has_link: bool = True
    has_governor_link: bool = True
    is_visited: bool = False
    last_review: date | None = date(2025, 3, 12)
    sef_on: date | None = date(2026, 9, 25)
    silent: tuple[str, ...] = ()
    answers: dict[str, dict[str, Cell]] = Field(default_factory=dict)
    contacts: dict[str, dict[str, Cell] | None] = Field(default_factory=dict)
    rows: dict[str, tuple[dict[str, Cell], ...]] = Field(default_factory=dict)
    acts: tuple[Act, ...] = ()


class Team(Setting):
    """An invented team: its people by role, the days on which it writes things down, its stories.

    `schools_mail` is the domain in which every school has its own. `visits_a_year` is by phase, where its
    policy counts them; `reviews_schools` and `links_governors` whether it holds School Reviews and names a
    link for each governing body. `rows` are rows of the workbook that are about no school.
    """

    people: dict[str, str]
    role: str
    schools_mail: str
    visits_a_year: dict[str, int] = Field(default_factory=dict)
    reviews_schools: bool = True
    links_governors: bool = False
    written_on: tuple[date, ...]
    rows: dict[str, tuple[dict[str, Cell], ...]] = Field(default_factory=dict)
    stories: tuple[Story, ...]

    def person(self, role: str) -> str:
        """The name and position of who has the role."""
        return self.people[role]

    def name_of(self, role: str) -> str:
        """The name without the position."""
        return self.people[role].partition(",")[0].strip()

    def written_down(self, day: date) -> date:
        """The first day on or after it on which the team writes things down."""
        return next(one for one in self.written_on if one >= day)


def read_team(borough: str) -> Team:
    """The team of a borough. Raises UsageError for a file that is not right."""
    team = read_settings(_HERE / f"{borough}.yaml", Team)
    check_stories(team.stories)
    return team


def check_stories(stories: Sequence[Story]) -> None:
    """Raises ValueError for two stories with one id, or a name that no earlier act has."""
    ids = [story.id for story in stories]
    if len(set(ids)) != len(ids):
        raise ValueError("Two stories have one id.")
    for story in stories:
        known: set[str] = set()
        for act in story.acts:
            named = {act.corrects, *named_in(act.says)} - {""}
            if named - known:
                raise ValueError(f"{story.id}: no earlier act is named {min(named - known)}.")
            known.add(act.name)


def named_in(value: object) -> set[str]:
    """The names of acts that a value refers to."""
    match value:
        case str() if value.startswith("@"):
            return {value[1:]}
        case dict():
            return set().union(*map(named_in, value.values()))
        case list() | tuple():
            return set().union(*map(named_in, value))
        case _:
            return set()
