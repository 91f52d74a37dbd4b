"""What HR returned of heads, and monitoring visits on record, reach the rules that ask for them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from reportkit.casework.events import Event, Payload
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.casework.events.support_kinds import MonitoringVisit
from reportkit.casework.store import open_store
from reportkit.judgement.assessment.model import SchoolAssessment
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.judgement.indicators.heads import HeadReturn
from reportkit.pipeline.keeping import assess_under, open_data, terms_for
from reportkit.pipeline.returns.handing import for_heads, returns_known
from reportkit.pipeline.returns.heads import read_heads
from reportkit.places import Places
from reportkit.settings import read_authority, read_terms
from reportkit.vocabulary import Urn
from tests.casework.events.builders import entry
from tests.pipeline.returns.conftest import TODAY
from tests.settings.policies.builders import PARAMS

SCHOOL, SILENT = Urn("102368"), Urn("102369")
NOT_KNOWN = "Whether the head has changed since the inspection is not known."
HACKNEY = "hackney@2019-09"


def row(on: str, sheet: str = "HR", **said: str) -> ReturnedRow:
    cells = {
        "URN": SCHOOL,
        "Answered on": on,
        **{name.replace("_", " "): value for name, value in said.items()},
    }
    return ReturnedRow(sheet=sheet, row=5, cells=cells)


def loaded(number: int, *rows: ReturnedRow) -> Event:
    return Event(
        authority="hillingdon",
        urn=None,
        who="Ann Officer",
        recorded_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
        happened_on=TODAY,
        why="A workbook of returns was loaded.",
        payload=ReturnsLoaded(file="a.xlsx", sha256="ab" * 32, rows=rows),
        number=number,
    )


def heads(*events: Event, as_at: date = TODAY) -> HeadReturn | None:
    return read_heads(events, as_at, read_terms(PARAMS)).get(SCHOOL)


def test_a_row_is_read_with_all_that_it_says() -> None:
    said = {"Changes_in_24_months": "1", "Post_vacant_since": "2026-10-01", "Head_since": "2024-09-01"}
    expected = HeadReturn(date(2026, 11, 9), date(2024, 9, 1), 1, date(2026, 10, 1))
    assert heads(loaded(1, row("2026-11-09", **said))) == expected


def test_the_newest_day_counts_and_of_one_day_the_later_load() -> None:
    rows = [row("2026-11-09", Changes_in_24_months=number) for number in ("1", "2")]
    older = row("2026-10-01", Changes_in_24_months="3")
    found = heads(loaded(1, rows[0]), loaded(2, rows[1]), loaded(3, older))
    assert found is not None and found.changes == 2
    then = heads(loaded(1, rows[0]), loaded(3, older), as_at=date(2026, 11, 8))
    assert then is not None and then.changes == 3


def test_a_row_that_says_nothing_of_the_head_takes_nothing_back() -> None:
    said = loaded(1, row("2026-11-09", Head_since="2024-09-01"))
    assert heads(said, loaded(2, row("2026-11-10", Changes_of_head="no concern"))) == heads(said)
    assert heads(loaded(1, row("2026-11-09", sheet="Finance", Head_since="2024-09-01"))) is None


def test_a_return_is_current_in_its_term_and_the_next() -> None:
    days = {"2026-04-13": True, "2026-04-12": False}
    for day, current in days.items():
        found = heads(loaded(1, row(day, Head_since="2020-09-01")))
        assert found is not None and found.is_current is current


def test_what_was_told_reaches_the_rules_and_silence_does_not(places: Places) -> None:
    record(places, loaded(1, row("2026-11-09", Head_since="2000-09-01")).payload)
    record(places, MonitoringVisit(number=2, found="some progress"), SCHOOL, 1)
    said, silent = assessed(places)
    assert (said.facts["head_changed"], said.facts["head_told_on"]) == ("no", date(2026, 11, 9))
    assert (said.facts["monitoring_visits"], NOT_KNOWN in said.placement.open_questions) == (2, False)
    assert (silent.facts["head_changed"], NOT_KNOWN in silent.placement.open_questions) == ("not known", True)
    assert for_heads(returns_known(places, "hillingdon", TODAY)).heads


def test_monitoring_visits_are_counted_from_the_inspection_on_and_from_none_there_is_no_number(
    places,
) -> None:
    record(places, MonitoringVisit(number=3, found="of the inspection before"), SCHOOL, 11)
    record(places, MonitoringVisit(number=1, found="slow"), SCHOOL, 10)
    record(places, MonitoringVisit(number=2, found="more"), SCHOOL, 1)
    known = returns_known(places, "hillingdon", TODAY)
    days = {ago: known.visits_since((SCHOOL,), TODAY - timedelta(days=ago)) for ago in (11, 10, 0)}
    assert days == {11: 3, 10: 2, 0: None}
    assert (
        returns_known(places, "hillingdon", TODAY - timedelta(days=2)).visits_since(
            (SCHOOL,), TODAY - timedelta(days=10)
        )
        == 1
    )
    assert known.visits_since((SILENT,), date(2000, 1, 1)) is None


def assessed(places: Places) -> list[SchoolAssessment]:
    """The school of which something was told, and the one of which nothing was."""
    terms = terms_for(places, read_authority(places.params, "hillingdon"), HACKNEY, Crosswalk.DFE_STUCK)
    with open_data(places) as siod:
        made = assess_under(places, siod, "hillingdon", TODAY, terms)
    return [made.of_school(urn) for urn in (SCHOOL, SILENT)]


def record(places: Places, payload: Payload, urn: Urn | None = None, ago: int = 0) -> None:
    open_store(places.casework).append(entry(payload, urn=urn, ago=ago))
