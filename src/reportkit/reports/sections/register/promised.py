"""What is due to schools: what their category promises, School Reviews, and contact (H33, H39, H40)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.blocks import Block, BulletList, Heading
from reportkit.casework.requirements import (
    Kept,
    Subject,
    promise_standings,
    school_review,
    without_contact,
)
from reportkit.casework.requirements.contacts import CONTACTS
from reportkit.casework.reviews import ReviewStanding, ReviewStatus
from reportkit.reports.citing import words
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.sections.register.wording import met, named, on_day
from reportkit.reports.wording import counted, listed_apart, sentence_case
from reportkit.vocabulary import in_words

_PROMISES = (("School", 2.6), ("What is promised", 3.4), ("Clause", 1.4), ("Done", 0.9), ("Standing", 2.0))
_REVIEWS = (("School", 3.6), ("Last School Review", 2.2), ("Due", 1.8), ("Standing", 1.6))
_CONTACTS = (("School", 3.6), ("Phase", 1.4), ("Last contact on record", 2.6))
_PHASES = {"pru": "pupil referral unit", "sixteen-plus": "16 to 19"}
_FIRST = (ReviewStatus.OVERDUE, ReviewStatus.DUE)


def what_is_due(profile: RegisterProfile) -> list[Block]:
    """What the schools' categories promise and is not done yet, the overdue first."""
    rows = [[*one] for one in sorted(_promises(profile), key=lambda row: row[-1], reverse=True)]
    none = "Nothing that is promised to these schools is due or overdue."
    return part("What is due to the schools", listing("Promises due or overdue", _PROMISES, rows, none))


def _promises(profile: RegisterProfile) -> Iterator[list[str]]:
    for subject in profile.subjects:
        for one in promise_standings(subject, profile.rules.terms):
            if one.kept is Kept.MET or one.promise.may or subject.category is None:
                continue
            yield [
                named(subject.facts),
                one.promise.what,
                profile.rules.clause(one.promise.rule),
                f"{one.done} of {one.promise.count}",
                f"{one.kept}{' since' if one.kept is Kept.OVERDUE else ' by'} {in_words(one.due)}",
            ]


def school_reviews(profile: RegisterProfile) -> list[Block]:
    """Maintained schools due or overdue; those with none on record by name; academies apart, as offered."""
    if not profile.rules.has("H39"):
        return []
    found = [(subject, school_review(subject, profile.rules)) for subject in profile.subjects]
    known = [(subject, standing) for subject, standing in found if standing]
    dated = [_review_row(subject, one) for subject, one in known if one.status in _FIRST and one.last]
    return part(
        "School Reviews",
        listing("School Reviews due or overdue", _REVIEWS, dated, _none_dated(known)),
        *_never(known),
        *_unknown(known),
        *_offered(known),
    )


_Standings = Sequence[tuple[Subject, ReviewStanding]]


def _review_row(subject: Subject, standing: ReviewStanding) -> list[str]:
    return [named(subject.facts), on_day(standing.last), on_day(standing.due), str(standing.status)]


def _none_dated(known: _Standings) -> str:
    held = sum(one.last is not None for _, one in known)
    if not held:
        return "No School Review is on record for any school, so none can be said to fall due on a day."
    return "No School Review that is on record falls due again this term or is overdue."


def _never(known: _Standings) -> list[Block]:
    """Overdue as no review is on record; that may be a gap of the record."""
    schools = [s for s, one in known if one.status is ReviewStatus.OVERDUE and one.last is None]
    if not schools:
        return []
    number = counted(len(schools), "maintained school", "maintained schools")
    said = (
        f"No School Review is on record for {number}, so each counts as overdue (Strand 5; H39). If one was "
        "held, record it."
    )
    return [Heading(2, "Maintained schools with none on record"), paragraph(said), by_phase(schools)]


def _unknown(known: _Standings) -> list[Block]:
    names = [named(s.facts) for s, one in known if one.status is ReviewStatus.CANNOT_SAY]
    said = "It is not known who maintains these schools, so nothing can be said to be due:"
    return [paragraph(said, f"{listed_apart(names)}.")] if names else []


def _offered(known: _Standings) -> list[Block]:
    """Academies have a review on terms that the board agrees; none is ever overdue (H40)."""
    academies = [(s, one) for s, one in known if one.status is ReviewStatus.OFFERED]
    if not academies:
        return []
    had = [f"{named(s.facts)}, {on_day(one.last)}" for s, one in academies if one.last]
    said = (
        f"{sentence_case(counted(len(academies), 'academy has', 'academies have'))} access to a School "
        "Review on terms that the board agrees (Strand 5; H40). None is ever overdue."
    )
    held = f"On record: {listed_apart(had)}." if had else "None is on record for an academy."
    return [Heading(2, "Academies"), paragraph(said, held)]


def no_contact(profile: RegisterProfile) -> list[Block]:
    """The schools that nobody met or spoke with this term, by what is on record."""
    if not profile.rules.has("H33"):
        return []
    silent = without_contact(profile.subjects, profile.rules.terms)
    last = {subject.facts.urn: subject.file.last(*CONTACTS) for subject in silent}
    rows = [
        [named(one.facts), phase_named(one.facts.phase), met(event)]
        for one in silent
        if (event := last[one.facts.urn])
    ]
    never = [one for one in silent if last[one.facts.urn] is None]
    return part(
        "No contact on record this term",
        paragraph(
            f"Since {in_words(profile.term.starts)} (H33). A contact that was not recorded does not count."
        ),
        listing("Schools with an earlier contact only", _CONTACTS, rows, _none_earlier(silent)),
        *_never_met(never),
    )


def _none_earlier(silent: Sequence[Subject]) -> str:
    return "None of these had an earlier contact." if silent else "Every school has had a contact this term."


def _never_met(never: Sequence[Subject]) -> list[Block]:
    if not never:
        return []
    said = f"{counted(len(never), 'school has', 'schools have')} no contact on record at all."
    return [
        Heading(2, "Schools with no contact on record at all"),
        paragraph(sentence_case(said)),
        by_phase(never),
    ]


def by_phase(subjects: Sequence[Subject]) -> BulletList:
    """The schools of each phase as a point."""
    phases: dict[str, list[str]] = {}
    for subject in subjects:
        phases.setdefault(subject.facts.phase, []).append(named(subject.facts))
    points = [f"{phase_named(phase)}: {listed_apart(names)}." for phase, names in sorted(phases.items())]
    return BulletList(tuple(words(point) for point in points))


def phase_named(phase: str) -> str:
    """A phase as it begins a line: "Pupil referral unit"."""
    return sentence_case(_PHASES.get(phase, phase) or "phase not known")
