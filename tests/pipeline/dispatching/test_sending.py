"""Letters leave once, as they were approved, and only if all still holds at that moment."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from reportkit.casework.events.board_kinds import PapersSent
from reportkit.casework.events.mail_kinds import LetterSent, LetterStarted, MailingApproved
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.casework.store import open_store
from reportkit.exceptions import UsageError
from reportkit.pipeline.casework.admitting import admit_plain
from reportkit.pipeline.casework.recording import record
from reportkit.pipeline.dispatching.approving import approve
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.dispatching.preparing import prepare
from reportkit.pipeline.dispatching.receipts import read_receipts
from reportkit.pipeline.dispatching.rehearsal import read_rehearsal
from reportkit.pipeline.dispatching.rehearsing import rehearse
from reportkit.pipeline.dispatching.sending import send
from reportkit.pipeline.dispatching.sent import Sent
from reportkit.pipeline.guarding import guard_files
from reportkit.pipeline.guarding.letting import let_through
from reportkit.publishing.dispatch.protecting import unprotect
from reportkit.publishing.dispatch.reading import read_letter
from tests.pipeline.dispatching.conftest import AT, POST, Desk, later
from tests.pipeline.dispatching.test_rehearsing import MINE, SECOND, document, edit
from tests.red_team.borough import DAY, PROFILES, Built

NUMBER = re.compile(r"URN (\d{6})")
Opened = Callable[[], Office]


def test_approved_letters_go_into_the_outbox_once(approved: Desk) -> None:
    assert post(approved.profiles()).is_whole
    assert len(outbox(approved.profiles())) == 4
    again = post(approved.profiles())
    assert again.lines[-1] == "0 letters sent now, 4 before."
    assert len(outbox(approved.profiles())) == 4


def test_what_left_is_what_was_approved_to_the_byte(sent: Desk) -> None:
    office = sent.profiles()
    rehearsed = {path.read_bytes() for path in (office.rehearsed_in / "letters").iterdir()}
    assert set(outbox(office).values()) == rehearsed


def test_letters_that_nobody_let_go_do_not_leave(rehearsed: Desk) -> None:
    with pytest.raises(UsageError, match="Nobody has let these letters go"):
        post(rehearsed.profiles())
    assert not outbox(rehearsed.profiles())


def test_a_letter_changed_by_one_byte_cannot_be_approved(rehearsed: Desk) -> None:
    office = rehearsed.profiles()
    told, _ = read_rehearsal(office.rehearsed_in)
    path = office.rehearsed_in / told.letters[0].file
    path.write_bytes(path.read_bytes().replace(b"Dear", b"dear", 1))
    with pytest.raises(UsageError, match="not as it was rehearsed"):
        approve(rehearsed.profiles(), POST)


def test_a_list_that_says_another_thing_than_the_letters_cannot_be_approved(rehearsed: Desk) -> None:
    _change_table(rehearsed)
    with pytest.raises(UsageError, match=r"letters\.csv .* is not as it was rehearsed"):
        approve(rehearsed.profiles(), POST)


@pytest.mark.parametrize(
    "what",
    ["letter", "document", "list", "table", "sums", "no table", "sender", "rehearsed again", "contact"],
)
def test_any_change_after_the_approval_voids_it(approved: Desk, what: str) -> None:
    CHANGES[what](approved)
    with pytest.raises(UsageError, match=r"Nothing was (sent|done)"):
        post(approved.profiles())
    assert not outbox(approved.profiles())


def _change_letter(desk: Desk) -> None:
    office = desk.profiles()
    path = office.rehearsed_in / f"letters/{desk.urn('wexcombe', MINE)}-head.eml"
    path.write_bytes(path.read_bytes() + b"\n")


def _change_document(desk: Desk) -> None:
    edit(document(desk.profiles(), desk.urn("wexcombe", MINE)), "We shall talk.")


def _change_list(desk: Desk) -> None:
    path = desk.profiles().rehearsed_in / "manifest.json"
    path.write_text(path.read_text().replace("nothing found", "nothing  found"))


def _change_table(desk: Desk) -> None:
    path = desk.profiles().rehearsed_in / "letters.csv"
    path.write_text(path.read_text("utf-8-sig").replace("@", "@other-", 1), "utf-8-sig")


def _change_sums(desk: Desk) -> None:
    path = desk.profiles().rehearsed_in / "SHA256SUMS"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[1:]))


def _remove_table(desk: Desk) -> None:
    (desk.profiles().rehearsed_in / "letters.csv").unlink()


def _change_sender(desk: Desk) -> None:
    desk.change_settings(lambda text: text.replace("School Improvement Team <", "Improvement Team <"))


def _rehearse_otherwise(desk: Desk) -> None:
    rehearse(desk.profiles(stories=(MINE,)))


def _change_contact(desk: Desk) -> None:
    load_contact(desk, MINE, {"Email": "office@hall.wexcombe.sch.example", "Checked on": "2026-11-20"})


CHANGES: dict[str, Callable[[Desk], None]] = {
    "letter": _change_letter,
    "document": _change_document,
    "list": _change_list,
    "table": _change_table,
    "sums": _change_sums,
    "no table": _remove_table,
    "sender": _change_sender,
    "rehearsed again": _rehearse_otherwise,
    "contact": _change_contact,
}


def test_the_approval_names_the_person_the_post_and_the_list(rehearsed: Desk) -> None:
    office = rehearsed.profiles()
    event, _ = approve(office, POST)
    digest = hashlib.sha256((office.rehearsed_in / "manifest.json").read_bytes()).hexdigest()
    assert isinstance(event.payload, MailingApproved)
    assert (event.who, event.payload.post, event.payload.rehearsal) == ("Winifred Saltmarsh", POST, digest)


def test_of_an_edited_document_both_hashes_are_signed_off(desk: Desk) -> None:
    opened = lambda: desk.profiles(stories=(MINE,))  # noqa: E731
    path = document(opened(), desk.urn("wexcombe", MINE))
    built = hashlib.sha256(path.read_bytes()).hexdigest()
    edit(path, "We shall talk.", author="Ann Officer")
    rehearse(opened())
    event, _ = approve(opened(), POST)
    assert isinstance(event.payload, MailingApproved)
    (signed,) = event.payload.by_hand
    assert (signed.built, signed.changed) == (built, hashlib.sha256(path.read_bytes()).hexdigest())
    post(opened())
    ((content),) = outbox(opened()).values()
    (attached,) = read_letter(content).attachments
    assert hashlib.sha256(attached.content).hexdigest() == signed.goes_out


def test_a_school_placed_after_the_approval_gets_nothing_and_the_others_do(approved: Desk) -> None:
    place(approved, SECOND)
    sent = post(approved.profiles(at=later(date(2026, 11, 24))))
    assert [one.draft.to.urn for one in sent.held] == [approved.urn("wexcombe", SECOND)]
    assert len(outbox(approved.profiles())) == 3
    assert "was recorded after" in sent.lines[0]


WRONG_ADDRESSES = [
    ({"Checked on": "2026-06-10"}, "before this term began"),
    ({"Email": "head@other.example"}, "outside the domains"),
    ({"Email": "head@evil-wexcombe.sch.example"}, "outside the domains"),
    ({"Email": ""}, "No address"),
    ({"Email": "the head at school"}, "is not an e-mail address"),
]


@pytest.mark.parametrize("wrong", [WRONG_ADDRESSES[:4], WRONG_ADDRESSES[4:]], ids=["four", "the fifth"])
def test_an_address_that_may_be_wrong_gets_nothing(
    desk: Desk, wrong: list[tuple[dict[str, str], str]]
) -> None:
    tried = dict(zip(PROFILES["wexcombe"], wrong, strict=False))
    for story, (cells, _) in tried.items():
        load_contact(desk, story, cells)
    held = {one.urn: " ".join(one.why) for one in rehearse(desk.profiles()).told.held}
    assert held.keys() == {desk.urn("wexcombe", story) for story in tried}
    for story, (_, why) in tried.items():
        assert why in held[desk.urn("wexcombe", story)]


def test_an_address_known_before_the_head_changed_gets_nothing(desk: Desk) -> None:
    urn = desk.urn("wexcombe", MINE)
    said = {
        "URN": urn,
        "Answered by": "Leopold Rosterby",
        "Answered on": "2026-11-09",
        "Head since": "2026-11-02",
    }
    load_row(desk, "HR", said)
    (held,) = rehearse(desk.profiles()).told.held
    assert held.urn == urn
    assert "The head has changed" in " ".join(held.why)


def test_a_protected_document_opens_with_the_password_that_goes_another_way(desk: Desk) -> None:
    desk.change_settings(lambda text: text.replace("mail:\n", "mail:\n  protect: true\n"))
    opened = lambda: desk.profiles(stories=(MINE,))  # noqa: E731
    sent_whole(opened)
    ((content),) = outbox(opened()).values()
    (attached,) = read_letter(content).attachments
    told = (opened().rehearsed_in / "passwords.csv").read_text(encoding="utf-8-sig").splitlines()[-1]
    password = told.rpartition(",")[2]
    assert (
        unprotect(attached.content, password) == document(opened(), desk.urn("wexcombe", MINE)).read_bytes()
    )
    assert password.encode() not in content


def test_receipts_say_what_became_of_each_letter(sent: Desk) -> None:
    events = sent.profiles().events
    kinds = [type(event.payload) for event in events]
    assert kinds.count(LetterStarted) == kinds.count(LetterSent) == 4
    receipts = read_receipts(events, "profiles")
    assert all("sent" in one.in_words and "written to" in one.words for one in receipts)


class TestAPack:
    """Every member gets the same pack, seven days before."""

    def test_goes_to_every_member_and_the_clerk_and_that_is_recorded(
        self, pack_sent: Desk, boroughs: Built
    ) -> None:
        assert len(outbox(pack_sent.pack())) == 11
        before = boroughs.places.data / "local" / "casework.sqlite"
        known = {event.id for event in open_store(f"sqlite:///{before}").events("wexcombe")}
        now = [event.payload for event in pack_sent.pack().events if event.id not in known]
        assert [one.late_because for one in now if isinstance(one, PapersSent)] == [""]

    def test_late_without_a_reason_goes_to_nobody(self, desk: Desk) -> None:
        told = rehearse(desk.pack(at=later(date(2026, 11, 27)))).told
        assert not told.letters
        assert "due on 26 November 2026" in " ".join(told.held[0].why)

    def test_late_with_a_reason_goes_and_the_letter_says_why(self, desk: Desk) -> None:
        at, why = later(date(2026, 11, 27)), "The figures came late."
        rehearse(desk.pack(why, at=at))
        approve(desk.pack(at=at), POST)
        assert post(desk.pack(at=at)).is_whole
        assert all(why in read_letter(content).text for content in outbox(desk.pack()).values())
        assert papers_sent(desk)[-1].late_because == why

    def test_of_which_something_is_on_record_since_goes_to_nobody(self, desk: Desk) -> None:
        record(desk.places, desk.who(), "agenda-item", ITEM)
        told = rehearse(desk.pack()).told
        assert not told.letters
        assert "what is on record of the board changed" in " ".join(told.held[0].why)


ITEM = {
    "meeting": "2026-12-03",
    "title": "Transition to secondary school",
    "purpose": "discuss",
    "owner": "Co-Chair",
    "minutes": 5,
}


def papers_sent(desk: Desk) -> list[PapersSent]:
    return [event.payload for event in desk.pack().events if isinstance(event.payload, PapersSent)]


def sent_whole(opened: Opened) -> Sent:
    rehearse(opened())
    approve(opened(), POST)
    return post(opened())


def post(office: Office) -> Sent:
    return send(office, lambda: AT + timedelta(hours=1))


def outbox(office: Office) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(office.outbox.glob("*.eml"))}


def place(desk: Desk, story: str) -> None:
    """The school decided upon two days after its document was built."""
    asked = replace(desk.who(at=later(date(2026, 11, 24))), urn=desk.urn("wexcombe", story), indicators=(1,))
    said = {
        "policy": "hillingdon@2016-02",
        "on_register": True,
        "category": "gobar",
        "grounds": ["insufficient progress"],
        "evidence": ["A visit."],
    }
    entry = admit_plain(asked, asked.urn, "decision", said)
    open_store(desk.places.casework).append(entry)


def load_contact(desk: Desk, story: str, cells: dict[str, str], *, forget: bool = False) -> None:
    """The head's row of Contacts loaded anew; `forget` takes the place of the row that was there."""
    school = desk.built.school("wexcombe", story)
    row = {
        "URN": school.urn,
        "Role": "head",
        "Name": school.head,
        "Email": "head@hall.wexcombe.sch.example",
        "Checked on": "2026-09-21",
    }
    load_row(desk, "Contacts", {name: cell for name, cell in (row | cells).items() if cell})


