"""An assessment as at a past day rests on nothing that came out after it.

Which schools there were, their names, phases and ages and the links between them are no outcomes: where no
register of the day gives them, later registers do. With the registers alone kept, everything that came out
later can be taken away and no finding changes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.loading import find_files, load_files
from reportkit.evidence.siod.store import ReleaseSummary
from tests.built import SOURCE, Checkout
from tests.truth.assessed import AREAS, KEY, Assessed, assess_areas, assessed

DAY = date(2019, 3, 29)
# What says of a school who it is, and how it was inspected; an inspection is known by its own day.
REGISTERS = ("gias_", "school_information", "census", "ofsted_")
NUMBERS = ["figure", "before", "comparator", "statistic", "second", "lower", "upper", "pupils", "z", "chance"]
SAID = ["outcome", "reason", "strong", "year", "since", "note"]
# These compare with the school's own figures and with England's as published, and with nothing else.
UNTOUCHED_BY_REGISTERS = ("1a", "1c", "2", "2-progress", "3", "4a")


def test_no_cell_came_out_after_the_day(checkout: Checkout) -> None:
    found = assessed(checkout, DAY)
    assert len(found.cells) > 10_000
    assert max(found.cells["published_on"]) <= DAY
    days = {release.file: release.published_on for release in releases(checkout)}
    late = {file for file in found.cells["file"].unique() if days[file] > DAY}
    assert not late


def test_no_inspection_is_later_than_the_day(checkout: Checkout) -> None:
    schools = assessed(checkout, DAY).schools
    days = schools["inspected_on"].dropna()
    assert len(days) > 400
    assert max(days) <= DAY
    assert max(schools["opened"].dropna(), default=DAY) <= DAY


def test_of_schools_that_later_lists_alone_have_nothing_else_is_taken_from_those_lists(
    checkout: Checkout,
) -> None:
    schools = assessed(checkout, DAY).schools
    added = schools[schools["added"].astype(bool)]
    assert set(added["phase"]) >= {"nursery", "pru"}
    assert added["pupils"].isna().all()
    assert (added["trust"] == "").all()


def test_taking_away_every_later_figure_changes_nothing(checkout: Checkout, tmp_path: Path) -> None:
    full = assessed(checkout, DAY)
    kept = (r for r in releases(checkout) if r.published_on <= DAY or r.layout.startswith(REGISTERS))
    early = loaded(tmp_path, kept)
    assert list(full.findings["urn"]) == list(early.findings["urn"])
    pd.testing.assert_frame_equal(full.findings, early.findings)
    pd.testing.assert_frame_equal(full.results, early.results)
    pd.testing.assert_frame_equal(full.schools, early.schools)


@pytest.mark.soak
@pytest.mark.skipif(not os.environ.get("REPORTKIT_SOAK"), reason="a long trial, run by make soak")
def test_taking_away_later_registers_changes_only_what_they_say(checkout: Checkout, tmp_path: Path) -> None:
    """No link, so no figure from before a conversion; no ages, so other schools are expected to have one.

    A school is on the one list alone if it came or went since the register of the day, is of a kind that
    this leaves out, or is on no later list at all.
    """
    full = assessed(checkout, DAY)
    early = loaded(tmp_path, (r for r in releases(checkout) if r.published_on <= DAY))
    came = full.schools[~full.schools["urn"].isin(early.schools["urn"])]
    assert (
        came["added"].astype(bool) | (came["earlier_urns"].str.len() + came["replaces"].str.len() > 0)
    ).all()
    assert not early.schools["added"].any()
    went = set(early.schools["urn"]) - set(full.schools["urn"])
    linked = {urn for name in ("earlier_urns", "replaces") for urns in full.schools[name] for urn in urns}
    assert not (went - linked) & listed_after(checkout)
    unlinked = set(full.schools["urn"][full.schools["earlier_urns"].str.len() == 0])
    both = said_of(full, unlinked).join(said_of(early, unlinked), rsuffix="_early", how="inner")
    assert len(both) > 1000
    for name in SAID[:1] + NUMBERS[:2]:
        pd.testing.assert_series_equal(both[name], both[f"{name}_early"], check_names=False)


def listed_after(checkout: Checkout) -> set[str]:
    """The schools on a list that came out after the day."""
    asked = "SELECT DISTINCT urn FROM school JOIN release USING (release_id) WHERE published_on > ?"
    with duckdb.connect(str(checkout.siod), read_only=True) as held:
        return {urn for (urn,) in held.execute(asked, [DAY]).fetchall()}


def said_of(found: Assessed, urns: set[str]) -> pd.DataFrame:
    """Flags and all-clears that registers have no part in."""
    findings = found.findings
    asked = findings["test"].isin(UNTOUCHED_BY_REGISTERS) & findings["urn"].isin(urns)
    said = findings["outcome"].isin(("flag", "clear"))
    return findings[asked & said].set_index(KEY)


def releases(checkout: Checkout) -> tuple[ReleaseSummary, ...]:
    with Siod.open(checkout.siod, read_only=True) as siod:
        found: tuple[ReleaseSummary, ...] = siod.releases()
    return found


def loaded(folder: Path, kept: Iterable[ReleaseSummary]) -> Assessed:
    """The day assessed from a database of these releases alone."""
    data = SOURCE / "data"
    path = folder / "siod.duckdb"
    with Siod.open(path) as siod:
        load_files(siod, find_files([data / release.file for release in kept], data))
    return assess_areas(path, DAY, AREAS)
