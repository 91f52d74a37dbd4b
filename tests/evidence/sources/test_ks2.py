"""Key stage 2 performance tables, in each shape they are met in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reportkit.evidence.sources import Reading, read_source
from reportkit.evidence.sources.dating import Dating
from tests.evidence.sources.figures import (
    KS2,
    KS2_RENAMED,
    KS2_TRANSCRIBED,
    KS2_TRIMMED,
    TABLES,
    figure,
    figures_of,
    figures_of_its_year,
)
from tests.evidence.sources.slicing import read_changed, read_slice, row_of

DATA = Path(__file__).parents[3] / "data"


@pytest.mark.parametrize(
    ("file", "code", "measure", "group", "expected"),
    [
        (KS2, "145543", "ks2_rwm_expected", "all", {"value": 78, "denominator": 27}),
        (KS2, "140810", "ks2_rwm_expected", "disadvantaged", {"value": 62, "denominator": 13}),
        (KS2, "145543", "ks2_reading_progress", "all", {"value": 1.7, "lower": -0.6, "upper": 4.1}),
        (KS2, "139070", "ks2_reading_progress", "disadvantaged", {"value": -7.3, "lower": -10.4}),
        (KS2, "145543", "ks2_reading_score", "all", {"value": 106, "column": "READ_AVERAGE"}),
        (KS2, "145543", "ks2_gps_score", "all", {"value": 107}),
        (KS2, "145543", "ks2_cohort", "disadvantaged", {"value": 3, "column": "TFSM6CLA1A"}),
        (KS2, "936", "ks2_rwm_expected", "all", {"value": 70, "level": "la", "row": 15}),
        (KS2, "970", "ks2_rwm_expected", "all", {"denominator": 644967, "level": "national"}),
        (KS2_TRIMMED, "141279", "ks2_writing_progress", "all", {"value": 2.3}),
        (KS2_RENAMED, "138305", "ks2_rwm_expected", "all", {"value": 88, "denominator": 26}),
        (KS2_RENAMED, "138305", "ks2_writing_progress", "all", {"value": 1.3}),
        (KS2_TRANSCRIBED, "102368", "ks2_rwm_higher", "all", {"value": 21, "denominator": 29}),
        (KS2_TRANSCRIBED, "102368", "ks2_gps_score", "all", {"value": 108}),
    ],
)
def test_each_shape_gives_the_figures_as_published(
    file: str, code: str, measure: str, group: str, expected: dict[str, object]
) -> None:
    assert expected.items() <= figure(read_slice(file), code, measure, group).items()


@pytest.mark.parametrize(
    ("file", "code", "measure", "group", "reason"),
    [
        (KS2, "138766", "ks2_rwm_expected", "all", "suppressed"),
        (KS2, "138766", "ks2_cohort", "disadvantaged", "suppressed"),
        (KS2, "124937", "ks2_rwm_expected", "disadvantaged", "not applicable"),
        (KS2, "139557", "ks2_rwm_expected", "all", "not available"),
        (KS2, "970", "ks2_reading_progress", "all", "not available"),
        (KS2_TRIMMED, "120149", "ks2_maths_progress", "all", "suppressed"),
        (KS2_TRIMMED, "141108", "ks2_maths_progress", "all", "low coverage"),
        (KS2_RENAMED, "143648", "ks2_reading_progress", "all", "low coverage"),
        (KS2_RENAMED, "145561", "ks2_rwm_expected", "all", "not available"),
        (KS2_TRANSCRIBED, "102465", "ks2_reading_score", "all", "not available"),
    ],
)
def test_a_figure_that_is_not_there_says_why(
    file: str, code: str, measure: str, group: str, reason: str
) -> None:
    found = figure(read_slice(file), code, measure, group)
    assert found["missing_reason"] == reason
    assert not {"value", "lower", "upper"} & set(found)


READING, MATHS, GPS = (f"ks2_{subject}_expected" for subject in ("reading", "maths", "gps"))
RWM = ("ks2_rwm_expected", "ks2_rwm_higher")


@pytest.mark.parametrize(
    ("code", "missing", "kept"),
    [
        ("100223", (READING, MATHS, *RWM), {GPS: 91, "ks2_gps_score": 109, "ks2_writing_progress": 3.2}),
        ("139302", (MATHS, *RWM), {READING: 90, GPS: 90}),
        ("121334", RWM, {READING: 8, MATHS: 12, GPS: 4}),
        ("107752", (GPS,), {READING: 100, MATHS: 94, RWM[0]: 94, RWM[1]: 24}),
    ],
    ids=["reading and maths", "maths", "writing", "grammar"],
)
def test_a_nought_that_nothing_shows_to_be_a_result_is_none_and_says_so(
    code: str, missing: tuple[str, ...], kept: dict[str, float]
) -> None:
    reading = read_slice(KS2_RENAMED)
    found = {measure: figure(reading, code, measure) for measure in (*missing, *kept)}
    assert {found[measure].get("missing_reason") for measure in missing} == {"annulled or no results"}
    assert not any("value" in found[measure] for measure in missing)
    assert {measure: found[measure].get("value") for measure in kept} == kept
    assert "denominator" in found[missing[0]]


@pytest.mark.parametrize(
    ("code", "subject", "reason"),
    [
        ("100223", "reading", "annulled or no results"),
        ("100223", "maths", "annulled or no results"),
        ("139302", "maths", "annulled or no results"),
        ("139302", "reading", None),
    ],
)
def test_the_blanks_beside_such_a_nought_have_its_reason(code: str, subject: str, reason: str | None) -> None:
    reading = read_slice(KS2_RENAMED)
    found = [figure(reading, code, f"ks2_{subject}_{what}") for what in ("progress", "score")]
    assert [each.get("missing_reason") for each in found] == [reason, reason]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("105332", {READING: 39, MATHS: 24, RWM[0]: 15, RWM[1]: 3}),
        ("125477", {READING: 0, MATHS: 0, GPS: 0, RWM[0]: 0, RWM[1]: 0}),
        ("125473", {READING: 0, MATHS: 0, GPS: 0, RWM[0]: 0, RWM[1]: 0}),
        ("114345", {READING: 0, MATHS: 0, RWM[0]: 0, RWM[1]: 0}),
    ],
    ids=["low", "progress", "progress near 0", "scores"],
)
def test_low_figures_and_noughts_with_a_score_or_progress_stand(
    code: str, expected: dict[str, float]
) -> None:
    reading = read_slice(KS2_RENAMED)
    assert {measure: figure(reading, code, measure).get("value") for measure in expected} == expected


@pytest.mark.parametrize("marker", ["", "NA", "NP", "SUPP", "LOWCOV"])
def test_in_dfes_own_file_a_nought_falls_for_every_pupil_group(tmp_path: Path, marker: str) -> None:
    cells = {"PTREAD_EXP": "0%", "READ_AVERAGE": "", "READPROG": marker, "PTRWM_EXP": "0%"}
    cells |= {"PTREAD_EXP_FSM6CLA1A": "0%", "PTRWM_EXP_FSM6CLA1A": "0%"}
    cells |= {"READPROG_LOWER": "", "READPROG_UPPER": ""}
    row = row_of(KS2, "140810")
    reading = read_changed(tmp_path, KS2, {(row, column): text for column, text in cells.items()})
    for measure in (READING, RWM[0]):
        for group in ("all", "disadvantaged"):
            found = figure(reading, "140810", measure, group)
            assert (found["missing_reason"], found["row"]) == ("annulled or no results", row)
    assert "value" in figure(reading, "140810", MATHS)
    assert reading.rows_loaded == read_slice(KS2).rows_loaded


def test_without_progress_in_the_tables_a_nought_is_read_as_printed() -> None:
    assert figure(read_slice(KS2_TRANSCRIBED), "102465", RWM[0])["value"] == 0


def test_noughts_that_stand_in_for_englands_limits_are_not_read_as_limits() -> None:
    found = figure(read_slice(KS2), "970", "ks2_reading_progress", "disadvantaged")
    assert found["value"] == -0.6
    assert not {"lower", "upper"} & set(found)


def test_england_is_its_state_funded_schools_and_the_other_row_is_passed_over() -> None:
    reading = read_slice(KS2)
    assert reading.passed_over == {"England, independent schools included": 1}
    assert reading.rows_loaded == reading.rows_read - 1


def test_rows_that_end_early_are_read_with_their_last_cells_blank() -> None:
    found = figures_of(read_slice(KS2)).loc["139557"]
    assert set(found["missing_reason"]) == {"not available"}


@pytest.mark.parametrize(
    ("file", "year", "vintage", "published_on"),
    [
        (f"{TABLES}/2016-2017/936_ks2final.csv", "201617", "final", date(2017, 12, 31)),
        (KS2, "201819", "final", date(2019, 12, 31)),
        (KS2_TRIMMED, "201819", "final", date(2019, 12, 31)),
        (KS2_RENAMED, "201718", "final", date(2018, 12, 31)),
        (KS2_TRANSCRIBED, "202425", "revised", date(2026, 9, 30)),
    ],
)
def test_each_file_is_dated(file: str, year: str, vintage: str, published_on: date) -> None:
    release = read_slice(file).release
    assert (release.time_period, release.vintage) == (year, vintage)
    assert release.published_on == published_on


def test_renamed_columns_called_writing_are_grammar_punctuation_and_spelling() -> None:
    reading = read_slice(KS2_RENAMED)
    assert figure(reading, "138305", "ks2_gps_score")["column"] == "Writing Score"
    assert figure(reading, "138305", "ks2_gps_expected")["value"] == 88
    assert "ks2_writing_expected" not in set(reading.measurements.frame()["measure"])


@pytest.mark.parametrize("year", ["2016-2017", "2017-2018"])
def test_renamed_files_agree_with_dfes_own_for_every_school_in_both(year: str) -> None:
    own = schools_of(f"{TABLES}/{year}/936_ks2final.csv.gz")
    renamed = schools_of(f"{TABLES}-renamed/{year}/ks2_perf_{year[-4:]}.csv.gz")
    both = pd.concat([own, renamed], axis=1, join="inner", keys=["own", "renamed"])
    assert len(both) > 2500
    assert both["own"].equals(both["renamed"])


def schools_of(file: str) -> pd.Series:
    figures = figures_of(read_source(DATA / file, Dating(file)))
    return figures.loc[figures["level"] == "school", "value"]


def test_the_transcription_says_what_it_is_and_when_it_was_taken() -> None:
    release = read_slice(KS2_TRANSCRIBED).release
    assert "transcription" in release.title
    assert release.as_at == date(2026, 9, 30)


@pytest.mark.parametrize("file", [KS2, KS2_TRIMMED, KS2_RENAMED, KS2_TRANSCRIBED])
def test_every_row_loaded_has_a_figure_or_a_reason_for_every_measure(file: str) -> None:
    reading: Reading = read_slice(file)
    figures = figures_of_its_year(reading)
    measures = figures[["measure", "pupil_group"]].drop_duplicates()
    assert len(figures) == reading.rows_loaded * len(measures)
    assert figures["row"].nunique() == reading.rows_loaded


def test_england_has_its_figures_of_earlier_years_as_well() -> None:
    figures = read_slice(KS2).measurements.frame()
    before = figures[figures["time_period"] == "201718"]
    assert set(before["level"]) == {"national"}
    assert before["value"].notna().all()
    rwm = before[(before["measure"] == "ks2_rwm_expected") & (before["pupil_group"] == "all")]
    assert list(zip(rwm["value"], rwm["column"], strict=True)) == [(64.0, "PTRWM_EXP_18")]
