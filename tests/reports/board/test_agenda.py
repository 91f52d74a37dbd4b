"""The agenda has every item that F3 lists, papers that somebody brings, open actions and the checks."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.blocks import Heading, Table
from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.minuting.items import item_titles
from reportkit.reports.sections.board import agenda, notice, pack
from tests.casework.test_minute_book import Clerk, meeting
from tests.reports.board.meetings import ALL, ARRANGED, coming, lines, met, minuted, of, paper, rows, seated

WAITING = [f"{said} (2 July 2026)." for said in ("Writing it is", "Maths waits", "Fund the networks")]
# domain.md, F3.
LISTED = (
    *("welcome", "apologies", "declarations", "quorum and voting", "minutes of the previous meeting"),
    *(
        "matters arising",
        "strategy monitoring",
        "how schools in the borough are doing",
        "themes and networks",
    ),
    *("schools causing concern", "totals", "resources", "recommendations to schools' forum", "forward plan"),
    "date of next meeting",
)


@pytest.mark.parametrize("item", LISTED)
def test_every_item_that_a_pack_must_have_stands_on_the_agenda(item: str) -> None:
    assert item in " ".join(one.title for one in agenda.agenda_items(of(seated()))).lower()


def test_each_item_says_purpose_owner_minutes_and_paper() -> None:
    assert rows(agenda.items(of(seated())))[2] == [
        *("3", "Minutes of the previous meeting and matters arising", "decide", "Co-Chair", "10"),
        "Minutes (M)",
    ]


def test_papers_that_somebody_brings_are_lettered_from_g_and_stand_before_the_last_item() -> None:
    clerk = seated()
    of_december = coming(clerk)
    own = {"purpose": kinds.Purpose.DECIDE, "owner": "Clerk", "minutes": 5}
    clerk.write(kinds.AgendaItem(meeting=of_december, title="Dates of 2027", **own), date(2026, 10, 2))
    for title in ("Dates of 2027", "Reading"):
        paper(clerk, of_december, title)
    profile = of(clerk)
    assert [(one.title, one.minutes, one.paper) for one in agenda.agenda_items(profile)[-3:-1]] == [
        ("Dates of 2027", 5, "Paper G"),
        ("Reading", None, "Paper H"),
    ]
    assert rows(agenda.items(profile))[-2][4] == "not set"
    assert "Items without a time come on top of that." in lines(agenda.items(profile))[-1]
    titles = tuple(one.title for one in agenda.agenda_items(profile))
    assert titles == item_titles(profile.agenda, profile.sitting)


def test_elections_stand_first_for_a_quorum_needs_a_co_chair() -> None:
    clerk = seated()
    own = {"purpose": kinds.Purpose.DECIDE, "owner": "Co-Chair", "minutes": 10}
    clerk.write(
        kinds.AgendaItem(meeting=coming(clerk), title="Election of Co-Chairs", **own), date(2026, 10, 2)
    )
    assert [one.title for one in agenda.agenda_items(of(clerk))][:2] == [
        "Election of Co-Chairs",
        "Welcome, apologies and declarations of interest",
    ]


@pytest.mark.parametrize(
    ("july", "october", "says"),
    [
        (ALL, None, []),
        (ALL[1:], None, WAITING),
        (ALL[1:], ALL, []),
        (ALL[1:], ALL[1:], [*WAITING, "Art (1 October 2026)."]),
    ],
)
def test_what_waits_for_a_quorum_comes_up_at_each_meeting_until_one_is_quorate(
    july: tuple[str, ...], october: tuple[str, ...] | None, says: list[str]
) -> None:
    clerk = seated()
    minuted(clerk, met(clerk, present=july))
    if october:
        later = clerk.write(meeting(ARRANGED), ARRANGED)
        clerk.write(kinds.Attended(meeting=later, present=october), ARRANGED)
        clerk.write(kinds.BoardDecision(meeting=later, item="Themes", decided="Art."), ARRANGED)
    found = lines(agenda.matters_arising(of(clerk)))
    told = [line for line in found if line.endswith("2026).")]
    assert told == says
    assert ("Put forward earlier and not decided, for a quorate meeting to decide (H78):" in found) is bool(
        says
    )


@pytest.mark.parametrize(
    ("elected", "warned"), [(date(2025, 12, 2), True), (date(2025, 12, 3), False), (None, False)]
)
def test_the_agenda_warns_of_elections_that_fall_due_before_the_meeting(
    elected: date | None, warned: bool
) -> None:
    clerk = seated()
    if elected:
        clerk.write(kinds.Election(board="SSPB", elected=("p0", "p1", "c1")), elected)
    found = [said for said in lines(agenda.items(of(clerk))) if "Hold them first" in said]
    assert bool(found) is warned
    if warned:
        assert found[0].startswith("The elections fall due on 2 December 2026, before the meeting.")


@pytest.mark.parametrize(
    ("ends", "titles", "says"),
    [
        ("17:50", (), []),
        (
            "17:49",
            (),
            [
                "The meeting is set for 109 minutes, and its items take 110. Shorten or move some of them.",
            ],
        ),
        (
            "17:50",
            ("Reading",),
            ["The meeting is set for 110 minutes, and its items take 110. One has no time yet."],
        ),
        ("", ("Reading",), []),
    ],
)
def test_the_agenda_warns_of_items_that_do_not_fit_into_the_meeting(
    ends: str, titles: tuple[str, ...], says: list[str]
) -> None:
    clerk = seated()
    of_december = coming(clerk, begins="16:00", ends=ends)
    for title in titles:
        paper(clerk, of_december, title)
    assert [said for said in lines(agenda.items(of(clerk))) if "is set for" in said] == says


def test_each_responsibility_of_the_board_is_met_by_an_item() -> None:
    found = rows(agenda.responsibilities(of(seated())))
    assert len(found) == 7
    assert all(row[1].startswith("Item") for row in found)


def test_matters_arising_are_the_actions_of_earlier_meetings_that_are_open() -> None:
    clerk = seated()
    assert lines(agenda.matters_arising(of(clerk))) == [
        "Matters arising: open actions",
        "No earlier meeting is on record, so we cannot say which actions are open.",
    ]
    first = met(clerk)
    assert lines(agenda.matters_arising(of(clerk)))[-1] == "No action of an earlier meeting is open."
    minuted(clerk, first)
    found = agenda.matters_arising(of(clerk))
    assert rows(found) == [["Bring a plan", "Ann Chair", "no day set", "2 July 2026"]]
    assert lines(found)[1:] == ["Done since the last meeting:", "Write, by Clerk: 15 July 2026."]


@pytest.mark.parametrize(("reading", "officers"), [("literal", "1"), ("strict", "0")])
def test_the_check_at_the_start_says_what_is_needed_and_what_the_board_has(
    reading: str, officers: str
) -> None:
    clerk = seated()
    coming(clerk)
    found = rows(agenda.checks(of(clerk, quorum=reading)))
    assert [(row[1], row[2]) for row in found] == [
        ("at least 8", "8"),
        ("at least 1", officers),
        ("at least 1", "2"),
        ("more than half of the members", "7"),
    ]
    assert ("besides the Co-Chairs" in found[1][0]) is (reading == "strict")


def test_a_board_of_which_nobody_is_on_record_is_not_said_to_have_no_members() -> None:
    assert {row[2] for row in rows(agenda.checks(of(Clerk())))} == {"not on record"}


@pytest.mark.parametrize(
    ("as_at", "says"),
    [
        (date(2026, 11, 22), "by 26 November 2026."),
        (date(2026, 11, 26), "by 26 November 2026."),
        (date(2026, 11, 27), "They are late: the reason must be on record when they go out."),
    ],
)
def test_the_notice_says_where_the_papers_stand_on_each_side_of_their_day(as_at: date, says: str) -> None:
    assert lines(notice.papers(of(seated(), as_at=as_at)))[-1].endswith(says)


def test_the_notice_says_of_a_day_that_nobody_recorded_that_it_is_proposed() -> None:
    clerk = seated()
    assert ["Date", "Thursday 3 December 2026 (proposed: not on record)"] in rows(
        notice.particulars(of(clerk))
    )
    coming(clerk)
    assert ["Date", "Thursday 3 December 2026"] in rows(notice.particulars(of(clerk)))


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (26, "The first went out on 26 November 2026."),
        (27, "The first went out on 27 November 2026, late: x."),
    ],
)
def test_the_notice_says_when_the_first_papers_went_out_and_nothing_of_later_ones(
    day: int, says: str
) -> None:
    clerk = seated()
    of_december = coming(clerk)
    clerk.write(kinds.PapersSent(meeting=of_december, late_because="x"), date(2026, 11, day))
    profile = of(clerk, as_at=date(2026, 11, 28))
    assert lines(notice.papers(profile))[-1].endswith(
        f"{says} What was added or changed since goes out separately."
    )
    said = lines(pack.front(profile))[-1]
    assert (
        f" Papers first went out on {day} November 2026. This pack was made after that and is not the" in said
    )
    assert "first went out" not in lines(pack.front(of(seated())))[-1]


@pytest.mark.parametrize("is_met", [False, True])
def test_what_is_expected_of_the_agenda_is_what_is_written(is_met: bool) -> None:
    clerk = seated()
    if is_met:
        minuted(clerk, met(clerk, present=ALL))
    profile = of(clerk)
    parts = (agenda.items, agenda.checks, agenda.matters_arising, agenda.responsibilities)
    blocks = [block for section in parts for block in section(profile)]
    expected = agenda.expected_parts(profile)
    assert expected.headings == tuple(block.text for block in blocks if isinstance(block, Heading))
    assert expected.tables == sum(isinstance(block, Table) for block in blocks)


def test_the_notice_speaks_of_an_invitation_only_where_there_is_one() -> None:
    clerk, timed = seated(), seated()
    coming(clerk)
    coming(timed, begins="16:00", venue="Room 4")
    assert "Calendar" not in [row[0] for row in rows(notice.particulars(of(clerk)))]
    assert [
        "Calendar",
        "The invitation, notice.ics, goes with this notice: open it to keep the day.",
    ] in rows(notice.particulars(of(timed)))
    assert ["Time", "Not on record yet."] in rows(notice.particulars(of(clerk)))


def test_a_board_that_cannot_be_quorate_is_told_so_before_the_items_and_its_pack_is_a_draft() -> None:
    clerk = Clerk()
    for event in seated().events[:6]:
        clerk.write(event.payload, event.happened_on)
    coming(clerk, begins="16:00", venue="Room 4", is_first=True)
    profile = of(clerk)
    assert lines(agenda.items(profile))[0].startswith("Members on record: 6. A quorum needs 8")
    assert not profile.is_complete
    assert any("Members on record: 6." in line for line in lines(pack.lacks(profile)))
    assert lines(agenda.items(of(seated())))[0].startswith("The items take")
