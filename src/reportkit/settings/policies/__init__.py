"""The councils' policies as data: packs of rules in `params/policies`, and the thresholds they use."""

from reportkit.settings.policies.condition import Condition, Graded, Status
from reportkit.settings.policies.dates import CountedDate, DateRule, FixedDate, RecurringDate
from reportkit.settings.policies.pack import (
    Category,
    NotCarried,
    PolicyIndicator,
    PolicyPack,
    PolicyThreshold,
    PolicyThresholds,
)
from reportkit.settings.policies.reading import read_pack, read_packs, read_policy_thresholds
from reportkit.settings.policies.rule import (
    EXECUTED,
    Deadline,
    Focus,
    Offer,
    OfferRule,
    Per,
    Phase,
    PlacingRule,
    PromptRule,
    Rule,
    Scope,
)

__all__ = [
    "EXECUTED",
    "Category",
    "Condition",
    "CountedDate",
    "DateRule",
    "Deadline",
    "FixedDate",
    "Focus",
    "Graded",
    "NotCarried",
    "Offer",
    "OfferRule",
    "Per",
    "Phase",
    "PlacingRule",
    "PolicyIndicator",
    "PolicyPack",
    "PolicyThreshold",
    "PolicyThresholds",
    "PromptRule",
    "RecurringDate",
    "Rule",
    "Scope",
    "Status",
    "read_pack",
    "read_packs",
    "read_policy_thresholds",
]