def load_row(desk: Desk, sheet: str, cells: dict[str, str], authority: str = "wexcombe") -> None:
    row = ReturnedRow(sheet=sheet, row=2, cells=cells)
    said = {"file": "more.xlsx", "sha256": "0" * 64, "rows": (row.model_dump(),)}
    entry = admit_plain(desk.who(authority), None, ReturnsLoaded.kind, said)
    open_store(desk.places.casework).append(entry)


def test_letters_swapped_while_all_is_looked_at_again_go_to_nobody_else(
    approved: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = approved.profiles()
    first, second, *_ = sorted((office.rehearsed_in / "letters").iterdir())
    once, again = first.read_bytes(), second.read_bytes()

    def swapping(*given: Any) -> Any:
        first.write_bytes(again)
        second.write_bytes(once)
        return prepare(*given)

    monkeypatch.setattr("reportkit.pipeline.dispatching.sending.prepare", swapping)
    post(approved.profiles())
    for content in outbox(approved.profiles()).values():
        (urn,) = set(NUMBER.findall(read_letter(content).text))
        assert read_letter(content).attachments[0].name == f"school-profile-{urn}.docx"


def test_what_a_named_person_let_through_leaves(desk: Desk) -> None:
    opened = lambda: desk.profiles(stories=(MINE,))  # noqa: E731
    edit(document(opened(), desk.urn("wexcombe", MINE)), "We counted 4711 books.")
    (held,) = rehearse(opened()).told.held
    assert "4711" in " ".join(held.why)
    path = document(opened(), desk.urn("wexcombe", MINE))
    found = guard_files(desk.places, "wexcombe", DAY, [path])
    let_through(desk.places, desk.who(), found, "4711")
    (letter,) = rehearse(opened()).told.letters
    assert letter.guard == "nothing but what was let through"
    assert letter.let_through[0].startswith("“4711” (")
    assert "by Winifred Saltmarsh: To try it." in letter.let_through[0]
    assert "“4711” (" in (opened().rehearsed_in / "letters.csv").read_text("utf-8-sig")


def test_a_day_a_time_and_a_telephone_number_are_no_figures(desk: Desk) -> None:
    opened = lambda: desk.profiles(stories=(MINE,))  # noqa: E731
    said = "We look forward to meeting you on 12 December 2026 at 10:30. Ring 01632 960123 to change it."
    edit(document(opened(), desk.urn("wexcombe", MINE)), said)
    assert rehearse(opened()).told.held == ()


def test_a_second_letter_says_that_it_takes_the_place_of_the_first(sent: Desk) -> None:
    opened = lambda: sent.profiles(stories=(MINE,))  # noqa: E731
    edit(document(opened(), sent.urn("wexcombe", MINE)), "We shall talk.")
    (letter,) = rehearse(opened()).told.letters
    assert letter.replaces == "22 November 2026"
    content = (opened().rehearsed_in / letter.file).read_bytes()
    assert "takes the place of what we sent you on 22 November 2026" in read_letter(content).text


def test_a_name_that_cannot_stand_in_a_letter_holds_that_letter_alone(desk: Desk) -> None:
    load_contact(desk, MINE, {"Name": "Jo\nBcc: somebody@else.example", "Checked on": "2026-11-20"})
    told = rehearse(desk.profiles()).told
    assert [one.urn for one in told.held] == [desk.urn("wexcombe", MINE)]
    assert "cannot stand in a letter" in " ".join(told.held[0].why)


def test_rehearsed_again_a_protected_letter_keeps_its_password(desk: Desk) -> None:
    desk.change_settings(lambda text: text.replace("mail:\n", "mail:\n  protect: true\n"))
    opened = lambda: desk.profiles(stories=(MINE,))  # noqa: E731
    rehearse(opened())
    first = (opened().rehearsed_in / "passwords.csv").read_bytes()
    letters = {path.name: path.read_bytes() for path in (opened().rehearsed_in / "letters").iterdir()}
    rehearse(opened())
    assert (opened().rehearsed_in / "passwords.csv").read_bytes() == first
    assert {path.name: path.read_bytes() for path in (opened().rehearsed_in / "letters").iterdir()} == letters


def test_another_word_document_beside_the_profile_holds_the_letter_back(desk: Desk) -> None:
    path = document(desk.profiles(), desk.urn("wexcombe", MINE))
    shutil.copy(path, path.with_name("school-profile (corrected).docx"))
    (held,) = rehearse(desk.profiles()).told.held
    assert "only one can be meant" in " ".join(held.why)


def test_an_update_that_is_out_of_date_goes_to_nobody(desk: Desk) -> None:
    desk.change_settings(lambda text: text.replace("Every school may ask", "Each school may ask"))
    told = rehearse(desk.update()).told
    assert not told.letters
    assert "out of date" in told.held[0].why[0]


@pytest.mark.parametrize("sender", ["a@wexcombe.example, b@other.example", ""])
def test_without_one_sender_no_letter_is_made(desk: Desk, sender: str) -> None:
    desk.change_settings(lambda text: re.sub(r"sender: .*", f"sender: '{sender}'", text))
    with pytest.raises(UsageError, match="No one sender"):
        rehearse(desk.profiles(stories=(MINE,)))


def test_sending_a_pack_makes_it_no_older(pack_sent: Desk) -> None:
    assert rehearse(pack_sent.pack()).told.held == ()
