"""The registry says of each measure what its publisher says, and why some of it is missing."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from datetime import date

import pyarrow.parquet
import pytest
from pydantic import ValidationError

from reportkit.evidence.registry import Group, Measure, Polarity, Registry, read_registry
from reportkit.vocabulary import AcademicYear, MissingReason, Unit
from tests.rows import each_row
from tests.shipped import DATA, DICTIONARY, LAIT

REGISTRY = read_registry()
MEASURES = REGISTRY.measures
IN_LAIT = [(measure, group) for measure in MEASURES for group in measure.groups if group.lait]
BY_ID = {"ids": lambda entry: entry.id}

PLAIN = {
    "id": "m",
    "label": "M",
    "short": "M",
    "unit": "percent",
    "decimals": 0,
    "polarity": "high",
    "phase": "primary",
    "definition": "d",
    "population": "p",
    "release": "r",
    "where": "w",
    "published": {"month": 12, "years_after": 0},
    "groups": [{"id": "all", "label": "all pupils"}],
}


@pytest.fixture(scope="module")
def dictionary() -> dict[str, dict[str, str]]:
    with gzip.open(DATA / DICTIONARY, "rt", encoding="utf-8-sig", newline="") as file:
        return {row["Measure_short"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def lait_names() -> set[str]:
    table = pyarrow.parquet.read_table(DATA / LAIT, columns=["Short Desc"])
    return set(table["Short Desc"].unique().to_pylist())


@each_row(("measure", "group"), IN_LAIT, lambda row: f"{row[0].id}, {row[1].id}")
def test_polarity_and_decimals_are_those_of_laits_dictionary_where_it_says(
    measure: Measure, group: Group, dictionary: dict[str, dict[str, str]]
) -> None:
    entry = dictionary[group.lait or ""]
    if entry["Polarity"] not in ("-", "NA"):
        assert measure.polarity == entry["Polarity"].lower()
    if entry["dps"] != "NA":
        said = int(entry["dps"])
        assert measure.decimals == (min(said, 1) if measure.unit is Unit.PERCENT else said)


@each_row("measure", MEASURES, lambda measure: measure.id)
def test_no_percentage_has_over_one_decimal(measure: Measure) -> None:
    assert measure.decimals <= (1 if measure.unit is Unit.PERCENT else 2)


@each_row(("measure", "group"), IN_LAIT, lambda row: f"{row[0].id}, {row[1].id}")
def test_every_lait_name_is_in_the_file_that_ships(
    measure: Measure, group: Group, lait_names: set[str]
) -> None:
    assert group.lait in lait_names, measure.id


def test_no_two_entries_share_an_id_or_a_lait_name() -> None:
    names = [group.lait for _, group in IN_LAIT]
    ids = [measure.id for measure in MEASURES]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name, count in Counter(ids).items() if count > 1] == []


@each_row("measure", MEASURES, lambda measure: measure.id)
def test_breaks_and_gaps_are_in_order_and_are_years(measure: Measure) -> None:
    starts = [AcademicYear(entry.start) for entry in measure.breaks]
    assert starts == sorted(set(starts))
    for gap in measure.gaps:
        years = [AcademicYear(year) for year in gap.years]
        assert years == sorted(set(years))
    every = [year for gap in measure.gaps for year in gap.years]
    assert len(every) == len(set(every))


@each_row("measure", MEASURES, lambda measure: measure.id)
def test_every_measure_has_all_pupils_first_a_sentence_and_a_reason_for_each_break(measure: Measure) -> None:
    assert measure.groups[0].id == "all"
    assert measure.says.count("{value}") == 1
    assert all(entry.why for entry in measure.breaks)
    assert all(gap.detail for gap in measure.gaps)


@pytest.mark.parametrize(
    ("measure_id", "year", "reason"),
    [
        ("ks2_rwm_expected", "201920", MissingReason.NOT_COLLECTED),
        ("ks2_rwm_expected", "202122", None),
        ("ks2_reading_progress", "202324", MissingReason.NOT_CALCULABLE),
        ("ks2_reading_progress", "202425", MissingReason.NOT_CALCULABLE),
        ("ks2_reading_progress", "202526", None),
        ("progress8", "202425", MissingReason.NOT_CALCULABLE),
        ("progress8", "202526", MissingReason.NOT_CALCULABLE),
        ("progress8", "202627", None),
        ("attainment8", "202021", MissingReason.NOT_CALCULABLE),
        ("absence", "201920", MissingReason.NOT_PUBLISHED),
    ],
)
def test_years_without_a_figure_are_known_with_their_reason(
    measure_id: str, year: str, reason: MissingReason | None
) -> None:
    gap = REGISTRY[measure_id].gap(AcademicYear(year))
    assert (gap and gap.reason) == reason


@pytest.mark.parametrize(
    ("measure_id", "year", "start"),
    [
        ("ks2_rwm_expected", "201415", None),
        ("ks2_rwm_expected", "201516", "201516"),
        ("ks2_rwm_expected", "201819", "201516"),
        ("ks2_rwm_expected", "202122", "202122"),
        ("ks2_rwm_expected", "202425", "202223"),
        ("attainment8", "201819", "201718"),
        ("attainment8", "202122", "202122"),
        ("attainment8", "202324", "202223"),
        ("gld", "202425", "202223"),
        ("absence", "202425", "202223"),
    ],
)
def test_only_years_since_the_last_break_are_compared(measure_id: str, year: str, start: str | None) -> None:
    assert REGISTRY[measure_id].segment_start(AcademicYear(year)) == start


@pytest.mark.parametrize(
    ("measure_id", "as_at", "oldest"),
    [
        ("ks2_rwm_expected", date(2025, 12, 30), "202223"),
        ("ks2_rwm_expected", date(2025, 12, 31), "202324"),
        ("ks2_rwm_expected", date(2026, 11, 22), "202324"),
        ("ks2_rwm_expected", date(2026, 12, 30), "202324"),
        ("ks2_rwm_expected", date(2026, 12, 31), "202425"),
        ("gld", date(2026, 11, 29), "202324"),
        ("gld", date(2026, 11, 30), "202425"),
        ("attainment8", date(2026, 2, 27), "202223"),
        ("attainment8", date(2026, 2, 28), "202324"),
        ("attainment8", date(2024, 2, 28), "201819"),
        ("attainment8", date(2024, 2, 29), "202122"),
        ("progress8", date(2026, 11, 22), "202223"),
        ("progress8", date(2028, 2, 29), "202324"),
        ("ks2_reading_progress", date(2026, 11, 22), "202122"),
        ("ks2_rwm_expected", date(2022, 12, 31), "201819"),
    ],
)
def test_data_is_current_for_the_last_two_published_years_and_gaps_do_not_count(
    measure_id: str, as_at: date, oldest: str
) -> None:
    assert REGISTRY[measure_id].oldest_current(as_at) == oldest


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"colour": "blue"}, "colour"),
        ({"breaks": [{"start": "202122", "why": "x", "until": "202223"}]}, "until"),
        ({"gaps": [{"years": ["202122"], "reason": "lost", "detail": "x"}]}, "reason"),
        ({"groups": [{"id": "all", "label": "all", "column": "X"}]}, "column"),
        ({"groups": [{"id": "a", "label": "a", "columns": {"ks2": {"valu": "X"}}}]}, "valu"),
        ({"published": {"month": 13, "years_after": 0}}, "month"),
        ({"unit": "pence"}, "unit"),
        ({"polarity": "up"}, "polarity"),
    ],
)
def test_an_unknown_key_or_word_is_refused(changed: dict[str, object], where: str) -> None:
    Registry.model_validate({"measures": [PLAIN]})
    with pytest.raises(ValidationError, match=where):
        Registry.model_validate({"measures": [PLAIN | changed]})


def test_an_unknown_measure_or_group_is_an_error() -> None:
    with pytest.raises(KeyError):
        REGISTRY["gcse_passes"]
    with pytest.raises(KeyError):
        REGISTRY["gld"].group("left_handed")


def test_a_layout_gives_its_measures_with_their_columns() -> None:
    found = {
        (measure.id, group.id): columns.names for measure, group, columns in REGISTRY.in_layout("ks4_full")
    }
    assert found["progress8", "all"] == ("P8MEA", "P8PUP", "P8CILOW", "P8CIUPP")
    assert found["attainment8", "disadvantaged"] == ("ATT8SCR_FSM6CLA1A", "TFSM6CLA1A")
    assert list(REGISTRY.in_layout("a_new_layout")) == []


def test_only_counts_and_what_a_school_is_like_are_neither_better_high_nor_low() -> None:
    neither = [measure for measure in MEASURES if measure.polarity is Polarity.NEITHER]
    results = [measure for measure in neither if measure.phase not in ("pupils", "workforce", "finance")]
    assert {measure.id for measure in results if measure.unit is not Unit.COUNT} <= {
        "ks4_prior_attainment",
        "ks4_destination_apprenticeship",
        "ks4_destination_employment",
    }
