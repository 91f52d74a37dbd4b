"""The schools on the register: what placed them, who decided what, what was done and what is next."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.blocks import Block
from reportkit.casework.events import Event
from reportkit.casework.events.register_kinds import Decision, Placement, Review
from reportkit.casework.events.support_kinds import Link, LinkRole
from reportkit.casework.register import RegisterEntry
from reportkit.casework.requirements import Kept, Subject, promise_standings
from reportkit.casework.requirements.contacts import CONTACTS
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.sections.register.following import next_step
from reportkit.reports.sections.register.wording import met, named, on_day
from reportkit.reports.wording import listed
from reportkit.settings.policies import RecurringDate
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome

_COLUMNS = (
    ("School", 3.2),
    ("Route", 2.4),
    ("Category", 2.2),
    ("Indicators", 2.1),
    ("Decided by and on", 2.6),
    ("Link officer", 2.2),
    ("Last contact", 2.3),
    ("What is promised", 2.1),
    ("Next", 4.2),
    ("Look again by", 1.9),
)
_ROLES = {LinkRole.SIL: "SIL", LinkRole.SIP: "SIP", LinkRole.LAMA: "LaMA"}


def schools_listed(profile: RegisterProfile) -> list[Block]:
    """Every school on the register: those that a rule placed by itself come first, then by decision."""
    rows = [_row(profile, subject, entry) for subject, entry in _on(profile)]
    where = "the register" if profile.pack.keeps_register else "the list of categories"
    lead = (
        "First are the schools that a rule of the policy placed by itself, then those that a person placed. "
        "In each part the category with most support comes first."
    )
    return part(
        "Schools listed",
        *([paragraph(lead)] if rows else []),
        listing("Schools listed, by how they were placed", _COLUMNS, rows, f"No school is on {where}."),
    )


def _on(profile: RegisterProfile) -> list[tuple[Subject, RegisterEntry]]:
    """Those on it: by a rule first, then by category, the most intensive first, then by name."""
    found = [(s, entry) for s in profile.subjects if (entry := s.entry) and entry.is_on]
    ranks = {category.id: -n for n, category in enumerate(profile.pack.categories)}

    def place(one: tuple[Subject, RegisterEntry]) -> tuple[bool, int, str]:
        subject, entry = one
        return entry.automatic is None, ranks.get(entry.category, 0), subject.facts.name

    return sorted(found, key=place)


def _row(profile: RegisterProfile, subject: Subject, entry: RegisterEntry) -> list[str]:
    return [
        named(subject.facts),
        route_of(entry),
        _category(profile, entry),
        indicators_of(profile, subject, entry),
        _decided(entry),
        _officers(subject),
        _last_contact(subject),
        _promised(profile, subject),
        next_step(profile, subject),
        _look_again(profile, subject, entry),
    ]


def route_of(entry: RegisterEntry) -> str:
    """By rule or by decision, and since when."""
    since = f" Since {in_words(entry.since)}." if entry.since else ""
    if entry.automatic and isinstance(entry.automatic.payload, Placement):
        return f"By rule {entry.automatic.payload.rule}.{since}"
    return f"By decision.{since}"


def _category(profile: RegisterProfile, entry: RegisterEntry) -> str:
    """With H50's default said as one: nobody has decided it."""
    label = profile.pack.label_of(entry.category)
    defaults = [
        rule.id
        for rule in profile.pack.placing
        if rule.kind == "default" and rule.then.category == entry.category
    ]
    is_default = entry.automatic is not None and entry.decision is None and bool(defaults)
    by = f": the default until a person decides ({listed(defaults)})" if is_default else ""
    return f"{label}{by}; {entry.status.partition(', ')[2]}" if entry.taper else f"{label}{by}"


def indicators_of(profile: RegisterProfile, subject: Subject, entry: RegisterEntry) -> str:
    """Those that were cited, and those that the assessment flags today."""
    cited = next((event.indicators for event in (entry.decision, entry.placed_by) if event), ())
    said = f"Cited: {_numbers(cited)}." if cited else "By inspection." if entry.automatic else "None cited."
    assessed = profile.assessed.schools.get(subject.facts.urn)
    if assessed is None:
        return f"{said} Not assessed."
    flags = [result.indicator for result in assessed.indicators if result.outcome is Outcome.FLAG]
    unsaid = sum(result.outcome is Outcome.CANNOT_SAY for result in assessed.indicators)
    rest = f" {unsaid} cannot be said." if unsaid else ""
    return f"{said} Now flagged: {_numbers(flags) if flags else 'none'}.{rest}"


def _numbers(indicators: Sequence[int]) -> str:
    return ", ".join(map(str, indicators))


def _decided(entry: RegisterEntry) -> str:
    decided = entry.decision
    if decided is not None:
        departs = isinstance(decided.payload, Decision) and decided.payload.departs_from
        return f"{_by(decided)}.{' Sets the rule aside.' if departs else ''}"
    if entry.automatic is None and entry.placed_by:
        return f"{_by(entry.placed_by)}."
    return f"No decision. Recorded by {_by(entry.placed_by)}." if entry.placed_by else "No decision."


def _by(event: Event) -> str:
    """The name without the position, which the changes on record have, and the day."""
    return f"{event.who.partition(',')[0]}, {in_words(event.happened_on)}"


def _officers(subject: Subject) -> str:
    """The newest in each role."""
    newest = {
        event.payload.role: event.payload.officer.name
        for event in subject.happened(Link)
        if isinstance(event.payload, Link)
    }
    if not newest:
        return "none: an academy need not have one" if subject.facts.maintained is False else "none named"
    return "; ".join(f"{_ROLES[role]}: {name}" for role, name in newest.items())


def _last_contact(subject: Subject) -> str:
    last = subject.file.last(*CONTACTS)
    return met(last) if last else "none on record"


def _promised(profile: RegisterProfile, subject: Subject) -> str:
    """How many of what is promised were done in their stretch of time, and which are overdue."""
    standings = [one for one in promise_standings(subject, profile.rules.terms) if not one.promise.may]
    if not standings:
        return "nothing that is counted"
    done = sum(one.kept is Kept.MET for one in standings)
    late = [one.promise.rule for one in standings if one.kept is Kept.OVERDUE]
    return f"{done} of {len(standings)} done so far{f'; overdue: {listed(late)}' if late else ''}"


def _look_again(profile: RegisterProfile, subject: Subject, entry: RegisterEntry) -> str:
    """The day set at the last review, else the end of the stretch in which the policy asks for one."""
    said = entry.review.payload if entry.review else None
    if isinstance(said, Review) and said.next_on and said.next_on >= subject.as_at:
        return in_words(said.next_on)
    rule = profile.pack.deadline("risk_assessment")
    if not isinstance(rule, RecurringDate):
        return "not set"
    return on_day(rule.stretch(subject.as_at, profile.rules.terms)[1])
