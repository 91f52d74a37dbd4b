"""What the policy asks of the team in a term, each on its boundary day, under both policies."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.casework.events.strand_kinds import Gathering, GatheringSort
from reportkit.casework.register import casefile
from reportkit.casework.requirements import Rules
from reportkit.casework.schedule import Line, Schedule, State, TeamRecord, team_schedule, term_span
from reportkit.settings import Authority, read_authority, read_bank_holidays
from reportkit.settings.policies import read_pack
from tests.casework.events.builders import TODAY, event
from tests.casework.schedule.builders import AUTUMN, DUE, LATE, MET, PACK, TERMS, UNKNOWN
from tests.settings.policies.builders import PARAMS

HILLINGDON = read_authority(PARAMS, "hillingdon")
RULES = Rules(PACK, TERMS)
HACKNEY = Rules(read_pack(PARAMS, "hackney@2019-09"), TERMS)
HALF, CHRISTMAS = date(2026, 11, 2), date(2027, 1, 3)
YEAR_ENDS = date(2027, 8, 31)


def told(as_at: date, *, rules: Rules = RULES, authority: Authority = HILLINGDON, **said: object) -> Schedule:
    record = TeamRecord(as_at, **said)  # type: ignore[arg-type]  # the caller names fields
    return team_schedule(authority, rules, record, AUTUMN)


def lines(found: Schedule, rule: str) -> list[Line]:
    return [line for line in found.lines if line.rule == rule]


def gathered(*days: date, sort: GatheringSort = GatheringSort.CONFERENCE) -> tuple:
    said = Gathering(sort=sort, title="Autumn conference")
    return tuple(event(said, n, ago=(TODAY - day).days) for n, day in enumerate(days, start=1))


@pytest.mark.parametrize(
    ("as_at", "assessed", "state"),
    [
        (date(2026, 11, 1), (), DUE),
        (HALF, (), DUE),
        (date(2026, 11, 3), (), UNKNOWN),
        (date(2026, 11, 3), (date(2026, 8, 31),), LATE),
        (date(2026, 11, 3), (HALF,), MET),
        (date(2026, 11, 3), (date(2026, 9, 1),), MET),
        (date(2026, 11, 3), (date(2026, 8, 31), date(2026, 11, 3)), LATE),
    ],
)
def test_every_school_is_assessed_at_the_start_of_the_term(
    as_at: date, assessed: tuple, state: State
) -> None:
    first, _ = lines(told(as_at, assessed_on=assessed), "H27")
    assert (first.day, first.state) == (HALF, state)
    assert bool(first.note) is (state in (LATE, UNKNOWN))


@pytest.mark.parametrize(
    ("assessed", "state"),
    [
        ((HALF,), LATE),
        ((date(2026, 11, 3),), MET),
        ((HALF, CHRISTMAS), MET),
        ((HALF, date(2027, 1, 4)), LATE),
    ],
)
def test_and_again_in_its_second_half(assessed: tuple, state: State) -> None:
    _, second = lines(told(date(2027, 1, 4), assessed_on=assessed), "H27")
    assert (second.day, second.state) == (CHRISTMAS, state)


def test_hackney_assesses_once_a_term_and_sets_categories_once_a_year() -> None:
    found = told(TODAY, rules=HACKNEY, authority=read_authority(PARAMS, "hackney"))
    [term], [year] = lines(found, "K30"), lines(found, "K26")
    assert (term.day, year.day) == (CHRISTMAS, YEAR_ENDS)
    assert [line.day for line in lines(found, "K41")] == [date(2026, 12, 31)]
    assert [one.rule for one in found.undated] == ["K78"]
    assert not [line for line in found.lines if line.rule.startswith("H")]


@pytest.mark.parametrize(
    ("sent", "as_at", "state"),
    [
        ({}, CHRISTMAS, DUE),
        ({}, date(2027, 1, 4), UNKNOWN),
        ({"2026-summer": date(2026, 7, 3)}, date(2027, 1, 4), LATE),
        ({"2026-autumn": CHRISTMAS}, CHRISTMAS, MET),
        ({"2026-autumn": CHRISTMAS}, date(2027, 1, 2), DUE),
        ({"2026-autumn": date(2027, 1, 4)}, date(2027, 1, 4), LATE),
    ],
)
def test_the_update_goes_out_each_term(sent: dict, as_at: date, state: State) -> None:
    authority = HILLINGDON.model_copy(update={"update_sent_on": sent})
    [found] = lines(told(as_at, authority=authority), "H30")
    assert (found.day, found.state) == (CHRISTMAS, state)


@pytest.mark.parametrize(
    ("days", "state", "note"),
    [
        ((), DUE, "0 of 2 on record in the school year."),
        ((date(2026, 9, 1),), DUE, "1 of 2 on record in the school year."),
        ((date(2026, 8, 31), date(2026, 9, 1)), DUE, "1 of 2 on record in the school year."),
        ((date(2026, 9, 1), TODAY), MET, "2 of 2 on record in the school year."),
    ],
)
def test_conferences_are_counted_in_the_school_year(days: tuple, state: State, note: str) -> None:
    found = told(TODAY, gatherings=casefile(gathered(*days), TODAY))
    for rule in ("H21", "H32"):
        told_of = [(line.day, line.state, line.note) for line in lines(found, rule)]
        assert told_of == [(YEAR_ENDS, state, note)]


def test_the_strategy_s_own_review_was_due_in_2016_and_no_record_tells_of_it() -> None:
    [found] = lines(told(TODAY), "H69")
    assert (found.day, found.state) == (date(2016, 11, 30), UNKNOWN)


def test_reviews_are_a_number_and_never_a_name() -> None:
    [found] = lines(told(TODAY, reviews="1 due by 3 January 2027, 2 overdue."), "H39")
    assert (found.day, found.state, found.note) == (CHRISTMAS, None, "1 due by 3 January 2027, 2 overdue.")


def test_bank_holidays_are_shown_and_nothing_is_due_on_them() -> None:
    found = told(TODAY, holidays=read_bank_holidays(PARAMS)).of(term_span(TERMS, AUTUMN))
    shown = [(line.day, line.state) for line in found if line.what == "bank holiday"]
    assert shown == [(date(2026, 12, 25), None), (date(2026, 12, 28), None), (date(2027, 1, 1), None)]
