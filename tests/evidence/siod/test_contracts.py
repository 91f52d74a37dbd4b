"""Every table that goes into the database keeps its contract."""

from __future__ import annotations

import pytest

from reportkit.evidence.contracts import CONTRACTS
from reportkit.evidence.siod import Siod
from reportkit.exceptions import ImpossibleValue
from tests.evidence.siod.builders import figure, reading, school, school_figure


@pytest.mark.parametrize("table", CONTRACTS)
def test_the_schema_has_each_contracts_columns(table: str) -> None:
    with Siod.in_memory() as siod:
        described = siod.connection.execute(f'DESCRIBE "{table}"').fetchall()
    assert {name for name, *_ in described} == {"release_id", *CONTRACTS[table].columns}


@pytest.mark.parametrize(
    ("table", "row", "named"),
    [
        ("measurement", figure("312", "202425", None), "a figure is a number or a reason"),
        ("measurement", figure("312", "202425", 61.0, "suppressed"), "a figure is a number or a reason"),
        ("measurement", figure("312", "2024/25", 61.0), "2024/25"),
        ("measurement", school_figure("102368", "202425", 61.0, level="trust"), "trust"),
        ("school", school("10236"), "10236"),
        ("school", school("010236"), "010236"),
        ("neighbour", {"area": "312", "neighbour": "204", "position": 11}, "11"),
        ("inspection", {"urn": "102368", "slot": "latest graded", "era": 4}, "4"),
        ("inspection", {"urn": "102368", "slot": "next"}, "next"),
    ],
)
def test_a_row_that_breaks_its_contract_is_refused_with_its_place(
    table: str, row: dict[str, object], named: str
) -> None:
    with pytest.raises(ImpossibleValue) as caught:
        reading(**{table: [row]})
    assert named in str(caught.value)
    assert "bds.parquet" in str(caught.value)
    assert "Check the row against the file as published." in str(caught.value)


def test_the_row_of_the_file_is_named() -> None:
    rows = [school("102368"), school("x", row=17)]
    with pytest.raises(ImpossibleValue, match=r"row 17, column “urn”.*“x”"):
        reading(school=rows)
