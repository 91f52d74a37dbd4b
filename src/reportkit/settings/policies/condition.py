"""The closed vocabulary in which a rule says when it holds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from reportkit.settings.policies.strict import Indicator, Whole
from reportkit.settings.reading import Setting


class Graded(StrEnum):
    """What the latest graded inspection says under the chosen crosswalk (domain C4)."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    GOOD_OR_BETTER = "good_or_better"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    REPEATED_REQUIRES_IMPROVEMENT = "repeated_requires_improvement"
    FORMAL_CATEGORY = "formal_category"
    NOT_INSPECTED = "not_inspected"


class Status(StrEnum):
    """Who is answerable for a school: the council maintains it, or it is an academy or free school."""

    MAINTAINED = "maintained"
    ACADEMY = "academy"


Indicators = Annotated[tuple[Indicator, ...], Field(min_length=1)]
Conditions = Annotated[tuple["Condition", ...], Field(min_length=1)]


class Condition(Setting):
    """One entry and no more. Each holds, does not hold, or cannot be said (then nothing follows silently).

    - `inspection`: what the latest graded inspection says
    - `indicator`, `any_indicator`: that indicator, or at least one of them, is flagged
    - `only_indicators`: at least one of these is flagged and no other is, by what is known
    - `leadership: changed`: the head has changed since the inspection
    - `decision: none`: no person's decision on the category is recorded
    - `concern: special_measures`: that inspection put it in special measures
    - `monitoring_visits`: at least so many Ofsted monitoring visits since then are on record
    - `is`: maintained or an academy
    - `all`, `any`, `not`: other conditions taken together
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    inspection: Graded | None = None
    indicator: Indicator | None = None
    any_indicator: Indicators | None = None
    only_indicators: Indicators | None = None
    leadership: Literal["changed"] | None = None
    decision: Literal["none"] | None = None
    concern: Literal["special_measures"] | None = None
    monitoring_visits: Whole | None = None
    status: Status | None = Field(default=None, alias="is")
    every: Conditions | None = Field(default=None, alias="all")
    some: Conditions | None = Field(default=None, alias="any")
    denied: Condition | None = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if len(self.model_fields_set) != 1 or self.said[1] is None:
            raise ValueError("a condition has one entry; join several under “all” or “any”")
        return self

    @property
    def said(self) -> tuple[str, object]:
        """The name of the one entry and its value."""
        name = next(iter(self.model_fields_set))
        return name, getattr(self, name)
