"""Schools that a person must decide on: the rules propose, and never place (H28, H97)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.blocks import Block, BulletList, Heading
from reportkit.casework.events import Event
from reportkit.casework.events.register_kinds import Placement
from reportkit.casework.register import RegisterEntry, Status
from reportkit.judgement.assessment.model import Proposal, SchoolAssessment
from reportkit.judgement.policies import Route
from reportkit.reports.citing import words
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.wording import counted, listed_apart, sentence_case
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome

_COLUMNS = (
    ("School", 2.4),
    ("What the rules propose", 3.4),
    ("Newest decision on record", 2.6),
    ("To do", 2.2),
)


def to_consider(profile: RegisterProfile) -> list[Block]:
    """Schools that a person must decide on: the rules propose and never place (H28, H97)."""
    rows = [_row(profile, *one) for one in considered(profile) if not is_unanswered(profile, *one)]
    return part(
        "Schools to consider",
        listing(
            "Schools that a person must decide on",
            _COLUMNS,
            rows,
            "The rules propose no school for a decision of its own.",
            ("The rules propose; a person decides, and cites at least one indicator.",),
        ),
        *_unanswered(profile),
        paragraph(_unsaid(profile)),
    )


def _unanswered(profile: RegisterProfile) -> list[Block]:
    """The schools that lack only an answer, by what it is."""
    missing: dict[str, list[str]] = {}
    for assessed, entry, proposals in considered(profile):
        if is_unanswered(profile, assessed, entry, proposals):
            why = listed_apart(f"{one.why} ({one.rule})" for one in proposals)
            missing.setdefault(why, []).append(f"{assessed.facts['name']} ({assessed.urn})")
    points = (f"{sentence_case(why)}: {listed_apart(names)}." for why, names in missing.items())
    mildest = profile.pack.categories[0].label
    lead = (
        f"Nothing is flagged of these, and {mildest} does not follow by itself: get the answer, then decide."
    )
    title = Heading(2, "Schools that lack only an answer")
    return [title, paragraph(lead), BulletList(tuple(map(words, points)))] if missing else []


def is_unanswered(
    profile: RegisterProfile,
    assessed: SchoolAssessment,
    entry: RegisterEntry | None,
    proposals: Sequence[Proposal],
) -> bool:
    """Whether nothing is flagged and all that is open is its mildest category, for want of a fact."""
    is_on, mildest = entry is not None and entry.is_on, profile.pack.categories[0].id
    if profile.pack.keeps_register or is_on or _places(profile, assessed) or not proposals:
        return False
    is_flagged = any(result.outcome is Outcome.FLAG for result in assessed.indicators)
    return not is_flagged and all(proposal.category == mildest for proposal in proposals)


def _places(profile: RegisterProfile, assessed: SchoolAssessment) -> bool:
    automatic = {rule.id for rule in profile.pack.placing if rule.kind == "automatic"}
    return not automatic.isdisjoint(assessed.placement.applied)


def considered(
    profile: RegisterProfile,
) -> Iterator[tuple[SchoolAssessment, RegisterEntry | None, tuple[Proposal, ...]]]:
    """Each school for which the rules propose more than it has on record, with its entry."""
    entries = {subject.facts.urn: subject.entry for subject in profile.subjects}
    for urn, assessed in profile.assessed.schools.items():
        proposals = _for_more(profile, entries.get(urn), assessed.placement.proposals)
        if proposals:
            yield assessed, entries.get(urn), proposals


def _for_more(
    profile: RegisterProfile, entry: RegisterEntry | None, proposals: tuple[Proposal, ...]
) -> tuple[Proposal, ...]:
    """The proposals for a category more intensive than that on record, or for any where none is."""
    if entry is None or not entry.is_on:
        return proposals
    pack, known = profile.pack, {category.id for category in profile.pack.categories}
    rank = pack.rank(entry.category) if entry.category in known else 0
    return tuple(one for one in proposals if one.category and pack.rank(one.category) > rank)


def proposed(profile: RegisterProfile, proposals: tuple[Proposal, ...]) -> str:
    """What is proposed and by which rules, as one always says it: consider, never place."""
    said = [
        f"consider {profile.pack.label_of(one.category) if one.category else 'placing it on the register'} "
        f"({one.rule}): {one.why}"
        for one in proposals
    ]
    return f"{sentence_case('; '.join(said))}."


def _row(
    profile: RegisterProfile,
    assessed: SchoolAssessment,
    entry: RegisterEntry | None,
    proposals: tuple[Proposal, ...],
) -> list[str]:
    decided = decision_of(entry)
    return [
        f"{assessed.facts['name']} ({assessed.urn})",
        proposed(profile, proposals),
        last_decision(profile, entry),
        "Decide, and record it." if decided is None else "See whether the decision still stands.",
    ]


def _decided(profile: RegisterProfile, entry: RegisterEntry) -> str:
    match entry.status:
        case Status.NOT_ON:
            return "not to place it"
        case Status.REMOVED | Status.HANDED_OVER:
            return "taken off"
        case _:
            return profile.pack.label_of(entry.category)


def decision_of(entry: RegisterEntry | None) -> Event | None:
    """The removal of a school that is off, else the newest decision, else the placement by a person."""
    if entry is None:
        return None
    if entry.removal and not entry.is_on:
        return entry.removal
    if entry.decision:
        return entry.decision
    placed = entry.placed_by
    by_person = placed and isinstance(placed.payload, Placement) and not placed.payload.is_automatic
    return placed if by_person else None


def last_decision(profile: RegisterProfile, entry: RegisterEntry | None) -> str:
    """The newest decision on record, with who, when and why."""
    event = decision_of(entry)
    if entry is None or event is None:
        return "none on record"
    return f"{_decided(profile, entry)}: {event.who}, {in_words(event.happened_on)}. {event.why.rstrip('.')}."


def _unsaid(profile: RegisterProfile) -> str:
    """How many schools the assessment cannot speak of."""
    unsaid = sum(one.placement.route == Route.CANNOT_SAY for one in profile.assessed.schools.values())
    if not unsaid:
        return ""
    return (
        f"Of {counted(unsaid, 'school', 'schools')} too little is known to say. That is not “no concern”: "
        "the overview for officers says what is missing for each."
    )
