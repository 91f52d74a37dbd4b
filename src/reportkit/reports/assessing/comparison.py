"""Two policies side by side, as lines on a screen and as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.blocks.worksheets import Column, Worksheet
from reportkit.judgement.assessment.comparison import Pair, Side
from reportkit.judgement.assessment.model import Header
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words


def lines_of(pairs: Sequence[Pair], packs: Sequence[PolicyPack], header: Header) -> Iterator[str]:
    """Each school under both policies, with the clauses that put it there. `header` is of either."""
    counted = f"{len(pairs)} school{'' if len(pairs) == 1 else 's'}"
    yield (
        f"{counted} as known on {in_words(header.as_at)}; inspections are read by the crosswalk "
        f"{header.crosswalk}"
    )
    for pair in pairs:
        yield f"{pair.urn} {pair.name}"
        for side, pack in zip((pair.first, pair.second), packs, strict=True):
            yield f"  {side.policy}: {side.words}{_by(side, pack)}"


def _by(side: Side, pack: PolicyPack) -> str:
    return f"; by {clauses(side, pack)}" if side.rules else "; no rule of it applies"


def clauses(side: Side, pack: PolicyPack) -> str:
    """The rules behind a category, each with its clause."""
    known = {rule.id: rule.clause for rule in pack.rules}
    return ", ".join(f"{rule} ({known[rule]})" for rule in side.rules)


def sheet_of(pairs: Sequence[Pair], packs: Sequence[PolicyPack]) -> Worksheet:
    """The comparison as a sheet, one row a school."""
    first, second = packs
    columns = (
        Column("URN", 10),
        Column("School", 34),
        *(Column(text, 44) for pack in packs for text in (pack.id, f"Rules of {pack.id}")),
    )
    rows = [
        [
            pair.urn,
            pair.name,
            pair.first.words,
            clauses(pair.first, first),
            pair.second.words,
            clauses(pair.second, second),
        ]
        for pair in pairs
    ]
    return Worksheet("Two policies", "The same schools and data under two policies.", columns, rows, 2)
