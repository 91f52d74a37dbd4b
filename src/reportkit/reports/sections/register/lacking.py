"""Where the records do not meet the policy, and what to do: for the team alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.blocks import Block, Heading
from reportkit.casework.requirements import SchoolBreach, find_register_breaches
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.sections.register.promised import by_phase
from reportkit.reports.wording import counted, sentence_case

_COLUMNS = (("School", 2.4), ("Clause", 1.3), ("What the record lacks", 3.4), ("What to do", 3.6))
_GAP = "A gap in the record is a gap in the record. It says nothing of the school."
# From so many schools on, what all of them lack alike is told once.
_MANY = 6


def what_is_lacking(profile: RegisterProfile) -> list[Block]:
    """Every rule that the record of a school does not meet: school by school, what many lack alike once."""
    many = _alike(profile)
    rows = [
        [f"{breach.school} ({breach.urn})", breach.clause, breach.missing, breach.remedy]
        for breach in lacking_apart(profile)
    ]
    return part(
        "What the records lack",
        listing("Rules that the record does not meet", _COLUMNS, rows, _no_rows(many), (_GAP,)),
        *(block for breaches in many for block in _told_once(profile, breaches)),
    )


def lacking_apart(profile: RegisterProfile) -> Iterator[SchoolBreach]:
    """What the records of only a few schools lack, school by school."""
    alike = {breach for breaches in _alike(profile) for breach in breaches}
    found = find_register_breaches(profile.subjects, profile.rules)
    return (breach for breach in found if breach not in alike)


def _alike(profile: RegisterProfile) -> list[Sequence[SchoolBreach]]:
    """What the records of many schools lack in just the same way."""
    groups: dict[tuple[str, str, str], list[SchoolBreach]] = {}
    for breach in find_register_breaches(profile.subjects, profile.rules):
        groups.setdefault((breach.clause, breach.missing, breach.remedy), []).append(breach)
    return [breaches for breaches in groups.values() if len(breaches) >= _MANY]


def _no_rows(many: Sequence[Sequence[SchoolBreach]]) -> str:
    if many:
        return f"No school’s record lacks anything but what stands below. {_GAP}"
    return "The record of every school meets the policy’s rules, as far as a record can show."


def _told_once(profile: RegisterProfile, breaches: Sequence[SchoolBreach]) -> Iterator[Block]:
    first, urns = breaches[0], {breach.urn for breach in breaches}
    number = sentence_case(counted(len(urns), "school", "schools"))
    yield Heading(2, f"{number} alike ({first.clause})")
    yield paragraph(first.missing, first.remedy)
    yield by_phase([subject for subject in profile.subjects if subject.facts.urn in urns])
