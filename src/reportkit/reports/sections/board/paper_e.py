"""Paper E, the policy and how it compares: two policies beside each other, and the limits in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.blocks import Block, Column, Heading, Inline, Paragraph, Table
from reportkit.reports.assessing.in_force import outside_its_years
from reportkit.reports.citing import words
from reportkit.reports.policies.working import Outcome
from reportkit.reports.profiles.board_policies import PolicyPaper
from reportkit.reports.sections.board.front import Cover, cover, missing
from reportkit.reports.sections.board.keys import key_of
from reportkit.reports.sections.board.limits import thresholds
from reportkit.reports.sections.board.visits_planned import visits
from reportkit.reports.sections.expected import Parts
from reportkit.reports.wording import counted, sentence_case
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words

__all__ = [
    "TITLE",
    "expected_parts",
    "front",
    "policies",
    "same_school",
    "thresholds",
    "visits",
    "words_used",
]

TITLE = "Paper E: the policy, and how it compares"
_COVER = Cover(
    letter="E",
    owner="School Improvement Team",
    purpose="Note, and say whether a limit needs to be looked at again.",
    recommends="Note the policy and the limits in force. Say whether the board agrees those limits.",
    finance="None.",
    equality="The same rules and limits hold for every school.",
    data_protection="None: the paper is made from the policies, and from no record of a school.",
    information="Policies and settings. It may be shown to anybody. It speaks of no real school.",
)
_ROUTES = {
    "automatic": "by rule",
    "default": "by rule, until a person decides",
    "decided": "decided by a person",
    "proposed": "a person considers it",
    "cannot say": "cannot be said",
    "none": "a person decides",
}


def front(paper: PolicyPaper) -> list[Block]:
    """The cover sheet."""
    return cover(paper.board, TITLE, _COVER)


def policies(paper: PolicyPaper) -> list[Block]:
    """Which policies these are, their years, and which rules place a school without a person."""
    heading = Heading(1, "The two policies" if paper.other else "The policy")
    return [heading, *(Paragraph(words(" ".join(_about(pack, paper)))) for pack in paper.packs)]


def same_school(paper: PolicyPaper) -> list[Block]:
    """Nine made-up schools and what each policy makes of them, worked out from its rules."""
    heading = Heading(1, "The same school under both")
    if paper.other is None:
        return [heading, missing("We cannot compare", "There is only one policy in the settings.")]
    if not paper.compared:
        return [heading, missing("We cannot compare", _NO_CASES)]
    rows = tuple((words(one.case), _cell(one.ours), _cell(one.other)) for one in paper.compared)
    table = Table(
        "Nine schools, each under both policies" if len(rows) == _USUAL else "Schools under both policies",
        (
            Column("School", width=1.35),
            Column(paper.ours.borough, width=2.2),
            Column(paper.other.borough, width=2.2),
        ),
        rows,
        "Each made-up school with its category, how it came to it, and the visits in a year.",
        notes=(" ".join((*key_of(rows, *paper.packs), _PLANNED)),),
        small=True,
    )
    return [heading, Paragraph(words(_MADE_UP)), table]


def words_used(paper: PolicyPaper) -> list[Block]:
    """What the categories of both policies mean."""
    rows = tuple(
        (words(pack.borough), words(entry.label), words(entry.means))
        for pack in paper.packs
        for entry in pack.categories
    )
    columns = (Column("Policy", width=1.0), Column("Category", width=1.2), Column("What it means", width=3.4))
    alt_text = "Each category of each policy, from the least concern to the most, and what it means."
    note = "From the least concern to the most, in each policy’s own order."
    return [
        Heading(1, "What the categories mean"),
        Table("Categories", columns, rows, alt_text, notes=(note,), small=True),
    ]


def expected_parts(paper: PolicyPaper) -> Parts:
    """What the paper must hold."""
    headings = (
        "The two policies" if paper.other else "The policy",
        *("The same school under both", "Visits and the level of concern"),
        *("What the categories mean", "Limits in force"),
    )
    return Parts(headings, charts=1, tables=4 if paper.compared else 3)


_USUAL = 9
_MADE_UP = (
    "These schools are made up. Each differs from a plain one, good and with nothing flagged, only as its "
    "name says. The answers are worked out from the rules as they stand today."
)
_PLANNED = "Visits are those planned in a year."
_ONLY_THESE = "Only these place a school without a person deciding:"
_NO_CASES = "The made-up schools are not in this folder: docs/policies/cases.yaml is missing."


def _about(pack: PolicyPack, paper: PolicyPaper) -> Iterator[str]:
    yield f"{pack.title}. {_whose(pack, paper)}"
    yield _years(pack, paper.board.as_at)
    automatic = [rule.means for rule in pack.placing if rule.kind == "automatic"]
    yield "Only this places a school without a person deciding:" if len(automatic) == 1 else _ONLY_THESE
    yield " ".join(automatic)


def _years(pack: PolicyPack, day: date) -> str:
    """The years for which it is taken to hold, and that they are over where they are."""
    outside = outside_its_years(pack, day)
    if outside and pack.valid_to and day > pack.valid_to:
        return (
            f"We take it that it ran from {pack.valid_from:%B %Y} to {pack.valid_to:%B %Y}. "
            "We know of none since."
        )
    until = f" to {in_words(pack.valid_to)}" if pack.valid_to else ""
    taken = f"It is taken as in force {'from' if until else 'since'} {in_words(pack.valid_from)}{until}."
    return f"{taken} {outside}".strip()


def _whose(pack: PolicyPack, paper: PolicyPaper) -> str:
    if pack is not paper.ours:
        return f"It is of {pack.borough}, and stands here to compare with."
    if paper.board.authority.name == pack.borough:
        return "This is the board’s own policy."
    return f"{paper.board.authority.name} works to {pack.borough}’s policy."


def _cell(outcome: Outcome) -> Inline:
    says = sentence_case(outcome.says)
    route = "" if outcome.route in ("proposed", "none") else f" {sentence_case(_ROUTES[outcome.route])}."
    if "until a person decides" in outcome.says:
        route = ""
    return words(f"{says}.{route} {_visits(outcome)}".strip())


def _visits(outcome: Outcome) -> str:
    if not outcome.is_open:
        return ""
    if outcome.visits is None:
        return "A person sets the visits."
    return f"{counted(outcome.visits, 'visit', 'visits').capitalize()}."
