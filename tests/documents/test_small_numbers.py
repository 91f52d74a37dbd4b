"""A school with few pupils leaves no trace: not a dot, not a number, not a word that tells its figure."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportkit.pipeline import load
from reportkit.places import Places
from reportkit.publishing.execution import run_notebook
from reportkit.publishing.exporter import ReportkitDocxExporter
from tests.built import AS_AT, NOTEBOOKS, THE_DAY, UPDATE, make_checkout
from tests.documents.test_built_documents import everything_said
from tests.truth.recompute import Recomputing

DATA = ("lait/2026-04", "ofsted", "gias/2026-08-21", "transcribed")
TRANSCRIPTION = "data/transcribed/2026-09/hillingdon_ks2_2024-25.csv"
ALL_OF_A_FEW, FIVE_PUPILS = "102409", "102368"

Build = tuple[Path, bytes]


def build(root: Path, planted: dict[str, dict[str, str]]) -> Build:
    """Hillingdon's Update from a copy of the data in which these schools' rows are changed."""
    make_checkout(root, DATA)
    path = root / TRANSCRIPTION
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= planted.get(row["URN"], {})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    places = Places(root)
    load(places)
    given = {"authority": "hillingdon", "as_at": AS_AT, "siod": str(places.siod), "params": str(places.params)}
    notebook = run_notebook(places.notebooks / NOTEBOOKS[UPDATE], root / "executed.ipynb", given)
    notebook.metadata["reportkit"] |= {"as_at": AS_AT}
    content, _ = ReportkitDocxExporter(template_docx=str(places.template)).from_notebook_node(notebook)
    return root, content


@pytest.fixture(scope="module", autouse=True)
def _own_database() -> Iterator[None]:
    """Each checkout here has its own database, wherever REPORTKIT_SIOD points."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("REPORTKIT_SIOD", raising=False)
        yield


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Build:
    planted = {
        FIVE_PUPILS: {"TELIG": "5", "PTRWM_EXP": "3"},
        ALL_OF_A_FEW: {"TELIG": "10", "PTRWM_EXP": "100"},
    }
    return build(tmp_path_factory.mktemp("small"), planted)


@pytest.fixture(scope="module")
def suppressed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    planted = {
        FIVE_PUPILS: {"TELIG": "5", "PTRWM_EXP": "SUPP"},
        ALL_OF_A_FEW: {"TELIG": "10", "PTRWM_EXP": "SUPP"},
    }
    return build(tmp_path_factory.mktemp("suppressed"), planted)


def test_the_document_is_the_one_that_is_built_if_the_publisher_had_withheld_the_figures(
    small: Build, suppressed: Build
) -> None:
    """Every dot, quartile and alternative text: the same bytes."""
    assert everything_said(small[1]) == everything_said(suppressed[1])
    assert small[1] == suppressed[1]


def test_the_counts_and_quartiles_are_those_of_the_schools_shown(small: Build) -> None:
    recomputing = Recomputing(small[0] / "data", THE_DAY)
    stem = "312:ks2_rwm_expected.schools"
    parts = ("shown", "lower-quarter", "middle", "upper-quarter")
    shown, lower, middle, upper = (recomputing.answer(f"{stem}.{part}.202425").text for part in parts)
    said = everything_said(small[1])
    assert f"{shown} schools" in said
    assert f"between {lower} and {upper}" in said
    assert f"the middle school was at {middle}" in said


def test_how_many_schools_are_left_out_is_said(small: Build) -> None:
    assert "schools are left out, because few pupils are behind the figure" in everything_said(small[1])
