"""Two policies side by side, as lines on a screen and as sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportkit.blocks.worksheets import Column, Value, Worksheet
from reportkit.judgement.assessment.comparison import Pair, Side
from reportkit.judgement.assessment.model import Header
from reportkit.reports.assessing.in_force import outside_its_years
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words


def lines_of(pairs: Sequence[Pair], packs: Sequence[PolicyPack], header: Header) -> Iterator[str]:
    """Each school under both policies, with the clauses that put it there. `header` is of either."""
    counted = f"{len(pairs)} school{'' if len(pairs) == 1 else 's'}"
    yield (
        f"{counted} as known on {in_words(header.as_at)}; inspections are read by the crosswalk "
        f"{header.crosswalk}{_outside(packs, header)}"
    )
    for pair in pairs:
        yield f"{pair.urn} {pair.name}"
        for side, pack in zip((pair.first, pair.second), packs, strict=True):
            yield f"  {side.policy}: {side.words}{_by(side, pack)}"


def _outside(packs: Sequence[PolicyPack], header: Header) -> str:
    """Which of the policies are used outside their years, to go on after a semicolon; "" for none."""
    said = ((pack.id, outside_its_years(pack, header.as_at)) for pack in packs)
    return "".join(f"; {policy}: {outside.removesuffix('.')}" for policy, outside in said if outside)


def _by(side: Side, pack: PolicyPack) -> str:
    return f"; by {clauses(side, pack)}" if side.rules else "; no rule of it applies"


def clauses(side: Side, pack: PolicyPack) -> str:
    """The rules behind a category, each with its clause."""
    known = {rule.id: rule.clause for rule in pack.rules}
    return ", ".join(f"{rule} ({known[rule]})" for rule in side.rules)


def sheets_of(pairs: Sequence[Pair], packs: Sequence[PolicyPack], header: Header) -> tuple[Worksheet, ...]:
    """The comparison as sheets: a row a school, and the words of each rule that makes a difference."""
    return _schools(pairs, packs, header), _rules(pairs, packs)


def _schools(pairs: Sequence[Pair], packs: Sequence[PolicyPack], header: Header) -> Worksheet:
    columns = (
        Column("URN", 10),
        Column("School", 34),
        *(column for pack in packs for column in _columns(pack)),
        Column("The rules that differ", 60),
    )
    rows: list[list[Value]] = [
        [pair.urn, pair.name, *_cells(pair.first, packs[0]), *_cells(pair.second, packs[1]), _differ(pair)]
        for pair in pairs
    ]
    says = (
        f"The same schools and data under two policies, as known on {in_words(header.as_at)}; inspections "
        f"are read by the crosswalk {header.crosswalk}{_outside(packs, header)}. Officers only."
    )
    return Worksheet("Two policies", says, columns, rows, 2)


def _columns(pack: PolicyPack) -> tuple[Column, ...]:
    return Column(pack.id, 44), Column(f"Route in {pack.id}", 16), Column(f"Rules of {pack.id}", 44)


def _cells(side: Side, pack: PolicyPack) -> tuple[str, str, str]:
    return side.words, side.route, clauses(side, pack)


def _differ(pair: Pair) -> str:
    """Each policy's rules, or that none of its rules applies."""
    sides = (pair.first, pair.second)
    if not any(side.rules for side in sides):
        return "no rule of either applies"
    return " against ".join(
        f"{', '.join(side.rules)} of {side.policy}" if side.rules else f"no rule of {side.policy}"
        for side in sides
    )


def _rules(pairs: Sequence[Pair], packs: Sequence[PolicyPack]) -> Worksheet:
    columns = (
        Column("Policy", 22),
        Column("Rule", 8),
        Column("Clause", 20),
        Column("Schools", 9, 0),
        Column("The policy's words", 70),
        Column("What we take it to mean", 70),
    )
    rows = [
        *_rule_rows(packs[0], [pair.first for pair in pairs]),
        *_rule_rows(packs[1], [pair.second for pair in pairs]),
    ]
    return Worksheet("Rules", "Each rule that places a school or proposes it.", columns, rows, 2)


def _rule_rows(pack: PolicyPack, sides: Sequence[Side]) -> list[list[Value]]:
    schools = Counter(rule for side in sides for rule in side.rules)
    return [
        [pack.id, rule.id, rule.clause, schools[rule.id], _plain(rule.wording), _plain(rule.means)]
        for rule in pack.rules
        if rule.id in schools
    ]


def _plain(text: str) -> str:
    return " ".join(text.split())
