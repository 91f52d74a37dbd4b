"""Every sheet of the returns workbook, in the order in which it stands there."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.evidence.returns.columns import (
    OF_SCHOOL,
    SCHOOL_COLUMN,
    choice,
    day,
    long,
    newer,
    text,
)
from reportkit.evidence.returns.layout import (
    CONCERN,
    NO_CONCERN,
    NO_PUPILS,
    SCHOOL,
    URN,
    ColumnLayout,
    Kind,
    SheetLayout,
)
from reportkit.evidence.returns.network_sheets import MEMBERS, networks
from reportkit.evidence.returns.strand_sheets import HELD, LEADERS, POOL, VACANCIES

ABOUT = "About this workbook"
BY, ON, KNOWN = "Answered by", "Answered on", "What is known"
HR, CHANGES, VACANT_SINCE, HEAD_SINCE = "HR", "Changes in 24 months", "Post vacant since", "Head since"
EVENTS = "Casework events"
REQUESTS = "Requests"
GOOD_PRACTICE = "Good practice"
COMMENTARY = "Commentary"
CALENDAR = "Events"
RECOMMENDATIONS = "Recommendations"
CONTACTS = "Contacts"
PARTNERS = "Partners"
_YES_NO = ("yes", "no")
_ROLES = ("School Improvement Link", "School Improvement Partner", "LaMA")
_REVIEWS = ("School Review", "initial review", "external review")
_SOURCES = ("school-to-school", "borough", "other")


def _answer(heading: str, guidance: str, test: str, *more: str) -> ColumnLayout:
    return choice(heading, guidance, (CONCERN, NO_CONCERN, *more), answers=test)


def _team(name: str, asks: str, *columns: ColumnLayout) -> SheetLayout:
    """A team's return: every school is there, and a row without an answer is no return (H96)."""
    closing = (
        long(KNOWN, "What you know and since when. Needed with a concern. No pupil's name."),
        text(BY, "Your name. Needed with every answer."),
        day(ON, "The day you answer for, such as 20 November 2026.", past=True),
    )
    says = f"{asks} Leave a school blank if you cannot answer: blank is “no return”, never “no concern”."
    return SheetLayout(name, says, (*OF_SCHOOL, *columns, *closing), (URN,), by_school=True, dated=ON)


_FINANCE = _team(
    "Finance",
    "Finance team: the management of money (indicator 8).",
    _answer("Licensed deficit and forecast", "A deficit licensed, or a balance forecast below nil.", "8c"),
    _answer("Recovery plan", "Concern if one is needed and none is approved.", "8d"),
    _answer("Audit", "Concern if the last audit gave limited or no assurance.", "8e"),
)
_GOVERNANCE = _team(
    "Governance",
    "Governor services: turbulence in governance (indicator 9).",
    _answer("Vacancies and governance", "Think of the chair, vacancies and the clerk.", "9b"),
    ColumnLayout("Governor posts", Kind.WHOLE, "How many posts the board has."),
    ColumnLayout("Posts vacant", Kind.WHOLE, "How many of them are vacant."),
    choice("Clerk in post", "Yes or no.", _YES_NO),
    day("Chair since", "The day the chair took office, if known.", past=True),
)
_HR = _team(
    HR,
    "Human resources: turbulence in leadership (indicator 9).",
    _answer("Changes of head", "Think of heads who left, acting heads and vacancies.", "9a"),
    ColumnLayout(CHANGES, Kind.WHOLE, "How often the head changed in 24 months."),
    choice("Acting head", "Yes or no.", _YES_NO),
    day(VACANT_SINCE, "The day the head's post fell vacant, if it is.", past=True),
    newer(day(HEAD_SINCE, "The day the present head, or acting head, took office.", past=True)),
)
_ATTENDANCE = _team(
    "Attendance",
    "Attendance team: what the published figures do not show (policy 2.1.6 of Hackney).",
    choice("Attendance", "Shown to officers; no indicator rests on it.", (CONCERN, NO_CONCERN)),
)
_VIRTUAL = _team(
    "Virtual school",
    "Virtual school: whether looked-after children's needs are met (indicator 7). Give no numbers.",
    _answer("Looked-after children", "Your judgement, or that the school has none.", "7", NO_PUPILS),
)
_SAFEGUARDING = _team(
    "Safeguarding",
    "Safeguarding lead: any sign that safeguarding is not adequate (indicator 11).",
    _answer("Safeguarding", "Any concern is looked at by a named person on the same day.", "11b"),
    long("The head may be told", "The words you approve for the head. Blank: the head is told nothing."),
)
_LINKS = _team(
    "School improvement",
    "School Improvement Links: whether the school acts on recommendations (indicator 10).",
    _answer("Acting on recommendations", "Weigh what is overdue under “Recommendations”.", "10"),
)
TEAM_SHEETS = (_FINANCE, _GOVERNANCE, _HR, _ATTENDANCE, _VIRTUAL, _SAFEGUARDING, _LINKS)
TEAMS = tuple(sheet.name for sheet in TEAM_SHEETS)

