"""Two small invented boroughs with a few cases each and the documents that leaks are planted in.

Built by the product's own doors, from fewer stories than the demo has, so that it takes seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from reportkit.invented.boroughs import Borough, InventedSchool, invent_boroughs
from reportkit.invented.team import cast_stories, read_team
from reportkit.invented.team.returns import returned_rows
from reportkit.pipeline.assessing import assess_authority
from reportkit.pipeline.board import AskedPack, build_board_pack
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.documents import MAKERS, Wanted, open_desk
from reportkit.pipeline.demo.filling import fill_workbook
from reportkit.pipeline.demo.inventing import Invented
from reportkit.pipeline.demo.recording import record_term
from reportkit.pipeline.demo.running import make_demo_folder
from reportkit.pipeline.documents import build_termly_update
from reportkit.pipeline.executing import start_executor
from reportkit.pipeline.loading import load
from reportkit.pipeline.returns.forms import write_template
from reportkit.pipeline.returns.loading import load_returns
from reportkit.pipeline.school_profiles import Asked as AskedProfiles
from reportkit.pipeline.school_profiles import build_school_profiles
from reportkit.places import Places
from reportkit.publishing.batch import Executor
from reportkit.vocabulary import Urn
from tests.built import SOURCE, TERM

DAY, MEETING = date(2026, 11, 22), date(2026, 12, 3)
AT = datetime(2026, 11, 22, 17, tzinfo=UTC)
SCHOOLS = 80
SECRET = ("gobar-kept", "gobar-no-link", "gobar-unprepared", "gobar-academy-told", "ri-a", "watched")
OPEN = ("ri-by-rule", "inadequate-notice-planned")
TOLD = ("safeguarding-concern", "looked-after-concern", "good-practice", "practice-withdrawn")
BOARD = ("primary", "infant", "junior", "secondary", "all-through", "special", "pru")
STORIES = {
    "wexcombe": (*SECRET, *OPEN, *TOLD, *(f"board-{one}" for one in BOARD), "board"),
    "marlhaven": ("core-decided", "enhanced-not-visited", "intensive-in-order"),
}
# Whose profiles are built: the schools of these stories or, failing a story, of these circumstances.
PROFILES = {
    "wexcombe": ("safeguarding-concern", "looked-after-concern", "watched", "disadvantaged-suppressed"),
    "marlhaven": ("core-decided", "enhanced-not-visited"),
}


@dataclass(frozen=True, slots=True)
class Built:
    """The boroughs with their documents."""

    places: Places
    boroughs: dict[str, Invented]

    def school(self, authority: str, at: str) -> InventedSchool:
        """The school of a story or circumstance. Raises KeyError if there is none."""
        found = self.boroughs[authority].school(at)
        if found is None:
            raise KeyError(at)
        return found

    def folder(self, authority: str) -> Path:
        """The term's folder."""
        return self.places.outputs / authority / TERM


def build_boroughs(target: Path, *, whole: bool) -> Built:
    """Both boroughs with casework and the documents that letters send: profiles, an Update and a pack.

    If `whole`, with every other document of the term too that plants are put in.
    """
    boroughs = tuple(map(_with_few_stories, invent_boroughs(SCHOOLS, 1)))
    places = make_demo_folder(Places(SOURCE), target, boroughs, 1)
    load(places)
    executor = start_executor()
    for one in boroughs:
        _do_the_term(places, one)
        if whole:
            assess_authority(places, one.slug, DAY)
        _build_documents(places, one, executor, whole=whole)
    return Built(places, {one.slug: one for one in boroughs})


def _with_few_stories(borough: Borough) -> Invented:
    whole = read_team(borough.slug)
    few = tuple(story for story in whole.stories if story.id in STORIES[borough.slug])
    cast = cast_stories(whole.stories, borough.schools)
    return Invented(borough, whole.model_copy(update={"stories": few}), cast)


def _do_the_term(places: Places, one: Invented) -> None:
    path = places.data / "local" / "returns" / f"{one.slug}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_template(places, one.slug, DAY, path)
    rows = returned_rows(one.team, one.borough.schools, one.cast)
    fill_workbook(path, one.team.name_of("head of service"), rows)
    load_returns(places, path, AT)
    for _ in record_term(places, one.slug, one.team, one.cast):
        pass


def _build_documents(places: Places, one: Invented, executor: Executor, *, whole: bool) -> None:
    who = one.team.person("head of service")
    if whole or one.slug == "wexcombe":
        build_termly_update(places, one.slug, DAY)
    urns = tuple(_urn_of(one, at) for at in PROFILES[one.slug])
    build_school_profiles(places, AskedProfiles(one.slug, DAY, urns=urns), executor=executor)[1].check()
    if whole:
        reader = Asked(authority=one.slug, by=who, at=AT, on=DAY, why="To look for leaks.")
        desk = open_desk(places, reader, "register")
        desk.build(MAKERS["register"](desk, Wanted(one.urns)), executor).check()
    if one.slug == "wexcombe":
        asked = AskedPack(one.slug, MEETING, DAY, who, "To look for leaks.", at=AT)
        build_board_pack(places, asked, executor)


def _urn_of(one: Invented, at: str) -> Urn:
    school = one.school(at)
    if school is None:
        raise KeyError(at)
    return school.urn
