"""What people type for members tells no number and no share of schools by standing, and no A or B of any."""

from __future__ import annotations

from functools import cache

import pytest

from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.secrets import OfPapers, make_guard
from reportkit.pipeline.typed.screening import BAND, NUMBER, Typed
from reportkit.publishing.disclosure import Leak, Passage
from tests.pipeline.board.boroughs import borough, school
from tests.settings.policies.builders import PARAMS

COUNTS = (
    "on the register, all schools: 14",
    "on the register, Special: 0",
    "on the register, Secondary: 5",
    "placed by published inspections, all schools: 9",
    "schools, Primary: 64",
    "with support, all schools: 8",
)


@cache
def guard() -> Guard:
    public = [
        school(f"{name} Primary School", public=True, on=True) for name in ("Umbrella Yard", "Thimble Bank")
    ]
    return make_guard(borough(public), PARAMS, (), (14, 9, 5), OfPapers(counts=COUNTS))


def leaks(said: str, under: str = "") -> tuple[Leak, ...]:
    """What stops a paper in which somebody typed it."""
    passages = (Passage("the text", said),)
    found = guard().screen.find([Typed(said, under)])
    return (*guard().leaks(passages, passages), *(Leak("", *one) for one in found))


@pytest.mark.parametrize(
    "said",
    [
        "On the register: primary 18, secondary 4, special 1.",
        "The register holds 18 primary and four secondary schools.",
        "At-risk good schools: seven primaries and one secondary.",
        "Officers are watching two schools.",
        "We support 2 primaries and one secondary.",
        "The only secondary that has support, and the seven primaries Ofsted calls good that we list",
        "The register is long. Of the 25 on it, eight are good or outstanding.",
        "All secondaries but one are clear of the register.",
        "Seven primaries that Ofsted calls good are on the register",
        "28% of primaries are on the register",
        "more than a quarter of primaries are on the register",
        "All the secondaries but one are clear of the register",
        "The register grew by two",
        "Two came off the register",
        "One good school joined the list",
        "one PRU is on the register",
        "Register: 4 secondary",
        "seven + eleven primaries on the register",
        "on the at-risk list: 25 schools",
        "Two of the three schools with support are primaries",
        "Support goes to three primaries and no secondary",
        "A secondary joined the register this term",
        "Half of the schools with support are primaries.",
    ],
)
def test_a_number_or_a_share_beside_a_word_of_standing_stops_a_paper(said: str) -> None:
    assert NUMBER in {leak.why for leak in leaks(said)}