_CONTACTS = SheetLayout(
    CONTACTS,
    "Whom the team writes to at each school. One row a person.",
    (
        *OF_SCHOOL,
        choice(
            "Role",
            "Choose one.",
            ("head", "chair of governors", "responsible body", "diocese", "clerk to governors", "other"),
            required=True,
        ),
        text("Name", "As they sign.", required=True),
        ColumnLayout("Email", Kind.EMAIL, "One address.", width=30),
        ColumnLayout("Telephone", Kind.TELEPHONE, "As text, so that the first 0 stays.", width=20),
        day("Checked on", "When you last knew it was right.", required=True, past=True),
    ),
    (URN, "Role", "Name"),
    dated="Checked on",
)
_ALLOCATION = SheetLayout(
    "Allocation",
    "Which officer a school has: School Improvement Link, SIP or LaMA. One row an appointment.",
    (
        *OF_SCHOOL,
        choice("Role", "Choose one.", _ROLES, required=True),
        text("Officer", "The officer's name.", required=True),
        ColumnLayout("Email", Kind.EMAIL, "The officer's address.", width=30),
        ColumnLayout("Telephone", Kind.TELEPHONE, "As text, so that the first 0 stays.", width=20),
        day("From", "The first day. The one before ends then.", required=True, past=True),
    ),
    (URN, "Role", "From"),
    dated="From",
    event="link",
)
_RECOMMENDATIONS = SheetLayout(
    RECOMMENDATIONS,
    "What schools were asked to do, and whether they did. One row a recommendation.",
    (
        *OF_SCHOOL,
        long("Recommendation", "One only, as it was made.", required=True),
        choice(
            "Source",
            "Where it came from.",
            ("inspection", "monitoring visit", "School Review", "Note of Visit", "audit", "other"),
            required=True,
        ),
        day("Made on", "The day it was made.", required=True, past=True),
        choice("Priority", "Yes if it is one of the first to be acted on.", _YES_NO, required=True),
        text("Owner", "Who is to act."),
        day("Due on", "By when."),
        choice(
            "Status",
            "Where it stands.",
            ("open", "acted on", "partly acted on", "not acted on"),
            required=True,
        ),
        day("Status as at", "The day on which you looked.", required=True, past=True),
    ),
    (URN, "Recommendation", "Made on"),
    in_order=(("Made on", "Due on"), ("Made on", "Status as at")),
    dated="Status as at",
)
_REVIEWS_HELD = SheetLayout(
    "School Reviews",
    "Reviews that were held. One row a review.",
    (
        *OF_SCHOOL,
        choice("Review", "Choose one.", _REVIEWS, required=True),
        day("Held on", "Its day, or its last day.", required=True, past=True),
        text("Led by", "Who led it.", required=True),
        long("Findings", "One a line (Alt and Enter)."),
    ),
    (URN, "Review", "Held on"),
    dated="Held on",
    event="school-review",
)
_SEF = SheetLayout(
    "SEF dates",
    "When each school's self-evaluation came in (policy strand 5).",
    (
        *OF_SCHOOL,
        day("Received on", "The day it came to the team.", required=True, past=True),
        day("Dated", "The date it bears.", past=True),
    ),
    (URN, "Received on"),
    in_order=(("Dated", "Received on"),),
    dated="Received on",
)
_CALENDAR = SheetLayout(
    CALENDAR,
    "Conferences, briefings and dates for schools. This goes to all schools.",
    (
        day("Day", "Its day.", required=True),
        text("Title", "As it is to be printed.", required=True, width=40),
        text("Where", "Place or link.", width=34),
    ),
    ("Day", "Title"),
)
_SUPPORT = SheetLayout(
    "Support",
    "Support brokered for a school or given to it. One row each.",
    (
        *OF_SCHOOL,
        choice("Source", "Schools first, the borough only until it hands back.", _SOURCES, required=True),
        text("Provider", "Who gives it.", required=True),
        text("Aspect", "What it is for.", required=True, width=30),
        day("From", "Its first day.", required=True, past=True),
        day("Hand back on", "The day planned for the end."),
        newer(choice("For governance", "Yes if it is support for governance (strand 1).", _YES_NO)),
    ),
    (URN, "Provider", "Aspect", "From"),
    in_order=(("From", "Hand back on"),),
    dated="From",
    event="support",
)
_PARTNERS = SheetLayout(
    PARTNERS,
    "Organisations that the team works with.",
    (
        text("Partner", "Its name.", required=True, width=34),
        choice(
            "Kind",
            "Choose one.",
            (
                *("teaching school hub", "national or local leader", "executive head", "university"),
                *("DfE Regions Group", "Ofsted", "trust", "other"),
            ),
            required=True,
        ),
        choice("Status", "Whether it still is one.", ("active", "ended"), required=True),
        day("Since", "When it became one, or ended.", required=True, past=True),
        text("Successor", "Who took its place, if it ended.", width=30),
    ),
    ("Partner", "Since"),
    dated="Since",
)
_PRACTICE = SheetLayout(
    GOOD_PRACTICE,
    "Good practice that may be named to all schools. Only with the school's consent.",
    (
        *OF_SCHOOL,
        long("What works", "As it is to be printed. No pupil's name.", required=True),
        text("Consent given by", "Who at the school agreed.", required=True),
        day("Consent given on", "The day they agreed.", required=True, past=True),
        day("Consent withdrawn on", "The day they took it back, if they did.", past=True),
    ),
    (URN, "What works"),
    in_order=(("Consent given on", "Consent withdrawn on"),),
    dated="Consent given on",
)
_COMMENTARY = SheetLayout(
    COMMENTARY,
    "Officers' words for a document, in markdown: **bold**, lists with -, no headings.",
    (
        ColumnLayout(URN, Kind.URN, "Blank for the whole authority.", width=12),
        SCHOOL_COLUMN,
        choice("Document", "Where it is to stand.", ("school profile", "Update", "register"), required=True),
        ColumnLayout(
            "Commentary",
            Kind.MARKDOWN,
            "What you want to say. No pupil's name, no other school.",
            required=True,
            width=48,
        ),
        text("Written by", "Your name.", required=True),
        day("Written on", "The day you wrote it.", required=True, past=True),
    ),
    (URN, "Document", "Written on", "Written by"),
    dated="Written on",
)
_REQUESTS = SheetLayout(
    REQUESTS,
    "Who was asked for a return, and by when. Who answered is worked out from the teams' sheets.",
    (
        choice("Team", "Choose one.", TEAMS, required=True),
        text("Asked of", "Whom you asked.", required=True),
        text("Asked by", "Who asked.", required=True),
        day("Asked on", "The day you asked.", required=True, past=True),
        day("Due by", "By when you need it.", required=True),
    ),
    ("Team", "Asked on", "Asked of"),
    in_order=(("Asked on", "Due by"),),
    dated="Asked on",
    event="returns-asked",
)


