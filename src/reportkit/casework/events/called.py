"""What people call an event of a kind, where its name is made for files: "leaving of a member"."""

from __future__ import annotations

_CALLED = {
    "hand-back": "handing back",
    "school-review": "School Review",
    "visit-check": "answer to a Note of Visit",
    "share-request": "request to share",
    "recommendation-outcome": "outcome of a recommendation",
    "kit": "Keeping in Touch meeting",
    "notice-outcome": "outcome of a notice",
    "governor-link": "link with governors",
    "governors-meeting": "governors’ meeting",
    "leaders-linked": "link between leaders",
    "pool-head": "place in the pool",
    "pool-placement": "placement from the pool",
    "member-left": "leaving of a member",
    "membership-review": "review of the membership",
    "agenda-item": "item of the agenda",
    "annex-asked": "request for the annex",
    "papers-sent": "sending of the papers",
    "board-decision": "decision of the board",
    "action-done": "completion of an action",
    "minutes-approved": "approval of the minutes",
    "minutes-sent": "sending of the minutes",
    "minutes-to-forum": "sending of the minutes to Schools’ Forum",
    "forum-recommendation": "recommendation to Schools’ Forum",
    "forum-answer": "answer of Schools’ Forum",
    "returns-asked": "request for returns",
    "mailing-approved": "approval of letters",
    "letter-started": "start of a letter",
    "letter-sent": "sending of a letter",
    "letter-refused": "refusal of a letter",
    "letter-returned": "return of a letter",
}


def called(kind: str) -> str:
    """The kind in words, as they stand after "the"."""
    return _CALLED.get(kind, kind.replace("-", " "))
