"""What the system proposes for a school, the last decision, and room for this meeting's (H97)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, Callout
from reportkit.reports.citing import words
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import paragraph
from reportkit.reports.sections.meeting_paper.up import Up
from reportkit.reports.sections.register.deciding import last_decision, proposed
from reportkit.reports.sections.register.following import next_step
from reportkit.reports.sections.school.standing import listed_or
from reportkit.reports.wording import listed, sentence_case
from reportkit.vocabulary import in_words

_ROOM = 34
_EVIDENCE = (
    "RI (A) takes four parts of evidence: stable leaders, figures, a head who knows the school, plans (H112)."
)


def recommendation(profile: RegisterProfile, up: Up) -> list[Block]:
    """What it comes to: consider, record or nothing new. The system never places by a flag (H28)."""
    return [
        paragraph(*_proposes(profile, up)),
        paragraph(f"Last decision: {last_decision(profile, up.entry).rstrip('.')}.", _next(profile, up)),
    ]


def _next(profile: RegisterProfile, up: Up) -> str:
    said = next_step(profile, up.subject).rstrip(".")
    return f"{said}." if said.startswith("Next") else f"Next: {said[0].lower()}{said[1:]}."


def _proposes(profile: RegisterProfile, up: Up) -> Iterator[str]:
    if up.unrecorded:
        yield f"The rule {listed([*up.rules])} places it by itself. Record the placement."
    default = _default(profile, up)
    if default:
        yield default
    is_outdated = up.by_rule and not up.rules
    if is_outdated:
        yield "By what is held the rule that placed it no longer does. Decide whether it stays, and why."
    if up.proposals:
        yield proposed(profile, up.proposals)
    if not (up.unrecorded or default or up.proposals or is_outdated):
        yield "The rules propose nothing more than what is on record. Consider whether it stands."


def _default(profile: RegisterProfile, up: Up) -> str:
    """That the category is one that holds until a person decides (H50)."""
    category = up.assessed.placement.category if up.assessed else None
    rules = [
        rule for rule in profile.pack.placing if rule.kind == "default" and rule.then.category == category
    ]
    if not rules or not up.rules or (up.entry and up.entry.decision) or category is None:
        return ""
    others = _alternatives(profile, category)
    label, either = profile.pack.label_of(category), listed_or([*others, profile.pack.label_of(category)])
    evidence = f" {_EVIDENCE}" if profile.rules.has("H112") else ""
    return f"Consider {either}. Until a person decides, {label} stands ({rules[0].id}).{evidence}"


def _alternatives(profile: RegisterProfile, category: str) -> list[str]:
    """The other categories for a school so inspected."""
    fits = profile.pack.category(category).fits
    return [
        one.label for one in profile.pack.categories if one.id != category and one.fits and one.fits == fits
    ]


def room_to_decide(profile: RegisterProfile, up: Up) -> list[Block]:
    """A box for the meeting, to be filled in by hand and then recorded."""
    asked = (
        "Decision",
        "Indicators cited, at least one",
        "Decided by, and on which day",
        "Reason",
        "Next review on",
    )
    lines = "\n".join(f"{line}: {'…' * (_ROOM - len(line) // 2)}" for line in asked)
    return [Callout(f"For the meeting to decide: {up.subject.facts.name}", words(lines))]


def standing(profile: RegisterProfile, up: Up) -> str:
    """Where the record has the school, in a sentence."""
    entry = up.entry
    if entry is None or not entry.is_on:
        where = "on the register" if profile.pack.keeps_register else "in a category"
        return f"It is not {where} by what is on record."
    since = f" since {in_words(entry.since)}" if entry.since else ""
    route = "by a rule" if entry.automatic else "by a person’s decision"
    return sentence_case(f"on record as {profile.pack.label_of(entry.category)}{since}, placed {route}.")
