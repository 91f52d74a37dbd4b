"""One payload of every kind, as it might be recorded."""

from __future__ import annotations

from datetime import date

from reportkit.casework.board.people import Constituency, Role
from reportkit.casework.events import Named, Payload
from reportkit.casework.events import board_kinds as board
from reportkit.casework.events import formal_kinds as formal
from reportkit.casework.events import governing_kinds as governing
from reportkit.casework.events import keeping_kinds as keeping
from reportkit.casework.events import mail_kinds as mail
from reportkit.casework.events import register_kinds as register
from reportkit.casework.events import returns_kinds as returned
from reportkit.casework.events import strand_kinds as strand
from reportkit.casework.events import support_kinds as support
from reportkit.casework.events import visit_kinds as visits
from reportkit.casework.events.parties import Ground, Means, Party
from reportkit.settings.policies import Focus
from tests.casework.events.builders import by_rule, contact, decision

SOON = date(2026, 12, 3)
SIL = Named(name="Ann Officer", position="SIL")
_ACTION = visits.AgreedAction(what="Look at books", owner="Head", due=SOON)
NOTICE = formal.Notice(
    stage=formal.Stage.FORMAL,
    is_maintained=True,
    copies=(Party.HEAD, Party.SECRETARY_OF_STATE),
    factors=(formal.Factor.STANDARDS,),
    route=formal.Route.DESPITE_ADVICE,
    matters="Progress in mathematics",
    action="Adopt the plan",
    comply_by=SOON,
    powers=("appoint additional governors",),
    signed_off_by=("Legal", "Director"),
)
EXAMPLES: tuple[Payload, ...] = (
    by_rule(),
    decision(
        grounds=(Ground.PROGRESS,),
        evidence=("stable leadership",),
        focus=Focus.TEACHING,
        aspect="handwriting",
        keeps_to_rule=True,
    ),
    contact(),
    register.Notification(party=Party.REGIONS_GROUP, means=Means.EMAIL, about="102368-1", said="Placed"),
    register.Reply(to="102368-1", party=Party.HEAD, said="Understood"),
    register.Review(found="No change", panel="meeting", next_on=SOON),
    register.Taper(steps=(register.Step(on=SOON, support="one visit a term"),), hands_to="the trust"),
    register.Removal(ends="102368-1", approved_by="Bea"),
    register.Withdrawal(approved_by="Bea"),
    support.Link(role=support.LinkRole.SIL, officer=SIL),
    support.Support(
        source=support.Source.BOROUGH,
        provider="SIT",
        aspect="phonics",
        hand_back_on=SOON,
        for_governance=True,
    ),
    support.HandBack(of="102368-1", to="partner school"),
    support.SchoolReview(sort=support.SchoolReviewSort.SCHOOL_REVIEW, led_by=SIL, findings=("calm",)),
    support.Panel(panel="TAG", chaired_by=SIL, progress="on track", agreed=("meet again",), next_on=SOON),
    support.MonitoringVisit(number=2, found="taking effective action"),
    visits.Visit(
        sort=visits.VisitSort.CORE,
        role=support.LinkRole.SIL,
        data_reviewed_on=date(2026, 11, 1),
        present=(SIL,),
        actions=(_ACTION,),
        brokerage=("phonics lead",),
        next_on=SOON,
    ),
    visits.VisitCheck(visit="102368-1", head_finds_accurate=True, assured_by="BB"),
    visits.ShareRequest(visit="102368-1", asked_by=Named(name="Cy Chair"), granted=True),
    visits.Recommendation(what="Teach phonics daily", due=SOON, arises_from="102368-1"),
    visits.RecommendationOutcome(of="102368-1", outcome=visits.Outcome.PARTLY),
    visits.ReviewDay(led_by=SIL, team=(SIL,), progress="some", agreed=(_ACTION,), next_on=SOON),
    visits.Kit(present=(SIL,), discussed="results"),
    NOTICE,
    formal.NoticeOutcome(notice="102368-1", complied=False, evidence="no plan"),
    formal.Referral(to=Party.REGIONS_GROUP, factors=(formal.Factor.SAFETY,), matters="as discussed"),
    formal.Plan(sort=formal.PlanSort.SINGLE, objectives="Better writing", lead=SIL, report_on=SOON),
    governing.GovernorLink(officer=SIL),
    governing.GovernorsMeeting(attended_by=SIL, role=support.LinkRole.SIP, told="Results of 2026"),
    governing.Views(aspect="leadership", school_says="good", council_says="not yet good"),
    strand.Partner(
        name="A Hub",
        sort=strand.PartnerSort.TEACHING_SCHOOL_HUB,
        status=strand.PartnerStatus.ENDED,
        successor="B Hub",
    ),
    strand.LeadersLinked(established=SIL, emerging=SIL, purpose="coaching", ends_on=SOON),
    strand.PoolHead(person=SIL, leads="102368", capacity=2),
    strand.PoolPlacement(head="hillingdon-1", school="102369", until=SOON),
    strand.Vacancy(post="headteacher"),
    strand.Cover(vacancy="102368-1", covered_by=SIL, is_permanent=True),
    strand.Gathering(sort=strand.GatheringSort.CONFERENCE, title="Autumn conference"),
    board.Meeting(board="SSPB", on=SOON, begins="16:00", venue="Civic Centre"),
    board.Member(
        board="SSPB",
        person_id="p1",
        person=SIL,
        role=Role.MEMBER,
        constituency=Constituency.PRIMARY,
        leads=("102368",),
    ),
    board.MemberLeft(member="hillingdon-1"),
    board.Attended(meeting="hillingdon-1", present=("p1",)),
    board.Action(meeting="hillingdon-1", what="Write to heads", owner="clerk", due=SOON),
    returned.ReturnsAsked(team="Finance", asked_of=Named(name="Fay Finance"), due_by=SOON),
    returned.ReturnsLoaded(
        file="returns.xlsx",
        sha256="0" * 64,
        rows=(
            returned.ReturnedRow(
                sheet="Contacts", row=4, cells={"Name": "Cy Chair"}, people=(Named(name="Cy Chair"),)
            ),
        ),
    ),
    board.ActionDone(action="hillingdon-1"),
    board.BoardDecision(meeting="hillingdon-1", item="IINs", decided="agreed", votes_for=9),
    board.Election(board="SSPB", elected=("p1",)),
    board.MembershipReview(board="SSPB", found="Every setting is represented"),
    board.AgendaItem(
        meeting="hillingdon-1", title="Reading", purpose=board.Purpose.DISCUSS, owner="clerk", minutes=10
    ),
    board.Paper(
        meeting="hillingdon-1",
        title="Reading at home",
        purpose=board.Purpose.DECIDE,
        owner="Bea",
        recommends="Agree it",
        text="Why it matters",
        implications=board.Implications(finance="none", equality="none", data_protection="none"),
    ),
    board.AnnexAsked(meeting="hillingdon-1"),
    board.PapersSent(meeting="hillingdon-1", released=("on the register: 14",)),
    board.Minute(meeting="hillingdon-1", item="IINs", said="Members looked at the themes"),
    board.MinutesApproved(meeting="hillingdon-1", approved_by="p1"),
    board.MinutesSent(meeting="hillingdon-1"),
    board.MinutesToForum(meeting="hillingdon-1", forum_on=SOON),
    board.ForumRecommendation(
        meeting="hillingdon-1", about=board.Matter.FINANCE, recommends="Fund reviews", asks="£20,000"
    ),
    board.ForumAnswer(recommendation="hillingdon-1", answer="Agreed"),
    keeping.Reading(what="register", as_at=SOON),
    mail.MailingApproved(
        mailing="profiles",
        rehearsal="a" * 64,
        letters=2,
        post="Head of School Improvement",
        by_hand=(
            mail.ByHand(
                document="schools/102368/school-profile-102368.docx",
                built="a" * 64,
                changed="b" * 64,
                goes_out="c" * 64,
                taken_out=("the name of who saved it last",),
            ),
        ),
    ),
    mail.LetterStarted(
        letter="0a1b",
        mailing="profiles",
        to=SIL,
        documents=("school-profile.docx",),
        sha256="d" * 64,
        message_id="<0a1b@example.org>",
    ),
    mail.LetterSent(letter="0a1b", answer="250 2.0.0 queued", may_be_twice=True),
    mail.LetterRefused(
        letter="0a1b",
        answer="550 5.1.1 no such user",
        for_good=True,
        mailing="profiles",
        to=SIL,
        documents=("school-profile.docx",),
        message_id="<0a1b@example.org>",
    ),
    mail.LetterReturned(letter="0a1b", status="5.1.1", said="No such user", notice="e" * 64),
    keeping.Erasure(events=3),
    keeping.LetThrough(document="public/update.docx", text="Elm", why_found="it is a school’s name"),
)
