"""Several people behind one address: one letter where it is for all, each their own where it is not."""

from __future__ import annotations

import pytest

from reportkit.pipeline.dispatching.approving import approve
from reportkit.pipeline.dispatching.contacts import read_contacts
from reportkit.pipeline.dispatching.of_board import pack_drafts
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.dispatching.receipts import read_receipts
from reportkit.pipeline.dispatching.rehearsal import sent_already
from reportkit.pipeline.dispatching.rehearsing import rehearse
from reportkit.publishing.dispatch.reading import read_letter
from tests.pipeline.dispatching.conftest import POST, Desk
from tests.pipeline.dispatching.test_rehearsing import MINE, SECOND, document, edit
from tests.pipeline.dispatching.test_sending import (
    load_contact,
    load_row,
    outbox,
    papers_sent,
    post,
    sent_whole,
)
from tests.red_team.borough import DAY

SHARED = "office@hall.wexcombe.sch.example"


@pytest.fixture
def office_shared(desk: Desk) -> Desk:
    """The heads of two schools are written to at one address."""
    for story in (MINE, SECOND):
        load_contact(desk, story, {"Email": SHARED, "Checked on": "2026-11-20"}, forget=True)
    return desk


def test_each_of_two_heads_at_one_address_gets_the_own_profile(office_shared: Desk) -> None:
    opened = lambda: office_shared.profiles(stories=(MINE, SECOND))  # noqa: E731
    assert sent_whole(opened).is_whole
    letters = [read_letter(content) for content in outbox(opened()).values()]
    assert [one.to for one in letters] == [(SHARED,), (SHARED,)]
    assert len({one.attachments[0].name for one in letters}) == 2
    edit(document(opened(), office_shared.urn("wexcombe", MINE)), "We shall talk.")
    told = rehearse(opened()).told
    assert [bool(one.replaces) for one in told.letters] == [True, False]
    assert [one.urn for one in sent_already(opened(), told)] == [office_shared.urn("wexcombe", SECOND)]


def test_under_a_policy_for_two_readers_head_and_chair_at_one_address_each_have_a_letter(desk: Desk) -> None:
    opened = lambda: desk.profiles("marlhaven")  # noqa: E731
    urn = opened().asked.urns[0]
    for role, name in (("head", "Ida Quill"), ("chair of governors", "Abel Thorne")):
        said = {"URN": urn, "Role": role, "Name": name, "Checked on": "2026-11-20"}
        load_row(desk, "Contacts", said | {"Email": _address(opened(), urn)}, "marlhaven")
    told = rehearse(opened()).told
    mine = [one for one in told.letters if one.urn == urn]
    assert told.held == ()
    assert len({one.to for one in mine}) == 1
    assert {"Ida Quill", "Abel Thorne"} <= {one.name for one in mine}


def _address(office: Office, urn: str) -> str:
    letters = rehearse(office).told.letters
    return next(one.to for one in letters if one.urn == urn)


def test_the_update_goes_once_to_an_address_with_the_names_of_all(office_shared: Desk) -> None:
    told = rehearse(office_shared.update()).told
    (letter,) = [one for one in told.letters if one.to == SHARED]
    heads = [office_shared.built.school("wexcombe", story) for story in (MINE, SECOND)]
    assert all(one.head in letter.name and one.urn in letter.who for one in heads)
    assert not any(SHARED in why for one in told.held for why in one.why)
    said = read_letter((office_shared.update().rehearsed_in / letter.file).read_bytes())
    assert f"Dear {letter.name}," in said.text
    assert "one copy goes to this address" in said.text
    assert not any(one.name in said.text + said.html for one in heads)
    table = (office_shared.update().rehearsed_in / "letters.csv").read_text("utf-8-sig")
    assert letter.who in table


def test_a_pack_to_two_members_at_one_address_is_served_and_recorded_as_sent(desk: Desk) -> None:
    names = [_move(desk, member) for member in ("m4", "m5")]
    before = len(papers_sent(desk))
    told = rehearse(desk.pack()).told
    approve(desk.pack(), POST)
    sent = post(desk.pack())
    assert sent.is_whole, sent.lines
    assert len(told.letters) == len(outbox(desk.pack())) == 10
    assert len(papers_sent(desk)) == before + 1
    (receipt,) = [one for one in read_receipts(desk.pack().events) if one.address == SHARED]
    assert receipt.to == " and ".join(names)
    assert post(desk.pack()).lines[-1] == "0 letters sent now, 10 before."


def _move(desk: Desk, member: str) -> str:
    """The member, who leads a school, is written to at the shared address; the name."""
    held = next(draft.to for draft in pack_drafts(desk.pack()) if draft.to.id == member)
    contacts = read_contacts(desk.pack().events, DAY).items()
    urn = next(urn for (urn, role), one in contacts if (role, one.address) == ("head", held.address))
    said = {"URN": urn, "Role": "head", "Name": held.name, "Email": SHARED, "Checked on": "2026-11-20"}
    load_row(desk, "Contacts", said)
    return held.name
