"""The rules of a policy: what the policy's words are, what the program takes them to mean."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from reportkit.settings.policies.condition import Condition, Graded, Status
from reportkit.settings.policies.dates import DateRule
from reportkit.settings.policies.need import Need
from reportkit.settings.policies.strict import Text, Truth, Whole
from reportkit.settings.reading import Setting

EXECUTED = ("automatic", "default", "propose", "prompt", "entitlement", "relationship")


class Phase(StrEnum):
    """What a school is, in the words of the school list."""

    NURSERY = "nursery"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    ALL_THROUGH = "all-through"
    SPECIAL = "special"
    PRU = "pru"
    SIXTEEN_PLUS = "sixteen-plus"


class Focus(StrEnum):
    """Whether the one aspect that needs support is linked to teaching and learning (Hackney 2.5.6, 2.5.7)."""

    TEACHING = "teaching"
    OTHER = "other"


class Per(StrEnum):
    """How often an offer is made."""

    HALF_TERM = "half-term"
    TERM = "term"
    MONTH = "month of term"
    YEAR = "year"
    THREE_YEARS = "three years"


class Consequence(Setting):
    """What follows: a category, a place on the register without a category yet, or both."""

    category: Text | None = None
    register_: Literal[True] | None = Field(default=None, alias="register")
    focus: Focus | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.category is None and self.register_ is None:
            raise ValueError("it says neither a category nor register: true")
        return self


class Scope(Setting):
    """Whom an offer is for; what is left out stands for all."""

    categories: tuple[Text, ...] = ()
    phases: tuple[Phase, ...] = ()
    inspection: Graded | None = None
    status: Status | None = Field(default=None, alias="is")
    focus: Focus | None = None


class Offer(Setting):
    """One line of what a school can expect. `visit` counts towards the year's planned visits.

    `ask` says what the policy leaves open; `our_reading` what we take it to mean. `makes_certain` is the
    line of another rule that offers the same less surely: where both apply only this one is told.
    """

    what: Text
    count: Whole | None = None
    per: Per | None = None
    visit: Truth = False
    may: Truth = False
    phases: tuple[Phase, ...] = ()
    ask: str = ""
    our_reading: str = ""
    makes_certain: str = ""

    @model_validator(mode="after")
    def _has_both_or_neither(self) -> Self:
        if (self.count is None) != (self.per is None):
            raise ValueError("“count” and “per” stand together")
        return self


class Recipients(Need):
    """Who may see or be sent a document."""

    document: Text
    to: tuple[Text, ...] = Field(min_length=1)
    others_only_if: str = ""


class _Rule(Setting):
    """`id` as in the list of rules (a letter marks one limb of a clause that has several).

    `wording` is quoted exactly from the policy; `missing_in_source` says that its words are missing.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z]\d{1,3}[a-z]?$")]
    clause: Text
    wording: str = ""
    missing_in_source: Truth = False
    means: Text

    @property
    def number(self) -> str:
        """The id without the letter of its limb."""
        return self.id.rstrip("abcdefghijklmnopqrstuvwxyz")

    @model_validator(mode="after")
    def _is_quoted_or_missing(self) -> Self:
        if bool(self.wording) == self.missing_in_source:
            raise ValueError("give the policy's wording, or say missing_in_source: true")
        return self


class PlacingRule(_Rule):
    """A rule that places a school, does so until a person decides, or proposes that a person consider it."""

    kind: Literal["automatic", "default", "propose"]
    when: Condition
    then: Consequence


class PromptRule(_Rule):
    """A rule that only asks a person something; it places nothing and proposes no category."""

    kind: Literal["prompt"]
    when: Condition
    asks: Text


class OfferRule(_Rule):
    """What schools of a category can expect, or how they stand to the council."""

    kind: Literal["entitlement", "relationship"]
    applies_to: Scope
    offers: tuple[Offer, ...] = Field(min_length=1)


class Invariant(_Rule):
    """Something that must hold of the team's records."""

    kind: Literal["invariant"]
    invariant: Need


class Deadline(_Rule):
    """Something that is due by a date."""

    kind: Literal["deadline"]
    deadline: DateRule


class Audience(_Rule):
    """Who may see something."""

    kind: Literal["audience"]
    audience: Recipients


class Definition(_Rule):
    """What a word or a role means, or what a person alone can judge."""

    kind: Literal["definition"]


Rule = Annotated[
    PlacingRule | PromptRule | OfferRule | Invariant | Deadline | Audience | Definition,
    Field(discriminator="kind"),
]
