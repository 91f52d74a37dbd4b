"""Placements that a rule makes by itself and that somebody has to record (H45, H46, K48, K54)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block
from reportkit.casework.events.register_kinds import Decision, Placement
from reportkit.casework.register import RegisterEntry, Status
from reportkit.casework.requirements import Subject
from reportkit.judgement.assessment.model import SchoolAssessment
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, part
from reportkit.reports.sections.register.wording import named
from reportkit.reports.wording import listed
from reportkit.vocabulary import in_words

_COLUMNS = (("School", 2.6), ("Rule", 1.2), ("Why", 3.6), ("What to do", 3.2))


def to_record(profile: RegisterProfile) -> list[Block]:
    """Schools that a rule places of which the record does not say so, or says so still when it does not."""
    rows = [*_unrecorded(profile), *_outdated(profile)]
    none = "Every placement that a rule makes is on record, and every one on record still holds."
    return part(
        "Placements to record",
        listing("Placements by a rule that the record does not have right", _COLUMNS, rows, none),
    )


def rules_placing(profile: RegisterProfile, assessed: SchoolAssessment) -> list[str]:
    """The rules that place the school by themselves."""
    automatic = {rule.id for rule in profile.pack.placing if rule.kind == "automatic"}
    return [rule for rule in assessed.placement.applied if rule in automatic]


def unrecorded(
    profile: RegisterProfile,
) -> Iterator[tuple[SchoolAssessment, list[str], RegisterEntry | None]]:
    """The schools a rule places, the rules, and their entry, where that is not on record.

    A decision since the inspection that sets the rule aside by name is a record of it.
    """
    subjects = {subject.facts.urn: subject for subject in profile.subjects}
    for urn, assessed in profile.assessed.schools.items():
        rules, subject = rules_placing(profile, assessed), subjects.get(urn)
        if rules and not (subject and _is_recorded(subject, rules)):
            yield assessed, rules, subject.entry if subject else None


def _is_recorded(subject: Subject, rules: list[str]) -> bool:
    entry = subject.entry
    return entry is not None and (rule_on_record(entry) in rules or _is_set_aside(subject, entry))


def rule_on_record(entry: RegisterEntry) -> str:
    """The rule whose placement is in force by what is on record, "" for none."""
    said = entry.automatic.payload if entry.automatic else None
    return said.rule if isinstance(said, Placement) else ""


def _is_set_aside(subject: Subject, entry: RegisterEntry) -> bool:
    decided, inspected = entry.decision, subject.facts.inspected_on
    if decided is None or not isinstance(decided.payload, Decision) or not entry.is_on:
        return False
    return bool(decided.payload.departs_from) and (inspected is None or inspected <= decided.happened_on)


def _unrecorded(profile: RegisterProfile) -> Iterator[list[str]]:
    for assessed, rules, entry in unrecorded(profile):
        yield [
            f"{assessed.facts['name']} ({assessed.urn})",
            listed(rules),
            str(assessed.facts["inspection"]),
            _what_to_do(rules[0], entry),
        ]


def _what_to_do(rule: str, entry: RegisterEntry | None) -> str:
    if entry is None or entry.status is Status.NOT_ON:
        return f"The rule {rule} places it; nobody has recorded the placement: do so."
    if not entry.is_on and entry.removal:
        return (
            f"{entry.removal.who} took it off on {in_words(entry.removal.happened_on)}. The rule {rule} "
            "places it still: record the placement, or why it does not hold."
        )
    if was := rule_on_record(entry):
        return f"On record is a placement by the rule {was}. The rule {rule} places it now: record that."
    return f"It is on by a person’s decision alone. The rule {rule} places it too: record that placement."


def _outdated(profile: RegisterProfile) -> Iterator[list[str]]:
    """Placements by a rule on record that today's inspection no longer supports."""
    for subject in profile.subjects:
        entry, assessed = subject.entry, profile.assessed.schools.get(subject.facts.urn)
        if entry and entry.automatic and assessed and not rules_placing(profile, assessed):
            rule = rule_on_record(entry)
            yield [
                named(subject.facts),
                rule,
                str(assessed.facts["inspection"]),
                f"By what is held the rule {rule} no longer places it. Decide whether it stays, and on what "
                "grounds.",
            ]
