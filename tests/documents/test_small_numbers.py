"""A school with few pupils leaves no trace: not a dot, not a number, not a word that tells its figure."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportkit.pipeline.loading import load
from reportkit.places import Places
from reportkit.publishing.execution import run_notebook
from reportkit.publishing.exporter.docx import ReportkitDocxExporter
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
        row.update(planted.get(row["URN"], {}))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    places = Places(root)
    load(places)
    given = {
        "authority": "hillingdon",
        "as_at": AS_AT,
        "siod": str(places.siod),
        "params": str(places.params),
    }
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
    assert re.search(rf"half of {shown} \w* ?schools", said)
    assert re.search(rf"{shown} \w* ?schools\. School in the middle: {middle}", said), "the alternative text"
    assert f"between {lower} and {upper}" in said


def test_a_reader_is_told_that_schools_are_left_out_because_they_are_small(small: Build) -> None:
    said = everything_said(small[1])
    assert re.search(r"(?i)\b(two|three) \w+ (had too few pupils|are left out)", said)


def test_the_planted_figures_stand_nowhere_near_the_schools(small: Build) -> None:
    recomputing = Recomputing(small[0] / "data", THE_DAY)
    traced = recomputing.answer("312:ks2_rwm_expected.schools.shown.202425").cells
    with (small[0] / TRANSCRIPTION).open(encoding="utf-8", newline="") as file:
        rows = {row["URN"]: number for number, row in enumerate(csv.DictReader(file), start=2)}
    assert not {rows[FIVE_PUPILS], rows[ALL_OF_A_FEW]} & {row for _, row, _ in traced}
    assert not re.search(r"\b(3|100)%", spread_of(everything_said(small[1])))


def spread_of(said: str) -> str:
    """The sentence on primary schools, and its chart's words."""
    return "\n".join(line for line in said.splitlines() if re.search(r"half of|Half are", line))
