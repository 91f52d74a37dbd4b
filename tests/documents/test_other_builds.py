"""Documents built elsewhere, later, for other authorities, and from data with gaps."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.built import AS_AT, DOCUMENTS, TERM, UPDATE, Checkout, Here, make_checkout, run
from tests.publishing.opened import texts

# seen by everything that asks Python's `time` for the day
A_YEAR_LATER = """
import time

_now, _local, _utc = time.time, time.localtime, time.gmtime
time.time = lambda: _now() + 400 * 86_400
time.localtime = lambda at=None: _local(time.time() if at is None else at)
time.gmtime = lambda at=None: _utc(time.time() if at is None else at)
"""


def test_a_quiet_build_in_another_place_time_zone_and_year_has_the_same_bytes(
    checkout: Checkout, tmp_path: Path
) -> None:
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(A_YEAR_LATER, encoding="utf-8")
    elsewhere = make_checkout(tmp_path / "another place", data=())
    (elsewhere / "data").mkdir()
    said = run(
        elsewhere,
        checkout.copy_of_siod(tmp_path / "siod.duckdb"),
        *("build", "termly-update", "--authority", "hillingdon", "--as-at", AS_AT, "--quiet"),
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        PYTHONHASHSEED="1",
        PYTHONPATH=os.pathsep.join((str(tmp_path / "clock"), os.environ.get("PYTHONPATH", ""))),
    )
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")
    for document in DOCUMENTS:
        built = (elsewhere / "outputs" / "hillingdon" / TERM / document).read_bytes()
        assert built == checkout.of("hillingdon").content(document)


@pytest.mark.parametrize(
    ("code", "name", "called", "region"),
    [("383", "Leeds", "city", "Yorkshire"), ("908", "Cornwall", "county", "South West")],
)
def test_an_authority_needs_no_more_than_a_settings_file(
    here: Here, checkout: Checkout, tmp_path: Path, code: str, name: str, called: str, region: str
) -> None:
    root = make_checkout(tmp_path / "checkout", data=())
    (root / "data").mkdir()
    settings = f'name: {name}\ncode: "{code}"\ncalled: {called}\nteam: {name} School Improvement Team\n'
    (root / "params" / "authorities" / f"{code}.yaml").write_text(settings, encoding="utf-8")
    siod = checkout.copy_of_siod(tmp_path / "siod.duckdb")
    said = here(root, siod, "build", "termly-update", "--authority", code, "--as-at", AS_AT)
    assert said.returncode == 0, said.stderr
    text = "\n".join(texts((root / "outputs" / code / TERM / UPDATE).read_bytes()))
    assert f"{name} comparison" not in text
    assert f"{called.capitalize()} comparison" in text
    assert f"In {name}, " in text
    assert region in text
    assert "Aim 1" not in text
    assert not [other for other in ("Hillingdon", "Hackney", "London") if other in text]


def test_figures_that_are_too_old_are_not_shown_and_the_document_says_so(
    here: Here, checkout: Checkout, tmp_path: Path
) -> None:
    root = make_checkout(tmp_path / "checkout", data=())
    (root / "data").mkdir()
    siod = checkout.copy_of_siod(tmp_path / "siod.duckdb")
    said = here(root, siod, "build", "termly-update", "--authority", "hackney", "--as-at", "2027-08-20")
    assert said.returncode == 0, said.stderr
    text = "\n".join(texts((root / "outputs/hackney/2027-summer" / UPDATE).read_bytes()))
    assert "we cannot say because the newest year held is 2023/24" in text
    assert "[x] not available" in text


def test_a_document_is_not_written_where_its_notebook_fails(checkout: Checkout, tmp_path: Path) -> None:
    root = make_checkout(tmp_path / "checkout", data=())
    (root / "data").mkdir()
    public = root / "outputs" / "hackney" / TERM / "public"
    public.mkdir(parents=True)
    shutil.copy(root / "report_templates" / "reportkit.docx", public / "school-improvement-update.docx")
    before = (public / "school-improvement-update.docx").read_bytes()
    broken = root / "notebooks" / "heads_briefing.ipynb"
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text.replace("update.briefing(profile)", "update.brief(profile)"), encoding="utf-8")
    siod = checkout.copy_of_siod(tmp_path / "siod.duckdb")
    said = run(root, siod, "build", "termly-update", "--authority", "hackney", "--as-at", AS_AT)
    assert said.returncode == 32
    assert "heads_briefing.ipynb, cell 5: AttributeError" in said.stderr
    assert "Traceback" not in said.stderr
    assert (public / "school-improvement-update.docx").read_bytes() == before
    assert not (public / "heads-briefing.docx").exists()


@pytest.mark.parametrize("code", ["201", "420"])
def test_an_area_too_small_for_some_charts_gets_a_document_that_says_so(
    here: Here, checkout: Checkout, tmp_path: Path, code: str
) -> None:
    name = {"201": "City of London", "420": "Isles of Scilly"}[code]
    said, root = build_for(here, checkout, tmp_path, code, name)
    assert said.returncode == 0, said.stderr
    assert "cannot say" in "\n".join(texts((root / "outputs" / code / TERM / UPDATE).read_bytes()))


def test_a_name_that_is_not_that_of_the_code_is_refused(
    here: Here, checkout: Checkout, tmp_path: Path
) -> None:
    said, root = build_for(here, checkout, tmp_path, "312", "Kent")
    assert said.returncode == 2
    assert "DfE gives that code to Hillingdon" in said.stderr
    assert not list((root / "outputs").rglob("*.docx"))


def build_for(
    here: Here, checkout: Checkout, tmp_path: Path, code: str, name: str
) -> tuple[subprocess.CompletedProcess[str], Path]:
    """An Update built for an authority that has nothing but this name and code."""
    root = make_checkout(tmp_path / "checkout", data=())
    (root / "data").mkdir()
    settings = f'name: {name}\ncode: "{code}"\ncalled: area\nteam: School Improvement Team\n'
    (root / "params" / "authorities" / f"{code}.yaml").write_text(settings, encoding="utf-8")
    siod = checkout.copy_of_siod(tmp_path / "siod.duckdb")
    return here(root, siod, "build", "termly-update", "--authority", code, "--as-at", AS_AT), root
