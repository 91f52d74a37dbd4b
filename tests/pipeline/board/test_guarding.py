"""What members may not be told stops the document it stands in, wherever it stands and whoever typed it."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from reportkit.blocks import Block, Chart, Column, Heading, Paragraph, Part, Span, Table, Title
from reportkit.casework.events.board_kinds import AgendaItem, Meeting, Purpose
from reportkit.casework.record import Record
from reportkit.evidence.siod.schools import NO_NAME
from reportkit.exceptions import DocumentError
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.quoting import Quoted
from reportkit.pipeline.board.schools import KnownBorough
from reportkit.pipeline.board.secrets import make_guard
from reportkit.publishing.disclosure import read_everything
from reportkit.publishing.disclosure.letters import spelt
from reportkit.publishing.word import compose_document
from reportkit.reports.profiles.board import board_profile
from reportkit.reports.sections.board import agenda
from tests.casework.events.builders import TODAY, event
from tests.pipeline.board.boroughs import borough, removed, school, watched
from tests.publishing.builders import PROPERTIES, png, table, words
from tests.settings.policies.builders import PARAMS

GOBAR, WATCHED, GONE = "Porridge Rise Primary School", "Kazoo Court Academy", "Humbug Bank High School"
PROPOSED, PUBLIC, PLAIN = "Toffee Spinney Infant School", "Jigsaw Heights School", "Oak Hill Primary School"
NEAR = "Porridge Rise Primary School Nursery"
DOCUMENT = "sspb/2026-12-03/draft-minutes.docx"


@cache
def known() -> KnownBorough:
    return borough(
        [
            school(GOBAR, on=True),
            school(WATCHED, "primary", watched()),
            school(GONE, "secondary", removed(), on=True),
            school(PROPOSED, proposed=True),
            school(PUBLIC, public=True, on=True),
            school(PLAIN),
            school(NEAR, "nursery"),
            school("Guildhall Primary School", on=True),
            school("The Breakwater School", "special", on=True),
            school(NO_NAME, on=True),
        ]
    )


@cache
def guard() -> Guard:
    return make_guard(known(), PARAMS, ("Wexcombe", "Guildhall"), (14, 9))


def check(
    *blocks: Block | str, quoting: tuple[str, ...] = (), document: str = DOCUMENT, title: str = ""
) -> None:
    """The blocks as a Word file, looked at as the build does; a text stands for a paragraph."""
    made = [Paragraph(words(one)) if isinstance(one, str) else one for one in blocks]
    whole = (Title("Draft minutes"), *made)
    properties = replace(PROPERTIES, title=title) if title else PROPERTIES
    guard().check(document, quoting)(whole, compose_document(whole, properties))


def test_minutes_that_tell_nothing_pass() -> None:
    check(
        f"{PLAIN} spoke of reading. {PUBLIC} has a new head.",
        "The board met at the Guildhall in Wexcombe. Standards are at risk where attendance is low.",
        "Three schools spoke of pupils at risk. One officer visits schools at risk. Name not held.",
        "Schools on the register have visits. 14 schools are on the register, 9 of them placed in public.",
    )


@pytest.mark.parametrize("name", [GOBAR, WATCHED, GONE, PROPOSED])
def test_a_school_of_whose_standing_the_team_alone_knows_is_not_named(name: str) -> None:
    with pytest.raises(DocumentError, match=r"under “Item 3”: it is a school of whose standing"):
        check(Heading(1, "Item 3"), f"The head of {name} asked for more time.")


@pytest.mark.parametrize(
    "short", ["Porridge Rise", "porridge rise’s head", "Porridge Rise Primary", "PORRIDGE  RISE"]
)
def test_nor_by_the_name_that_people_use(short: str) -> None:
    with pytest.raises(DocumentError, match="porridge rise"):
        check(f"Thanks to {short} for the minutes.")


def test_nor_by_its_number() -> None:
    with pytest.raises(DocumentError, match="it is a school of whose standing"):
        check(f"See the file of {known().schools[0].urns[0]}.")


def test_a_word_that_is_a_place_too_is_spared_and_the_whole_name_is_not() -> None:
    check("At the Guildhall.")
    with pytest.raises(DocumentError, match="guildhall primary"):
        check("At Guildhall Primary.")


def test_the_article_of_a_name_may_be_left_out() -> None:
    with pytest.raises(DocumentError, match="breakwater"):
        check("Breakwater’s head came.")


def test_another_schools_longer_name_may_stand() -> None:
    check(NEAR)


def chart(**said: str) -> Chart:
    return Chart(**{"title": "Visits", "caption": "Visits", "alt_text": "Bars"} | said, png=png())


@pytest.mark.parametrize(
    "block",
    [
        chart(alt_text=f"A bar for {GOBAR}"),
        chart(caption=f"Visits to {GOBAR}"),
        replace(table(), caption=f"Visits to {GOBAR}"),
        replace(table(), notes=(f"{GOBAR} is left out.",)),
        replace(table(), alt_text=f"Visits to {GOBAR}"),
        Heading(1, GOBAR),
        Paragraph((Span("Porridge "), Span("Rise", bold=True), Span(" was discussed."))),
    ],
    ids=["picture described", "caption", "table's caption", "note", "table described", "heading", "runs"],
)
def test_wherever_it_stands(block: Block) -> None:
    with pytest.raises(DocumentError, match="may not go out"):
        check(block)


def test_in_the_files_properties_and_in_its_name() -> None:
    with pytest.raises(DocumentError, match="in the file’s properties"):
        check("Nothing.", title=f"Minutes about {GOBAR}")
    with pytest.raises(DocumentError, match="in the file’s name"):
        check("Nothing.", document="sspb/2026-12-03/papers/porridge-rise.docx".replace("-rise", " rise"))


@pytest.mark.parametrize(
    "said", ["GOBAR", "the SARR", "RI(A)", "RI (B)", "ri ( a )", "Intensive B", "Enhanced (focused)"]
)
def test_words_that_tell_how_the_team_places_a_school_stop_a_paper(said: str) -> None:
    with pytest.raises(DocumentError, match="it is a word that tells how the team places a school"):
        check(f"Two are {said}.")


@pytest.mark.parametrize(
    "said",
    [
        "13 schools are on the register",
        "one good school is at risk",
        "ten of our schools are now on the council's register",
        "two more schools were placed on the SARR register",
    ],
)
def test_a_number_of_schools_on_the_register_that_was_not_released_stops_a_paper(said: str) -> None:
    with pytest.raises(DocumentError, match="that was not released"):
        check(f"The chair noted that {said}.")


def test_a_number_in_another_cell_is_not_of_the_sentence() -> None:
    row = (words("6"), words("Schools causing concern: support and its impact, as totals"))
    item = Table("Items", (Column("No."), Column("Item")), (row,), "The items.")
    check(item)
    check(item, Part("E", "The policy"), Heading(1, "The policy"), quoting=("E",))


def test_the_paper_on_the_policies_may_print_their_words_and_names_no_school() -> None:
    check("A school is GOBAR or RI (A).", quoting=("",))
    with pytest.raises(DocumentError, match="porridge rise"):
        check(f"A school such as {GOBAR} is GOBAR.", quoting=("",))


def test_in_the_pack_only_that_paper_may() -> None:
    paper = (Part("E", "The policy"), Heading(1, "The policy"), Paragraph(words("It is GOBAR.")))
    after = (Part("F", "Calendar"), Heading(1, "Calendar"))
    check(*paper, *after, "Nothing.", quoting=("E",))
    with pytest.raises(DocumentError, match="“gobar”"):
        check(*paper, *after, "One is GOBAR.", quoting=("E",))
    with pytest.raises(DocumentError, match="“gobar”"):
        check("One is GOBAR.", *paper, quoting=("E",))


def test_an_agenda_item_that_somebody_recorded_is_looked_at_as_what_we_print_is() -> None:
    day = date(2026, 12, 3)
    meeting = event(Meeting(board="SSPB", on=day), 1)
    item = AgendaItem(
        meeting=meeting.id, title="Progress at Porridge Rise", purpose=Purpose.NOTE, owner="Clerk", minutes=5
    )
    record = Record("hillingdon", TODAY, "hillingdon@2016-02", (), borough=(meeting, event(item, 2)))
    profile = board_profile(record, PARAMS, day)
    blocks = (*agenda.front(profile), Heading(1, "Items"), *agenda.items(profile))
    with pytest.raises(DocumentError, match="“porridge rise” under “Items”"):
        check(*blocks)


def leaks_of(content: bytes, quoted: Quoted | None = None) -> list[str]:
    """What stands in a file that was built before and may not."""
    passages = tuple(read_everything(content))
    parted = quoted.parted(passages) if quoted else (passages,)
    return [leak.text for leak in guard().leaks(passages, *parted)]


def test_a_file_that_was_built_before_is_looked_at_again() -> None:
    def built(text: str) -> bytes:
        return compose_document((Title("Minutes"), Paragraph(words(text))), PROPERTIES)

    assert leaks_of(built("Nothing.")) == []
    assert leaks_of(built(f"{GOBAR} was discussed."))
    assert leaks_of(built("It is GOBAR."), Quoted(frozenset({"it is gobar"}))) == []
    assert "gobar" in leaks_of(built("It is GOBAR."), Quoted(frozenset()))


@pytest.mark.parametrize("said", [f"{PUBLIC} is RI(B).", f"{PUBLIC} is one.", "Some are GOBAR, you know."])
def test_what_a_person_typed_into_a_paper_that_quotes_policies_is_looked_at(said: str) -> None:
    """Where a policy is quoted no school is named, also none of which all is public."""
    policy = "A school that is GOBAR has these visits, and the words of the policy go on for a long line."
    quoted = frozenset({spelt(policy)})
    for everywhere in (True, False):
        found = Quoted(quoted, everywhere=everywhere)
        blocks = (Title("Policies"), Paragraph(words(policy)))
        assert leaks_of(compose_document(blocks, PROPERTIES), found) == []
        assert leaks_of(compose_document((*blocks, Paragraph(words(said))), PROPERTIES), found)


@pytest.mark.parametrize(
    "said",
    [
        *("GOBARs", "SARRs", "GO-BAR", "G.O.B.A.R.", "RI-A", "RI A", "RIA", "RI/B", "RI [A]", "R.I.(A)"),
        *("the Schools at Risk Register", "School(s) At Risk", "requires improvement (A)", "Intensive-A"),
        *("good or better at risk", "good or better but at risk", "in RI bee"),
        *("good or outstanding but at risk", "in the intensive category", "Enhanced focused", "GO\u034fBAR"),
        *("ria", "ri a", "an ria school", "ri-b", "a ri b now", "placed ri/a"),
        *("S\u180eARR", "GOB\ufe0fAR", "\u202eGOBAR", "G&#79;BAR", "RI&#40;A&#41;"),
    ],
)
def test_words_that_place_a_school_are_found_however_they_are_typed(said: str) -> None:
    with pytest.raises(DocumentError, match="it is a word that tells how the team places a school"):
        check(f"One school is {said}.")


@pytest.mark.parametrize(
    "said",
    [
        f"{PUBLIC} was flagged for indicator 4.",
        f"The team has {PLAIN} on the watch list.",
        f"A warning notice was sent to {PLAIN}.",
        "Oak Hill moved to Enhanced.",
    ],
)
def test_what_tells_of_a_school_only_beside_its_name_stops_a_paper(said: str) -> None:
    with pytest.raises(DocumentError, match="it stands beside the name of a school"):
        check(said)


def test_the_same_words_of_no_school_may_stand() -> None:
    check(
        f"Schools flagged: 12. {PLAIN} was inspected in March. A warning notice was sent to nobody.",
        "Ria had a rib of beef; the clerk is Ria Patel. The school was ri a year ago.",
        "Schools with RI a year ago have improved. They had intensive support.",
    )


@pytest.mark.parametrize(
    "said",
    [
        *("porridge-rise", "Porridge, Rise", "Porridge (Rise)", "Porridge_Rise", "PorridgeRise"),
        *("seen at PorridgeRisePrimary", "Pórridge Rise", "P\u043erridge Rise", "Porridge R&#105;se"),
        *("Porridge Ri\u034fse", "St Marys", "Saint Mary's", "St. Mary’s", "Winnington Ingram"),
        *("The Harefield Academy", "Harefield Academy"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(said: str) -> None:
    with pytest.raises(DocumentError, match="it is a school of whose standing"):
        check_of_three(f"Thanks to {said}.")


def check_of_three(said: str) -> None:
    """As `check`, of a borough with names that people spell in several ways."""
    three = ("St Mary's Primary School", "Winnington-Ingram Junior School", "Harefield Academy, The", GOBAR)
    watching = make_guard(borough([school(name, on=True) for name in three]), PARAMS, (), ())
    blocks = (Title("Draft minutes"), Paragraph(words(said)))
    watching.check(DOCUMENT)(blocks, compose_document(blocks, PROPERTIES))


@pytest.mark.parametrize("spelling", ["{0}", "URN{0}", "URN {1} {2}", "{1}-{2}", "No. {1} {2}"])
def test_a_number_is_found_however_it_is_spelt(spelling: str) -> None:
    urn = known().schools[0].urns[0]
    with pytest.raises(DocumentError, match="it is a school of whose standing"):
        check(f"See the file of {spelling.format(urn, urn[:3], urn[3:])}.")


@pytest.mark.parametrize(
    "said",
    [
        *(
            "The register holds 26 schools.",
            "On the register: 26 schools",
            "Both secondary schools on the register",
        ),
        *("The number on the register is 26.", "Eleven schools are on the register", "The register has 26."),
        *("One more school has been placed on the register", "Twenty-six schools are on the register"),
        "One secondary school has support from the borough",
    ],
)
def test_numbers_of_the_register_are_found_in_other_words(said: str) -> None:
    with pytest.raises(DocumentError, match="that was not released"):
        check(said)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "The one secondary on the register that Ofsted rates good",
            "On the register, the only nursery is good",
        ),
        "Of the secondary schools on the register, all but one were placed by Ofsted.",
        *(
            "The register has one more secondary than Ofsted gives.",
            "One fewer secondary is listed this term.",
        ),
        "There are as many nurseries on the register as Ofsted names; we have an extra one.",
        *("At risk: a lone secondary", "The sole academy listed is good.", "Only one is on the register."),
        "Two-thirds of the fourteen on the register are good.",
        "Fourteen primaries that Ofsted calls good are being watched closely.",
        *("Six schools are monitored closely.", "Five primaries are now causing concern."),
        "Most schools with support are ones that Ofsted rates good.",
    ],
)
def test_a_single_school_of_the_register_and_schools_that_are_watched_are_found(said: str) -> None:
    with pytest.raises(DocumentError, match="that was not released"):
        check(said)


def test_single_schools_and_parts_of_something_else_may_stand() -> None:
    check(
        "Only one visit to each school on the register is left. Schools on the register have one more visit.",
        "All but one sent its attendance register. All but one of the actions at risk are done.",
        "The only school with pupils at risk of exclusion spoke. 12 actions are listed, all but one.",
        "Three schools watched a lesson. Drama at two schools was watched. All but one listed below replied.",
        "Schools with support have since been judged good by Ofsted. There is only one register.",
        "Half of the 14 visits to schools on the register are done. A school is in a listed building.",
    )


def test_released_numbers_may_stand_in_other_words() -> None:
    check("The register holds 14 schools.", "On the register: nine schools.", "Ten schools have support.")


@pytest.mark.parametrize(
    "said",
    [
        *("Poridge Rise", "Porrridge Rise", "Porrigde Rise", "Porredge Rise", "Orridge Rise"),
        *("Tofee Spinney", "Toffee Spiney", "Gildhall Primary School", "The Braekwater School"),
    ],
)
def test_a_name_with_a_letter_wrong_is_found(said: str) -> None:
    with pytest.raises(DocumentError, match="it is a school of whose standing"):
        check(f"Thanks to {said}.")


@pytest.mark.parametrize("said", ["a porridge rise", "Partridge Rise", "the Gildhall", "breakwaters at sea"])
def test_other_words_that_look_a_little_like_a_name_may_stand(said: str) -> None:
    watching = make_guard(
        borough([school("Porridges Rose School", on=True), school("Partridge Rise School")]), PARAMS, (), ()
    )
    blocks = (Title("Draft minutes"), Paragraph(words(said)))
    watching.check(DOCUMENT)(blocks, compose_document(blocks, PROPERTIES))


def test_a_school_whose_name_is_one_letter_from_anothers_may_be_named() -> None:
    two = borough([school("Hartfield Rise School", on=True), school("Harefield Rise School")])
    watching = make_guard(two, PARAMS, (), ())
    blocks = (Title("Draft minutes"), Paragraph(words("Thanks to Harefield Rise.")))
    watching.check(DOCUMENT)(blocks, compose_document(blocks, PROPERTIES))
    named = (Title("Draft minutes"), Paragraph(words("Thanks to Hartfeild Rise.")))
    with pytest.raises(DocumentError, match="hartfeild rise"):
        watching.check(DOCUMENT)(named, compose_document(named, PROPERTIES))


@pytest.mark.parametrize("said", ["9992006", "999/2006", "DfE number 999-2006", "Old Humbug School"])
def test_nor_by_its_number_with_dfe_or_the_name_it_had(said: str) -> None:
    was = replace(school(GOBAR, on=True), called=("9992006", "Old Humbug School", "Kazoo Court Academy"))
    watching = make_guard(borough([was, school("Kazoo Court Academy")]), PARAMS, (), ())
    for text, may_stand in (("Kazoo Court Academy asked.", True), (f"See {said}.", False)):
        blocks = (Title("Draft minutes"), Paragraph(words(text)))
        with nullcontext() if may_stand else pytest.raises(DocumentError, match="whose standing"):
            watching.check(DOCUMENT)(blocks, compose_document(blocks, PROPERTIES))
