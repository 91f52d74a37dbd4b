"""Profiles of invented schools with invented casework: real figures, under names and numbers of no school."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.assessment.snapshots import keep_snapshot
from reportkit.reports.profiles import SchoolProfile, read_school_profile
from reportkit.reports.profiles.casework import Act, Handed, OwnCasework, Recorded, handed_json
from reportkit.vocabulary import Urn
from tests.built import Checkout
from tests.judgement.assessment.real import BEFORE_COVID, HACKNEY, HILLINGDON, PARAMS, PAST, TODAY, assessed

OF_HILLINGDON = ("surrey", BEFORE_COVID, HILLINGDON)
OF_HACKNEY = ("hackney", TODAY, HACKNEY)
Case = tuple[str, date, str]


@cache
def invented(checkout: Checkout, authority: str, day: date, policy: str) -> tuple[Assessment, str]:
    """An assessment of schools that are not there, and the folder in which it is kept."""
    found = assessed(checkout, authority, day, policy)
    schools = found.schools.assign(
        urn=found.schools["urn"].map(_number),
        name=found.schools["urn"].map(lambda urn: f"Invented School {urn[1:]}"),
        trust=found.schools["trust"].map(lambda trust: "Invented Trust" if trust else trust),
        earlier_urns=found.schools["earlier_urns"].map(lambda urns: [_number(urn) for urn in urns]),
    )
    placements = found.placements.assign(urn=schools["urn"])
    disguised = replace(found, schools=schools, placements=placements)
    return disguised, str(keep_snapshot(checkout.shared / "invented", disguised))


def _number(urn: str) -> str:
    return f"9{urn[1:]}"


def urns_of(checkout: Checkout, case: Case, *, reading: str, maintained: bool = True) -> list[Urn]:
    """The invented schools whose latest inspection reads so."""
    schools: pd.DataFrame = invented(checkout, *case)[0].schools
    found = schools[(schools["reading"] == reading) & (schools["maintained"] == maintained)]
    return [Urn(urn) for urn in found["urn"]]


def read(checkout: Checkout, case: Case, urn: str, folder: Path, own: OwnCasework | None) -> SchoolProfile:
    """The school's profile with this casework, read as a notebook reads it; Surrey's since a year before."""
    authority, day, policy = case
    _, now = invented(checkout, *case)
    then = invented(checkout, authority, PAST, policy)[1] if authority == "surrey" else ""
    if own is None:
        return read_school_profile(urn, now, then, str(PARAMS))
    path = folder / "casework.json"
    earlier = PAST if authority == "surrey" else None
    path.write_bytes(handed_json(Handed(authority, policy, day, earlier, {urn: own})))
    return read_school_profile(urn, now, then, str(PARAMS), str(path))


def decided(category: str, on: date, why: str = "Results fell for two years", **said: object) -> Recorded:
    """A record by a person's decision."""
    act = Act(on, "Bea Invented", why, (1, 5))
    return Recorded(category, on, given=act, **said)  # type: ignore[arg-type]  # as named by the test
