"""A borough with its team, and in which school each story happens."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.invented.boroughs import Borough, InventedSchool
from reportkit.invented.team import Cast, Story, Team, cast_stories, read_team
from reportkit.vocabulary import Urn


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented borough, whole."""

    borough: Borough
    team: Team
    cast: Cast

    @property
    def slug(self) -> str:
        """As commands call it."""
        return self.borough.slug

    @property
    def urns(self) -> tuple[Urn, ...]:
        """The schools of which the team recorded something of their own."""
        return tuple(self.cast[story.id].urn for story in self.team.stories if story.school and story.acts)

    def story(self, name: str) -> Story | None:
        """The story of that id, None if there is none."""
        return next((story for story in self.team.stories if story.id == name), None)

    def school(self, at: str) -> InventedSchool | None:
        """The school of a story or of a circumstance; None for what is about no school.

        Raises KeyError for what is neither.
        """
        story = self.story(at)
        if at == "borough" or (story is not None and story.school is None):
            return None
        if story is not None:
            return self.cast[at]
        found = self.borough.with_circumstance(at)
        if not found:
            raise KeyError(f"There is no story and no circumstance “{at}”.")
        return found[0]

    def circumstance(self, at: str) -> str:
        """In plain words what was done: by what is published of the school, and by the team."""
        if at == "borough":
            return "all that is published and recorded of the borough"
        story, school = self.story(at), self.school(at)
        published = school.circumstance.words if school and school.circumstance else ""
        return "; ".join(words for words in (published, story.did if story else "") if words)


def with_team(borough: Borough) -> Invented:
    """The borough with its team's stories cast."""
    team = read_team(borough.slug)
    return Invented(borough, team, cast_stories(team.stories, borough.schools))