def _events(kinds: Sequence[str]) -> SheetLayout:
    columns = (
        ColumnLayout(URN, Kind.URN, "Blank for what is borough-wide.", width=12),
        SCHOOL_COLUMN,
        choice("Kind", "The sheet “Kinds of event” says what each needs.", kinds, required=True),
        day("Happened on", "The day it happened.", required=True, past=True),
        text("Who", "Who did or decided it.", required=True),
        long("Why", "The reason.", required=True),
        text("Indicators", "Their numbers, such as 1, 5.", width=14),
        long("What it says", "One entry a line, such as  party: head"),
        text("Corrects", "The id of an event it replaces, such as 102368-7.", width=16),
    )
    return SheetLayout(
        EVENTS,
        "Events as the commands record them: placements, decisions, contacts, visits, notices, plans.",
        columns,
        tuple(column.heading for column in columns if column.heading != SCHOOL),
        dated="Happened on",
    )


def sheet_layouts(event_kinds: Sequence[str]) -> tuple[SheetLayout, ...]:
    """Every sheet to be filled in; `event_kinds` are the kinds of casework event that may be entered."""
    return (
        *(_REQUESTS, *TEAM_SHEETS, _RECOMMENDATIONS, _CONTACTS, _ALLOCATION, _REVIEWS_HELD, _SEF),
        *(_SUPPORT, _PARTNERS, LEADERS, POOL, VACANCIES, networks(), MEMBERS),
        *(_CALENDAR, HELD, _PRACTICE, _COMMENTARY),
        _events(event_kinds),
    )