@pytest.mark.parametrize(
    "said",
    [
        "There are now a couple of secondaries on our register.",
        "Of our nurseries, none is on the register.",
        "The SARR? 18 primaries.",
        "Thirteen primaries & five others make up the register.",
        "The register: 18/64 primaries.",
        "Register (primary/secondary): 18/4",
        "We currently list 8 good schools.",
        "Two good schools are causing us concern.",
        "Secondary schools on the register number four.",
        "Most of the register is primary: three quarters.",
        "Just under 30 per cent of our schools are at risk.",
        "The list now stands at 25 schools, 18 of them primary.",
        "Three primaries get intensive support from the team.",
        "The team's support is spread over 14 primaries.",
        "Our concerns are with one nursery and two infants.",
        "Four schools were added this term and two removed.",
        "There are eighteen primaries for whom the register brings monthly visits.",
        "A nursery was taken off the register in May.",
        "Every secondary but one is free of the register.",
        "No PRU is on the list.",
        "RI schools: A five, B nine",
        "RI (a) and RI (b) number 5 and 9",
        "Schools graded RI, A: five",
        "Thimble Bank is one of the B schools.",
        "Thimble Bank is in category B.",
        "Umbrella Yard has three visits this year, Thimble Bank eleven.",
        "Umbrella Yard is judged not yet to be making sufficient progress towards good.",
        "eighteen of the twenty-five on the register are primaries",
        "The number of primaries on it rose to 18; the register is long.",
        "Schools watched: 6",
        "GBR schools: 8",
        "the good-but-at-risk group has 8 schools",
        "The register shrank (by 2).",
        "Ten visits were made to the four secondaries on the register.",
        "18 of the borough's primaries feature on the register.",
        "Register numbers: 18P, 4S.",
        "There are 8 GB schools at risk.",
        "Eight good schools are giving us cause for concern.",
        "Two good schools have gone onto it; the register is now longer.",
        "Of the schools we are supporting, three are primaries.",
        "Three schools receive our help: two primaries and a secondary.",
        "Thimble Bank gets the smaller package: three visits.",
        "The bigger category (B) holds nine schools.",
        "Nine schools are in group B, five in group A.",
        "Thimble Bank: A. Umbrella Yard: B.",
        "Only special schools are free of the register.",
        "Every nursery bar one is on the register.",
        "The register now includes a PRU.",
        "The register includes both PRUs.",
        "On our books: 18 primaries at risk.",
        "The number on the register has doubled.",
        "The register has grown from 20 to 25.",
        "Primary schools make up 72 per cent of the register.",
        "Nearly all schools on the register are primaries; four are not.",
        "The SAR register lists twenty-five.",
        "The at risk list is 25 long.",
        "We look after seven good primaries.",
        "A dozen schools are under watch.",
        "Seven primaries are on a watching brief.",
        "Twenty-five schools in total are monitored under the policy.",
        "The Team holds 25 schools at risk.",
        "No secondaries this term on the register, bar four.",
        "XVIII primaries are on the register.",
        "Our caseload is 25 schools.",
        "The secondary on the register that is good will be inspected soon.",
        "Register: P 18 / S 4 / Sp 1",
        "Primaries on the register went up from sixteen to eighteen.",
        "Of the borough's nineteen secondaries four feature on the register.",
        "Six more have been placed at risk since July.",
        "The register stands at twenty five, of which seventeen follow from inspection.",
        "Eleven primaries are there because Ofsted says so; the other seven are the register's own.",
        "No nursery has ever been on the register.",
        "There is a single PRU at risk.",
        "Support is being given in 3 schools.",
        "Three schools are receiving a package of support.",
        "Over half of those on the register are good schools.",
        "One secondary headteacher's school is on the register.",
        "Eight schools rated good are nonetheless on the School Improvement Team's list.",
        "The number of schools with intensive help is three.",
        "Good schools on the register: 8",
        "Ten per cent of the register is special.",
        "Schools in RI category B have eleven visits.",
        "Thimble Bank remains RI and is in the lower group (B).",
        "Thimble Bank has monthly meetings with the team.",
        "Umbrella Yard is making good progress towards good.",
        "5 x RI(A), 9 x RI(B)",
        "RI.A: five schools",
        "Nine of the fourteen RI schools are the weaker kind.",
        "Two were taken off and one was put on the register.",
        "The watched schools are eighteen primaries and four secondaries.",
    ],
)
def test_so_does_what_other_readers_tried(said: str) -> None:
    assert leaks(said)


@pytest.mark.parametrize(
    "said",
    [
        "Umbrella Yard Primary School: RI - B.",
        "Umbrella Yard Primary School: It is not yet making enough progress towards good.",
        "Thimble Bank Primary School requires improvement (category A)",
        "One is RI – B",
        "RI: B",
        "RI type B",
        "RI-band A",
        "requires improvement, group B",
        "Five are A and nine are B",
        "Eleven visits a year go to Umbrella Yard Primary School",
    ],
)
def test_a_or_b_of_a_school_that_requires_improvement_stops_a_paper(said: str) -> None:
    assert leaks(said)


@pytest.mark.parametrize(
    "said",
    [
        "There are good schools at risk",
        "Good-but-at-risk schools",
        "Risk register of schools",
        "One is in category GBR",
        "Intensive, type A",
    ],
)
def test_other_words_for_the_register_stop_a_paper(said: str) -> None:
    assert any("word that tells how the team places a school" in leak.why for leak in leaks(said))


