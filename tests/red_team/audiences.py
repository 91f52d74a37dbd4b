"""What each audience may not be told, said outright in a document that it reads."""

from __future__ import annotations

from pathlib import Path

from tests.red_team.packages import read_package, say, write_package
from tests.red_team.plants import (
    AGENDA,
    BRIEFING,
    CORE,
    FORUM,
    MINUTES,
    NOTICE,
    PACK,
    PAPER_A,
    PAPER_D,
    PAPER_F,
    PROFILE,
    SECOND,
    UPDATE,
    WATCHED,
    Plant,
    edited,
)
from tests.red_team.secrets_of import Secrets

REGISTER = "restricted/register.docx"
SAID: dict[str, tuple[str, str, str]] = {
    "who told us, to a head": ("head", PROFILE, "{informant} told us of the single central record"),
    "who told us of pupils, to a head": ("head", SECOND, "Isolde Lampkin returned a concern"),
    "another school's figures": ("head", PROFILE, "{other.name} is at 71% and you are at 64%"),
    "another school's category": ("head", SECOND, "Like you, {gobar_two.name} is a GOBAR school"),
    "that a school is watched, to its head": ("head", WATCHED, "Decided: to watch and not to place"),
    "a school on the register, to members": ("members", PAPER_A, "{gobar.name} is on the register"),
    "an RI(A) school, to members": ("members", MINUTES, "{ri_a.name} was thought to be RI(A)"),
    "an RI(B) school, to members": ("members", PAPER_D, "{ri_b.name} stays RI(B)"),
    "a flag, to members": ("members", PAPER_D, "{gobar_two.name} is flagged for indicator 2"),
    "a flag of a quiet school, to members": ("members", PAPER_A, "{other.name}: flagged, indicator 8"),
    "a concern that was returned, to members": ("members", AGENDA, "{second.name}: late education plans"),
    "a warning not yet given, to members": (
        "members",
        MINUTES,
        "A warning notice to {second.name} is in draft",
    ),
    "a note of a visit, to members": ("members", NOTICE, "At {mine.name} the visit found weak phonics"),
    "a watched school, to members": ("members", PAPER_F, "{watched.name} is watched"),
    "a watched school, in the whole pack": ("members", PACK, "We keep an eye on {watched.name}"),
    "a group that meets on a school, to members": (
        "members",
        PAPER_F,
        "Challenge Task Group for {gobar.name}: 12 January 2027",
    ),
    "a school on the register, to all schools": ("schools", UPDATE, "{gobar.name} is on the register"),
    "unpublished estimates, to all schools": ("schools", UPDATE, "FFT estimate for {other.name}: 71%"),
    "a school's attendance target": ("public", UPDATE, "{other.name}: ABIE of 94.1% for 2026/27"),
    "a number of schools at risk, to the public": ("public", BRIEFING, "Four schools are GOBAR this term"),
    "a number of schools at risk, to the Forum": ("forum", FORUM, "Four schools are GOBAR this term"),
    "a school with support, to the Forum": (
        "forum",
        FORUM,
        "{gobar.name} takes £4,000 for its School Improvement Link",
    ),
    "looked-after children, to the Director": (
        "director",
        REGISTER,
        "{second.name} has 3 looked-after children",
    ),
    "one pupil, to the Director": ("director", REGISTER, "UPN A998123456780 was excluded on 3 November 2026"),
}
ARGUABLE: dict[str, tuple[str, str, str, str]] = {
    "what another school's head is called": (
        "head",
        PROFILE,
        "{gobar.head}",
        "A head's name is public, and it may stand there for another reason.",
    ),
    "a school at risk without its category": (
        "schools",
        BRIEFING,
        "{gobar_two.name} is one we worry about",
        "Schools are named there rightly too; only the sense of the words tells.",
    ),
    "a concern about a leader, to the Forum": (
        "forum",
        FORUM,
        "{second.head} is to be supported in the post",
        "Heads who are members are named there rightly; only the sense of the words tells.",
    ),
    "good practice whose consent is withdrawn": (
        "schools",
        UPDATE,
        "{withdrawn.name}: Walking buses from three streets",
        "Nothing of it is secret but that the school no longer wants it told.",
    ),
}
IN_MARLHAVEN: dict[str, tuple[str, str, str]] = {
    "another school's category, to a chair": ("chair", CORE, "{enhanced.name} moved to Enhanced"),
    "results of few pupils, to a chair": ("chair", CORE, "Disadvantaged pupils: 2 of 4 met the standard"),
    "another school's category, to a head": ("head", CORE, "{intensive.name} is in Intensive A"),
    "a category, to all schools": ("schools", UPDATE, "{intensive.name}: Intensive A"),
    "a category's word alone, to the public": ("public", BRIEFING, "{enhanced.name} has a LaMA and a TAG"),
}


def for_elected_members(folder: Path, secrets: Secrets) -> Path:
    """The Update given to elected members in public, with a school on the register."""
    parts = read_package(folder / UPDATE)
    say(parts, secrets.fill("{gobar.name} and {ri_a.name} are on the register"))
    return write_package(folder / "public" / "members-edition.docx", parts)


PLANTS: tuple[Plant, ...] = (
    *(edited(name, said, say) for name, said in SAID.items()),
    *(edited(name, said[:3], say, arguable=said[3]) for name, said in ARGUABLE.items()),
    *(edited(name, said, say, authority="marlhaven") for name, said in IN_MARLHAVEN.items()),
    Plant(
        "a school on the register, to elected members",
        "elected-members",
        "public/members-edition.docx",
        for_elected_members,
        "{gobar.name} and",
    ),
)
