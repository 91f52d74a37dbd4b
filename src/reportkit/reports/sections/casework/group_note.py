"""The note of a group that monitors a school, such as the Trust Action Group (K46, H111)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, BulletList, Heading, Paragraph
from reportkit.casework.events import Event
from reportkit.casework.events.support_kinds import Panel
from reportkit.reports.citing import words
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.abbreviations import explaining
from reportkit.reports.sections.casework.filling import next_day, particulars, person, points, written
from reportkit.reports.sections.casework.fronts import (
    abbreviations,
    for_school_and_team,
    school_and_team,
)
from reportkit.reports.sections.casework.fronts import front as top
from reportkit.reports.sections.expected import Parts
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words

HEADINGS = ("The meeting", "Since the last meeting", "Progress", "What was agreed", "Next meeting")


def front(profile: PaperProfile) -> list[Block]:
    """Which group's note it is."""
    return top(profile, f"Note of the {group(profile)}", for_school_and_team(profile))


def group(profile: PaperProfile) -> str:
    """The group's name: the policy's for its own, else as it was recorded."""
    said = profile.said(Panel)
    if said is None or is_policy_s_own(said.panel, profile.pack):
        return profile.pack.labels["monitoring_group"]
    return said.panel


def is_policy_s_own(panel: str, pack: PolicyPack) -> bool:
    """Whether a group as people write it is the one that the policy names, by its name or abbreviation."""
    name, _, short = pack.labels["monitoring_group"].rstrip(")").partition(" (")
    said = panel.casefold()
    return name.casefold() in said or short.casefold() in said.replace("(", " ").replace(")", " ").split()


def abbreviation(pack: PolicyPack) -> str:
    """The policy's group in a file's name: tag, ctg."""
    return pack.labels["monitoring_group"].rstrip(")").partition(" (")[2].casefold()


def meeting(profile: PaperProfile) -> list[Block]:
    """When, who was in the chair and why it met."""
    table = particulars("The meeting", _particulars(profile), is_form=profile.is_form)
    return [Heading(1, "The meeting"), table]


def since_last(profile: PaperProfile) -> list[Block]:
    """What the same group agreed the time before."""
    heading, earlier = Heading(1, "Since the last meeting"), _earlier(profile)
    if not earlier:
        return [heading, Paragraph(words("This is the group’s first meeting about the school on record."))]
    event, said = earlier[-1]
    when = f"The group last met about the school on {in_words(event.happened_on)} ({event.id})."
    if not said.agreed:
        return [heading, Paragraph(words(f"{when} Nothing was agreed then."))]
    agreed = BulletList(tuple(words(item) for item in said.agreed))
    return [heading, Paragraph(words(f"{when} This was agreed then:")), agreed]


def progress(profile: PaperProfile) -> list[Block]:
    """What the group heard and found."""
    said = profile.said(Panel)
    return [Heading(1, "Progress"), *written(said.progress if said else "", is_form=profile.is_form)]


def agreed(profile: PaperProfile) -> list[Block]:
    """What was agreed this time."""
    said = profile.said(Panel)
    return [Heading(1, "What was agreed"), *points(said.agreed if said else (), is_form=profile.is_form)]


def next_meeting(profile: PaperProfile) -> list[Block]:
    """Its day."""
    said = profile.said(Panel)
    return [Heading(1, "Next meeting"), *next_day(said.next_on if said else None, is_form=profile.is_form)]


def readers(profile: PaperProfile) -> tuple[str, ...]:
    """The school and the team."""
    return school_and_team(profile)


_PARTS = (front, meeting, since_last, progress, agreed, next_meeting)
explained = explaining(_PARTS, abbreviations)
IN_ORDER = (*_PARTS, explained)


def expected_parts(_profile: PaperProfile) -> Parts:
    """Every heading always, and the table of the meeting."""
    return Parts(HEADINGS, 0, 1)


def _particulars(profile: PaperProfile) -> Iterator[tuple[str, str]]:
    said, event = profile.said(Panel), profile.event
    yield "School", f"{profile.facts.name} (URN {profile.facts.urn})"
    yield "Group", group(profile)
    yield "Date of the meeting", in_words(event.happened_on) if event else ""
    yield "In the chair", person(said.chaired_by) if said else ""
    yield "Written down by", event.who if event else ""
    yield "Why it met", event.why if event else ""


def _earlier(profile: PaperProfile) -> list[tuple[Event, Panel]]:
    """The meetings of the same group before, the policy's own under whatever name it was recorded."""
    said = profile.said(Panel)
    name = said.panel.casefold() if said else ""
    is_own = said is None or is_policy_s_own(said.panel, profile.pack)
    return [
        (event, other)
        for event, other in profile.before(Panel)
        if (is_own and is_policy_s_own(other.panel, profile.pack)) or other.panel.casefold() == name
    ]
