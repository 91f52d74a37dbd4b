"""Income, spending and balances of maintained schools, in financial years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reportkit.evidence.sources import read_source
from reportkit.evidence.sources.dating import Dating
from reportkit.exceptions import DuplicateRow, ImpossibleValue, SourceError, UnknownMarker
from tests.evidence.sources.figures import BALANCES, BALANCES_2017, CFR, figure, figures_of
from tests.evidence.sources.slicing import read_changed, read_slice

DATA = Path(__file__).parents[3] / "data"
SHIPPED = (
    "finance/cfr-in-year-balance/2018/financials_2018.csv.gz",
    "finance/cfr-north-yorkshire/2017-2018/815_2018_cfr.csv.gz",
)


@pytest.mark.parametrize(
    ("file", "code", "measure", "expected"),
    [
        (BALANCES, "100000", "in_year_balance", {"value": -19660.82, "column": "Balance", "row": 2}),
        (BALANCES, "100000", "total_income", {"value": 2254486.7}),
        (BALANCES, "100000", "total_spending", {"value": 2274147.52}),
        (BALANCES_2017, "100000", "total_income", {"value": 2043880.59}),
        (CFR, "121300", "income_per_pupil", {"value": 7753, "denominator": 41}),
        (CFR, "121300", "spending_per_pupil", {"value": 7891}),
        (CFR, "121300", "teaching_staff_share", {"value": 51}),
        (CFR, "121300", "supply_staff_share", {"value": -3}),
        (CFR, "121300", "support_staff_share", {"value": 18}),
    ],
)
def test_each_file_gives_the_figures_as_published(
    file: str, code: str, measure: str, expected: dict[str, object]
) -> None:
    assert expected.items() <= figure(read_slice(file), code, measure).items()


@pytest.mark.parametrize(
    ("file", "year", "published_on"),
    [
        (BALANCES, "201718", date(2018, 12, 31)),
        (BALANCES_2017, "201617", date(2017, 12, 31)),
        (CFR, "201718", date(2018, 12, 31)),
    ],
)
def test_2018_is_the_financial_year_that_ended_in_march_2018(
    file: str, year: str, published_on: date
) -> None:
    release = read_slice(file).release
    assert (release.time_period, release.published_on) == (year, published_on)


def test_balances_of_2018_are_those_of_dfes_own_file_for_every_school_in_both() -> None:
    balances, own = (figures_of(read_source(DATA / name, Dating(name))) for name in SHIPPED)
    income, a_pupil = of(balances, "total_income"), of(own, "income_per_pupil")
    both = pd.concat([income["value"], a_pupil["value"] * a_pupil["denominator"]], axis=1, join="inner")
    assert len(both) == 244
    assert ((both.iloc[:, 0] / both.iloc[:, 1] - 1).abs() < 0.02).all()


def of(figures: pd.DataFrame, measure: str) -> pd.DataFrame:
    return figures.xs((measure, "all"), level=("measure", "pupil_group"))


def test_balances_before_2018_leave_out_suppressed_pay_and_are_not_read() -> None:
    assert set(read_slice(BALANCES_2017).measurements.frame()["measure"]) == {"total_income"}


def test_a_balance_without_any_spending_is_no_balance() -> None:
    reading = read_slice(BALANCES)
    for measure in ("in_year_balance", "total_spending"):
        assert figure(reading, "117736", measure)["missing_reason"] == "not available"
    assert figure(reading, "117736", "total_income")["value"] == 318309


def test_rows_whose_urn_reads_nan_are_set_aside() -> None:
    assert read_slice(BALANCES_2017).quarantine.to_dict("list") == {
        "row": [4, 5],
        "reason": ["no URN: “nan” stands in its place"] * 2,
    }


def test_groups_of_schools_to_compare_with_are_passed_over() -> None:
    reading = read_slice(CFR)
    assert reading.passed_over == {"figures of a group of schools to compare with": 13}
    assert set(reading.measurements.frame()["code"]) == {"121300", "121302", "121305"}


@pytest.mark.parametrize("marker", ["SUPP", "SUPP!"])
def test_a_suppressed_share_is_known_by_either_marker(tmp_path: Path, marker: str) -> None:
    reading = read_changed(tmp_path, CFR, {(2, "PTEACHINGSTAFF"): marker})
    assert figure(reading, "121300", "teaching_staff_share")["missing_reason"] == "suppressed"


@pytest.mark.parametrize(
    ("text", "value"), [("-7,794", -7794), ("£38,963", 38963), ("7.0000000000000007E-2", 0.07)]
)
def test_sums_are_read_however_they_are_written(tmp_path: Path, text: str, value: float) -> None:
    reading = read_changed(tmp_path, CFR, {(2, "TOTALINCOME"): text.replace("£", "Â£")})
    assert figure(reading, "121300", "income_per_pupil")["value"] == pytest.approx(value)


@pytest.mark.parametrize(
    ("file", "row", "column", "text", "error"),
    [
        (BALANCES, 3, "URN", "100000", DuplicateRow),
        (BALANCES, 3, "Academic Year", "2017", ImpossibleValue),
        (BALANCES, 3, "Balance", "overdrawn", UnknownMarker),
        (BALANCES, 3, "URN", "North Yorkshire", ImpossibleValue),
        (CFR, 2, "PSUPPLYTEACHERS", "-301%", ImpossibleValue),
        (CFR, 2, "URN", "", None),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_or_set_aside(
    tmp_path: Path, file: str, row: int, column: str, text: str, error: type[SourceError] | None
) -> None:
    if error is None:
        assert list(read_changed(tmp_path, file, {(row, column): text}).quarantine["row"]) == [row]
        return
    with pytest.raises(error) as raised:
        read_changed(tmp_path, file, {(row, column): text})
    assert raised.value.place.row == row
