"""Every kind of event by its name. A new kind is a class and a line here; the database does not change."""

from __future__ import annotations

from collections.abc import Mapping

from reportkit.casework.events import (
    board_kinds,
    formal_kinds,
    governing_kinds,
    keeping_kinds,
    mail_kinds,
    register_kinds,
    returns_kinds,
    strand_kinds,
    support_kinds,
    visit_kinds,
)
from reportkit.casework.events.words import Payload

_REGISTER: tuple[type[Payload], ...] = (
    register_kinds.Placement,
    register_kinds.Decision,
    register_kinds.Contact,
    register_kinds.Notification,
    register_kinds.Reply,
    register_kinds.Review,
    register_kinds.Taper,
    register_kinds.Removal,
    register_kinds.Withdrawal,
)
_SUPPORT: tuple[type[Payload], ...] = (
    support_kinds.Link,
    support_kinds.Support,
    support_kinds.HandBack,
    support_kinds.SchoolReview,
    support_kinds.Panel,
    support_kinds.MonitoringVisit,
)
_VISITS: tuple[type[Payload], ...] = (
    visit_kinds.Visit,
    visit_kinds.VisitCheck,
    visit_kinds.ShareRequest,
    visit_kinds.Recommendation,
    visit_kinds.RecommendationOutcome,
    visit_kinds.ReviewDay,
    visit_kinds.Kit,
)
_FORMAL: tuple[type[Payload], ...] = (
    formal_kinds.Notice,
    formal_kinds.NoticeOutcome,
    formal_kinds.Referral,
    formal_kinds.Plan,
)
BOARD: tuple[type[Payload], ...] = (
    board_kinds.Meeting,
    board_kinds.Member,
    board_kinds.MemberLeft,
    board_kinds.Election,
    board_kinds.MembershipReview,
    board_kinds.AgendaItem,
    board_kinds.Paper,
    board_kinds.AnnexAsked,
    board_kinds.PapersSent,
    board_kinds.Attended,
    board_kinds.Minute,
    board_kinds.BoardDecision,
    board_kinds.Action,
    board_kinds.ActionDone,
    board_kinds.MinutesApproved,
    board_kinds.MinutesSent,
    board_kinds.MinutesToForum,
    board_kinds.ForumRecommendation,
    board_kinds.ForumAnswer,
)
_STRANDS: tuple[type[Payload], ...] = (
    strand_kinds.Partner,
    strand_kinds.LeadersLinked,
    strand_kinds.PoolHead,
    strand_kinds.PoolPlacement,
    strand_kinds.Vacancy,
    strand_kinds.Cover,
    strand_kinds.Gathering,
)
_GOVERNING: tuple[type[Payload], ...] = (
    governing_kinds.GovernorLink,
    governing_kinds.GovernorsMeeting,
    governing_kinds.Views,
)
_RETURNS: tuple[type[Payload], ...] = (returns_kinds.ReturnsAsked, returns_kinds.ReturnsLoaded)
_MAIL: tuple[type[Payload], ...] = (
    mail_kinds.MailingApproved,
    mail_kinds.LetterStarted,
    mail_kinds.LetterSent,
    mail_kinds.LetterRefused,
    mail_kinds.LetterReturned,
)
_KEEPING: tuple[type[Payload], ...] = (
    keeping_kinds.Reading,
    keeping_kinds.Erasure,
    keeping_kinds.LetThrough,
)

KINDS: Mapping[str, type[Payload]] = {
    kind.kind: kind
    for kind in (
        *(*_REGISTER, *_SUPPORT, *_VISITS, *_FORMAL, *_GOVERNING),
        *(*_STRANDS, *BOARD, *_RETURNS, *_MAIL, *_KEEPING),
    )
}
