"""The board as typed: what is recorded of it, what is refused, and what the policy asks next."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.casework.events.board_kinds import Attended, MemberLeft, Minute
from reportkit.casework.store import verify
from tests.built import Checkout
from tests.commands.boards import HELD, meet, minute
from tests.commands.builders import Officer

APPROVE = f"board approve-minutes --meeting {HELD} --why Read"
TO_FORUM = f"board to-forum --meeting {HELD} --forum-on 2026-12-17 --why 'Standing item'"


@pytest.fixture(scope="module")
def july_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the meeting of July is kept for the tests that record nothing more."""
    return tmp_path_factory.mktemp("july") / "casework.sqlite"


@pytest.fixture
def july(checkout: Checkout, siod: Path, july_store: Path, monkeypatch: pytest.MonkeyPatch) -> Officer:
    """With the meeting of July on record; for what records nothing."""
    monkeypatch.chdir(checkout.root)
    there = Officer(siod, f"sqlite:///{july_store}")
    return there if july_store.exists() else meet(there)


@pytest.fixture
def met(july: Officer, july_store: Path, tmp_path: Path) -> Officer:
    """With the meeting of July on record, in a store of the test's own."""
    mine = tmp_path / "mine.sqlite"
    with closing(sqlite3.connect(july_store)) as held, closing(sqlite3.connect(mine)) as own:
        held.backup(own)
    return replace(july, address=f"sqlite:///{mine}")


def payloads(officer: Officer) -> list[object]:
    return [event.payload for event in officer.store.events("hillingdon")]


def test_a_year_of_the_board_is_recorded_from_its_members_to_the_forum_s_answer(on_either: Officer) -> None:
    minute(meet(on_either))
    recommendation = on_either.store.events("hillingdon")[-1].id
    for line in (
        "board elected --person m1 --person 'Ben Head' --person m11 --on 2025-12-04 --why Yearly",
        "board reviewed-membership --found 'Every setting' --on 2025-12-04 --why Yearly",
        f"{APPROVE} --co-chair 'Ben Head' --on 2026-07-08",
        f"board minutes-sent --meeting {HELD} --on 2026-07-09 --why Approved",
        f"board to-forum --meeting {HELD} --forum-on 2026-07-17 --on 2026-07-10 --why 'Standing item'",
        f"board answer --recommendation {recommendation} --answer Agreed --on 2026-07-17 --why Minutes",
        "board done --action hillingdon-18 --on 2026-07-15 --why 'The letter went out'",
        "board meeting --held-on 2026-12-03 --begins 16:00 --venue 'Civic Centre' --why Autumn",
        "board item --meeting 2026-12-03 --title 'Dates of 2027' --owner Clerk --minutes 5 --why Asked",
        "board ask-annex --meeting 2026-12-03 --why 'Agreed in July'",
        "board leave --member 'Jo Leader' --on 2026-08-31 --why Retired",
    ):
        assert on_either.does(line).startswith("Recorded hillingdon-")
    assert verify(on_either.store) == 30


def test_a_member_gets_the_next_id_and_the_board_its_name_by_itself(met: Officer) -> None:
    said = met.does("board member --name 'Max New' --constituency governors --why Joined")
    assert "  person id: m13\n" in said and "  board: SSPB\n" in said


def test_who_left_is_taken_off_by_name_whatever_entry_they_joined_by(met: Officer) -> None:
    met.does("board member --id m4 --name 'Di Head' --constituency governors --why Moved")
    newest = met.store.events("hillingdon")[-1].id
    met.does("board leave --member 'di head' --why Retired")
    assert payloads(met)[-1] == MemberLeft(member=newest)


def test_people_and_items_may_be_named_as_the_clerk_names_them(met: Officer) -> None:
    met.does(f"board attended --meeting {HELD} --present 'Ann Officer; BEN HEAD; m3' --why List")
    attended = payloads(met)[-1]
    assert isinstance(attended, Attended) and attended.present == ("m1", "m2", "m3")
    met.does(f"board minute --meeting {HELD} --item 3 --said Agreed --on {HELD} --why Minuted")
    said = payloads(met)[-1]
    assert isinstance(said, Minute) and said.item == "Minutes of the previous meeting and matters arising"


