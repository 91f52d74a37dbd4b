"""The record goes to a file and comes back as it was, and one school's holds no other."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportkit.casework.record import (
    Answer,
    TeamReturn,
    read_record,
    record_from_json,
    record_hash,
    record_json,
    write_record,
)
from reportkit.casework.register import build_register
from reportkit.exceptions import MissingData, UsageError
from reportkit.settings.policies import Per
from reportkit.vocabulary import Urn
from tests.casework.events.builders import SCHOOL, TODAY, contact, event
from tests.casework.events.examples import EXAMPLES
from tests.casework.record.builders import record, school
from tests.casework.requirements.builders import events, placed, promise

OTHER = Urn("999999")
FULL = record(
    replace(
        school(
            *((said, 3) for said in EXAMPLES if said.of_school is not False),
            answers=[Answer("finance", "Concern", "yes", date(2026, 10, 2), "returns/a.xlsx", 7)],
            earlier=(Urn("100001"),),
            graded=None,
        ),
        promises=(promise("H115", 1, Per.HALF_TERM),),
        ladder=(("gobar", 6), ("ri_b", None)),
    ),
    former=(school((placed(), 9), urn=OTHER),),
    borough=tuple(events(*((said, 1) for said in EXAMPLES if said.of_school is False))),
    teams=(TeamReturn("finance", 0, 2, "Fay Finance", date(2026, 10, 1), date(2026, 10, 9), None),),
)


def test_every_kind_of_event_comes_back_as_it_was() -> None:
    assert record_from_json(record_json(FULL)) == FULL


def test_the_same_record_gives_the_same_file_and_another_does_not() -> None:
    assert record_json(record_from_json(record_json(FULL))) == record_json(FULL)
    assert record_hash(replace(FULL, as_at=date(2026, 11, 21))) != record_hash(FULL)


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    path = write_record(FULL, tmp_path / "records" / "register.json")
    assert read_record(path) == FULL
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [found.name for found in path.parent.iterdir()] == ["register.json"]


def test_a_record_of_another_version_is_refused() -> None:
    said = json.loads(record_json(FULL)) | {"format": 0}
    with pytest.raises(UsageError, match="another version"):
        record_from_json(json.dumps(said))


def test_a_record_that_is_not_there_says_which_command_writes_it(tmp_path: Path) -> None:
    with pytest.raises(MissingData, match="reportkit build register"):
        read_record(tmp_path / "none.json")


def test_the_subjects_are_those_that_the_register_makes_of_the_same_events() -> None:
    happened = events((placed(), 30), (contact(), 20))
    found = record(school((placed(), 30), (contact(), 20))).subjects[0]
    assert found.file == build_register(happened, TODAY).casefiles[SCHOOL]
    assert found.category == "gobar"
    assert found.kept_since == date(2026, 9, 1)


def test_what_happens_later_than_the_day_is_kept_but_does_not_stand() -> None:
    later = record(school((placed(), -1)))
    assert later.subjects[0].category is None
    assert len(later.schools[0].events) == 1


def test_the_record_of_one_school_holds_nothing_of_another_and_nothing_of_the_borough() -> None:
    two = replace(FULL, schools=(*FULL.schools, school((placed(), 9), urn=OTHER, name="Other School")))
    alone = record_json(two.of_school(SCHOOL))
    for word in (OTHER, "Other School", "Fay Finance", "reading"):
        assert word in record_json(two)
        assert word not in alone


def test_a_school_is_not_found_under_a_number_that_is_not_its_own() -> None:
    with pytest.raises(KeyError):
        FULL.of_school(Urn("100001"))


def test_an_event_is_found_by_its_id() -> None:
    (one,) = record(school((contact(), 3))).schools
    assert one.event(f"{SCHOOL}-1") == event(contact(), 1, ago=3)
    assert one.event(f"{SCHOOL}-2") is None
