"""The profile read from the record's file and from assessments as they are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.casework.record import write_record
from reportkit.exceptions import MissingData, UsageError
from reportkit.judgement.assessment.snapshots import keep_snapshot
from reportkit.reports.profiles.register import read_register_profile
from reportkit.reports.sections.register import left_this_term
from tests.casework.record.builders import record, school
from tests.casework.requirements.builders import HACKNEY, placed
from tests.judgement.assessment.builders import Case, assessment, finding
from tests.reports.register.builders import rows
from tests.settings.policies.builders import PARAMS

GONE = Case(urn="100002", words="School RI (B), until a person decides", facts={"name": "Ash School"})
HEIR = Case(urn="100003", facts={"name": "Birch School", "replaces": ("100002",)})


@pytest.fixture
def written(tmp_path: Path) -> str:
    return str(write_record(record(school((placed("gobar"), 9))), tmp_path / "record.json"))


def snapshot(folder: Path, *cases: Case, **header: object) -> str:
    return str(keep_snapshot(folder, assessment(*cases, **header)))


def test_a_school_that_left_the_list_is_told_with_the_school_in_its_place(
    tmp_path: Path, written: str
) -> None:
    now = snapshot(tmp_path, Case(findings=(finding(),)), HEIR)
    then = snapshot(tmp_path, Case(findings=(finding(),)), GONE, as_at=date(2026, 4, 13))
    profile = read_register_profile(written, now, then, str(PARAMS)).check("hillingdon", "2026-11-22")
    (row,) = rows(left_this_term(profile))
    assert row == [
        "Ash School (100002)",
        "since 13 April 2026",
        "School RI (B), until a person decides",
        "It is no longer on the list of schools. In its place: Birch School (100003).",
    ]


def test_without_an_earlier_assessment_nothing_is_compared(tmp_path: Path, written: str) -> None:
    profile = read_register_profile(written, snapshot(tmp_path, Case(findings=(finding(),))), "", str(PARAMS))
    assert (profile.assessed.before, profile.assessed.changes) == (None, None)
    assert profile.subjects[0].category == "gobar"


def test_an_assessment_under_another_policy_than_the_record_is_refused(tmp_path: Path, written: str) -> None:
    other = snapshot(tmp_path, Case(findings=(finding(),)), policy=HACKNEY)
    with pytest.raises(UsageError, match="are not both of hillingdon on 2026-11-22 under hillingdon@2016-02"):
        read_register_profile(written, other, "", str(PARAMS)).check("hillingdon", "2026-11-22")


def test_without_a_record_it_is_said_which_command_writes_it(tmp_path: Path) -> None:
    with pytest.raises(MissingData, match="reportkit build register"):
        read_register_profile(str(tmp_path / "none.json"), "", "", str(PARAMS))
