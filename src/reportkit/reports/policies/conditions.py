"""When a rule speaks, in words: a sentence, or a list where conditions stand within others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.judgement.policies.conditions import in_words
from reportkit.settings.policies import Condition, Graded, PlacingRule, PromptRule

_UNTOLD = " (or that cannot be told)"
_INDENT = "  "
_WITH_A_SECOND_FACT = Graded.REPEATED_REQUIRES_IMPROVEMENT


def when_lines(rule: PlacingRule | PromptRule, consequence: str) -> Iterator[str]:
    """When the rule holds, and what follows.

    A rule that proposes does so too where the inspection that it asks for cannot be told.
    """
    if not _is_nested(rule.when):
        joint, end = (":", ".") if isinstance(rule, PlacingRule) else (",", "")
        yield f"When {_told(rule.when, rule)}{joint} {consequence}{end}"
        return
    yield f"When {_heading(rule.when)}, {consequence}:"
    yield ""
    for part in _parts(rule.when):
        yield from _listed(part, rule, "")


def _listed(condition: Condition, rule: PlacingRule | PromptRule, indent: str) -> Iterator[str]:
    if not _parts(condition):
        yield f"{indent}- {_told(condition, rule)}"
        return
    yield f"{indent}- {_heading(condition)}:"
    for part in _parts(condition):
        yield from _listed(part, rule, indent + _INDENT)


def _told(condition: Condition, rule: PlacingRule | PromptRule) -> str:
    """A condition with no other within its parts."""
    if condition.every or condition.some:
        parts = condition.every or condition.some or ()
        return (" and " if condition.every else " or ").join(_told(part, rule) for part in parts)
    is_asked = rule.kind == "propose" and condition.inspection not in (None, _WITH_A_SECOND_FACT)
    return f"{in_words(condition)}{_UNTOLD if is_asked else ''}"


def _heading(condition: Condition) -> str:
    """What holds of the parts: all of them, any, or none."""
    inner = condition.denied
    if inner is None:
        return "all of these hold" if condition.every else "at least one of these holds"
    return "not all of these hold" if inner.every else "none of these holds"


def _parts(condition: Condition) -> Sequence[Condition]:
    """The conditions joined in one, or in the one that is denied; nothing for a plain condition."""
    joined = condition.denied or condition
    return joined.every or joined.some or ()


def _is_nested(condition: Condition) -> bool:
    """Whether some part of it has parts of its own."""
    return any(_parts(part) for part in _parts(condition))
