"""A workbook is loaded whole or not at all, once however often it is sent, and its errors are marked."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from typer.testing import CliRunner

from reportkit.casework.events import Event, payload_json
from reportkit.casework.events.returns_kinds import ReturnsLoaded
from reportkit.casework.requirements import Rules, read_strands
from reportkit.casework.store import Person, erase, open_store
from reportkit.commands.returns import returns_app
from reportkit.exceptions import ReturnsRefused, UsageError
from reportkit.pipeline.returns.answers import read_answers
from reportkit.pipeline.returns.forms import write_template
from reportkit.pipeline.returns.loading import Loaded, load_returns
from reportkit.pipeline.returns.standing import Request, ask_team, returns_standing
from reportkit.places import Places
from reportkit.settings import read_terms
from reportkit.settings.policies import read_pack
from reportkit.vocabulary import SourceCell
from tests.pipeline.returns.conftest import SCHOOLS, TODAY

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 29, 12, tzinfo=UTC)
CONCERN = {
    "Audit": "concern",
    "What is known": "Limited assurance",
    "Answered by": "Fay Finance",
    "Answered on": "20 November 2026",
}
ALLOCATED = {
    "URN": 102368,
    "Role": "School Improvement Link",
    "Officer": "Ann Officer",
    "Email": "ann@council.example",
    "From": "1 September 2026",
}
SPOKEN = {
    "URN": 102368,
    "Kind": "contact",
    "Happened on": "18 November 2026",
    "Who": "Ann Officer",
    "Why": "Results fell",
    "Indicators": "1, 5",
    "What it says": "party: head\nperson.name: Jo Bloggs\nmeans: telephone\ndiscussed: KS2 results",
}


@pytest.fixture
def book(template: bytes) -> Workbook:
    made = load_workbook(io.BytesIO(template))
    made["About this workbook"]["B4"] = "Ann Officer"
    return made


def put(book: Workbook, sheet: str, row: int, cells: Mapping[str, object]) -> None:
    places = {cell.value: cell.column for cell in book[sheet][2]}
    for heading, value in cells.items():
        book[sheet].cell(row, places[heading]).value = value


def send(places: Places, book: Workbook, path: Path, now: datetime = NOW) -> Loaded:
    book.save(path)
    return load_returns(places, path, now)


def recorded(places: Places) -> tuple[Event, ...]:
    return open_store(places.casework).events("hillingdon")


def test_the_template_lists_every_school_and_helps_with_every_column(book: Workbook) -> None:
    assert book["Schools"].max_row - 2 == book["Finance"].max_row - 3 == SCHOOLS
    assert book["Finance"]["B4"].value == book["Schools"]["B3"].value
    lists = [check for check in book["Finance"].data_validations.dataValidation if check.type == "list"]
    helped = {check.promptTitle for check in book["Finance"].data_validations.dataValidation}
    assert helped == {cell.value[:32] for cell in book["Finance"][2]}
    assert {check.promptTitle for check in lists} >= {"URN", "Audit", "Recovery plan"}
    audit = next(check for check in lists if check.promptTitle == "Audit")
    sheet, cells = str(audit.formula1).replace("$", "").split("!")
    assert [cell.value for (cell,) in book[sheet][cells]] == ["concern", "no concern"]
    assert book["Choices"].sheet_state == "hidden"


def test_a_template_just_written_loads_nothing_and_says_so(
    places: Places, book: Workbook, tmp_path: Path
) -> None:
    with pytest.raises(ReturnsRefused, match="Nothing is filled in"):
        send(places, book, tmp_path / "a.xlsx")


def test_a_template_is_never_written_over_a_workbook(places: Places, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    content = write_template(places, "hillingdon", TODAY, path).path.read_bytes()
    with pytest.raises(UsageError, match="is there already"):
        write_template(places, "hillingdon", TODAY, path)
    again = write_template(places, "hillingdon", TODAY, tmp_path / "b.xlsx").path.read_bytes()
    assert content == path.read_bytes() == again
    assert path.stat().st_mode & 0o777 == 0o600


STRANDS = (
    ("Events held", {"Held on": "12 November 2026", "Kind": "conference", "Title": "Autumn"}),
    ("Events held", {"Held on": "12 November 2026", "Kind": "briefing", "Title": "Evening"}),
    ("Leaders linked", {"Established leader": "A Head", "Emerging leader": "B Deputy", "Purpose": "Coaching",
                        "From": "1 October 2026", "Until": "1 July 2027"}),
    ("Executive heads", {"Executive head": "A Head", "Capacity": 2, "From": "1 October 2026"}),
    ("Executive heads", {"Executive head": "C Head", "Capacity": 0, "From": "1 October 2026"}),
    ("Leadership vacancies", {"URN": 102368, "Post": "headteacher", "Vacant since": "1 September 2026"}),
    ("Support", {"URN": 102368, "Source": "borough", "Provider": "SIT", "Aspect": "clerking",
                 "From": "1 October 2026", "For governance": "yes"}),
    ("Partners", {"Partner": "A Hub", "Kind": "teaching school hub", "Status": "active",
                  "Since": "1 September 2024"}),
)  # fmt: skip


def test_the_strands_logs_come_from_their_sheets(places: Places, book: Workbook, tmp_path: Path) -> None:
    for number, (sheet, cells) in enumerate(STRANDS, 4):
        put(book, sheet, number, cells)
    send(places, book, tmp_path / "a.xlsx")
    rules = Rules(read_pack(places.params, "hillingdon@2016-02"), read_terms(places.params))
    found = read_strands(recorded(places), rules, TODAY)
    held = {year.rule: len(year.held) for year in found.events_held if year.last.year == TODAY.year + 1}
    assert held == {"H21": 1, "H32": 1}
    assert [(one.name, one.capacity) for one in found.pool] == [("A Head", 2), ("C Head", 0)]
    assert [(one.post, one.days) for one in found.vacancies] == [("headteacher", 82)]
    assert [(one.name, one.since) for one in found.partners] == [("A Hub", date(2024, 9, 1))]
    assert (len(found.leaders_linked), len(found.governance)) == (1, 1)


def test_two_heads_of_one_day_are_two_in_whichever_workbook(
    places: Places, book: Workbook, tmp_path: Path
) -> None:
    put(book, "Executive heads", 4, STRANDS[3][1])
    send(places, book, tmp_path / "a.xlsx")
    put(book, "Executive heads", 4, STRANDS[4][1])
    assert len(send(places, book, tmp_path / "b.xlsx", LATER).added) == 2
    put(book, "Executive heads", 4, STRANDS[4][1] | {"Capacity": 1})
    with pytest.raises(ReturnsRefused, match="An event of that kind, school and day was loaded before"):
        send(places, book, tmp_path / "c.xlsx", LATER)


def test_everything_is_recorded_in_one_step(places: Places, book: Workbook, tmp_path: Path) -> None:
    put(book, "Finance", 4, CONCERN)
    put(book, "Allocation", 4, ALLOCATED)
    put(book, "Casework events", 4, SPOKEN)
    loaded = send(places, book, tmp_path / "a.xlsx")
    assert [(e.id, e.kind) for e in recorded(places)] == [
        ("102368-1", "link"),
        ("102368-2", "contact"),
        ("hillingdon-1", "returns"),
    ]
    assert loaded.read.rows_read == SCHOOLS * 7 + 2
    assert (len(loaded.read.rows), loaded.read.unanswered) == (3, SCHOOLS * 7 - 1)
    link, contact, whole = recorded(places)
    assert payload_json(link.payload)["officer"]["name"] == "Ann Officer"
    assert (contact.who, contact.indicators, contact.happened_on) == (
        "Ann Officer",
        (1, 5),
        date(2026, 11, 18),
    )
    assert isinstance(whole.payload, ReturnsLoaded)
    assert [(row.sheet, row.row) for row in whole.payload.rows] == [("Finance", 4)]


def test_the_same_rows_count_once_in_whatever_file_and_row_they_stand(
    places: Places, book: Workbook, tmp_path: Path
) -> None:
    put(book, "Casework events", 4, SPOKEN)
    put(book, "Finance", 4, CONCERN)
    send(places, book, tmp_path / "a.xlsx")
    before = recorded(places)
    again = send(places, book, tmp_path / "renamed.xlsx", LATER)
    assert (again.added, again.held) == ((), before[-1])
    put(book, "Casework events", 4, dict.fromkeys(SPOKEN))
    put(book, "Casework events", 9, SPOKEN)
    put(book, "HR", 5, {"Changes of head": "no concern", "Answered by": "Hal", "Answered on": "1/1/2026"})
    moved = send(places, book, tmp_path / "b.xlsx", LATER)
    assert [event.kind for event in moved.added] == ["returns"]


def test_a_loaded_row_with_other_words_is_refused_and_not_counted_twice(
    places: Places, book: Workbook, tmp_path: Path
) -> None:
    put(book, "Casework events", 4, SPOKEN)
    send(places, book, tmp_path / "a.xlsx")
    put(book, "Casework events", 4, {"Why": "Results fell sharply"})
    with pytest.raises(ReturnsRefused, match="loaded before as 102368-1") as refused:
        send(places, book, tmp_path / "b.xlsx")
    assert "row 4" in str(refused.value)
    put(book, "Casework events", 4, {"Corrects": "102368-1"})
    assert [event.corrects for event in send(places, book, tmp_path / "c.xlsx").added] == ["102368-1", None]


def test_of_one_error_nothing_is_taken_and_it_is_marked_in_a_copy(
    places: Places, book: Workbook, tmp_path: Path
) -> None:
    put(book, "Finance", 4, CONCERN)
    put(book, "Casework events", 4, SPOKEN | {"What it says": "party: head\nmeans: shouting"})
    with pytest.raises(ReturnsRefused) as refused:
        send(places, book, tmp_path / "a.xlsx")
    assert recorded(places) == ()
    assert "Sheet “Casework events”, row 4, column “What it says”" in str(refused.value)
    marked = load_workbook(tmp_path / "a-errors.xlsx")
    cell = marked["Casework events"]["H4"]
    assert cell.fill.fgColor.rgb == "00F46A25"
    assert "“means”" in str(cell.comment and cell.comment.text)
    assert [cell.value for cell in marked["Errors"][3]][:3] == ["Casework events", 4, "What it says"]
    assert marked["Finance"]["E4"].comment is None


def test_the_marked_copy_is_put_right_and_loaded(places: Places, book: Workbook, tmp_path: Path) -> None:
    put(book, "Finance", 4, CONCERN | {"Answered on": "03/04/2026"})
    with pytest.raises(ReturnsRefused):
        send(places, book, tmp_path / "a.xlsx")
    copy = load_workbook(tmp_path / "a-errors.xlsx")
    put(copy, "Finance", 4, {"Answered on": "3 April 2026", "Audit": "maybe"})
    with pytest.raises(ReturnsRefused, match=r"a-errors-2\.xlsx"):
        send(places, copy, tmp_path / "a-errors.xlsx")
    again = load_workbook(tmp_path / "a-errors-2.xlsx")
    assert again["Finance"]["H4"].comment is None
    assert again["Finance"]["E4"].comment is not None
    put(again, "Finance", 4, {"Audit": "concern"})
    assert len(send(places, again, tmp_path / "a-errors-2.xlsx").added) == 1


def test_what_the_register_would_refuse_is_told_row_by_row(
    places: Places, book: Workbook, tmp_path: Path
) -> None:
    removal = SPOKEN | {"Kind": "removal", "What it says": None}
    put(book, "Casework events", 4, removal)
    put(book, "Casework events", 5, removal | {"URN": 102369})
    put(book, "Casework events", 6, SPOKEN | {"Indicators": "12"})
    with pytest.raises(ReturnsRefused) as refused:
        send(places, book, tmp_path / "a.xlsx")
    said = str(refused.value)
    assert "row 4: The removal for 102368 was not recorded: the school was not on the register" in said
    assert "row 5: The removal for 102369" in said
    assert "row 6: The contact for 102368 was not recorded: there is no indicator 12" in said
    assert recorded(places) == ()


RI_SCHOOL, RI_ACADEMY = 102408, 137078
DECIDED = SPOKEN | {"URN": RI_SCHOOL, "Kind": "decision"}
NOTICE = (
    "stage: formal\nfactors: unacceptably low standards\nroute: sudden drastic deterioration\n"
    "matters: Maths\naction: Act\ncomply_by: 2027-01-15\npowers: governors"
)
# What a row says, and why the command of its kind would not record it either.
UNSOUND = {
    "a category that does not fit": (
        DECIDED | {"What it says": "category: gobar\non_register: yes\nkeeps_to_rule: yes"},
        "was last graded “requires improvement”",
    ),
    "no category at all": (DECIDED | {"What it says": "category: banana"}, "“banana” is no category"),
    "a rule typed": (
        SPOKEN | {"Kind": "placement", "What it says": "category: gobar\nrule: H46"},
        "“rule” is worked out by reportkit",
    ),
    "a notice to an academy": (
        DECIDED | {"URN": RI_ACADEMY, "Kind": "notice", "What it says": f"{NOTICE}\nis_maintained: yes"},
        "take the concerns to the DfE Regions Group",
    ),
    "a pre-formal notice": (
        DECIDED | {"Kind": "notice", "What it says": "stage: pre-formal"}, "has no pre-formal warning",
    ),
    "a review day": (
        SPOKEN | {"Kind": "review-day", "What it says": "led_by.name: L\nprogress: x"}, "no one-day reviews",
    ),
    "a visit older than both policies": (
        SPOKEN | {"Happened on": "31 August 2015"}, "older than both policies",
    ),
    "a day to reply by that is past": (
        SPOKEN | {"Kind": "notification", "What it says": "party: head\nmeans: email\nsaid: x\n"
                  "reply_by: 2026-11-17"}, "17 November 2026, is before 18 November 2026",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("row", "said"), UNSOUND.values(), ids=list(UNSOUND))
def test_a_row_comes_through_the_door_of_the_commands(row, said, places, book, tmp_path) -> None:
    put(book, "Casework events", 4, row)
    with pytest.raises(ReturnsRefused) as refused:
        send(places, book, tmp_path / "a.xlsx")
    assert said in str(refused.value)
    assert "Sheet “Casework events”, row 4, column “What it says”" in str(refused.value)
    assert recorded(places) == ()


def test_a_rule_s_placement_is_worked_out_and_later_rows_are_judged_by_it(
    places: Places, book: Workbook, tmp_path: Path
) -> None:
    placed = DECIDED | {"Kind": "placement", "Happened on": "10 November 2026", "What it says": None}
    put(book, "Casework events", 4, DECIDED | {"What it says": "category: ri_a\non_register: yes"})
    put(book, "Casework events", 5, placed)
    loaded = send(places, book, tmp_path / "a.xlsx")
    said = [payload_json(event.payload) for event in loaded.added]
    assert (said[0]["category"], said[0]["rule"], said[0]["policy"]) == ("ri_b", "H45", "hillingdon@2016-02")
    assert (said[1]["category"], said[1]["on_register"]) == ("ri_a", True)
    assert send(places, book, tmp_path / "b.xlsx", LATER).added == ()
    put(book, "Casework events", 6, placed | {"Happened on": "20 November 2026"})
    with pytest.raises(ReturnsRefused, match=r"row 6, .*is on the register already, since 10 November 2026"):
        send(places, book, tmp_path / "c.xlsx", LATER)


def test_a_workbook_for_no_known_authority_is_refused(places: Places, book: Workbook, tmp_path: Path) -> None:
    put(book, "Finance", 4, CONCERN)
    book["About this workbook"]["B3"] = "camelot"
    with pytest.raises(ReturnsRefused, match="camelot"):
        send(places, book, tmp_path / "a.xlsx")


def test_a_safeguarding_concern_is_told_on_the_day(places: Places, book: Workbook, tmp_path: Path) -> None:
    said = {"Safeguarding": "concern", "What is known": "A pattern", "Answered by": "Sue"}
    put(book, "Safeguarding", 6, said | {"Answered on": "22 November 2026"})
    told = list(send(places, book, tmp_path / "a.xlsx").told())
    assert "looked at by a named person today" in told[-1]
    assert str(book["Safeguarding"]["A6"].value) in told[-1]


def test_an_answer_leads_back_to_its_cell_and_the_newest_counts(
    places: Places, book: Workbook, tmp_path: Path
) -> None:
    put(book, "Finance", 4, CONCERN)
    send(places, book, tmp_path / "a.xlsx")
    put(book, "Finance", 4, {"Audit": "no concern", "Answered on": "28 November 2026"})
    second = send(places, book, tmp_path / "b.xlsx", LATER)
    events = recorded(places)
    (before,) = read_answers(events, TODAY)
    (after,) = read_answers(events, LATER.date())
    assert (before.said, after.said) == ("concern", "no concern")
    sha = second.added[-1].payload.sha256[:12]  # type: ignore[attr-defined]
    assert after.cell == SourceCell("returns/b.xlsx", 4, "Finance: Audit", sha, date(2026, 11, 28))
    assert read_answers(events, LATER.date(), known_at=NOW) == (before,)


def test_a_team_that_is_silent_has_no_return(places: Places, book: Workbook, tmp_path: Path) -> None:
    ask_team(
        places, "hillingdon", Request("finance", "Fay", "Ann", date(2026, 11, 15)), date(2026, 11, 1), NOW
    )
    put(book, "Finance", 4, CONCERN | {"Audit": "no concern"})
    send(places, book, tmp_path / "a.xlsx")
    said = {one.team: one.in_words(TODAY) for one in returns_standing(places, "hillingdon", TODAY)}
    assert said["Finance"] == (
        "Finance: Fay asked on 1 November 2026, overdue since 15 November 2026; "
        f"answered for 1 of {SCHOOLS} schools, newest 20 November 2026."
    )
    assert said["HR"] == "HR: not asked; no return."


def test_a_team_that_there_is_not_cannot_be_asked(places: Places) -> None:
    with pytest.raises(UsageError, match="There are: Finance, Governance, HR"):
        ask_team(places, "hillingdon", Request("catering", "C", "Ann", TODAY), TODAY, NOW)


def test_erasing_a_contact_takes_their_address_out_of_the_rows(
    places: Places, book: Workbook, tmp_path: Path
) -> None:
    put(
        book,
        "Contacts",
        4,
        {
            "URN": 102368,
            "Role": "head",
            "Name": "Jo Bloggs",
            "Email": "jb@school.example",
            "Checked on": "1 November 2026",
        },
    )
    (whole,) = send(places, book, tmp_path / "a.xlsx").added
    store = open_store(places.casework)
    from reportkit.casework.events import Entry
    from reportkit.casework.events.keeping_kinds import Erasure

    erase(
        store,
        Person("Jo Bloggs"),
        Entry(
            authority="hillingdon",
            urn=None,
            who="Ann",
            recorded_at=LATER,
            happened_on=LATER.date(),
            why="Asked for",
            payload=Erasure(events=0),
        ),
    )
    (after,) = [event for event in recorded(places) if event.id == whole.id]
    assert "Bloggs" not in str(payload_json(after.payload))
    assert "jb@school.example" not in str(payload_json(after.payload))


@pytest.mark.parametrize("seed", range(4))
def test_cells_deleted_and_swapped_never_break_it_nor_lose_a_row(
    places: Places, book: Workbook, tmp_path: Path, seed: int
) -> None:
    put(book, "Finance", 4, CONCERN)
    put(book, "Allocation", 4, ALLOCATED)
    put(book, "Casework events", 4, SPOKEN)
    chance = random.Random(seed)
    cells = [c for name in ("Finance", "Allocation", "Casework events") for c in book[name][4]]
    for _ in range(3):
        one, other = chance.sample(cells, 2)
        one.value, other.value = other.value, chance.choice([one.value, None])
    try:
        loaded = send(places, book, tmp_path / "a.xlsx")
    except ReturnsRefused as refused:
        assert recorded(places) == ()
        assert "rows read, none taken" in str(refused)
    else:
        assert loaded.read.rows_refused == 0
        assert len(loaded.added) == 1 + sum(row.sheet != "Finance" for row in loaded.read.rows)


def test_the_commands_say_what_happened(places: Places, tmp_path: Path) -> None:
    run = CliRunner().invoke
    path = tmp_path / "returns.xlsx"
    assert f"for {SCHOOLS} schools" in run(returns_app, ["template", str(path)]).output
    book = load_workbook(path)
    book["About this workbook"]["B4"] = "Ann Officer"
    put(book, "Finance", 4, CONCERN | {"Audit": "no concern", "Answered on": "20 November 2025"})
    book.save(path)
    said = run(returns_app, ["load", str(path)])
    rows = 7 * SCHOOLS
    assert f"{rows} rows read: 1 taken, {rows - 1} of schools that a team did not answer for" in said.output
    assert "did not answer for (no return)." in said.output
    asked = ["asked", "hr", "--of", "Hal", "--by", "Ann", "--due", "2099-01-01"]
    assert "Recorded as hillingdon-2" in run(returns_app, asked).output
    status = run(returns_app, ["status"]).output
    assert f"Finance: not asked; answered for 1 of {SCHOOLS} schools" in status
    assert "That is not “no concern”" in status
