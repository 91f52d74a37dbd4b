"""Which school of a borough each story happens in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportkit.exceptions import UsageError
from reportkit.invented.boroughs import InventedSchool
from reportkit.invented.team.model import Story, Wanted

Cast = Mapping[str, InventedSchool]


def cast_stories(stories: Sequence[Story], schools: Iterable[InventedSchool]) -> Cast:
    """For each story a school of its own, by the story's id. Raises UsageError where there are too few."""
    free = sorted(schools, key=lambda school: school.urn)
    cast: dict[str, InventedSchool] = {}
    for story, wanted in _in_turn(stories):
        found = next((school for school in free if is_wanted(school, wanted)), None)
        if found is None:
            raise UsageError(
                f"An invented borough of so few schools has none for the story “{story.id}”. "
                "Give more with --schools: 100 is enough."
            )
        free.remove(found)
        cast[story.id] = found
    return cast


def is_wanted(school: InventedSchool, wanted: Wanted) -> bool:
    """Whether the school is one that the story can happen in."""
    if wanted.has:
        return wanted.has in school.circumstances
    is_so_run = wanted.status in ("any", "academy" if school.is_academy else "maintained")
    return not school.circumstances and is_so_run and (not wanted.phases or school.phase in wanted.phases)


def _in_turn(stories: Sequence[Story]) -> Sequence[tuple[Story, Wanted]]:
    """The stories of schools: those hard to please choose first."""
    of_schools = [(story, story.school) for story in stories if story.school is not None]
    return sorted(of_schools, key=lambda one: _freedom(one[1]))


def _freedom(wanted: Wanted) -> tuple[bool, bool, bool]:
    """How many schools would do, in order."""
    return not wanted.has, wanted.status == "any", not wanted.phases
