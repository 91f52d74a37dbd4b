"""The top of each paper: what it is, of which school, and who may read it."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.blocks import Block, Paragraph, Title
from reportkit.casework.sharing import Recipient, readers_named
from reportkit.exceptions import UsageError
from reportkit.reports.citing import words
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.abbreviations import explained
from reportkit.reports.wording import listed, listed_apart
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words

NOTICE = "This document may be disclosable; consult before release."
TEAM = "School Improvement Team"
_HEAD = ("headteacher",)
# Under this rule what shows a problem goes to the chair of governors too (Hackney 2.2.1).
_SHARED = "problem_is_shared"


def front(profile: PaperProfile, title: str, marking: str, *said: str) -> list[Block]:
    """Title with school and day, the marking on every page, and what is said first."""
    when = in_words(profile.event.happened_on) if profile.event else "form to be filled in"
    facts = profile.facts
    top = Title(title, f"{facts.name}, {when}", marking.replace("'", "’"), NOTICE)
    policy = f"Policy: {profile.pack.title}."
    return [top, Paragraph(words(" ".join(filter(None, (f"{facts.name}, URN {facts.urn}.", *said, policy)))))]


def abbreviations(blocks: Iterable[Block], pack: PolicyPack) -> list[Block]:
    """Those that the paper uses, on one line; nothing where it uses none (H91, A3.11)."""
    found = [f"{short}, {meaning}" for short, meaning in explained(blocks, pack)]
    return [Paragraph(words(f"Abbreviations: {listed_apart(found)}."))] if found else []


def for_readers(profile: PaperProfile, recipients: tuple[Recipient, ...]) -> str:
    """The marking of a Note of Visit: for those who may have it, and nobody else."""
    roles = listed([one.who for one in recipients if one.request is None])
    people = [one.who for one in recipients if one.request]
    also = f" and {listed(people)}" if people else ""
    others = "Do not forward without asking the School Improvement Team."
    if profile.rules.has("H120"):
        others = "The headteacher may share it; anybody else must ask."
    return f"OFFICIAL-SENSITIVE: for the {roles} of {_school(profile)}{also}. {others}"


def for_school_and_team(profile: PaperProfile) -> str:
    """The marking of a paper that the school and the team work with together."""
    readers = listed([*school_readers(profile.pack)])
    return (
        f"OFFICIAL-SENSITIVE: for the {readers} of {_school(profile)} and the School Improvement "
        "Team only. Ask before you forward it."
    )


def for_team(profile: PaperProfile) -> str:
    """The marking of a paper for officers alone."""
    return (
        "OFFICIAL-SENSITIVE: for the School Improvement Team, and officers who need to know, only. About "
        f"{_school(profile)}. Do not copy or forward."
    )


def school_readers(pack: PolicyPack) -> tuple[str, ...]:
    """To whom at the school the policy shows what concerns it."""
    return readers_named(pack, _SHARED, _HEAD)


def school_and_team(profile: PaperProfile) -> tuple[str, ...]:
    """Who may read a paper that the school and the team work with together."""
    return (*school_readers(profile.pack), TEAM)


def check_readers(stated: str, readers: tuple[str, ...]) -> None:
    """Raises UsageError if those for whom the paper was asked are not those who may have it."""
    if stated != "; ".join(readers):
        raise UsageError(
            f"The paper was asked for “{stated}”, and by what is recorded it is for “{'; '.join(readers)}”. "
            "Build the document with  reportkit build  and not by hand."
        )


def _school(profile: PaperProfile) -> str:
    return f"{profile.facts.name} (URN {profile.facts.urn})"
