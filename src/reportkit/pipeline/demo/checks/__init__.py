"""The cases checked against what came out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportkit.pipeline.demo.cases import Cases, Expected
from reportkit.pipeline.demo.checks.assessed import ASSESSED
from reportkit.pipeline.demo.checks.check import Check
from reportkit.pipeline.demo.checks.printed import PRINTED
from reportkit.pipeline.demo.checks.recorded import RECORDED
from reportkit.pipeline.demo.checks.shown import not_shown
from reportkit.pipeline.demo.seeing import Seen

CHECKS: Mapping[str, Check] = {**ASSESSED, **RECORDED, **PRINTED}


@dataclass(frozen=True, slots=True)
class Checked:
    """A case, the path of the document that shows it ("" for none), and what did not come out as it says."""

    case: Expected
    see: str
    wrong: tuple[str, ...]


def check_cases(cases: Cases, seen: Seen, *, documents: bool = True) -> tuple[Checked, ...]:
    """Every case, checked; without `documents` what they say is left out."""
    left_out = () if documents else tuple(PRINTED)
    return tuple(_checked(case, seen, left_out) for case in cases.cases)


def _checked(case: Expected, seen: Seen, left_out: tuple[str, ...]) -> Checked:
    if not case.holds:
        return Checked(case, "", ("The case checks nothing.",))
    urn = seen.urn_of(case.at)
    holds = {name: value for name, value in case.holds.items() if name not in left_out}
    wrong = [said for name, value in holds.items() for said in CHECKS[name](seen, case, urn, value)]
    if not left_out:
        wrong += not_shown(seen, case, urn)
    return Checked(case, seen.path(case.see, case.at), tuple(wrong))
