"""A school's history and the register opened for somebody; that they read it is recorded first (H119)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportkit.casework.events import Entry
from reportkit.casework.events.keeping_kinds import Reading
from reportkit.casework.register import Casefile, Register, RegisterEntry, build_register, register_entry
from reportkit.casework.requirements import (
    Kept,
    Rules,
    SchoolFacts,
    Subject,
    find_register_breaches,
    promise_standings,
    school_reviews,
    without_contact,
)
from reportkit.casework.reviews import ReviewStatus
from reportkit.casework.store import open_store
from reportkit.exceptions import CaseworkRefused
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.pipeline.casework.asking import Asked, check_kept, check_officer
from reportkit.pipeline.casework.knowing import (
    NOT_LISTED,
    facts_of,
    know_school,
    listed,
    read_statuses,
    subject_of,
)
from reportkit.pipeline.casework.telling import history_lines, standing_line
from reportkit.pipeline.keeping import open_data, terms_for
from reportkit.places import Places
from reportkit.reports.wording import counted
from reportkit.settings import read_authority, read_terms
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import Urn, in_words

_TOLD = (ReviewStatus.DUE, ReviewStatus.OVERDUE, ReviewStatus.CANNOT_SAY)


@dataclass(frozen=True, slots=True)
class Opened:
    """The register of a day with every school of the authority, and the policy it is held against."""

    register: Register
    subjects: tuple[Subject, ...]
    rules: Rules


def read_history(places: Places, asked: Asked, *, says_who: bool = True) -> list[str]:
    """A school's history by the end of a day as lines, with its earlier numbers, once that is recorded."""
    if asked.urn is None:
        raise CaseworkRefused("Nothing was opened: give the school's URN.")
    check_officer(asked.by)
    check_kept(places)
    store = open_store(places.casework)
    known = know_school(places, asked, asked.urn, store)
    store.append(reading(asked, f"history of {known.facts.urn}"))
    was = f", before that {', '.join(known.facts.earlier)}" if known.facts.earlier else ""
    then = known.history.by(asked.on)
    entry = register_entry(known.facts.urn, Casefile(asked.on, then.standing(asked.on)))
    read = f"That {asked.by} read this on {in_words(asked.today)} is on record (H119)."
    return [
        f"{known.facts.name} ({known.facts.urn}{was})",
        standing_line(entry, known.pack),
        "",
        *history_lines(then, known.pack),
        *(["", read] if says_who else []),
    ]


def open_register(places: Places, asked: Asked, what: str = "register") -> Opened:
    """The register of the day, and every school of the authority with its record, once that is recorded.

    A school on the register that no list has any more is among them, with nothing known of it.
    """
    check_officer(asked.by)
    check_kept(places)
    store = open_store(places.casework)
    return _opened(places, asked, lambda after: store.open_register(reading(asked, what), after))


def register_unread(places: Places, asked: Asked) -> Opened:
    """The same for a check that shows nobody what is in it: no person reads it, so no reading is recorded."""
    check_kept(places)
    events = open_store(places.casework).events(asked.authority)
    return _opened(places, asked, lambda after: build_register(events, asked.on, successors=after))


def _opened(places: Places, asked: Asked, register_of: Callable[[Mapping[Urn, Urn]], Register]) -> Opened:
    authority = read_authority(places.params, asked.authority)
    terms = terms_for(places, authority, asked.policy, Crosswalk.DFE_STUCK)
    with open_data(places) as siod:
        schools = listed(places, siod, authority, asked.on)
        statuses = read_statuses(siod, schools, terms.crosswalk, asked.on)
    known = {school.urn: facts_of(school, statuses[school.urn]) for school in schools}
    register = register_of({old: school.urn for school in schools for old in school.sole_predecessors})
    gone = {entry.urn: SchoolFacts(entry.urn, NOT_LISTED) for entry in register.on if entry.urn not in known}
    subjects = tuple(_subjects(register, known | gone, terms.pack))
    return Opened(register, subjects, Rules(terms.pack, read_terms(places.params)))


def _subjects(register: Register, known: Mapping[Urn, SchoolFacts], pack: PolicyPack) -> Iterator[Subject]:
    """Each school with its record; what is promised counts from the first day on record."""
    files = register.casefiles
    days = (event.happened_on for file in files.values() for event in file.events)
    kept_since = min(days, default=None)
    for urn, facts in known.items():
        yield subject_of(facts, files.get(urn, Casefile(register.as_at, ())), pack, kept_since)


def reading(asked: Asked, what: str) -> Entry:
    """The entry that says who opens what, and why."""
    return Entry(
        authority=asked.authority,
        urn=None,
        who=asked.by,
        recorded_at=asked.at,
        happened_on=asked.today,
        why=asked.why,
        payload=Reading(what=what, as_at=asked.on),
    )


def register_lines(opened: Opened, by: str) -> list[str]:
    """The register as lines: who is on it, what the records lack, what is due, who had no contact.

    `by` is who reads it, "" where that need not be said.
    """
    names = {subject.facts.urn: subject.facts.name for subject in opened.subjects}
    on, day = opened.register.on, opened.register.as_at
    return [
        f"Restricted: {counted(len(on), 'school', 'schools')} on {in_words(day)}.",
        *([f"That {by} read this is on record (H119)."] if by else []),
        *(_entry_line(entry, names, opened.rules) for entry in on),
        *_section("The records lack", _breach_lines(opened)),
        *_section("Entitlements due or overdue", _promise_lines(opened)),
        *_section("School Reviews due or overdue (H39)", _review_lines(opened)),
        *_section("No contact on record this term (H33)", _contact_lines(opened)),
    ]


def _entry_line(entry: RegisterEntry, names: dict[Urn, str], rules: Rules) -> str:
    name = names[entry.urn]
    route = f"by rule {entry.automatic.id}" if entry.automatic else "by decision"
    return f"{entry.urn}  {name}: {standing_line(entry, rules.pack)} ({route})"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", f"{title}:", *(lines or ["  nothing"])]


def _breach_lines(opened: Opened) -> list[str]:
    return [
        f"  {breach.urn}  {breach.school} ({breach.clause}): {breach.missing} {breach.remedy}"
        for breach in find_register_breaches(opened.subjects, opened.rules)
    ]


def _promise_lines(opened: Opened) -> list[str]:
    return [
        f"  {subject.facts.urn}  {subject.facts.name} ({opened.rules.clause(one.promise.rule)}): "
        f"{one.promise.what}, {one.kept} by {in_words(one.due)}, {one.done} of {one.promise.count} done"
        for subject in opened.subjects
        for one in promise_standings(subject, opened.rules.terms)
        if one.kept is not Kept.MET and not one.promise.may and subject.category is not None
    ]


def _review_lines(opened: Opened) -> list[str]:
    reviews = school_reviews(opened.subjects, opened.rules)
    if reviews.note:
        return [f"  {reviews.note}"]
    return [
        f"  {subject.facts.urn}  {subject.facts.name}: {standing.status}"
        + (f", {in_words(standing.due)}" if standing.due else "" if standing.last else ", none is on record")
        for subject, standing in reviews.of(*_TOLD)
    ]


def _contact_lines(opened: Opened) -> list[str]:
    return [
        f"  {subject.facts.urn}  {subject.facts.name}"
        for subject in without_contact(opened.subjects, opened.rules.terms)
    ]
