"""What was done for and said with one school, as its own head may read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.events.parties import Means, Party
from reportkit.casework.events.register_kinds import Contact, Notification, Reply, Review, Taper
from reportkit.casework.events.support_kinds import HandBack, Link, Panel, SchoolReview, SchoolReviewSort
from reportkit.casework.events.support_kinds import Support as SupportGiven
from reportkit.casework.events.visit_kinds import Kit, ReviewDay, Visit
from reportkit.casework.papers import saying
from reportkit.casework.register import Casefile, History
from reportkit.casework.requirements import KEPT_BY
from reportkit.pipeline.for_heads.screening import Screen
from reportkit.pipeline.for_heads.standing import named
from reportkit.reports.profiles.casework import Ahead, Officer, Support, Talk
from reportkit.vocabulary import in_words

_WRITTEN = (Means.EMAIL, Means.LETTER)
_CHAIR = (Party.CHAIR, Party.GOVERNING_BODY)
_CALLED = {Party.HEAD: "headteacher"}
_MOST_TALKS = 3
_NEXT: tuple[tuple[type[Visit | ReviewDay | Kit], str], ...] = (
    (Visit, "the next visit"),
    (ReviewDay, "the next one-day review"),
    (Kit, "the next keeping-in-touch visit"),
)


def talks(file: Casefile, readers: Sequence[str], since: date, screen: Screen) -> tuple[Talk, ...]:
    """The newest talks with, and letters to, those who read the document.

    What was said is told where the head is the only reader. Of the chair of governors only what was
    written counts: a talk with the chair may have been about the head.
    """
    events = [event for event in file.of(Contact, Notification) if event.happened_on >= since]
    if len(readers) == 1:
        mine = [event for event in events if _party(event) is Party.HEAD]
        return tuple(_in_full(event, screen) for event in mine[-_MOST_TALKS:])
    shared = [event for event in events if _party(event) is Party.HEAD or _is_told_to_chair(event)]
    return tuple(_in_short(event) for event in shared[-_MOST_TALKS:])


def _party(event: Event) -> Party | None:
    return event.payload.party if isinstance(event.payload, Contact | Notification) else None


def _is_told_to_chair(event: Event) -> bool:
    return isinstance(event.payload, Notification) and event.payload.party in _CHAIR


def _in_full(event: Event, screen: Screen) -> Talk:
    said, short = event.payload, _in_short(event)
    words = (
        said.discussed if isinstance(said, Contact) else said.said if isinstance(said, Notification) else ""
    )
    what = f"what was said on {in_words(event.happened_on)} ({event.id})"
    accepts = said.accepts_reasons if isinstance(said, Contact) else None
    about = screen.passed(words, what, event.indicators)
    return Talk(short.on, short.by, short.whom, short.means, short.is_written, about, accepts, short.reply_by)


def _in_short(event: Event) -> Talk:
    said = event.payload
    if not isinstance(said, Contact | Notification):
        raise TypeError(f"{event.id} is neither a talk nor a letter.")
    return Talk(
        event.happened_on,
        named(event.who),
        _CALLED.get(said.party, str(said.party)),
        str(said.means),
        isinstance(said, Notification) or said.means in _WRITTEN,
        reply_by=said.reply_by if isinstance(said, Notification) else None,
    )


def replied_on(file: Casefile, since: date) -> date | None:
    """The day of the head's newest answer."""
    days = [event.happened_on for event, said in saying(file.of(Reply), Reply) if said.party is Party.HEAD]
    return max((day for day in days if day >= since), default=None)


def officers(file: Casefile) -> tuple[Officer, ...]:
    """Whom the school has in each role."""
    newest = {
        str(said.role): Officer(str(said.role), named(said.officer.name), event.happened_on)
        for event, said in saying(file.of(Link), Link)
    }
    return tuple(officer for officer in newest.values() if officer.name)


def days_done(file: Casefile) -> dict[str, tuple[date, ...]]:
    """By rule, the days on which what it promises was done; rules without such a day are left out."""
    found = {
        rule: tuple(event.happened_on for event in file.events if keeps(event.payload))
        for rule, keeps in KEPT_BY.items()
    }
    return {rule: days for rule, days in found.items() if days}


def reviewed_on(file: Casefile) -> date | None:
    """The day of the last School Review (H39)."""
    held = saying(file.of(SchoolReview), SchoolReview)
    days = [event.happened_on for event, said in held if said.sort is SchoolReviewSort.SCHOOL_REVIEW]
    return max(days, default=None)


def agreed_ahead(file: Casefile, screen: Screen, *, is_on: bool) -> tuple[Ahead, ...]:
    """What the newest event of each kind set for a day to come, in the order of the days."""
    found = (*_next_visits(file), *_next_meetings(file, screen, is_on=is_on), *_steps(file, screen))
    ahead = (Ahead(day, what) for day, what in found if day is not None and day >= file.as_at)
    return tuple(sorted(ahead, key=lambda one: (one.on, one.what)))


def _next_visits(file: Casefile) -> Iterator[tuple[date | None, str]]:
    for kind, what in _NEXT:
        for _, said in [*saying(file.of(kind), kind)][-1:]:
            yield said.next_on, what


def _next_meetings(file: Casefile, screen: Screen, *, is_on: bool) -> Iterator[tuple[date | None, str]]:
    for event, panel in [*saying(file.of(Panel), Panel)][-1:]:
        name = screen.passed(panel.panel, f"the name of the group in {event.id}") or "group"
        yield panel.next_on, f"the next meeting of the {name}"
    for _, review in [*saying(file.of(Review), Review)][-1:] if is_on else ():
        yield review.next_on, "we look at the placement again"


def _steps(file: Casefile, screen: Screen) -> Iterator[tuple[date | None, str]]:
    for event, taper in [*saying(file.of(Taper), Taper)][-1:]:
        for step in taper.steps:
            if said := screen.passed(step.support, f"a step of the plan {event.id}"):
                yield step.on, f"the support becomes “{said.rstrip('.')}”"


def support_given(file: Casefile, history: History, screen: Screen) -> tuple[Support, ...]:
    """Support that nobody has ended."""
    over = [history.current(said.of) for _, said in saying(file.of(HandBack), HandBack)]
    return tuple(
        Support(screen.provider(said.provider), aspect, event.happened_on, said.hand_back_on)
        for event, said in saying(file.of(SupportGiven), SupportGiven)
        if event not in over and (aspect := screen.passed(said.aspect, f"what the support {event.id} is for"))
    )
