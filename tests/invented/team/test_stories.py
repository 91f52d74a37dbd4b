"""The stories of the invented teams: whole, in days that have been, each in a school of its own."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.exceptions import UsageError
from reportkit.invented.boroughs import Borough, invent_boroughs
from reportkit.invented.team import Act, Story, Team, Wanted, cast_stories, read_team
from reportkit.invented.team.model import check_stories
from reportkit.invented.team.returns import act_row, entry_lines, returned_rows

BOROUGHS = {borough.slug: borough for borough in invent_boroughs(100, 1)}
BOTH = pytest.mark.parametrize("slug", list(BOROUGHS))
DAY = date(2026, 11, 22)


def team_and_borough(slug: str) -> tuple[Team, Borough]:
    return read_team(slug), BOROUGHS[slug]


@BOTH
def test_every_story_has_a_school_of_its_own(slug: str) -> None:
    team, borough = team_and_borough(slug)
    cast = cast_stories(team.stories, borough.schools)
    assert set(cast) == {story.id for story in team.stories if story.school}
    assert len({school.urn for school in cast.values()}) == len(cast)


@BOTH
def test_a_story_without_a_circumstance_happens_in_a_quiet_school(slug: str) -> None:
    team, borough = team_and_borough(slug)
    cast = cast_stories(team.stories, borough.schools)
    for story in team.stories:
        if story.school:
            assert cast[story.id].circumstances == ({story.school.has} if story.school.has else set())


@BOTH
def test_everything_done_had_happened_by_the_day_of_the_demo(slug: str) -> None:
    team, _ = team_and_borough(slug)
    days = [act.day for story in team.stories for act in story.acts]
    assert max(days) < DAY
    assert all(team.written_down(day) < DAY for day in days)


def test_a_borough_of_too_few_schools_says_how_many_are_enough() -> None:
    team, (borough, _) = read_team("wexcombe"), invent_boroughs(40, 1)
    with pytest.raises(UsageError, match="100 is enough"):
        cast_stories(team.stories, borough.schools)


def test_an_act_that_names_no_earlier_one_is_refused() -> None:
    later = Act(act="reply", day=DAY, why="It came.", says={"to": "@letter"})
    with pytest.raises(ValueError, match="no earlier act is named letter"):
        check_stories([Story(id="a", did="", acts=(later,))])


def test_two_stories_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="one id"):
        check_stories([Story(id="a", did=""), Story(id="a", did="")])


@BOTH
def test_every_team_answers_for_every_school_but_where_it_is_silent(slug: str) -> None:
    team, borough = team_and_borough(slug)
    cast = cast_stories(team.stories, borough.schools)
    rows = returned_rows(team, borough.schools, cast)
    silent = int(cast["not-returned"].urn)
    assert {row["URN"] for row in rows["Finance"]} == {int(s.urn) for s in borough.schools} - {silent}


def test_the_same_borough_gives_the_same_rows() -> None:
    team, borough = team_and_borough("wexcombe")
    cast = cast_stories(team.stories, borough.schools)
    assert returned_rows(team, borough.schools, cast) == returned_rows(team, borough.schools, cast)


def test_what_an_act_says_is_typed_as_the_workbook_asks() -> None:
    says = {
        "party": "head",
        "person": {"name": "$head"},
        "accepts_reasons": True,
        "findings": ["One.", "Two."],
        "actions": [{"what": "A plan", "due": date(2026, 12, 3)}],
    }
    assert list(entry_lines(says, "Ada Inkwell")) == [
        "party: head",
        "person.name: Ada Inkwell",
        "accepts_reasons: yes",
        "findings: One.",
        "findings: Two.",
        "actions.1.what: A plan",
        "actions.1.due: 2026-12-03",
    ]


def test_an_act_becomes_a_row_with_its_day_and_who_did_it() -> None:
    team, borough = team_and_borough("wexcombe")
    act = Act(act="contact", day=date(2026, 10, 1), why="A talk.", indicators=(1, 5), says={"party": "head"})
    row = act_row(team, borough.schools[0], act)
    assert row["Happened on"] == date(2026, 10, 1)
    assert row["Who"] == team.people["link"]
    assert (row["Indicators"], row["What it says"]) == ("1, 5", "party: head")


@pytest.mark.parametrize(
    ("wanted", "is_academy"), [(Wanted(phases=()), False), (Wanted(status="academy", phases=()), True)]
)
def test_a_school_is_run_as_the_story_wants(wanted: Wanted, is_academy: bool) -> None:
    story = Story(id="a", did="", school=wanted)
    cast = cast_stories([story], BOROUGHS["wexcombe"].schools)
    assert cast["a"].is_academy is is_academy
