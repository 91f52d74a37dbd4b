"""The files of the invented boroughs as loaded, and what the assessment makes of some of their schools.

What must come out is written here from the policy, indicator by indicator.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.evidence.siod import Siod
from reportkit.invented.files import write_files
from reportkit.judgement.assessment.model import Assessment
from reportkit.pipeline.assessing import assess_authority
from reportkit.pipeline.loading import load
from tests.invented.conftest import SEED, Invented

TABLES = "dfe-performance-tables"
LAYOUTS = {
    *("lait", "lait_dictionary", "lait_neighbours", "lait_areas"),
    *("ofsted_graded", "ofsted_report_cards", "ofsted_history"),
    *("gias_schools", "gias_links", "gias_groups", "gias_group_members"),
    *("ks2_full", "ks4_full", "ks4_provisional", "ks4_destinations"),
    *("absence", "census", "workforce", "cfr_balances"),
}
DAY = date(2026, 11, 22)
RESULTS = (1, 2, 3, 4, 5)


def test_every_file_is_recognised_and_every_layout_has_one(invented: Invented) -> None:
    with Siod.open(invented.places.siod, read_only=True) as siod:
        found = {
            layout for (layout,) in siod.connection.execute("SELECT DISTINCT layout FROM release").fetchall()
        }
    assert found == LAYOUTS


def test_no_row_is_set_aside(invented: Invented) -> None:
    assert {
        release.file: release.rows_quarantined
        for release in invented.loaded.added
        if release.rows_quarantined
    } == {}
    assert all(release.rows_loaded == release.rows_read for release in invented.loaded.added)


def test_nothing_came_out_after_the_day_of_the_demo(invented: Invented) -> None:
    with Siod.open(invented.places.siod, read_only=True) as siod:
        (latest,) = siod.connection.execute("SELECT max(published_on) FROM release").fetchone() or (None,)
    assert str(latest) == "2026-11-15"


@pytest.mark.parametrize(
    ("folder", "day"),
    [("absence", "2026-03-19"), ("census", "2025-12-11"), ("workforce", "2026-03-19")],
)
def test_a_file_that_says_no_day_is_dated_by_the_note_beside_it(
    invented: Invented, folder: str, day: str
) -> None:
    path = f"{TABLES}/2024-2025/{folder}/%"
    with Siod.open(invented.places.siod, read_only=True) as siod:
        found = siod.connection.execute(
            "SELECT published_on FROM release WHERE file LIKE ?", [path]
        ).fetchall()
    assert [str(published) for (published,) in found] == [day]


def test_loading_again_loads_nothing(invented: Invented) -> None:
    assert load(invented.places).added == ()


def test_writing_again_gives_the_same_bytes_and_touches_no_file(invented: Invented) -> None:
    before = {path: path.stat().st_mtime_ns for path in _written(invented.places.data)}
    paths = write_files(invented.boroughs, SEED, invented.places.data)
    assert {path: path.stat().st_mtime_ns for path in paths} == before


@pytest.fixture(scope="module")
def assessed(invented: Invented) -> Assessment:
    return assess_authority(invented.places, "wexcombe", DAY).assessment


@pytest.mark.parametrize(
    ("circumstance", "indicator", "outcome"),
    [
        ("sudden-drop", 1, "flag"),
        ("steady-decline", 1, "flag"),
        ("drop-within-chance", 1, "clear"),
        ("drop-beyond-chance", 1, "flag"),
        ("disadvantaged-suppressed", 2, "cannot say"),
        ("disadvantaged-suppressed", 1, "clear"),
        ("disadvantaged-low", 2, "flag"),
        ("gap-not-closing", 3, "flag"),
        ("uneven-subjects", 4, "flag"),
        ("below-comparable", 5, "flag"),
        ("persistent-absence", 6, "flag"),
        ("persistent-absence-infant", 6, "flag"),
        ("in-deficit", 8, "flag"),
        ("safeguarding-not-met", 11, "flag"),
        ("special-measures", 11, "cannot say"),
        ("new-school", 1, "cannot say"),
        ("none-published", 1, "cannot say"),
    ],
)
def test_a_circumstance_comes_out_as_the_policy_says(
    invented: Invented, assessed: Assessment, circumstance: str, indicator: int, outcome: str
) -> None:
    schools = invented.boroughs[0].with_circumstance(circumstance)
    assert schools
    assert {_outcomes(assessed, school.urn)[indicator] for school in schools} == {outcome}


def test_quiet_schools_with_tests_are_clear_on_every_result(invented: Invented, assessed: Assessment) -> None:
    schools = [*invented.boroughs[0].quiet("primary"), *invented.boroughs[0].quiet("junior")]
    assert len(schools) >= 15
    for school in schools:
        assert {_outcomes(assessed, school.urn)[each] for each in RESULTS} == {"clear"}


@pytest.mark.parametrize(
    ("circumstance", "category"),
    [
        ("ri-first", "RI (B)"),
        ("ri-academy", "RI (B)"),
        ("ri-nursery", "RI (B)"),
        ("special-measures", "Inadequate"),
        ("serious-weaknesses", "Inadequate"),
        ("significant-improvement", "Inadequate"),
        ("no-overall-safeguarding", "Inadequate"),
        ("report-card-leadership", "RI (B)"),
        ("report-card-attendance", "not on the SARR"),
        ("predecessor-ri", "to decide"),
        ("securely-good-primary", "not on the SARR"),
    ],
)
def test_a_school_stands_where_the_policy_puts_it(
    invented: Invented, assessed: Assessment, circumstance: str, category: str
) -> None:
    (school, *_) = invented.boroughs[0].with_circumstance(circumstance)
    assert category in assessed.placements.set_index("urn").loc[str(school.urn), "category_words"]


def _outcomes(assessed: Assessment, urn: str) -> dict[int, str]:
    place = list(assessed.schools["urn"]).index(str(urn))
    mine = assessed.results[assessed.results["school"] == place]
    return dict(zip(mine["indicator"], mine["outcome"].astype(str), strict=True))


def _written(data: Path) -> list[Path]:
    return [path for path in data.rglob("*") if path.is_file() and "local" not in path.parts]
