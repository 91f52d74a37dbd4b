"""The councils' policies applied: categories, proposals and what schools can expect."""

from reportkit.judgement.policies.engine import Register, Route, evaluate
from reportkit.judgement.policies.entitlements import (
    Entitlements,
    Fall,
    Offered,
    Who,
    check_monotonic,
    entitlements,
    focus_of,
)
from reportkit.judgement.policies.facts import COLUMNS, check_facts
from reportkit.judgement.policies.firing import Proposal

__all__ = [
    "COLUMNS",
    "Entitlements",
    "Fall",
    "Offered",
    "Proposal",
    "Register",
    "Route",
    "Who",
    "check_facts",
    "check_monotonic",
    "entitlements",
    "evaluate",
    "focus_of",
]
