"""The report of a one-day review (K72), filled in, or the empty form for the next one."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, Heading, Paragraph
from reportkit.casework.events.formal_kinds import Plan, PlanSort
from reportkit.casework.events.support_kinds import Link, LinkRole
from reportkit.casework.events.visit_kinds import AgreedAction, ReviewDay
from reportkit.reports.citing import words
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.abbreviations import explaining
from reportkit.reports.sections.casework.filling import (
    actions,
    followed,
    next_day,
    particulars,
    person,
    room,
    written,
)
from reportkit.reports.sections.casework.fronts import (
    abbreviations,
    for_school_and_team,
    school_and_team,
)
from reportkit.reports.sections.casework.fronts import front as top
from reportkit.reports.sections.expected import Parts
from reportkit.vocabulary import in_words

_FIRST = ("The review", "The plan’s objectives", "Since the last review", "Progress and capacity")
_LAST = ("Agreed actions", "Next one-day review")
# The clause's own words on what a review is to make sure of (2.9.4).
_ASKED = (
    "Is the pace of improvement appropriate?",
    "What impact has it had?",
    "Are progress and capacity sustained and secure?",
)


def front(profile: PaperProfile) -> list[Block]:
    """What it is, and what the review is for."""
    said = (
        "One-day reviews are held each term, to make sure that the pace and impact of improvement are "
        "appropriate: that progress and capacity are sustained and secure (clause 2.9.4; K72)."
    )
    return top(profile, "One-day review", for_school_and_team(profile), said)


def review(profile: PaperProfile) -> list[Block]:
    """When, who led it and who was in the team."""
    table = particulars("The review", _particulars(profile), is_form=profile.is_form)
    return [Heading(1, "The review"), table]


def objectives(profile: PaperProfile) -> list[Block]:
    """What the newest Single Action Plan sets out to do."""
    plans = [(event, said) for event, said in profile.before(Plan) if said.sort is PlanSort.SINGLE]
    heading = Heading(1, "The plan’s objectives")
    if not plans:
        return [heading, Paragraph(words("No Single Action Plan is on record."))]
    event, plan = plans[-1]
    when = f"From the Single Action Plan of {in_words(event.happened_on)} ({event.id}):"
    return [heading, Paragraph(words(when)), *written(plan.objectives)]


def since_last(profile: PaperProfile) -> list[Block]:
    """What was agreed at the review before, with room to say where each action stands."""
    heading, earlier = Heading(1, "Since the last review"), profile.before(ReviewDay)
    if not earlier:
        return [heading, Paragraph(words("This is the first one-day review on record."))]
    event, said = earlier[-1]
    when = f"The last one-day review was on {in_words(event.happened_on)} ({event.id})."
    if not said.agreed:
        return [heading, Paragraph(words(f"{when} No action was agreed at it."))]
    return [heading, Paragraph(words(f"{when} This was agreed then:")), followed(said.agreed)]


def progress(profile: PaperProfile) -> list[Block]:
    """What the review found; on a form, the clause's own questions with room to answer."""
    heading, said = Heading(1, "Progress and capacity"), profile.said(ReviewDay)
    if said is None:
        return [heading, *(block for asked in _ASKED for block in (Heading(2, asked), room()))]
    return [heading, *written(said.progress)]


def agreed_actions(profile: PaperProfile) -> list[Block]:
    """What was agreed this time."""
    return [
        Heading(1, "Agreed actions"),
        *actions(_agreed(profile), is_form=profile.is_form),
    ]


def next_review(profile: PaperProfile) -> list[Block]:
    """Its day."""
    said = profile.said(ReviewDay)
    found = next_day(said.next_on if said else None, is_form=profile.is_form)
    return [Heading(1, "Next one-day review"), *found]


def readers(profile: PaperProfile) -> tuple[str, ...]:
    """The school and the team."""
    return school_and_team(profile)


_PARTS = (front, review, objectives, since_last, progress, agreed_actions, next_review)
explained = explaining(_PARTS, abbreviations)
IN_ORDER = (*_PARTS, explained)


def expected_parts(profile: PaperProfile) -> Parts:
    """Every heading always, and on a form the questions; tables of the review and of what was agreed."""
    earlier = profile.before(ReviewDay)
    found = (True, bool(earlier and earlier[-1][1].agreed), profile.is_form or bool(_agreed(profile)))
    asked = _ASKED if profile.is_form else ()
    return Parts((*_FIRST, *asked, *_LAST), 0, sum(found))


def _particulars(profile: PaperProfile) -> Iterator[tuple[str, str]]:
    said, event = profile.said(ReviewDay), profile.event
    yield "School", f"{profile.facts.name} (URN {profile.facts.urn})"
    yield "Date of the review", in_words(event.happened_on) if event else ""
    yield "Led by", person(said.led_by) if said else _adviser(profile)
    yield "Team", "; ".join(map(person, said.team)) if said else ""
    yield "Why it was held", event.why if event else ""


def _adviser(profile: PaperProfile) -> str:
    """The school's LaMA, who leads it (K37, K72)."""
    links = [said for _, said in profile.before(Link) if said.role is LinkRole.LAMA]
    return f"{person(links[-1].officer)} (LaMA)" if links else ""


def _agreed(profile: PaperProfile) -> tuple[AgreedAction, ...]:
    said = profile.said(ReviewDay)
    return said.agreed if said else ()
