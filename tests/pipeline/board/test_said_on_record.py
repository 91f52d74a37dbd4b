"""A sentence that somebody typed stops every paper that holds it, until a named person lets it through."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reportkit.blocks import Paragraph, Table, Title
from reportkit.blocks.model import Column
from reportkit.casework.events.board_kinds import Implications, Meeting, Minute, Paper, Purpose
from reportkit.casework.store import open_store
from reportkit.exceptions import DocumentError
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.said_on_record import let_on_record, typed_on_record
from reportkit.pipeline.board.secrets import OfPapers, make_guard
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.guarding.for_members import leaks_for_members
from reportkit.pipeline.guarding.found import Found
from reportkit.pipeline.guarding.letting import found_on_record, let_through, parted
from reportkit.pipeline.guarding.placing import placed
from reportkit.pipeline.typed.files import typed_in
from reportkit.pipeline.typed.screening import NUMBER, Typed
from reportkit.places import Places
from reportkit.publishing.disclosure.files import read_file
from reportkit.publishing.word import compose_document
from tests.casework.events.builders import event
from tests.pipeline.board.boroughs import borough
from tests.pipeline.guarding.boroughs import DAY
from tests.pipeline.guarding.boroughs import borough as known_borough
from tests.publishing.builders import PROPERTIES, words
from tests.settings.policies.builders import PARAMS

MEETING = event(Meeting(board="SSPB", on=date(2026, 12, 3)), 1)
SAID = "Thanks to all. *Two* came off the register; it is well."
SENTENCE = "Two came off the register; it is well"
MINUTED = event(Minute(meeting=MEETING.id, item="Reading", said=SAID), 2)


def guard(*let: str) -> Guard:
    papers = OfPapers(typed_on_record((MEETING, MINUTED)), (), frozenset(let))
    return make_guard(borough(), PARAMS, (), (), papers)


def check(watching: Guard, *said: str) -> None:
    blocks = (Title("Draft minutes"), *(Paragraph(words(one)) for one in said))
    watching.check("sspb/2026-12-03/draft-minutes.docx")(blocks, compose_document(blocks, PROPERTIES))


def test_it_stops_a_paper_in_which_it_stands_and_no_other() -> None:
    check(guard(), "Thanks to all.")
    with pytest.raises(DocumentError, match=f"“{SENTENCE}” under “Draft minutes”.*--let-through"):
        check(guard(), f"Thanks to all. {SENTENCE}.")


def test_what_we_print_in_the_same_words_is_not_taken_for_typed() -> None:
    check(guard(), "Three came off the register; it is well.")


def test_cells_beside_each_other_are_not_taken_for_a_sentence() -> None:
    watching = make_guard(borough(), PARAMS, (), (), OfPapers((Typed("Primary 18", "The register"),)))
    assert [one.text for one in watching.typed] == ["Primary 18"]
    check(watching, "Primary", "18")
    with pytest.raises(DocumentError, match="“Primary 18”"):
        check(watching, "Primary 18")


def test_what_was_let_through_may_stand() -> None:
    check(guard("two came off the register; it is well"), f"{SENTENCE}.")


def test_a_paper_is_looked_at_as_it_is_printed() -> None:
    paper = Paper(
        meeting=MEETING.id,
        title="Reading",
        purpose=Purpose.NOTE,
        owner="Clerk",
        recommends="Note it.",
        text="On the **register**:\n\n- Primary 18\n- Secondary 4\n\n|A|At risk|\n|-|-|\n|Primary|7|",
        implications=Implications(finance="None.", equality="None.", data_protection="Two are on our list."),
        late_because="",
    )
    found = make_guard(borough(), PARAMS, (), (), OfPapers(typed_on_record((event(paper, 3),)))).typed
    told = [one.text for one in found]
    assert told[:2] == ["Primary 18", "Secondary 4"]
    assert told[2].startswith("|A|At risk|")
    assert told[3:] == ["Two are on our list"]


def test_a_named_person_lets_it_through_before_any_paper_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{tmp_path / 'casework.sqlite'}")
    places, known = Places(tmp_path), known_borough(tmp_path / "2026-autumn")
    known.__dict__["events"] = (MEETING, MINUTED)
    asked = Asked(
        authority="hillingdon",
        by="Ada Officer",
        at=datetime(2026, 11, 22, 9, tzinfo=UTC),
        on=DAY,
        why="It is the register of governors.",
    )
    assert found_on_record(known, "Thanks to all") == ()
    let_through(places, asked, found_on_record(known, f"{SENTENCE}."), f"{SENTENCE}.")
    assert let_on_record(places, "hillingdon", DAY) == {"two came off the register; it is well"}
    known.__dict__["events"] = open_store(places.casework).events("hillingdon")
    mine = Found("sspb/2026-12-03/board-pack.docx", "the text", SENTENCE, NUMBER)
    others = Found("public/update.docx", "the text", SENTENCE, NUMBER)
    open_ones, passed = parted(known, (mine, others))
    assert (open_ones, [one.found for one in passed]) == ((others,), [mine])


def table_of_the_register() -> bytes:
    rows = tuple((words(phase), words(number)) for phase, number in (("Primary", "18"), ("Secondary", "4")))
    table = Table("", (Column("Phase"), Column("On the register")), rows, "Phases.")
    return compose_document((Title("More"), table), PROPERTIES)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("more.docx", table_of_the_register()),
        ("more.csv", b"Phase,On the register\nPrimary,18\nSecondary,4\n"),
        ("more.txt", b"The register grew this term\nby two.\n"),
    ],
)
def test_a_file_that_somebody_put_there_is_read_row_by_row(tmp_path: Path, name: str, content: bytes) -> None:
    known = known_borough(tmp_path / "2026-autumn")
    path = known.folder / "sspb/2026-12-03" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    looked = placed(known, path, None)
    found = leaks_for_members(known, looked, tuple(read_file(name, content)))
    assert NUMBER in {leak.why for leak in found}


def test_cells_in_a_row_are_one_text_with_their_head() -> None:
    passages = tuple(
        read_file("more.csv", b"Phase\nOn the register\nPrimary\n18\n\nA long sentence stands here.\n")
    )
    assert Typed("Phase | On the register | Primary | 18") in tuple(typed_in(passages))
