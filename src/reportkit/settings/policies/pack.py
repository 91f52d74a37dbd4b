"""A policy as data: what it is, its ladder of categories, its indicators and its rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from reportkit.settings.policies.condition import Graded
from reportkit.settings.policies.dates import DateRule
from reportkit.settings.policies.rule import Deadline, OfferRule, PlacingRule, PromptRule, Rule
from reportkit.settings.policies.strict import Day, Exact, Indicator, Text, Truth
from reportkit.settings.reading import Setting


class Category(Setting):
    """A rung of the ladder. `means` is what it says of a school, after the policy's words.

    `fits` are the inspection outcomes it is for; none means any.

    `on_register` is left out by a policy that keeps no register.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    label: Text
    clause: Text
    means: Text
    on_register: Truth | None = None
    fits: tuple[Graded, ...] = ()


class PolicyIndicator(Setting):
    """One of the eleven indicators in this policy's own words, and the rules that speak of it."""

    number: Indicator
    name: Text
    rules: tuple[Text, ...] = Field(min_length=1)
    clause: Text
    wording: Text
    source: Literal["public", "local"]


class NotCarried(Setting):
    """A rule that no program carries, and why."""

    id: Text
    clause: Text
    reason: Text


class Override(Setting):
    """A threshold that this policy or its borough sets otherwise than `thresholds.yaml`."""

    value: Exact
    standing: Literal["policy", "local setting"]
    owner: Text
    set_on: Day
    source: Text


class PolicyPack(Setting):
    """`params/policies/ID.yaml`. `dates_note` says which dates the policy leaves open and what we assume.

    `otherwise` is the category of a school that nothing places and nothing is proposed for.
    """

    id: Annotated[str, Field(pattern=r"^[a-z-]+@\d{4}-\d{2}$")]
    borough: Text
    title: Text
    version: Text
    valid_from: Day
    valid_to: Day | None = None
    dates_note: Text
    supersedes: str = ""
    labels: dict[Text, Text]
    categories: tuple[Category, ...] = Field(min_length=2)
    otherwise: Text | None = None
    indicators: tuple[PolicyIndicator, ...] = Field(min_length=11, max_length=11)
    rules: tuple[Rule, ...]
    not_carried: tuple[NotCarried, ...] = ()
    thresholds: dict[Text, Override] = Field(default_factory=dict)

    @property
    def placing(self) -> tuple[PlacingRule, ...]:
        """The rules that place or propose, in the policy's order."""
        return tuple(rule for rule in self.rules if isinstance(rule, PlacingRule))

    @property
    def prompting(self) -> tuple[PromptRule, ...]:
        """The rules that ask a person something, in the policy's order."""
        return tuple(rule for rule in self.rules if isinstance(rule, PromptRule))

    def deadline(self, name: str) -> DateRule | None:
        """The deadline of that name, None if the policy sets no such one."""
        rule = self.deadline_rule(name)
        return rule.deadline if rule else None

    def deadline_rule(self, name: str) -> Deadline | None:
        """The rule that sets the deadline of that name, None if no rule does."""
        found = (rule for rule in self.rules if isinstance(rule, Deadline))
        return next((rule for rule in found if rule.deadline.name == name), None)

    @property
    def offering(self) -> tuple[OfferRule, ...]:
        """The rules that say what schools can expect, in the policy's order."""
        return tuple(rule for rule in self.rules if isinstance(rule, OfferRule))

    def has_focus(self, category: str) -> bool:
        """Whether what the category brings depends on its one aspect, such as Hackney's 2.5.6 and 2.5.7."""
        scopes = (rule.applies_to for rule in self.offering)
        return any(scope.focus is not None and category in scope.categories for scope in scopes)

    @property
    def keeps_register(self) -> bool:
        """Whether the policy has a register of schools at risk."""
        return any(category.on_register is not None for category in self.categories)

    def rank(self, category: str) -> int:
        """The place on the ladder, 0 for the least intensive."""
        return [entry.id for entry in self.categories].index(category)

    def category(self, category: str) -> Category:
        """The category of that id."""
        return self.categories[self.rank(category)]

    def label_of(self, category: str) -> str:
        """The category as the policy names it; its id where it is another policy's."""
        return next((known.label for known in self.categories if known.id == category), category)

    def public_indicators(self) -> Iterator[int]:
        """The numbers of the indicators that have a public source (A3.13)."""
        return (entry.number for entry in self.indicators if entry.source == "public")

    def overlaps(self, other: PolicyPack) -> bool:
        """Whether both are in force on some day; a policy without an end lasts for good."""
        return max(self.valid_from, other.valid_from) <= min(
            self.valid_to or date.max, other.valid_to or date.max
        )


class PolicyThreshold(Setting):
    """A number that an indicator uses: `indicator` and `test` as in domain E1, none for all of them.

    `label` is its name for people, which the value completes. The value is in `unit`; the sign is that
    of the change or difference it is compared with.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Text
    value: Exact
    unit: Text
    indicator: Indicator | None = None
    test: str = ""
    standing: Literal["policy", "local setting"]
    owner: Text
    set_on: Day
    source: Text
    means: Text


class PolicyThresholds(Setting):
    """`params/policies/thresholds.yaml`, with what a policy sets otherwise already in place."""

    thresholds: tuple[PolicyThreshold, ...] = Field(min_length=1)

    def entry(self, threshold: str) -> PolicyThreshold:
        """The threshold of that id. Raises KeyError if there is none: the asker is at fault."""
        found = {entry.id: entry for entry in self.thresholds}
        return found[threshold]

    def value(self, threshold: str) -> Decimal:
        """Its number, in its own unit."""
        return self.entry(threshold).value

    def of_indicator(self, number: int) -> tuple[PolicyThreshold, ...]:
        """The thresholds that belong to one indicator."""
        return tuple(entry for entry in self.thresholds if entry.indicator == number)
