"""What a head reads of the council's own records: decisions, talks, dates, officers' words. All invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportkit.blocks import BulletList, Callout, Heading, Paragraph, Table, text_of
from reportkit.exceptions import MissingData, UsageError
from reportkit.reports.profiles import SchoolProfile
from reportkit.reports.profiles.casework import (
    Act,
    Ahead,
    Commentary,
    Network,
    Officer,
    OwnCasework,
    Recorded,
    SelfEvaluation,
    Support,
    Talk,
)
from reportkit.reports.sections import school
from reportkit.reports.sections.school import expected_parts
from reportkit.reports.sections.school.changes import rows_changed
from tests.built import Checkout
from tests.reports.school.reading import blocks_of, counted, headings, texts_of
from tests.reports.school.records import OF_HACKNEY, OF_HILLINGDON, Case, decided, read, urns_of

ON, SINCE, AS_AT = date(2020, 2, 3), date(2019, 10, 3), date(2020, 4, 5)
GOBAR, RI_A = decided("gobar", ON), decided("ri_a", ON)
BY_RULE = Recorded("ri_b", SINCE, "H45")


class Schools:
    """Profiles of one invented borough."""

    def __init__(self, checkout: Checkout, folder: Path, case: Case) -> None:
        self._given = checkout, folder, case

    def read(
        self, own: OwnCasework | None, reading: str = "good", *, maintained: bool = True, place: int = 0
    ) -> SchoolProfile:
        checkout, folder, case = self._given
        urns = urns_of(checkout, case, reading=reading, maintained=maintained)
        return read(checkout, case, urns[place], folder, own)


@pytest.fixture
def schools(checkout: Checkout, tmp_path: Path) -> Schools:
    return Schools(checkout, tmp_path, OF_HILLINGDON)


@pytest.fixture
def hackney(checkout: Checkout, tmp_path: Path) -> Schools:
    return Schools(checkout, tmp_path, OF_HACKNEY)


def said(profile: SchoolProfile, part: str = "") -> str:
    blocks = getattr(school, part)(profile) if part else blocks_of(profile)
    return "\n".join(texts_of(blocks))


# --- the decision -------------------------------------------------------------------------------------


def test_a_decision_is_told_with_who_when_why_and_what_it_cites(schools: Schools) -> None:
    found = said(schools.read(OwnCasework(now=GOBAR)), "why_we_write")
    assert (
        "The school is on the Schools At Risk Register (SARR). It is listed there as School GOBAR." in found
    )
    assert "Bea Invented decided this on 3 February 2020." in found
    assert "The reason for the decision: “Results fell for two years.”" in found
    assert "It cites indicators 1 (sudden drop or steady decline) and 5 (not as good as comp" in found


def test_a_reason_that_may_not_be_printed_is_left_to_a_named_officer(schools: Schools) -> None:
    kept = Recorded("gobar", ON, given=Act(ON, "Bea Invented", "", (1,)))
    found = said(schools.read(OwnCasework(now=kept)), "why_we_write")
    assert "A named officer will tell you the reason for the decision." in found
    assert "“”" not in found


def test_a_person_whose_name_was_erased_is_an_officer(schools: Schools) -> None:
    found = said(
        schools.read(OwnCasework(now=Recorded("gobar", ON, given=Act(ON, "", "Why")))), "why_we_write"
    )
    assert "An officer decided this on 3 February 2020." in found


def test_a_placement_by_rule_names_the_clause_and_that_ri_b_is_the_default(schools: Schools) -> None:
    found = said(schools.read(OwnCasework(now=BY_RULE), "requires improvement"), "why_we_write")
    assert "It is listed there as School RI (B)." in found
    until = "No decision is on record, so this holds until a person decides (Strand 6; Appendix B)."
    assert until in found and "H50" not in found
    assert "By our records it has been on the register since 3 October 2019." in found
    assert "Your latest inspection reads as requires improvement (Strand 6; Appendix B)." in found


def test_what_a_rule_gives_and_nobody_has_put_down_is_not_called_listed(schools: Schools) -> None:
    found = said(schools.read(OwnCasework(), "requires improvement"), "why_we_write")
    assert "The policy counts it as School RI (B)." in found
    assert "listed" not in found


def test_ri_a_is_a_decision_and_no_default(schools: Schools) -> None:
    found = said(schools.read(OwnCasework(now=RI_A), "requires improvement"), "why_we_write")
    assert "It is listed there as School RI (A)." in found
    assert "No decision is on record" not in found
    assert "Your latest inspection reads as requires improvement (Strand 6; Appendix B)." in found


def test_a_placement_outlasts_its_inspection_until_a_person_decides(schools: Schools) -> None:
    found = said(schools.read(OwnCasework(now=BY_RULE), "good"), "why_we_write")
    assert "Your inspection reads as requires improvement" not in found
    assert "Its latest inspection now reads as good. A person has yet to decide what follows." in found


def test_a_school_that_has_left_is_told_so_without_the_register(schools: Schools) -> None:
    ended = Recorded(
        "gobar", SINCE, ended=Act(ON, "Bea Invented", "All is well"), handed_to="the Reading Hub"
    )
    profile = schools.read(OwnCasework(now=ended, then=None))
    found = said(profile)
    assert "On 3 February 2020 Bea Invented decided that an earlier placement ends." in found
    assert "“All is well.” Support goes on from the Reading Hub." in found
    assert "SARR" not in found
    assert "GOBAR" not in found


def test_hackney_s_category_and_aspect_are_told_in_its_own_words(hackney: Schools) -> None:
    focused = decided("enhanced_focused", date(2026, 9, 10), aspect="maths in year 4", focus="teaching")
    found = said(hackney.read(OwnCasework(now=focused)), "why_we_write")
    assert "Your school’s category is Enhanced (focused). Bea Invented decided this on 10 September" in found
    assert "The aspect to be supported: maths in year 4." in found
    assert "register" not in found


@pytest.mark.parametrize(("focus", "offered"), [("teaching", True), ("other", False)])
def test_what_is_offered_for_one_aspect_hangs_on_what_was_decided(
    hackney: Schools, focus: str, *, offered: bool
) -> None:
    focused = decided("enhanced_focused", date(2026, 9, 10), focus=focus)
    found = said(hackney.read(OwnCasework(now=focused)), "what_to_expect")
    assert ("Additional half day visits" in found) is offered


# --- talks and the right to reply ---------------------------------------------------------------------


def talk(on: date = ON, **more: object) -> Talk:
    return Talk(on, "Ann Invented", "headteacher", "telephone", is_written=False, **more)  # type: ignore[arg-type]


def test_a_talk_is_told_with_day_person_means_and_answer(schools: Schools) -> None:
    own = OwnCasework(now=GOBAR, talks=(talk(about="why results fell", accepts=False),), replied_on=AS_AT)
    found = said(schools.read(own), "why_we_write")
    assert (
        "On 3 February 2020 Ann Invented spoke with the headteacher by telephone: “why results fell.”"
        in found
    )
    assert "The reasons were not accepted." in found
    assert "Your answer of 5 April 2020 is on record." in found


def test_without_a_talk_none_is_told(schools: Schools) -> None:
    found = said(schools.read(OwnCasework(now=GOBAR)), "why_we_write")
    assert "spoke with" not in found
    assert "accepted" not in found


@pytest.mark.parametrize(
    ("set_day", "printed"),
    [(date(2020, 5, 1), "1 May 2020"), (date(2020, 3, 1), "19 April 2020"), (None, "19 April 2020")],
)
def test_the_day_to_reply_by_is_the_one_that_was_set_while_it_is_ahead(
    schools: Schools, set_day: date | None, printed: str
) -> None:
    profile = schools.read(OwnCasework(now=GOBAR, talks=(talk(reply_by=set_day),)))
    (box,) = [block for block in school.why_we_write(profile) if isinstance(block, Callout)]
    assert box.heading == f"Your right to reply, by {printed}"


def test_what_may_not_be_sent_yet_says_so_on_top(schools: Schools) -> None:
    held = schools.read(OwnCasework(now=GOBAR, held="No talk is on record."))
    (box,) = [block for block in school.front(held) if isinstance(block, Callout)]
    assert box.heading == "Not to be sent yet"
    assert "on record" not in said(held, "front")
    free = schools.read(OwnCasework(now=GOBAR))
    assert not [block for block in school.front(free) if isinstance(block, Callout)]


# --- what changed -------------------------------------------------------------------------------------


def standings(profile: SchoolProfile) -> list[tuple[str, str, str]]:
    rows = [row for row in rows_changed(profile) if row.what == "Where the school stands"]
    return [(row.then, row.now, row.why) for row in rows]


def test_a_decision_between_the_two_days_is_why_the_standing_changed(schools: Schools) -> None:
    profile = schools.read(OwnCasework(now=RI_A, then=BY_RULE), "requires improvement")
    ((_, now, why),) = standings(profile)
    assert now == "School RI (A) (on the register)"
    assert why == "a decision: 3 February 2020"
    assert "a decision: 3 February 2020" in said(profile, "what_changed")


def test_a_decision_that_stood_on_both_days_is_no_change(schools: Schools) -> None:
    before = decided("gobar", date(2019, 1, 10))
    assert standings(schools.read(OwnCasework(now=before, then=before))) == []


def test_a_decision_of_before_is_not_why_the_standing_changed(schools: Schools) -> None:
    ((_, _, why),) = standings(schools.read(OwnCasework(now=decided("gobar", date(2019, 1, 10)))))
    assert "2019" not in why


def test_leaving_by_a_decision_names_no_register(schools: Schools) -> None:
    before = decided("gobar", date(2019, 1, 10))
    ended = replace(before, ended=Act(ON, "Bea Invented"))
    ((then, _, why),) = standings(schools.read(OwnCasework(now=ended, then=before)))
    assert (then, why) == ("placed because of a decision", "a decision: 3 February 2020")


# --- what to expect, with dates -----------------------------------------------------------------------


def test_a_promise_says_when_it_was_last_done_and_by_when_it_is_next_due(schools: Schools) -> None:
    done = OwnCasework(now=GOBAR, done={"H115": (date(2020, 1, 20), date(2020, 3, 10))})
    found = said(schools.read(done), "what_to_expect")
    assert "per half-term: the last was on 10 March 2020, the next is due by" in found
    late = OwnCasework(now=GOBAR, done={"H115": (date(2020, 1, 20),)})
    assert "the last was on 20 January 2020, the next is due by 19 April 2020" in said(
        schools.read(late), "what_to_expect"
    )


def test_a_promise_without_a_day_on_record_says_by_which_days(schools: Schools) -> None:
    found = said(schools.read(OwnCasework(now=GOBAR)), "what_to_expect")
    assert "per half-term: by 19 April" in found
    assert "the last was on" not in found


def test_many_lines_of_one_rule_are_points_under_one_that_names_its_clause(schools: Schools) -> None:
    profile = schools.read(OwnCasework(now=BY_RULE), "requires improvement")
    (points, *_) = [block for block in school.what_to_expect(profile) if isinstance(block, BulletList)]
    said = [(level, text_of(item)) for level, item in zip(points.levels, points.items, strict=True)]
    lead = said.index((0, "From the policy (Appendix B, table; Appendix B):"))
    under = said[lead + 1 : lead + 11]
    assert [level for level, _ in under] == [1] * 10  # H117 has ten lines
    assert under[0][1].startswith("Regular support and challenge by allocated SIL")
    assert under[3] == (1, "Intensive brokerage of support.")
    assert all(level == 0 for level, _ in said[lead + 11 :][:1])


@pytest.mark.parametrize(
    ("last", "printed"),
    [
        (date(2018, 5, 4), "the last was on 4 May 2018, the next is due by 4 May 2021"),
        (date(2017, 3, 4), "the last was on 4 March 2017, the next was due by 4 March 2020"),
        (None, "we hold no date of the last"),
    ],
)
def test_a_school_review_is_due_three_years_after_the_last(
    schools: Schools, last: date | None, printed: str
) -> None:
    assert printed in said(schools.read(OwnCasework(reviewed_on=last)), "what_to_expect")


TOGETHER = OwnCasework(
    officers=(Officer("School Improvement Link", "Ben Invented", date(2019, 9, 2)),),
    ahead=(Ahead(date(2020, 5, 4), "the next visit"),),
    support=(Support("another school", "early reading", ON, date(2020, 7, 1)),),
    self_evaluation=SelfEvaluation(date(2020, 1, 10), date(2019, 12, 10)),
    networks=(Network("Writing", date(2019, 10, 5)),),
)


def test_officers_days_support_self_evaluation_and_networks_are_told(schools: Schools) -> None:
    found = said(schools.read(TOGETHER), "what_to_expect")
    for line in (
        "School Improvement Link: Ben Invented, since 2 September 2019.",
        "4 May 2020: the next visit.",
        "Support for early reading from another school, since 3 February 2020, planned until 1 July 2020.",
        "Self-evaluation received on 10 January 2020, dated 10 December 2019: three months old.",
        "Innovation and Improvement Networks (IINs): Writing (since 5 October 2019).",
    ):
        assert line in found


def test_nothing_on_record_leaves_no_line(schools: Schools) -> None:
    assert "On our record" not in said(schools.read(OwnCasework()), "what_to_expect")
    assert "On our record" not in said(schools.read(None), "what_to_expect")


def test_hackney_s_adviser_has_its_full_name(hackney: Schools) -> None:
    own = OwnCasework(officers=(Officer("LaMA", "Cal Invented", date(2026, 9, 2)),))
    found = said(hackney.read(own), "what_to_expect")
    assert "Leadership and Management Adviser (LaMA): Cal Invented, since 2 September 2026." in found


# --- officers' words ----------------------------------------------------------------------------------


def test_commentary_stands_in_a_part_of_its_own_with_name_and_day(schools: Schools) -> None:
    words = Commentary("Ben Invented", date(2020, 3, 12), "Reading **stands out**.\n\n- one\n- two")
    profile = schools.read(OwnCasework(commentary=(words,)))
    blocks = school.officers_words(profile)
    assert blocks[0] == Heading(1, "What our officers say")
    assert [*texts_of(blocks)][1:] == ["Ben Invented, 12 March 2020: Reading stands out.", "one", "two"]
    assert any(
        span.bold and span.text == "stands out"
        for block in blocks
        if isinstance(block, Paragraph)
        for span in block.spans
    )


def test_without_commentary_there_is_no_such_part(schools: Schools) -> None:
    assert school.officers_words(schools.read(OwnCasework())) == []
    assert school.officers_words(schools.read(None)) == []


# --- the document as a whole --------------------------------------------------------------------------

FULL = replace(
    TOGETHER,
    now=GOBAR,
    talks=(talk(about="why results fell"),),
    commentary=(Commentary("Ben Invented", date(2020, 3, 12), "Reading stands out."),),
)


@pytest.mark.parametrize("own", [None, OwnCasework(), TOGETHER, FULL])
@pytest.mark.parametrize("place", [0, 7])
def test_the_parts_are_those_expected(schools: Schools, own: OwnCasework | None, place: int) -> None:
    profile = schools.read(own, place=place)
    assert counted(blocks_of(profile)) == expected_parts(profile)


def test_commentary_that_is_not_shown_is_missed(schools: Schools) -> None:
    profile = schools.read(FULL)
    shown = [block for block in blocks_of(profile) if block not in school.officers_words(profile)]
    assert "What our officers say" not in headings(shown)
    assert counted(shown) != expected_parts(profile)


def test_many_lines_are_put_in_words_so_that_the_document_stays_short(schools: Schools) -> None:
    some = [schools.read(FULL, place=place) for place in range(20)]
    by_tables = {len(tables_of(profile)): tables_of(profile)[-1] for profile in some}
    assert "Lines" in first_column(by_tables[1])
    assert "Lines" not in first_column(by_tables[2])


def tables_of(profile: SchoolProfile) -> list[Table]:
    return [block for block in school.how_we_worked(profile) if isinstance(block, Table)]


def first_column(table: Table) -> list[str]:
    return [text_of(row[0]) for row in table.rows]


def test_casework_changes_the_build_of_the_school_and_its_document(schools: Schools) -> None:
    ids = {schools.read(own).build_id for own in (None, OwnCasework(), TOGETHER, FULL)}
    assert len(ids) == 4
    assert schools.read(FULL).build_id == schools.read(FULL).build_id


def test_casework_of_another_day_or_that_is_gone_is_refused(
    checkout: Checkout, schools: Schools, tmp_path: Path
) -> None:
    schools.read(FULL)
    path = tmp_path / "casework.json"
    path.write_text(path.read_text().replace('"as_at": "2020-04-05"', '"as_at": "2020-04-06"'))
    from reportkit.reports.profiles import read_school_profile
    from tests.reports.school.records import PARAMS, invented

    _, now = invented(checkout, *OF_HILLINGDON)
    (urn, *_) = urns_of(checkout, OF_HILLINGDON, reading="good")
    with pytest.raises(UsageError, match="on 2020-04-06"):
        read_school_profile(urn, now, "", str(PARAMS), str(path))
    path.unlink()
    with pytest.raises(MissingData, match="Build the profiles again"):
        read_school_profile(urn, now, "", str(PARAMS), str(path))
