"""The abbreviations that the document uses, and no others (H91, A3.11)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from reportkit.blocks import Block, Table, text_of
from reportkit.blocks.model import BulletList, Callout, Heading, NumberedList, Paragraph, Title
from reportkit.reports.sections.chapters import listing, part
from reportkit.settings.policies import PolicyPack

_COLUMNS = (("Abbreviation", 1.2), ("What it stands for", 4.0))
_USUAL = {
    "CTG": "Challenge Task Group",
    "DfE": "Department for Education",
    "GOBAR": "a school that is good or outstanding but at risk",
    "HoSI": "Head of School Improvement",
    "KIT": "Keeping in Touch",
    "LAC": "looked-after children",
    "LaMA": "Leadership and Management Adviser",
    "LLE": "Local Leader of Education",
    "NLE": "National Leader of Education",
    "NEET": "not in education, employment or training",
    "NoV": "Note of Visit",
    "PRU": "pupil referral unit",
    "RI": "requires improvement",
    "RI (A)": "requires improvement, and making good progress towards good",
    "RI (B)": "requires improvement, and not yet making enough progress, or not enough evidence to tell",
    "SARR": "Schools At Risk Register",
    "SEF": "the school’s self-evaluation form",
    "SEND": "special educational needs and disabilities",
    "SIL": "School Improvement Link",
    "SIOD": "School Improvement Overview Database",
    "SIP": "School Improvement Partner",
    "SSPB": "Schools’ Strategic Partnership Board",
    "TAG": "Trust Action Group",
    "URN": "Unique Reference Number, the school’s number in England’s register of schools",
}
_IN_BRACKETS = re.compile(r"^(.+) \(([A-Z][A-Za-z]*)\)$")
_NEVER_SPELT_OUT = {"SRAS": "the name of the team’s meeting; the policy never spells it out"}


class _UnderPolicy(Protocol):
    @property
    def pack(self) -> PolicyPack: ...


Profile = TypeVar("Profile", bound=_UnderPolicy)
Explain = Callable[[Iterable[Block], PolicyPack], list[Block]]


def explaining(
    parts: Sequence[Callable[[Profile], list[Block]]], explain: Explain
) -> Callable[[Profile], list[Block]]:
    """A document's last part: `explain`, given all that its other parts say of the profile."""

    def last_part(profile: Profile) -> list[Block]:
        """The abbreviations that the other parts use."""
        return explain((block for each in parts for block in each(profile)), profile.pack)

    return last_part


def abbreviations_in(blocks: Iterable[Block], pack: PolicyPack) -> list[Block]:
    """Those that stand in the blocks, as a table."""
    rows = explained(blocks, pack)
    none = "The document uses no abbreviation that has to be explained."
    return part("Abbreviations", listing("Abbreviations in this document", _COLUMNS, rows, none))


def explained(blocks: Iterable[Block], pack: PolicyPack) -> list[tuple[str, str]]:
    """Each that stands in the blocks with its meaning, by the alphabet, in the policy's own words first."""
    said = "\n".join(text for block in blocks for text in texts_of(block))
    known = {**_USUAL, **_NEVER_SPELT_OUT, **_of_policy(pack)}
    return [(short, known[short]) for short in sorted(known, key=str.casefold) if _is_in(short, said)]


def _of_policy(pack: PolicyPack) -> Mapping[str, str]:
    """What its labels spell out: "School Improvement Link (SIL)"."""
    found = (_IN_BRACKETS.match(label) for label in pack.labels.values())
    return {match[2]: match[1].replace("'", "’") for match in found if match}


def _is_in(short: str, said: str) -> bool:
    """As a whole, or of several: PRUs; RI not where RI (A) stands."""
    after = r"(?! \([AB]\))" if short == "RI" else ""
    return re.search(rf"(?<!\w){re.escape(short)}s?(?!\w){after}", said) is not None


def texts_of(block: Block) -> Iterator[str]:
    """Every text of a block that a reader sees."""
    match block:
        case Paragraph():
            yield text_of(block.spans)
        case Callout():
            yield from (block.heading, text_of(block.spans))
        case Heading():
            yield block.text
        case Title():
            yield from (block.text, block.subtitle)
        case BulletList() | NumberedList():
            yield from map(text_of, block.items)
        case Table():
            yield from (block.caption, *block.notes, *(column.label for column in block.columns))
            yield from (text_of(cell) for row in block.rows for cell in row)
        case _:
            return
