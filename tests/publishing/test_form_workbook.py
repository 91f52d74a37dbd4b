"""A form has its headings, guidance, checks and choices, and is the same bytes each time."""

from __future__ import annotations

import io

from openpyxl import Workbook, load_workbook

from reportkit.blocks.forms import Entered, FormColumn, FormSheet, GuideSheet
from reportkit.publishing.form_workbook import form_bytes

LIST = GuideSheet("Schools", "Schools", ("URN", "School"), (10, 30), [(102368, "Bourne"), (102369, "Cherry")])
FORM = FormSheet(
    "Finance",
    "Money",
    (
        FormColumn("URN", "Needed. Six digits.", entered=Entered.LISTED),
        FormColumn("School", "Fills itself in.", looks_up="Schools"),
        FormColumn("Audit", "Choose one.", entered=Entered.CHOICE, choices=("concern", "no, none")),
        FormColumn("Posts", "How many.", entered=Entered.WHOLE),
        FormColumn("On", "The day.", entered=Entered.PAST_DAY),
        FormColumn("Due", "The day.", entered=Entered.DAY),
        FormColumn("Words", "=1+1 is no formula here."),
    ),
    [(102368, "Bourne")],
    room=1,
    frozen_columns=2,
)


def made() -> Workbook:
    return load_workbook(io.BytesIO(form_bytes("Returns", (), (FORM,), LIST)))


def test_the_rows_that_stand_there_and_one_to_fill_in() -> None:
    sheet = made()["Finance"]
    assert [cell.value for cell in sheet[2]] == [column.heading for column in FORM.columns]
    assert [cell.value for cell in sheet[4]][:3] == [102368, "Bourne", None]
    assert "VLOOKUP(A5*1,Schools!$A$3:$B$4,2,FALSE)" in str(sheet["B5"].value)
    assert sheet["G3"].data_type == "s"
    assert sheet.freeze_panes == "C4"


def test_every_column_is_checked_for_what_it_holds() -> None:
    checks = {check.promptTitle: check for check in made()["Finance"].data_validations.dataValidation}
    kinds = {heading: check.type for heading, check in checks.items()}
    assert kinds == {
        "URN": "list",
        "School": None,
        "Audit": "list",
        "Posts": "whole",
        "On": "date",
        "Due": "date",
        "Words": None,
    }
    assert checks["URN"].formula1 == "Schools!$A$3:$A$4"
    assert checks["On"].formula2 == "TODAY()"
    assert checks["Audit"].prompt == "Choose one."
    assert str(checks["Audit"].sqref) == "C4:C2000"


def test_choices_stand_in_a_hidden_sheet_commas_and_all() -> None:
    choices = made()["Choices"]
    assert choices.sheet_state == "hidden"
    assert [cell.value for cell in choices["A"]] == ["concern", "no, none"]


def test_the_same_form_gives_the_same_bytes() -> None:
    assert form_bytes("Returns", (), (FORM,), LIST) == form_bytes("Returns", (), (FORM,), LIST)
