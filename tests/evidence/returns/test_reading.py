"""Every row of a workbook is taken, left without an answer, or refused; and every error is told at once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from reportkit.casework.events.strand_kinds import GatheringSort, PartnerSort, PartnerStatus
from reportkit.casework.events.support_kinds import LinkRole, SchoolReviewSort, Source
from reportkit.evidence.returns import ABOUT, TEAMS, open_workbook, read_returns
from reportkit.evidence.returns.layout import Kind
from reportkit.exceptions import UnreadableFile
from reportkit.judgement.indicators.returns import LOCAL_TESTS
from tests.evidence.returns.builders import (
    CONCERN,
    LAYOUTS,
    SCHOOLS,
    TODAY,
    content_of,
    new_book,
    put,
    read,
    read_rows,
)

RECOMMENDATION = {
    "URN": 102368,
    "Recommendation": "Teach phonics daily",
    "Source": "School Review",
    "Made on": "1 June 2026",
    "Priority": "yes",
    "Due on": "1 October 2026",
    "Status": "open",
    "Status as at": "20 November 2026",
}


def test_a_row_is_taken_with_its_place_and_every_cell() -> None:
    found = read_rows("Finance", CONCERN)
    assert found.problems == ()
    assert [(row.sheet, row.row, row.values) for row in found.rows] == [
        ("Finance", 4, CONCERN | {"Answered on": "2026-11-20"})
    ]
    assert (found.authority, found.sent_by) == ("hillingdon", "Ann Officer")


def test_a_school_without_an_answer_is_no_return_and_no_error() -> None:
    found = read_rows(
        "Finance", {"URN": 102368, "School": "Bourne Primary School"}, CONCERN | {"URN": 102369}
    )
    assert (len(found.rows), found.unanswered, found.problems) == (1, 1, ())


def test_a_school_that_closed_since_the_template_was_made_stops_nothing_unless_it_is_answered_for() -> None:
    silent = read_rows("Finance", {"URN": 999999, "School": "Gone"}, {"URN": 102366})
    assert (silent.unanswered, silent.problems) == (2, ())
    assert read_rows("Finance", CONCERN | {"URN": 999999}).rows_refused == 1


def test_the_guidance_row_may_be_deleted_and_then_no_row_is_lost() -> None:
    book = new_book()
    book["Finance"].delete_rows(3)
    put(book, "Finance", 3, CONCERN)
    assert [row.row for row in read(book).rows] == [3]


def test_columns_may_stand_in_another_order() -> None:
    book = new_book()
    sheet = book["SEF dates"]
    sheet["A2"], sheet["C2"] = "Received on", "URN"
    sheet["A3"] = sheet["C3"] = None
    sheet["A4"], sheet["C4"] = "1 June 2026", "102368"
    assert read(book).rows[0].values == {"URN": "102368", "Received on": "2026-06-01"}


def test_every_local_test_has_a_column_in_which_it_is_answered() -> None:
    asked = [column.answers for layout in LAYOUTS.values() for column in layout.columns if column.answers]
    assert sorted(asked) == sorted(test.id for test in LOCAL_TESTS)


def test_choices_that_become_events_are_those_of_casework() -> None:
    assert LAYOUTS["Allocation"].column("Role").choices == tuple(LinkRole)
    assert LAYOUTS["School Reviews"].column("Review").choices == tuple(SchoolReviewSort)
    assert LAYOUTS["Support"].column("Source").choices == tuple(Source)
    assert LAYOUTS["Events held"].column("Kind").choices == tuple(GatheringSort)
    assert LAYOUTS["Partners"].column("Kind").choices == tuple(PartnerSort)
    assert LAYOUTS["Partners"].column("Status").choices == tuple(PartnerStatus)


@pytest.mark.parametrize("name", ["Events held", "Leaders linked", "Executive heads", "Leadership vacancies"])
def test_a_workbook_from_before_a_sheet_may_lack_it(name: str) -> None:
    book = new_book()
    put(book, "Finance", 4, CONCERN)
    del book[name]
    assert read(book).problems == ()


def test_a_workbook_from_before_a_column_may_lack_it_and_no_other() -> None:
    book = new_book()
    put(book, "Finance", 4, CONCERN)
    book["Support"].delete_cols(LAYOUTS["Support"].headings.index("For governance") + 1)
    assert read(book).problems == ()
    book["Support"].delete_cols(LAYOUTS["Support"].headings.index("Hand back on") + 1)
    assert [problem.column for problem in read(book).problems] == ["Hand back on"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_sheet_names_only_columns_that_it_has(name: str) -> None:
    layout = LAYOUTS[name]
    named = {*layout.key, *(day for pair in layout.in_order for day in pair), layout.dated} - {""}
    assert named <= set(layout.headings)
    assert len(set(layout.headings)) == len(layout.headings)
    assert not any(column.choices for column in layout.columns if column.kind is not Kind.CHOICE)


@pytest.mark.parametrize("name", TEAMS)
def test_a_teams_sheet_tells_silence_from_no_concern(name: str) -> None:
    assert "blank is “no return”, never “no concern”" in LAYOUTS[name].says


ROWS_REFUSED = {
    "an unknown URN": ("Finance", CONCERN | {"URN": "999999"}, "URN", "is not an open school"),
    "a URN of before": ("Finance", CONCERN | {"URN": "102366"}, "URN", "was the school's URN before"),
    "another school's name": (
        "Finance",
        CONCERN | {"School": "Cherry Lane School"},
        "School",
        "102368 is Bourne Primary School",
    ),
    "a name without a URN": (
        "Finance",
        {**CONCERN, "URN": None, "School": "Bourne Primary School"},
        "URN",
        "has no URN",
    ),
    "no URN": ("Finance", {**CONCERN, "URN": None}, "URN", "It is blank"),
    "a concern without what is known": (
        "Finance",
        {**CONCERN, "What is known": None},
        "What is known",
        "A concern is given without",
    ),
    "an answer by nobody": ("Finance", {**CONCERN, "Answered by": None}, "Answered by", "It is blank"),
    "an answer of no day": ("Finance", {**CONCERN, "Answered on": None}, "Answered on", "It is blank"),
    "a name without an answer": (
        "HR",
        {"URN": 102368, "Answered by": "Hal"},
        "Changes of head",
        "has entries and no answer",
    ),
    "no looked-after pupils from finance": (
        "Finance",
        CONCERN | {"Audit": "no looked-after pupils"},
        "Audit",
        "is none of the choices",
    ),
    "something left out": ("Recommendations", {**RECOMMENDATION, "Status": None}, "Status", "It is blank"),
    "due before it was made": (
        "Recommendations",
        RECOMMENDATION | {"Due on": "1 May 2026"},
        "Due on",
        "It is before “Made on”",
    ),
    "a formula": ("Finance", CONCERN | {"Audit": '="con"&"cern"'}, "Audit", "holds a formula"),
    "good practice without consent": (
        "Good practice",
        {"URN": 102368, "What works": "Reading", "Consent given on": "1 June 2026"},
        "Consent given by",
        "It is blank",
    ),
    "an event of an unknown kind": (
        "Casework events",
        {"Kind": "gossip", "Happened on": "1 June 2026", "Who": "Ann", "Why": "Heard"},
        "Kind",
        "is none of the choices",
    ),
}


@pytest.mark.parametrize(("name", "cells", "column", "said"), ROWS_REFUSED.values(), ids=list(ROWS_REFUSED))
def test_a_wrong_row_is_refused_with_its_place(
    name: str, cells: dict[str, object], column: str, said: str
) -> None:
    found = read_rows(name, cells)
    assert [(p.sheet, p.row, p.column) for p in found.problems] == [(name, 4, column)]
    assert said in found.problems[0].what
    assert found.problems[0].remedy
    assert (found.rows, found.rows_refused, found.rows_read) == ((), 1, 1)


def test_a_school_that_stands_twice_is_refused_naming_the_first_row() -> None:
    found = read_rows("Finance", CONCERN, CONCERN | {"URN": 102368.0})
    assert [(p.row, p.column) for p in found.problems] == [(5, "URN")]
    assert "the same as row 4" in found.problems[0].what


def test_every_error_is_told_at_once() -> None:
    book = new_book()
    put(book, "Finance", 4, CONCERN | {"Audit": "perhaps", "Answered on": "03/04/2026"})
    put(book, "HR", 5, {"URN": "1", "Changes of head": "no concern"})
    places = [(p.sheet, p.row, p.column) for p in read(book).problems]
    assert places == [
        ("Finance", 4, "Audit"),
        ("Finance", 4, "Answered on"),
        ("HR", 5, "URN"),
        ("HR", 5, "Answered by"),
        ("HR", 5, "Answered on"),
    ]


def _rename(book: Workbook) -> None:
    book["Finance"].title = "Money"


def _heading(book: Workbook) -> None:
    book["Finance"]["C2"] = "Deficit"


def _twice(book: Workbook) -> None:
    book["Finance"]["I2"] = "URN"


def _long(book: Workbook) -> None:
    book["Finance"]["A20001"] = "102368"


def _stray(book: Workbook) -> None:
    put(book, "Finance", 4, CONCERN)
    book["Finance"]["L4"] = "see also"


def _merge(book: Workbook) -> None:
    put(book, "Finance", 4, CONCERN)
    book["Finance"].merge_cells("E4:E6")


def _authority(book: Workbook) -> None:
    book[ABOUT]["B3"] = None


def _sender(book: Workbook) -> None:
    book[ABOUT]["B4"] = "  "


def _form(book: Workbook) -> None:
    book[ABOUT]["B5"] = 0


def _no_about(book: Workbook) -> None:
    del book[ABOUT]


WHOLE: dict[str, tuple[Callable[[Workbook], None], set[tuple[str, int, str]]]] = {
    "a sheet renamed": (_rename, {("Money", 0, ""), ("Finance", 0, "")}),
    "a heading changed": (
        _heading,
        {("Finance", 2, "Deficit"), ("Finance", 2, "Licensed deficit and forecast")},
    ),
    "a heading twice": (_twice, {("Finance", 2, "URN")}),
    "a value under no heading": (_stray, {("Finance", 4, "L")}),
    "rows without end": (_long, {("Finance", 0, "")}),
    "merged cells": (_merge, {("Finance", 4, "")}),
    "no authority": (_authority, {(ABOUT, 3, "")}),
    "no sender": (_sender, {(ABOUT, 4, "")}),
    "another form": (_form, {(ABOUT, 5, "")}),
    "no first sheet": (_no_about, {(ABOUT, 0, "")}),
}


@pytest.mark.parametrize(("change", "places"), WHOLE.values(), ids=list(WHOLE))
def test_a_workbook_that_was_changed_is_refused_where_it_was(
    change: Callable[[Workbook], None], places: set[tuple[str, int, str]]
) -> None:
    book = new_book()
    change(book)
    assert {(p.sheet, p.row, p.column) for p in read(book).problems} >= places


def test_what_is_no_workbook_is_refused_by_its_name() -> None:
    whole = content_of(new_book())
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    for content in (b"", b"URN,School\n", whole[: len(whole) // 2], empty.getvalue()):
        with pytest.raises(UnreadableFile, match=r"a\.xlsx: It is not an Excel workbook"):
            open_workbook(content, "a.xlsx")


ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.text(st.characters(min_codepoint=32, exclude_categories=("Cs",)), max_size=20).filter(
        lambda text: "\ufffe" not in text and "\uffff" not in text
    ),
    st.sampled_from(
        ["concern", "no concern", "102368", 102369, "20 November 2026", "=A1", "#N/A", "yes", " "]
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(list(LAYOUTS)),
    rows=st.lists(st.lists(ANYTHING, max_size=12), min_size=1, max_size=6),
)
def test_whatever_is_typed_nothing_breaks_and_no_row_is_lost(name: str, rows: list[list[object]]) -> None:
    book = new_book()
    for number, cells in enumerate(rows, 4):
        for place, value in enumerate(cells, 1):
            _type(book, name, (number, place), value)
    book = open_workbook(content_of(book), "a.xlsx")
    formula_only = (
        {LAYOUTS[name].headings.index("School") + 1} if "School" in LAYOUTS[name].headings else set()
    )
    typed = sum(
        any(
            cell.value is not None
            and str(cell.value).strip()
            and not (cell.data_type == "f" and cell.column in formula_only)
            for cell in row
        )
        for row in book[name].iter_rows(min_row=4)
    )
    found = read_returns(book, tuple(LAYOUTS.values()), SCHOOLS, TODAY)
    assert found.rows_read == typed
    assert bool(found.problems) == bool(found.rows_refused)
    assert {p.row for p in found.problems} <= set(range(4, 4 + len(rows)))


def _type(book: Workbook, name: str, place: tuple[int, int], value: object) -> None:
    cell = book[name].cell(*place)
    try:
        cell.value = value  # type: ignore[assignment]
    except ValueError:  # Excel itself cannot hold it
        cell.value = None
