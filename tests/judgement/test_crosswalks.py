"""How policies read inspections: each era under each crosswalk (C4), worked cases G16 and G17."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.evidence.siod.inspections import Inspection
from reportkit.evidence.siod.schools import School
from reportkit.judgement.crosswalks import Crosswalk, InspectionStatus, Reading, read_inspection_status
from reportkit.judgement.inspections import is_good_or_better
from reportkit.vocabulary import Urn
from tests.judgement.builders import inspection, school
from tests.rows import each_row

DFE, ANY, LEGACY = Crosswalk.DFE_STUCK, Crosswalk.ANY_AREA, Crosswalk.LEGACY_ONLY
AT = date(2026, 11, 22)
URN, BEFORE, OTHER = "102368", "102369", "102370"
DAYS = {1: date(2023, 6, 12), 2: date(2025, 3, 4), 3: date(2026, 2, 10)}


def _overall(grade: str) -> dict[str, str]:
    return {"Overall effectiveness": grade, "Quality of education": grade}


def _areas(quality: str, behaviour: str, development: str, leadership: str) -> dict[str, str]:
    return {
        "Quality of education": quality,
        "Behaviour and attitudes": behaviour,
        "Personal development": development,
        "Effectiveness of leadership and management": leadership,
        "Safeguarding": "Yes",
    }


CARD = {
    "Inclusion": "Strong standard",
    "Curriculum and teaching": "Expected standard",
    "Achievement": "Expected standard",
    "Attendance and behaviour": "Expected standard",
    "Personal development and wellbeing": "Exceptional",
    "Leadership and governance": "Expected standard",
    "Safeguarding": "Met",
}


def _card(**changed: str) -> dict[str, str]:
    names = {"leadership": "Leadership and governance", "attendance": "Attendance and behaviour"}
    return CARD | {names.get(area, area.capitalize()): grade for area, grade in changed.items()}


def _made(era: int, grades: dict[str, str], concern: str = "", **changed: object) -> Inspection:
    day = {"started": DAYS[era], "published": DAYS[era]}
    made = inspection(era, grades, **(day | changed))  # type: ignore[arg-type]  # the caller names fields
    return replace(made, category_of_concern=concern)


def _status(
    *inspections: Inspection, crosswalk: Crosswalk = DFE, of: School | None = None, as_at: date = AT
) -> InspectionStatus:
    return read_inspection_status(of or school(URN), inspections, crosswalk, as_at)


CATEGORY, RI, GOOD = Reading.FORMAL_CATEGORY, Reading.REQUIRES_IMPROVEMENT, Reading.GOOD
OUTSTANDING, CANNOT_SAY, NONE = Reading.OUTSTANDING, Reading.CANNOT_SAY, Reading.NONE_HELD

# era, grades, category: read by dfe-stuck, any-area, legacy-only (with nothing to carry forward)
TABLE = {
    "1 outstanding": (1, _overall("1"), "", OUTSTANDING, OUTSTANDING, OUTSTANDING),
    "1 good": (1, _overall("2"), "", GOOD, GOOD, GOOD),
    "1 requires improvement": (1, _overall("3"), "", RI, RI, RI),
    "1 good overall, an area not": (
        1,
        _overall("2") | {"Behaviour and attitudes": "3"},
        "",
        GOOD,
        GOOD,
        GOOD,
    ),
    "1 special measures": (1, _overall("4"), "SM", CATEGORY, CATEGORY, CATEGORY),
    "1 serious weaknesses": (1, _overall("4"), "SWK", CATEGORY, CATEGORY, CATEGORY),
    "1 inadequate, category not given": (1, _overall("4"), "not given", CATEGORY, CATEGORY, CATEGORY),
    "1 in a category whatever the grade": (1, _overall("2"), "SM", CATEGORY, CATEGORY, CATEGORY),
    "2 outstanding": (2, _areas("1", "1", "1", "1"), "", OUTSTANDING, OUTSTANDING, CANNOT_SAY),
    "2 outstanding, development good": (
        2,
        _areas("1", "1", "2", "1"),
        "",
        OUTSTANDING,
        OUTSTANDING,
        CANNOT_SAY,
    ),
    "2 good": (2, _areas("2", "1", "2", "1"), "", GOOD, GOOD, CANNOT_SAY),
    "2 quality": (2, _areas("3", "2", "2", "2"), "", RI, RI, CANNOT_SAY),
    "2 leadership": (2, _areas("2", "2", "2", "3"), "", RI, RI, CANNOT_SAY),
    "2 behaviour alone": (2, _areas("2", "3", "2", "2"), "", GOOD, RI, CANNOT_SAY),
    "2 development alone": (2, _areas("2", "2", "3", "2"), "", GOOD, RI, CANNOT_SAY),
    "2 requires significant improvement": (
        2,
        _areas("3", "3", "2", "3"),
        "RSI",
        CATEGORY,
        CATEGORY,
        CATEGORY,
    ),
    "2 special measures": (2, _areas("4", "3", "2", "4"), "SM", CATEGORY, CATEGORY, CATEGORY),
    "2 without quality": (2, {"Behaviour and attitudes": "2"}, "", CANNOT_SAY, CANNOT_SAY, CANNOT_SAY),
    "3 expected": (3, _card(), "", GOOD, GOOD, CANNOT_SAY),
    "3 all exceptional is good, no more": (
        3,
        {a: "Met" if a == "Safeguarding" else "Exceptional" for a in CARD},
        "",
        GOOD,
        GOOD,
        CANNOT_SAY,
    ),
    "3 leadership needs attention (G16)": (
        3,
        _card(leadership="Needs attention"),
        "",
        RI,
        RI,
        CANNOT_SAY,
    ),
    "3 attendance alone needs attention (G17)": (
        3,
        _card(attendance="Needs attention"),
        "",
        GOOD,
        RI,
        CANNOT_SAY,
    ),
    "3 urgent improvement": (
        3,
        _card(achievement="Urgent improvement"),
        "RSI",
        CATEGORY,
        CATEGORY,
        CATEGORY,
    ),
    "3 urgent, category not named": (
        3,
        _card(achievement="Urgent improvement"),
        "",
        CATEGORY,
        CATEGORY,
        CATEGORY,
    ),
    "3 safeguarding not met": (3, _card(safeguarding="Not met"), "RSI", CATEGORY, CATEGORY, CATEGORY),
    "3 special measures": (3, _card(), "SM", CATEGORY, CATEGORY, CATEGORY),
    "3 safeguarding not told": (
        3,
        {a: g for a, g in CARD.items() if a != "Safeguarding"},
        "",
        CANNOT_SAY,
        CANNOT_SAY,
        CANNOT_SAY,
    ),
    "3 an area not told": (
        3,
        {a: g for a, g in CARD.items() if a != "Achievement"},
        "",
        GOOD,
        CANNOT_SAY,
        CANNOT_SAY,
    ),
}


@each_row("case", TABLE)
def test_each_era_is_read_as_the_table_says(case: str) -> None:
    era, grades, concern, *readings = TABLE[case]
    made = _made(era, grades, concern)
    assert [_status(made, crosswalk=each).reading for each in (DFE, ANY, LEGACY)] == readings


@each_row("case", TABLE)
def test_whatever_reads_as_good_is_good_or_better_to_the_update_too(case: str) -> None:
    era, grades, concern, *_ = TABLE[case]
    made = _made(era, grades, concern)
    if _status(made).reading in (GOOD, OUTSTANDING):
        assert is_good_or_better(made)


def test_leadership_needing_attention_is_ri_but_not_to_legacy_only_which_carries_good_forward() -> None:
    made = (_made(3, _card(leadership="Needs attention")), _made(1, _overall("2")))
    assert _status(*made).reading is RI
    carried = _status(*made, crosswalk=LEGACY)
    assert (carried.reading, carried.carried_from, carried.inspection) == (GOOD, DAYS[1], made[1])


@pytest.mark.parametrize(
    ("grade", "reading"), [("1", OUTSTANDING), ("2", GOOD), ("3", RI), ("4", CANNOT_SAY)]
)
def test_legacy_only_carries_a_grade_forward_but_no_category_that_is_over(
    grade: str, reading: Reading
) -> None:
    status = _status(_made(2, _areas("2", "2", "2", "2")), _made(1, _overall(grade)), crosswalk=LEGACY)
    assert (status.reading, status.carried_from) == (reading, DAYS[1])


def test_a_category_now_counts_to_legacy_only_whatever_was_before() -> None:
    made = (_made(2, _areas("4", "4", "2", "4"), "SM"), _made(1, _overall("2")))
    status = _status(*made, crosswalk=LEGACY)
    assert (status.reading, status.carried_from) == (CATEGORY, None)


def test_a_grade_of_the_first_era_is_not_carried_if_it_is_the_newest() -> None:
    assert _status(_made(1, _overall("2")), crosswalk=LEGACY).carried_from is None


def test_without_a_graded_inspection_none_is_held() -> None:
    status = _status()
    assert (status.reading, status.inspection, status.age, status.is_old) == (NONE, None, None, False)
    assert status.in_words == "No graded inspection of the school is held."


@pytest.mark.parametrize("on_list", [True, False])
def test_a_list_of_ofsted_that_has_the_school_shows_that_it_was_not_inspected(*, on_list: bool) -> None:
    status = read_inspection_status(school(URN), (), DFE, AT, is_on_ofsteds_list=on_list)
    assert status.reading is (Reading.NOT_INSPECTED if on_list else NONE)


def test_a_list_of_ofsted_does_not_unsay_an_inspection() -> None:
    made = (_made(1, _overall("2")),)
    assert read_inspection_status(school(URN), made, DFE, AT, is_on_ofsteds_list=True).reading is GOOD


@pytest.mark.parametrize(
    ("days", "before", "reading"),
    [
        (59, (), Reading.NOT_INSPECTED),
        (60, (), NONE),
        (3000, (), NONE),
        (59, (Urn("102369"),), NONE),
    ],
    ids=["opened lately", "a report could be out", "opened long ago", "goes on from another"],
)
def test_a_school_too_new_for_a_report_is_not_inspected(
    days: int, before: tuple[Urn, ...], reading: Reading
) -> None:
    of = replace(school(URN), opened=AT - timedelta(days=days), sole_predecessors=before)
    assert _status(of=of).reading is reading


def test_an_ungraded_visit_keeps_the_grade_and_adds_its_outcome() -> None:
    visit = replace(
        _made(1, {}, graded=False, started=date(2024, 5, 1), published=None),
        outcome="School remains Good",
    )
    status = _status(_made(1, _overall("2")), visit)
    assert (status.reading, status.visit) == (GOOD, visit)
    assert "an ungraded inspection of 1 May 2024 said “School remains Good”" in status.in_words
    assert _status(_made(1, _overall("2"), started=date(2024, 6, 1), published=None), visit).visit is None
    assert _status(visit).reading is NONE


@pytest.mark.parametrize(
    ("began", "age", "is_old"),
    [
        (date(2026, 11, 22), 0, False),
        (date(2021, 11, 23), 4, False),
        (date(2021, 11, 22), 5, False),
        (date(2021, 11, 21), 5, True),
        (date(2019, 5, 1), 7, True),
    ],
)
def test_a_grade_over_five_years_old_prints_its_age(began: date, age: int, is_old: bool) -> None:
    status = _status(_made(1, _overall("2"), started=began, published=began))
    assert (status.age, status.is_old) == (age, is_old)
    assert (f"now {age} years old" in status.in_words) is is_old


def test_a_leap_days_inspection_turns_five() -> None:
    made = _made(1, _overall("2"), started=date(2020, 2, 29), published=None)
    assert not _status(made, as_at=date(2025, 2, 28)).is_old
    assert _status(made, as_at=date(2025, 3, 1)).is_old


def test_what_the_day_did_not_know_is_not_read() -> None:
    late = _made(1, _overall("3"), published=date(2023, 7, 10))
    assert _status(late, as_at=date(2023, 7, 9)).reading is NONE
    assert _status(late, as_at=date(2023, 7, 10)).reading is RI


SAME, LOW = _made(1, _overall("3"), started=date(2019, 5, 1), published=None), _made(1, _overall("4"), "SM")
REPEATED = {
    "two in a row": ([_made(1, _overall("3")), SAME], DFE, True),
    "from a category to requires improvement": (
        [_made(2, _areas("3", "2", "2", "2")), LOW],
        DFE,
        True,
    ),
    "a report card after requires improvement": (
        [_made(3, _card(leadership="Needs attention")), SAME],
        DFE,
        True,
    ),
    "the first": ([_made(1, _overall("3"))], DFE, False),
    "good before": ([_made(2, _areas("3", "2", "2", "2")), _made(1, _overall("2"))], DFE, False),
    "good now": ([_made(1, _overall("2")), SAME], DFE, False),
    "good between": (
        [_made(3, _card(leadership="Needs attention")), _made(1, _overall("2")), SAME],
        DFE,
        False,
    ),
    "before it no grade that answers": (
        [_made(3, _card(leadership="Needs attention")), _made(2, {"Personal development": "2"})],
        DFE,
        None,
    ),
    "by any area": (
        [_made(3, _card(attendance="Needs attention")), _made(2, _areas("2", "3", "2", "2"))],
        ANY,
        True,
    ),
    "only by any area": (
        [_made(3, _card(attendance="Needs attention")), _made(2, _areas("2", "3", "2", "2"))],
        DFE,
        False,
    ),
    "by overall grades alone": ([_made(3, _card()), _made(1, _overall("3")), SAME], LEGACY, True),
}


@pytest.mark.parametrize("case", REPEATED)
def test_requires_improvement_is_repeated_if_the_graded_inspection_before_was_no_better(case: str) -> None:
    made, crosswalk, repeated = REPEATED[case]
    assert _status(*made, crosswalk=crosswalk).repeated is repeated


def test_one_inspection_told_by_two_files_is_not_two_in_a_row() -> None:
    again = replace(SAME, cell=replace(SAME.cell, file="b.csv", published_on=date(2025, 9, 29)))
    assert _status(SAME, again).repeated is False


CONVERTED = replace(school(URN, BEFORE), sole_predecessors=(Urn(BEFORE),))
MERGED = replace(school(URN, BEFORE, OTHER), merged_from=(Urn(BEFORE), Urn(OTHER)))
SPLIT = replace(school(URN, BEFORE), split_from=(Urn(BEFORE),))


@pytest.mark.parametrize("told", [{"urn": BEFORE}, {"urn": URN, "of": BEFORE}])
def test_a_sole_predecessors_grade_is_shown_and_labelled(told: dict[str, object]) -> None:
    status = _status(_made(1, _overall("3"), **told), of=CONVERTED)
    assert (status.reading, status.is_own) == (RI, False)
    assert "of the school under its earlier number, 102369" in status.in_words
    assert "12 June 2023" in status.in_words


def test_only_an_inspection_of_the_school_itself_is_its_own() -> None:
    own = _made(1, _overall("2"), started=date(2018, 1, 9), published=None)
    status = _status(own, _made(1, _overall("3"), urn=BEFORE), of=CONVERTED)
    assert (status.reading, status.is_own, status.predecessor_note) == (GOOD, True, "")


def test_a_run_of_grades_reaches_back_to_the_sole_predecessor_and_says_which_that_was() -> None:
    before = _made(1, _overall("3"), urn=BEFORE, started=date(2019, 5, 1), published=None)
    status = _status(_made(1, _overall("3")), before, of=CONVERTED)
    assert (status.repeated, status.previous, status.is_own) == (True, before, True)


@pytest.mark.parametrize(
    ("of", "note"),
    [
        (MERGED, "formed from other schools, and none of their grades is its own"),
        (SPLIT, "split from another school, whose grade is not its own"),
    ],
)
@pytest.mark.parametrize("told", [{"urn": BEFORE}, {"urn": URN, "of": BEFORE}])
def test_no_grade_of_merged_or_split_schools_stands_for_the_new_one(
    of: School, note: str, told: dict[str, object]
) -> None:
    status = _status(_made(1, _overall("2"), **told), of=of)
    assert (status.reading, status.inspection) == (NONE, None)
    assert note in status.in_words


@pytest.mark.parametrize(
    ("earlier", "note"),
    [
        ((BEFORE,), "nor one under its earlier number, 102369"),
        ((BEFORE, OTHER), "nor one under its earlier numbers, 102369 and 102370"),
    ],
)
def test_a_school_that_goes_on_under_a_new_number_is_not_said_to_be_formed_from_others(
    earlier: tuple[str, ...], note: str
) -> None:
    of = replace(CONVERTED, sole_predecessors=tuple(map(Urn, earlier)), merged_from=(Urn("102371"),))
    assert _status(of=of).in_words == f"No graded inspection of the school is held ({note})."


def test_a_merged_school_stands_on_its_own_inspection() -> None:
    status = _status(_made(1, _overall("2")), _made(1, _overall("3"), urn=BEFORE), of=MERGED)
    assert (status.reading, status.is_own, status.predecessor_note) == (GOOD, True, "")


def test_another_schools_inspection_is_never_read() -> None:
    assert _status(_made(1, _overall("2"), urn="100000"), of=CONVERTED).reading is NONE


@pytest.mark.parametrize(
    ("era", "grade", "met", "words"),
    [
        (2, "Yes", True, "effective"),
        (2, "No", False, "not effective"),
        (3, "Met", True, "met"),
        (3, "Not met", False, "not met"),
    ],
)
def test_safeguarding_is_told_with_its_day_and_cell(era: int, grade: str, met: bool, words: str) -> None:
    made = _made(era, {"Safeguarding": grade})
    found = _status(made, _made(1, {"Safeguarding": "Yes"})).safeguarding
    assert found is not None
    assert (found.is_met, found.words, found.inspected_on, found.is_own) == (met, words, DAYS[era], True)
    assert found.cell == made.cell


def test_safeguarding_is_unknown_where_the_newest_inspection_says_nothing_of_it() -> None:
    assert _status(_made(1, _overall("2"))).safeguarding is None
    assert _status().safeguarding is None


SENTENCES = {
    "Ofsted’s inspection of 12 June 2023 found overall effectiveness requires improvement; the crosswalk "
    "dfe-stuck reads that as requires improvement.": [_made(1, _overall("3"))],
    "Ofsted’s inspection of 1 May 2010, now 16 years old, found overall effectiveness satisfactory; the "
    "crosswalk dfe-stuck reads that as requires improvement.": [
        _made(1, _overall("3"), started=date(2010, 5, 1), published=None)
    ],
    "Ofsted’s inspection of 4 March 2025 found quality of education good, behaviour and attitudes requires "
    "improvement, personal development good, leadership and management outstanding; the crosswalk dfe-stuck "
    "reads that as good.": [_made(2, _areas("2", "3", "2", "1"))],
    "Ofsted’s inspection of 10 February 2026 found exceptional (personal development and wellbeing), strong "
    "standard (inclusion), expected standard (curriculum and teaching, achievement, attendance and "
    "behaviour, leadership and governance), safeguarding met; the crosswalk dfe-stuck reads that as good, "
    "since report cards have no equivalent of outstanding: it had exceptional (personal development and "
    "wellbeing), strong standard (inclusion).": [_made(3, CARD)],
    "Ofsted’s inspection of 12 June 2023 found overall effectiveness inadequate, which put it in special "
    "measures; the crosswalk dfe-stuck reads that as a formal category.": [_made(1, _overall("4"), "SM")],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_says_what_was_found_and_how_it_is_read(sentence: str) -> None:
    assert _status(*SENTENCES[sentence]).in_words == sentence


def test_areas_beside_an_overall_grade_go_by_grade() -> None:
    grades = {"Overall effectiveness": "2", **_areas("2", "1", "2", "3")}
    assert _status(_made(1, grades)).by_area == (
        "good for quality of education, personal development; outstanding for behaviour and attitudes; "
        "requires improvement for effectiveness of leadership and management"
    )


@pytest.mark.parametrize("held", [(), (_made(2, _areas("2", "2", "2", "2")),), (_made(3, CARD),)])
def test_without_an_overall_grade_the_areas_stand_in_the_sentence(held: tuple[Inspection, ...]) -> None:
    assert _status(*held).by_area == ""


def test_a_carried_grade_says_that_it_is_carried() -> None:
    said = _status(_made(3, CARD), _made(1, _overall("2")), crosswalk=LEGACY).in_words
    assert said == (
        "Ofsted’s inspection of 12 June 2023 found overall effectiveness good, the last overall grade, "
        "carried forward; the crosswalk legacy-only reads that as good."
    )


_AREAS = st.sampled_from([*CARD, *_areas("", "", "", ""), "Overall effectiveness", "Early years"])
_ANY_GRADE = st.sampled_from(
    [
        *"1234",
        *("Exceptional", "Expected standard", "Needs attention", "Urgent improvement"),
        *("Yes", "No", "Met", "Not met"),
    ]
)
_INSPECTIONS = st.builds(
    lambda era, grades, concern, graded, day, who: replace(
        inspection(era, grades, graded=graded, started=day, published=None, urn=who[0], of=who[1]),
        category_of_concern=concern,
    ),
    st.sampled_from([1, 2, 3]),
    st.dictionaries(_AREAS, _ANY_GRADE, max_size=8),
    st.sampled_from(["", "SM", "SWK", "RSI", "NTI", "not given"]),
    st.booleans(),
    st.dates(date(2005, 9, 1), date(2026, 12, 31)),
    st.sampled_from([(URN, None), (BEFORE, None), (OTHER, None), (URN, BEFORE)]),
)


@given(
    st.lists(_INSPECTIONS, max_size=5),
    st.sampled_from(list(Crosswalk)),
    st.sampled_from([school(URN), CONVERTED, MERGED, SPLIT]),
)
def test_every_combination_of_grades_is_read_as_something(
    made: list[Inspection], crosswalk: Crosswalk, of: School
) -> None:
    status = read_inspection_status(of, made, crosswalk, AT)
    assert isinstance(status.reading, Reading)
    assert (status.inspection is None) == (status.reading is NONE)
    assert status.in_words.endswith(".") and "None" not in status.in_words
    if status.is_own:
        assert status.inspection is not None and status.inspection.urn_inspected == of.urn
    if status.reading is OUTSTANDING:
        assert status.inspection is not None and status.inspection.era != 3


@pytest.mark.parametrize(
    ("made", "own", "said"),
    [
        (_made(1, _overall("4"), "SM"), True, True),
        (_made(1, _overall("4"), "SWK"), True, False),
        (_made(3, _card(leadership="Urgent improvement"), "RSI"), True, False),
        (_made(1, _overall("4")), True, None),
        (_made(1, _overall("3")), True, False),
        (_made(1, _overall("4"), "SM"), False, False),
    ],
    ids=["special measures", "serious weaknesses", "RSI", "category not named", "RI", "of its predecessor"],
)
def test_special_measures_are_the_school_s_own_and_named_by_the_source(
    made: Inspection, own: bool, said: bool | None
) -> None:
    status = _status(made) if own else _status(replace(made, urn_inspected=Urn(BEFORE)), of=CONVERTED)
    assert status.inspection is not None
    assert (status.is_own, status.is_in_special_measures) == (own, said)