@pytest.mark.parametrize(
    "said",
    [
        "The register of interests was updated.",
        "Three members sent apologies.",
        "The Forum supports item 4.",
        "Two primary heads asked about attendance.",
        "We thank the seven schools that hosted visits",
        "The list of dates has two changes",
        "Support for heads: two briefings in May",
        "The board met at 4.30pm on 2 July 2026.",
        "Rule H51 was read out, and item 3 of the register policy was noted.",
        "Eight members were present, five of them headteachers.",
        "The clerk read the register of attendance.",
        "Both Co-Chairs thanked the clerk.",
        "Paper C was noted.",
        "The board noted Paper C on schools causing concern.",
        "Members asked how schools come on the register.",
        "One member asked whether the register is reviewed every term.",
        "The register is reviewed three times a year.",
        "All schools on the register have a meeting each half-term.",
        "Schools on the register are visited at least six times a year.",
        "Attendance in secondary schools rose by two percentage points.",
        "In reading 74% of pupils reached the expected standard.",
        "Ten primary schools took part in the reading project.",
        "Four schools will share their curriculum plans in the spring term.",
        "The two special schools offered to host a meeting.",
        "Half of all pupils with support plans made expected progress.",
        "Two schools asked for support with phonics.",
        "Both schools supported the proposal.",
        "The board supports the proposal by 8 votes to 1.",
        "Three schools spoke of pupils at risk of exclusion.",
        "Five of the twelve actions are done.",
        "Action 4: the clerk sends the list of members by 12 June.",
        "The waiting list for places at two schools is closed.",
        "One head asked for a copy of the policy.",
        "Year 6 pupils in 14 schools sat the tests on 11 May.",
        "Forty schools returned the survey.",
        "The budget is £120,000, of which £30,000 is for support.",
        "The council's risk register was noted.",
        "There were no questions on the register.",
        "The next meeting is on 18 March 2027 at 4pm in Room 2.",
        "Please register for the conference by 3 May.",
        "Two headteachers will lead the network for early years.",
        "A quarter of governors attended the training.",
        "No school raised a question.",
        "One primary school has a new headteacher.",
        "Ofsted inspected five schools this term.",
        "Ofsted judged three of them good.",
        "Three schools require improvement by their last inspection.",
        "The board watched two short films about reading.",
        "The phonics network supports eleven members.",
        "The Director thanked all 64 primary schools for their returns.",
        "Only one paper was late.",
        "None of the papers was late.",
        "All but two members had read the papers.",
        "The minutes of the last meeting were agreed with one change.",
        "Aims one to five were discussed.",
        "The board decided to meet in the second half of the term.",
        "Key stage 2 results of 61 schools are published in December.",
        "Two academies asked how the policy applies to them.",
        "Three thanks were recorded.",
        "The board thanked the clerk for her support over two years.",
        "Mr Patel has left one post on the register of governors.",
        "Three schools have joined the phonics network since September.",
        "Two more schools are on the waiting list for the moderation days.",
        "Members asked for the list of schools inspected since June; there were six.",
        "One in five pupils is eligible for free school meals.",
        "Primary attendance was 94.1%, secondary 91.8%.",
        "Primary 64, secondary 19, special 6: these are the schools of the borough.",
        "Both papers were taken together.",
        "The clerk will register the board's two new members with the council.",
        "Only primary schools were asked.",
        "No decision was needed.",
        "Half the meeting was spent on Paper E.",
        "Two schools opened nurseries in September.",
        "The board heard from the heads of two secondary schools about attendance.",
        "Three of the schools that hosted visits were special schools.",
        "Twelve schools bought the service.",
        "Four headteachers have been at their schools for under two years.",
        "The Forum agreed £45,000 for support to small schools.",
        "Officers will write to all schools by 4 December.",
        "The minutes of 15 October were approved on 20 October.",
        "One school has converted to an academy; two more will by April.",
        "Two members asked what the register is for.",
        "Paper C shows how many schools are on the register and what was done for them.",
        "A head asked whether her school could be told sooner when it comes on the register.",
        "The Co-Chair said that the register is confidential and no school is named.",
        "Schools are offered at least three visits a year under the policy.",
        "Ofsted inspected two schools in the autumn and both were good.",
        "Governors of three schools watched the presentation.",
        "Training on risk assessment: 12 places, 3 taken.",
        "Reading at key stage 1 was 2 points above the national figure.",
        "The board's actions are listed below, two of them overdue.",
        "The group of five will meet twice before June.",
        "Eight schools are above the national average in all three measures.",
        "The chair welcomed three new headteachers to their first meeting.",
        "Apologies were received from four governors and one academy representative.",
        "The minutes of the meeting on 15 October 2026 were agreed as a true record.",
        "Matters arising: none.",
        "The schools budget has a gap of 2.3%.",
        "The board was quorate with nine members, six of whom are current heads.",
        "Twenty-two schools have signed up for the maths hub this year.",
        "Attainment at key stage 4 is in the top quarter of boroughs.",
        "Members welcomed the rise of three points in phonics.",
        "Heads said that two days of support for new teachers were useful.",
        "The clerk will circulate the list of contacts, with one correction.",
        "The team has recruited two school improvement advisers.",
        "It was agreed, with one abstention, to recommend the paper to the Forum.",
        "Primary heads asked for more support with SEND; secondary heads agreed.",
        "Five primary schools piloted the new assessment.",
        "Governors were reminded to register two delegates per school for the conference.",
        "The attendance register of each meeting is kept by the clerk.",
        "A secondary head asked how a school leaves the register.",
        "Half-termly meetings are offered to schools on the register.",
        "A quarter of the budget for support was spent by June.",
        "All 13 actions from last term are closed.",
        "Two infant schools are to amalgamate with their junior schools in September 2027.",
        "One academy trust has joined the partnership.",
        "The Director noted that no borough had done better in reading.",
        "Pupils at risk of exclusion: three schools described what they do.",
        "The risk assessment of two trips was shared.",
        "Support staff in six schools will be trained in first aid.",
        "The working group of two heads and one governor will report in March.",
        "Schools that wish to be considered for the pilot can add their name to the list by 10 January.",
        "Four members volunteered to read the draft policy.",
        "Both Ofsted reports published this month were good.",
        "The policy's 11 indicators were explained to members.",
        "One head had concerns about the timing of data returns.",
        "Paper D: 14 networks ran, with 213 places taken.",
        "Members asked for Paper C to show two terms side by side.",
        "The School Improvement Team has five advisers for 100 schools.",
        "Two thirds of schools returned the survey on time.",
        "Three secondary schools reported a rise in absence on Fridays.",
        "The nursery schools thanked officers for their support.",
        "A Co-Chair asked that the register be explained to new members on one page.",
        "Support partners met heads of ten schools.",
        "Two of the schools that Ofsted inspected were primaries.",
        "The board asked for three options by March.",
        "Paper A: 64 primary schools, 19 secondary schools and 6 special schools are in the figures.",
        "In 2025/26 eleven schools were inspected and nine are good.",
        "Reading rose in 40 schools and fell in 12.",
        "The Co-Chairs asked two schools to talk about their nurture groups.",
        "One school will close its nursery in July.",
        "Four schools with new heads will be offered a mentor.",
        "Members supported option 2.",
        "Ten schools have had help with their websites from the council.",
        "Support for the two new heads was discussed.",
        "No objection was raised to the list of dates.",
        "Members of three schools' councils joined the meeting.",
        "The moderation list for 2027 has 20 schools.",
        "Attendance at risk points such as Year 7 was discussed by two heads.",
        "Schools were asked to register for one of two briefings.",
        "The team supports all schools with at least one visit a year.",
        "The clerk holds the register of members, now 14.",
        "Twelve schools need a new chair of governors.",
        "Two heads have left the borough.",
        "Five schools have been added to the survey.",
        "Eight schools have no library.",
        "The policy says that a school on the register has a review each term.",
        "Six schools got a grant for outdoor learning.",
        "Ofsted has one inspector for the borough.",
    ],
)
def test_what_a_clerk_types_of_something_else_may_stand(said: str) -> None:
    assert leaks(said) == ()


