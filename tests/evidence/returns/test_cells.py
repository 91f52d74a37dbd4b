"""A cell is read exactly as typed, and what could be read in two ways is refused."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from reportkit.evidence.returns.cells import WrongCell, parse_cell
from reportkit.evidence.returns.layout import ColumnLayout, Kind

TODAY = date(2026, 11, 22)
TAKEN = [
    (Kind.URN, "102368", "102368"),
    (Kind.URN, 102368, "102368"),
    (Kind.URN, 102368.0, "102368"),
    (Kind.URN, " 102368 ", "102368"),
    (Kind.DAY, datetime.fromisoformat("2026-12-03"), "2026-12-03"),
    (Kind.DAY, date(2026, 12, 3), "2026-12-03"),
    (Kind.DAY, "3 December 2026", "2026-12-03"),
    (Kind.DAY, "3rd  Dec 2026", "2026-12-03"),
    (Kind.DAY, "2026-12-03", "2026-12-03"),
    (Kind.DAY, "22/11/2026", "2026-11-22"),
    (Kind.DAY, "05/05/2026", "2026-05-05"),
    (Kind.PAST_DAY, "22 November 2026", "2026-11-22"),
    (Kind.WHOLE, 3, "3"),
    (Kind.WHOLE, 3.0, "3"),
    (Kind.WHOLE, " 03", "3"),
    (Kind.CHOICE, "NO  Concern", "no concern"),
    (Kind.EMAIL, "head@school.example", "head@school.example"),
    (Kind.TELEPHONE, "01895 250111", "01895 250111"),
    (Kind.TELEPHONE, "01895 250111 ext 4", "01895 250111 ext 4"),
    (Kind.TEXT, "  None ", "None"),
    (Kind.TEXT, "NA", "NA"),
    (Kind.TEXT, 7, "7"),
    (Kind.LONG, "one\r\ntwo", "one\ntwo"),
    (
        Kind.MARKDOWN,
        "**Good** start:\n\n- phonics\n- 3 < 5 and #1",
        "**Good** start:\n\n- phonics\n- 3 < 5 and #1",
    ),
]
REFUSED = [
    (Kind.URN, "10236", "is not a URN"),
    (Kind.URN, 102368.5, "is not a URN"),
    (Kind.URN, "Bourne", "is not a URN"),
    (Kind.URN, True, "Excel's TRUE"),
    (Kind.DAY, "03/04/2026", "can be read as two days"),
    (Kind.DAY, "11/22/2026", "is not a day"),
    (Kind.DAY, "3 December 26", "is not a day"),
    (Kind.DAY, "31 November 2026", "is not a day"),
    (Kind.DAY, "3 Smarch 2026", "is not a day"),
    (Kind.DAY, 46349, "is not a day"),
    (Kind.DAY, "3 December 1026", "The year 1026 cannot be right"),
    (Kind.DAY, datetime.fromisoformat("2026-12-03T14:30"), "has a time of day"),
    (Kind.PAST_DAY, "23 November 2026", "is still to come"),
    (Kind.WHOLE, "3.5", "is not a whole number"),
    (Kind.WHOLE, -1, "is not a whole number"),
    (Kind.WHOLE, "²", "is not a whole number"),
    (Kind.WHOLE, date(2026, 1, 1), "is not a whole number"),
    (Kind.CHOICE, "none", "is none of the choices"),
    (Kind.CHOICE, "no", "is none of the choices"),
    (Kind.EMAIL, "head at school", "is not one email address"),
    (Kind.EMAIL, "a@b.example; c@d.example", "is not one email address"),
    (Kind.TELEPHONE, 1895250111, "loses its first 0"),
    (Kind.TELEPHONE, "call me", "is not a telephone number"),
    (Kind.MARKDOWN, "Well\n# Done", "has a heading"),
    (Kind.MARKDOWN, "Well\n----", "has a heading"),
    (Kind.MARKDOWN, "See ![a](b.png)", "has a picture or HTML"),
    (Kind.MARKDOWN, "a <script>x</script>", "has a picture or HTML"),
    (Kind.TEXT, 1.5, "is a number"),
    (Kind.TEXT, date(2026, 1, 1), "Excel has made a day"),
    (Kind.TEXT, time(10, 30), "Excel has made a day"),
    (Kind.TEXT, "#REF!", "Excel shows the error"),
    (Kind.TEXT, "a\x07b", "cannot be printed"),
    (Kind.TEXT, "x" * 32_768, "longer than a cell"),
]


def column(kind: Kind) -> ColumnLayout:
    return ColumnLayout("Heading", kind, "", ("concern", "no concern") if kind is Kind.CHOICE else ())


@pytest.mark.parametrize(("kind", "value", "text"), TAKEN)
def test_what_can_be_read_in_one_way_is_taken(kind: Kind, value: object, text: str) -> None:
    assert parse_cell(column(kind), value, TODAY) == text


@pytest.mark.parametrize(("kind", "value", "said"), REFUSED)
def test_what_cannot_is_refused_with_what_to_do(kind: Kind, value: object, said: str) -> None:
    with pytest.raises(WrongCell) as wrong:
        parse_cell(column(kind), value, TODAY)
    assert said in wrong.value.what
    assert wrong.value.remedy.endswith(".")
