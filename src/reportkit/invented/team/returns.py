"""The rows of a filled returns workbook, sheet by sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportkit.invented.boroughs import InventedSchool
from reportkit.invented.team.background import (
    allocation,
    answers,
    contacts,
    governor_link,
    last_review,
    officer_of,
    visits,
)
from reportkit.invented.team.casting import Cast
from reportkit.invented.team.model import Act, Cell, Row, Story, Team


def returned_rows(team: Team, schools: Sequence[InventedSchool], cast: Cast) -> Mapping[str, Sequence[Row]]:
    """Every row that the team fills in, by sheet; a name “@story” under a heading is that story's school."""
    stories = {cast[story.id].urn: story for story in team.stories if story.school is not None}
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for place, school in enumerate(sorted(schools, key=lambda one: one.urn)):
        for sheet, row in _of_school(team, school, stories.get(school.urn), place):
            found[sheet].append(row)
    for sheet, rows in team.rows.items():
        found[sheet] += [{heading: _meant(value, cast) for heading, value in row.items()} for row in rows]
    return found


def _of_school(
    team: Team, school: InventedSchool, story: Story | None, place: int
) -> Iterator[tuple[str, Row]]:
    officer = officer_of(team, place)
    yield from answers(team, school, story)
    yield from (("Contacts", row) for row in contacts(team, school, story))
    if not school.is_academy and (story is None or story.has_link):
        yield "Allocation", allocation(team, school, officer)
    if team.links_governors and not school.is_academy and (story is None or story.has_governor_link):
        yield "Casework events", governor_link(team, school, officer)
    if team.reviews_schools and not school.is_academy and story is None:
        yield "School Reviews", last_review(school, place)
    if story is None or story.is_visited:
        yield from (("Casework events", row) for row in visits(team, school, officer, place))
    if story is None:
        yield "SEF dates", {"URN": int(school.urn), "Received on": Story.model_fields["sef_on"].default}
    else:
        yield from _of_story(team, school, story)
        yield from (("Casework events", act_row(team, school, act)) for act in story.acts if act.is_plain)


def _of_story(team: Team, school: InventedSchool, story: Story) -> Iterator[tuple[str, Row]]:
    urn = int(school.urn)
    if team.reviews_schools and story.last_review and not school.is_academy:
        row: Row = {"Review": "School Review", "Held on": story.last_review, "Led by": "Orla Finchley"}
        yield "School Reviews", {"URN": urn, **row}
    if story.sef_on:
        yield "SEF dates", {"URN": urn, "Received on": story.sef_on}
    for sheet, rows in story.rows.items():
        yield from ((sheet, {"URN": urn, **row}) for row in rows)


def _meant(value: Cell, cast: Cast) -> Cell:
    if isinstance(value, str) and value.startswith("@"):
        return int(cast[value[1:]].urn)
    return value


def act_row(team: Team, school: InventedSchool, act: Act) -> Row:
    """A plain act as a row of “Casework events”."""
    row: dict[str, Cell] = {
        "URN": int(school.urn),
        "Kind": act.act,
        "Happened on": act.day,
        "Who": team.person(act.by),
        "Why": act.why,
        "What it says": "\n".join(entry_lines(act.says, school.head)),
    }
    cited = ", ".join(map(str, act.indicators))
    return row | ({"Indicators": cited} if cited else {})


def entry_lines(says: Mapping[str, object], head: str, before: str = "") -> Iterator[str]:
    """What an act says, an entry a line: “person.name: Jo Bloggs”, “actions.1.what: A plan”."""
    for name, value in says.items():
        if isinstance(value, Mapping):
            yield from entry_lines(value, head, f"{before}{name}.")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            for number, part in enumerate(value, start=1):
                is_plain = not isinstance(part, Mapping)
                said = {name: part} if is_plain else {f"{name}.{number}": part}
                yield from entry_lines(said, head, before)
        else:
            yield f"{before}{name}: {head if value == '$head' else _typed(value)}"


def _typed(value: object) -> str:
    """As a person types it."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
