"""A letter's key: the same for documents that say the same, another where an earlier one was replaced."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.dispatching.asking import AskedMailing, Mailing
from reportkit.pipeline.dispatching.drafts import Addressee
from reportkit.pipeline.dispatching.enclosures import Enclosure, read_enclosure
from reportkit.pipeline.dispatching.naming import key_of, sent_earlier
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.dispatching.receipts import Receipt
from reportkit.pipeline.school_profiles import KNOWN
from reportkit.places import Places
from reportkit.publishing.dispatch.ledger import Standing
from reportkit.settings import read_authority, read_terms
from tests.built import SOURCE

PROFILE, ADDRESS = "schools/102368/school-profile-102368.docx", "head@oak.example"
HEAD = Addressee(id="102368-head", who="", position="headteacher", name="Ann", address=ADDRESS)
AT = datetime(2026, 11, 22, 18, tzinfo=UTC)


class Desk:
    """An office that has sent so much, without any store or folder."""

    def __init__(self) -> None:
        self.sent: list[Receipt] = []

    @property
    def office(self) -> Office:
        places = Places(SOURCE)
        who = Asked(authority="hillingdon", by="", at=AT, on=AT.date(), why="")
        office = Office(
            places,
            AskedMailing(who=who, mailing=Mailing.PROFILES),
            AT.date(),
            read_authority(places.params, "hillingdon"),
            places.root,
            read_terms(places.params),
            (),
            {},
        )
        office.__dict__["sent_before"] = {ADDRESS: tuple(self.sent)}
        return office

    def key(self, enclosure: Enclosure, to: Addressee = HEAD) -> str:
        earlier = sent_earlier(self.office, to, ADDRESS, [enclosure])
        return key_of(self.office, to, [enclosure], earlier)

    def send(self, enclosure: Enclosure, to: Addressee = HEAD, at: datetime = AT) -> str:
        key, documents = self.key(enclosure, to), (enclosure.document,)
        self.sent.append(
            Receipt(key, "profiles", to.name, ADDRESS, documents, "<1@x>", Standing.SENT, False, at, "")
        )
        return key


def profile(says: str, document: str = PROFILE) -> Enclosure:
    return Enclosure(document, says.encode(), "", says)


def test_built_anew_with_nothing_new_it_is_the_letter_that_was_sent(tmp_path: Path) -> None:
    first, second = (_read(tmp_path / build, build) for build in ("79fb42b503b2", "eb33067a2811"))
    assert first.goes_out != second.goes_out
    desk = Desk()
    assert desk.send(first) == desk.key(second)


def _read(folder: Path, build: str) -> Enclosure:
    path = folder / PROFILE
    path.parent.mkdir(parents=True)
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", f"Build {build}.")
    path.write_bytes(held.getvalue())
    entry: dict[str, Any] = {"sha256": "0", "inputs": {KNOWN: build}, "parameters": {"as_at": "2026-11-22"}}
    return read_enclosure(folder, PROFILE, {PROFILE: entry | {"sha256": _sha(path)}})


def _sha(path: Path) -> str:
    from reportkit.publishing.manifest import sha256_of

    return sha256_of(path.read_bytes())


def test_a_document_that_says_again_what_it_said_before_another_goes_again() -> None:
    desk = Desk()
    sent = [desk.send(profile(says)) for says in ("one", "two", "one", "two")]
    assert len(set(sent)) == 4
    assert desk.key(profile("two")) == sent[-1]


@pytest.mark.parametrize(
    "other",
    [
        (profile("one", "schools/102369/school-profile-102369.docx"), HEAD, AT),
        (profile("one"), replace(HEAD, id="102368-chair"), AT),
        (profile("one"), HEAD, datetime(2026, 7, 1, tzinfo=UTC)),
    ],
    ids=["another school's", "another person's", "last term's"],
)
def test_it_takes_the_place_of_nothing_but_the_same_documents_to_the_same_person_this_term(
    other: tuple[Enclosure, Addressee, datetime],
) -> None:
    desk = Desk()
    desk.send(*other)
    assert sent_earlier(desk.office, HEAD, ADDRESS, [profile("two")]) == ()
    desk.send(profile("one"))
    assert len(sent_earlier(desk.office, HEAD, ADDRESS, [profile("two")])) == 1


def test_a_letter_to_several_takes_the_place_of_one_to_the_first_of_them() -> None:
    desk, both = Desk(), replace(HEAD, id="102368-head-and-1-more", ids=("102368-head", "102369-head"))
    alone = desk.send(profile("one"))
    assert [one.letter for one in sent_earlier(desk.office, both, ADDRESS, [profile("one")])] == [alone]
    assert desk.send(profile("one"), both) != alone
    assert len(sent_earlier(desk.office, HEAD, ADDRESS, [profile("two")])) == 2