def test_this_stops_though_it_tells_nothing_and_somebody_must_let_it_through() -> None:
    told = leaks("School improvement partners will support six schools with writing next term.")
    assert [leak.why for leak in told] == [NUMBER]


@pytest.mark.parametrize(
    "said",
    [
        *(
            "14 schools are on the register",
            "The register has 14 names.",
            "No special school is on the register.",
        ),
        *("Of the 14 schools on the register, nine were placed by Ofsted.", "Eight schools have support."),
        *("Five secondary schools are on the register.",),
    ],
)
def test_a_count_that_members_were_given_may_stand(said: str) -> None:
    assert leaks(said) == ()


@pytest.mark.parametrize(
    "said",
    [
        *(
            "14 primaries are on the register",
            "Nine are on the register.",
            "Five schools are on the register.",
        ),
        *(
            "14 good schools are on the register",
            "Eight nurseries have support.",
            "14 of the 64 primaries are on the register.",
            "Eight left the register.",
        ),
    ],
)
def test_the_same_number_of_other_schools_may_not(said: str) -> None:
    assert NUMBER in {leak.why for leak in leaks(said)}


def test_a_list_below_a_line_that_speaks_of_the_register_tells_too() -> None:
    told = leaks("On the register:\nPrimary 18\nSecondary 4\n\nPrimary 18 is a ward.")
    assert [leak.text for leak in told if leak.why == NUMBER] == ["Primary 18", "Secondary 4"]


def test_so_does_what_stands_under_an_item_on_it() -> None:
    assert leaks("18 primaries and four secondaries.", under="Schools on the register")
    assert not leaks("18 primaries and four secondaries.", under="Reading")
    assert not leaks("Two primary schools asked how visits are planned.", under="Schools causing concern")


def test_dates_hours_clauses_and_ages_are_no_numbers_of_schools() -> None:
    assert not leaks(
        "On 2 July 2026 at 16:30 and at 4pm the register was explained (H51, item 3, paragraph 4.2, Paper C, "
        "years 3 to 6, ages 5 to 11, £4,000)."
    )


def test_the_whole_sentence_is_told_with_its_reason() -> None:
    [found] = guard().screen.find([Typed("All is well. Two came off the register (both). Thanks!")])
    assert found == ("Two came off the register (both)", NUMBER)
    assert BAND in {one.why for one in guard().screen.find([Typed("Five are A.")])}
