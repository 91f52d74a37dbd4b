"""The top of the register: whose it is, of which day, who alone may read it, and what there is to do."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, BulletList, Heading, Title
from reportkit.casework.requirements import Kept, find_register_breaches, promise_standings, without_contact
from reportkit.reports.assessing.in_force import outside_its_years
from reportkit.reports.citing import words
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import paragraph
from reportkit.reports.sections.register.deciding import considered, is_unanswered
from reportkit.reports.sections.register.recording import unrecorded
from reportkit.reports.wording import counted, number_word, sentence_case
from reportkit.vocabulary import in_words

MARKING = "OFFICIAL-SENSITIVE: for the School Improvement Team only. Do not copy or forward."
NOTICE = "This document may be disclosable; consult before release."


def front(profile: RegisterProfile) -> list[Block]:
    """Title, marking, what it rests on, and what there is to do."""
    day = in_words(profile.record.as_at)
    title = Title(register_name(profile), f"{profile.settings.authority.name}, {day}", MARKING, NOTICE)
    todo = tuple(words(f"{sentence_case(line)}.") for line in _to_do(profile))
    return [title, paragraph(*_rests_on(profile)), Heading(1, "At a glance"), BulletList(todo)]


def register_name(profile: RegisterProfile) -> str:
    """What the policy calls it; without a register, the list of its categories."""
    if profile.pack.keeps_register:
        return profile.pack.labels["register"].partition(" (")[0]
    return "Schools by category"


def _rests_on(profile: RegisterProfile) -> Iterator[str]:
    record, header = profile.record, profile.assessed.header
    yield f"As on record, and as known, on {in_words(record.as_at)}. Policy: {profile.pack.title}."
    yield outside_its_years(profile.pack, record.as_at)
    yield "Others in the council may see it only with a reason to know."
    yield f"Inspections are read by the rule {header.crosswalk}."
    if record.kept_since:
        yield f"The team’s records begin on {in_words(record.kept_since)}."
    else:
        yield "Nothing is on record yet, so whatever is missing below may have been done all the same."


def _to_do(profile: RegisterProfile) -> Iterator[str]:
    on = [entry for subject in profile.subjects if (entry := subject.entry) and entry.is_on]
    by_rule = sum(entry.automatic is not None for entry in on)
    where = "on the register" if profile.pack.keeps_register else "in a category on record"
    yield (
        f"{_schools(len(on))} {_are(len(on))} {where}: {_or_none(by_rule)} by a rule, "
        f"{_or_none(len(on) - by_rule)} by a person’s decision"
    )
    unsaid = len([*unrecorded(profile)])
    if unsaid:
        yield f"{_schools(unsaid)} {_are(unsaid)} placed by a rule, and nobody has recorded it"
    else:
        yield "every placement that a rule makes is on record"
    if not profile.pack.keeps_register:
        yield f"{_schools(len(profile.subjects) - len(on))} without a category on record"
    yield from _considered(profile)
    gaps = len(find_register_breaches(profile.subjects, profile.rules))
    yield f"{counted(gaps, 'gap', 'gaps')} in the records"
    late = sum(_overdue(profile))
    yield f"{counted(late, 'promise', 'promises')} to a school overdue"
    if profile.rules.has("H33"):
        silent = len(without_contact(profile.subjects, profile.rules.terms))
        yield f"{_schools(silent)} without a contact on record this term"


def _considered(profile: RegisterProfile) -> Iterator[str]:
    """The schools to decide on, then those that lack only an answer."""
    unanswered = [is_unanswered(profile, *one) for one in considered(profile)]
    lacking = sum(unanswered)
    asked = len(unanswered) - lacking
    yield f"{_schools(asked)} to consider: a person decides" if asked else "no school to consider"
    if lacking:
        yield f"{counted(lacking, 'school lacks', 'schools lack')} only an answer before a person decides"


def _overdue(profile: RegisterProfile) -> Iterator[int]:
    for subject in profile.subjects:
        if subject.category is not None:
            standings = promise_standings(subject, profile.rules.terms)
            yield sum(one.kept is Kept.OVERDUE and not one.promise.may for one in standings)


def _or_none(number: int) -> str:
    return number_word(number) if number else "none"


def _schools(number: int) -> str:
    return counted(number, "school", "schools")


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
