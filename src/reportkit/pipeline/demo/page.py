"""cases.md: which school shows which rule, what comes out there, and where to look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.pipeline.demo.cases import Cases
from reportkit.pipeline.demo.checks import Checked
from reportkit.pipeline.demo.inventing import Invented
from reportkit.pipeline.demo.seeing import HISTORY
from reportkit.settings.policies import PolicyPack

Part = tuple[Invented, PolicyPack, Cases, Sequence[Checked]]
_HEADINGS = ("Rule", "What it says", "School", "What was done", "What comes out", "Where to look")


def cases_page(parts: Sequence[Part], term: str) -> str:
    """The page, in markdown."""
    return "\n".join([*_front(parts), *(line for part in parts for line in _part(part, term))]) + "\n"


def _front(parts: Sequence[Part]) -> Iterator[str]:
    checked = [one for *_, each in parts for one in each]
    wrong = [one for one in checked if one.wrong]
    yield from ("# Which school shows which rule", "")
    yield "Everything here is invented: two boroughs, their schools, everybody named, and what was done."
    yield "Circumstances were set and nothing else; what came of them the product worked out."
    yield ""
    if wrong:
        yield f"**{len(wrong)} of {len(checked)} cases did not come out as they must.** They are marked."
    else:
        yield f"All {len(checked)} cases were checked after the run, and each came out as it says."
    yield ""
    yield "Begin with the register, the officers' overview, the Update and one school's profile of a borough."
    yield "Paths are from this folder; every command of reportkit works in it."
    yield ""


def _part(part: Part, term: str) -> Iterator[str]:
    invented, pack, cases, checked = part
    clauses = {rule.id: (rule.clause, rule.means) for rule in pack.rules}
    clauses |= {one.id: (one.clause, one.reason) for one in pack.not_carried}
    order = {rule: place for place, rule in enumerate(sorted(clauses, key=_number))}
    yield from (f"## {invented.borough.printed_name}: {pack.title} ({pack.id})", "")
    yield from _table(_HEADINGS)
    for one in sorted(checked, key=lambda each: order[each.case.rule]):
        yield _row(_cells(invented, one, clauses[one.case.rule], term))
    yield from ("", "### Rules without a case here", "")
    yield from _table(("Rule", "What it says", "Why"))
    for none in sorted(cases.none, key=lambda each: order[each.rule]):
        clause, means = clauses[none.rule]
        yield _row((f"{none.rule} ({clause})", means, none.why))
    yield ""


def _cells(invented: Invented, one: Checked, said: tuple[str, str], term: str) -> Sequence[str]:
    case, (clause, means) = one.case, said
    school = invented.school(case.at)
    named = f"{school.name} ({school.urn})" if school else invented.borough.name
    see = _where(invented, one.see, term)
    out = f"{case.out} **It did not: {'; '.join(one.wrong)}.**" if one.wrong else case.out
    done = invented.circumstance(case.at)
    return (f"{case.rule} ({clause})", means, named, done, out, see)


def _where(invented: Invented, see: str, term: str) -> str:
    """The document's path from the demo's folder, or the command that prints what is on record."""
    if see.startswith(HISTORY):
        return f'`{see} --authority {invented.slug} --by "Your Name" --why "To see the case"`'
    return f"outputs/{invented.slug}/{term}/{see}" if see else ""


def _table(headings: Sequence[str]) -> Iterator[str]:
    yield _row(headings)
    yield _row(["---"] * len(headings))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(' '.join(cell.split()).replace('|', '/') for cell in cells)} |"


def _number(rule: str) -> tuple[int, str]:
    """Rules in the order of their numbers, a letter after the number."""
    digits = "".join(mark for mark in rule if mark.isdigit())
    return int(digits), rule