def test_papers_come_from_a_file_of_plain_text(officer: Officer, tmp_path: Path) -> None:
    paper = tmp_path / "reading.md"
    paper.write_text("## Why\n\nReading *matters*.", encoding="utf-8")
    officer.does("board meeting --held-on 2026-12-03 --why Autumn")
    said = officer.does(
        f"board paper --meeting 2026-12-03 --title Reading --owner 'Di Head' --recommends 'Agree it' "
        f"--file {paper} --why Asked"
    )
    assert "Reading *matters*." in said
    refused = officer.is_refused("board paper --meeting 2026-12-03 --title x --file no.md --why y")
    assert "no.md cannot be read as text" in str(refused)


def test_what_is_required_next_names_each_step_with_its_clause_and_its_day(officer: Officer) -> None:
    officer.does("board meeting --held-on 2026-12-03 --why Autumn")
    said = officer.does("board item --meeting 2026-12-03 --title x --owner y --why z")
    assert "The Schools' Forum after it may meet on 17 December 2026 at the earliest (H83).\n" in said
    assert said.endswith(
        "What is required next:\n"
        "- By 26 November 2026: send members the papers for 3 December 2026; later ones need a reason "
        "(App A, Meetings d; H84).\n"
        "- By 10 December 2026: record who came on 3 December 2026 (App A, Meetings e; H86).\n"
        "- By 10 December 2026: minute what was said on 3 December 2026 (App A, Meetings e; H86).\n"
        "- By 10 December 2026: have a Co-Chair approve the minutes of 3 December 2026; the day is the "
        "team's own target (App A, Meetings f; H87).\n"
        "- By 17 December 2026: send members the approved minutes of 3 December 2026 "
        "(App A, Meetings f; H87).\n"
        "- Next, with no day set: share the approved minutes of 3 December 2026 with the Schools' Forum, "
        "once its day is known (App A, Meetings g; H88).\n"
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"board attended --meeting {HELD} --present m1 --present m77 --why x", "“m77” is named as somebody"),
        (f"board attended --meeting {HELD} --present 'm1; m1' --why x", "“m1” stands twice"),
        (f"board attended --meeting {HELD} --present m1 --apologies m1 --why x", "“m1” stands twice"),
        (f"board decided --meeting {HELD} --item 4 --what x --for 9 --why y", "9 votes were cast"),
        (f"board decided --meeting {HELD} --item 44 --what x --why y", "has 11 items, and no item 44"),
        (f"{APPROVE} --co-chair m4", "Di Head was no Co-Chair on 2 July 2026"),
        (f"{APPROVE} --co-chair m11", "Kit Clerk was no Co-Chair on 2 July 2026"),
        (f"{APPROVE} --co-chair m1", "nothing is minuted of 2 July 2026"),
        (TO_FORUM, "no Co-Chair has approved the minutes of 2 July 2026"),
        (f"board meeting --held-on {HELD} --why Again", "two meetings would be on record for 2 July 2026"),
        (f"board papers-sent --meeting {HELD} --on 2026-06-26 --why x", "due with members by 25 June 2026"),
        (f"board papers-sent --meeting {HELD} --why x", "the meeting was on 2 July 2026"),
        (f"board item --meeting {HELD} --title x --owner y --why z", "the meeting was on 2 July 2026"),
        (
            f"board minute --meeting {HELD} --item 1 --said x --on 2026-07-01 --why y",
            "1 July 2026 is before the meeting, which is on 2 July 2026",
        ),
        ("board minute --meeting 2026-07-03 --item 1 --said x --why y", "no meeting on 3 July 2026"),
        ("board elected --person m4 --why x", "Di Head is neither Co-Chair nor clerk"),
        ("board elected --person m44 --why x", "“m44” is named as elected"),
        ("board leave --member m4 --on 2026-07-01 --why x", "“m4” is named as somebody who came"),
        ("board member --id m4 --name Other --constituency governors --why x", "“m4” is Di Head"),
        (
            "board member --name Zoe --role 'Co-Chair for school leaders' --constituency governors --why x",
            "Ben Head and Zoe would both be Co-Chair for school leaders",
        ),
        (
            "board member --name Zoe --constituency governors --leads 102373 --why x",
            "Di Head and Zoe would both be head of the school 102373",
        ),
        ("board member --name Other --why x", "Other is a member and has no constituency"),
        ("board member --name Other --role clerk --constituency governors --why x", "is no member"),
        ("board member --name Other --constituency governors --leads 100000 --why x", "100000 is not an"),
        (
            "board member --name A --constituency governors --why x --policy hackney@2019-09",
            "hackney@2019-09",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words_that_say_what_to_do(july: Officer, line: str, says: str) -> None:
    before = len(payloads(july))
    assert says in str(july.is_refused(line))
    assert len(payloads(july)) == before


def test_a_board_that_may_not_vote_has_no_votes(met: Officer) -> None:
    met.does(f"board attended --meeting {HELD} --present 'm1; m2; m3; m4; m5; m6; m10' --why 'Seven came'")
    refused = str(met.is_refused(f"board decided --meeting {HELD} --item 4 --what x --for 5 --why y"))
    assert "the board could not vote on 2 July 2026 (H79). 7 members present, 8 needed: not met." in refused
    line = f"board decided --meeting {HELD} --item 4 --what 'Buy buses.' --on {HELD} --why 'Without a vote'"
    refused = str(met.is_refused(line))
    assert (
        "“Buy buses” stands as decided on 2 July 2026, and the board could decide nothing (H78)." in refused
    )
    said = met.does(f"{line} --put-forward")
    assert "Not decided: Buy buses (hillingdon-17). The meeting was not quorate (H78). Put it to" in said


def test_what_a_meeting_without_a_quorum_put_forward_is_handed_over_as_that(met: Officer) -> None:
    minute(met)
    without = f"board attended --meeting {HELD} --present 'm1; m2; m3' --on {HELD} --why 'The list'"
    assert "the board could not vote on 2 July 2026" in str(met.is_refused(without))
    voted = next(one.id for one in met.store.events("hillingdon") if one.kind == "board-decision")
    again = f"board decided --meeting {HELD} --item 7 --what 'Writing is a theme.' --on {HELD} --why Again"
    met.does(f"{again} --put-forward --corrects {voted}")
    said = met.does(without)
    assert "Not recommended: Fund the networks" in said
    assert "Schools' Forum answers" not in said
    met.does(f"{APPROVE} --co-chair m1 --on 2026-07-08")
    assert "Not decided: Writing is a theme" in met.does(TO_FORUM)
    shown = met.does(f"board show --meeting {HELD} --as-at 2026-11-22")
    assert "  minuted: 1 item, 0 decisions\n  Not decided: Writing is a theme" in shown


def test_votes_wait_until_it_is_on_record_who_came(officer: Officer) -> None:
    officer.does(f"board meeting --held-on {HELD} --on 2026-05-04 --why Summer")
    refused = officer.is_refused(f"board decided --meeting {HELD} --item 4 --what x --for 5 --why y")
    assert "who came on 2 July 2026 is not on record" in str(refused)


def test_after_an_action_or_an_answer_the_next_steps_are_those_of_its_meeting(met: Officer) -> None:
    minute(met)
    *_, action, recommendation = met.store.events("hillingdon")
    done = met.does(f"board done --action {action.id} --why 'It went out'")
    assert f"what the Schools' Forum answers to “Fund the networks” ({recommendation.id})" in done
    said = met.does(f"board answer --recommendation {recommendation.id} --answer Agreed --why Minutes")
    assert "approve the minutes of 2 July 2026" in said and "the Schools' Forum answers" not in said


def test_minutes_that_changed_after_approval_do_not_go_to_the_forum(met: Officer) -> None:
    minute(met).does(f"{APPROVE} --co-chair m1 --on 2026-07-08")
    met.does(f"board minute --meeting {HELD} --item 5 --said More --on {HELD} --why Forgotten")
    assert "have changed since they were approved" in str(met.is_refused(TO_FORUM))
    said = met.does(f"{APPROVE} --co-chair m2")
    assert "approve the minutes" not in said
    met.does(TO_FORUM)


def test_a_meeting_that_is_over_is_asked_when_its_papers_went_and_is_not_late(officer: Officer) -> None:
    officer.does(f"board meeting --held-on {HELD} --on 2026-05-04 --why Summer")
    shown = officer.does(f"board show --meeting {HELD} --as-at 2026-11-22")
    papers = "papers to members for the board of 2 July 2026 (H84)"
    assert f"- {papers}: not on record, by 25 June 2026. No record tells when they went out.\n" in shown
    assert "Next, with no day set: record when the papers for 2 July 2026 went to members" in shown
    assert "send members the papers" not in shown
    told = officer.does("calendar --term 2026-summer --as-at 2026-11-22")
    assert f"not on record  {papers}\n" in told


def test_a_draft_that_members_are_sent_does_not_count_as_the_approved_minutes(met: Officer) -> None:
    line = f"board minutes-sent --meeting {HELD} --on 2026-07-07 --why Early"
    assert "nothing is minuted of 2 July 2026" in str(met.is_refused(line))
    assert "were not approved by a Co-Chair" in str(minute(met).is_refused(line))
    said = met.does(f"{line} --draft")
    assert "  draft: yes\n" in said
    assert (
        "This was a draft, and does not count as the approved minutes (H87). Those are due with members by "
        "16 July 2026.\n"
    ) in said
    assert "By 16 July 2026: send" in said or "since 16 July 2026: send members the approved" in said
    told = met.does("calendar --term 2026-summer --as-at 2026-07-20")
    assert "late           approved minutes of the board of 2 July 2026 to members (H87)\n" in told
    assert "A draft went to members on 7 July 2026, and does not count as the approved minutes." in told


def test_the_day_of_approval_meets_the_working_target_and_not_that_of_sending(met: Officer) -> None:
    minute(met).does(f"{APPROVE} --co-chair m1 --on 2026-07-08")
    met.does(f"board minutes-sent --meeting {HELD} --on 2026-07-10 --why Approved")
    shown = met.does(f"board show --meeting {HELD} --as-at 2026-11-22")
    target = "minutes of the board of 2 July 2026 approved (the team’s working target)"
    assert f"- {target}: met, by 9 July 2026, done on 8 July 2026\n" in shown
    assert "wants its papers" not in shown and "is not known: give the Forum's dates" in shown
    told = met.does("calendar --term 2026-summer --as-at 2026-11-22")
    assert (
        "met            minutes of the board of 2 July 2026 approved (the team’s working target), on 8"
        in told
    )


def test_a_paper_that_comes_after_the_others_went_out_says_why(officer: Officer, tmp_path: Path) -> None:
    paper = tmp_path / "late.txt"
    paper.write_text("Late.", encoding="utf-8")
    officer.does("board meeting --held-on 2026-12-03 --why Autumn")
    officer.does("board papers-sent --meeting 2026-12-03 --on 2026-11-20 --why Sent")
    line = f"board paper --meeting 2026-12-03 --title x --owner y --recommends z --file {paper} --why a"
    assert "this one is an addendum and needs a reason" in str(officer.is_refused(line))
    officer.does(f"{line} --late-because 'The figures came on Friday'")


def test_a_meeting_is_shown_with_what_is_on_record_lacking_and_due(met: Officer) -> None:
    minute(met).does("board meeting --held-on 2026-12-03 --begins 16:00 --why Autumn")
    shown = met.does("board show --meeting 2026-12-03 --as-at 2026-11-22")
    assert shown.startswith("Hillingdon SSPB, Thursday 3 December 2026 (hillingdon-20)\n  time: 16:00\n")
    assert "\n- The notice does not give the venue." in shown
    assert "\n- papers to members for the board of 3 December 2026 (H84): due, by 26 November 2026\n" in shown
    held = met.does(f"board show --meeting {HELD} --as-at 2026-11-22")
    assert "  8 members present, 8 needed: met\n" in held
    assert "  6 of 8 members present are borough headteachers, 5 needed: met\n  The board may vote.\n" in held
    assert "lacks" not in held
