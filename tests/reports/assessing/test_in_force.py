"""A policy that is used outside its years says so; within them nothing is said."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.reports.assessing.in_force import outside_its_years
from reportkit.settings.policies import PolicyPack, read_packs
from tests.reports.builders import PARAMS


def pack_of(name: str) -> PolicyPack:
    return next(pack for pack in read_packs(PARAMS) if pack.id == name)


@pytest.mark.parametrize(
    ("policy", "day", "said"),
    [
        ("hillingdon@2016-02", date(2018, 8, 31), ""),
        ("hillingdon@2016-02", date(2018, 9, 1), "We take it to have ended on 31 August 2018."),
        ("hackney@2019-09", date(2026, 11, 22), ""),
        ("hackney@2019-09", date(2019, 8, 31), "We take it to hold from 1 September 2019, after this day."),
    ],
)
def test_a_day_outside_a_policys_years_is_said_to_be(policy: str, day: date, said: str) -> None:
    assert outside_its_years(pack_of(policy), day) == said
