"""Events about a school's standing: placed, decided, told, answered, looked at again, tapered, removed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from pydantic import Field, model_validator

from reportkit.casework.events.parties import Ground, Means, Party
from reportkit.casework.events.words import EventId, Named, Payload, Saying, Text, Words
from reportkit.settings.policies import Focus


class Placement(Payload):
    """A school placed on the register (H42, H45, H46), or in a category by K48 or K54.

    `rule` is the policy's rule that places by itself, empty where a person decided: then an indicator
    must be cited. `assessment` names the snapshot it rests on. `focus` and `aspect` are of Enhanced
    (focused) alone. `keeps_category` says that a more intensive category decided before stays (K55).
    """

    kind: ClassVar = "placement"
    category: Text
    policy: Text
    rule: Words = ""
    assessment: Words = ""
    grounds: tuple[Ground, ...] = ()
    focus: Focus | None = None
    aspect: Words = ""
    keeps_category: bool = False

    @property
    def is_automatic(self) -> bool:
        """Whether a rule placed the school, and no person decided."""
        return bool(self.rule)

    @property
    def cites(self) -> bool:
        """A person's placement cites an indicator; a rule's rests on the inspection."""
        return not self.is_automatic


class Decision(Payload):
    """A person's decision on a school's category (H5, H49, H50, H97, H112, K57, K76).

    `on_register` is None for a policy without a register. `departs_from` names the automatic placement
    that the decision sets aside, with who approved it. `evidence` is what it rests on, a line each.
    `keeps_to_rule` says that the category is no milder than the one of the rule's placement in force, which
    so stays in force. `focus` and `aspect` are of Enhanced (focused) alone.
    """

    kind: ClassVar = "decision"
    refers: ClassVar = {"departs_from": ("placement",)}
    comes_after: ClassVar = True
    category: Text
    policy: Text
    on_register: bool | None
    grounds: tuple[Ground, ...] = ()
    evidence: tuple[Text, ...] = ()
    causes_concern: bool = False
    departs_from: EventId | None = None
    approved_by: Words = ""
    assessment: Words = ""
    focus: Focus | None = None
    aspect: Words = ""
    keeps_to_rule: bool = False

    @property
    def cites(self) -> bool:
        """Always (H97)."""
        return True

    @model_validator(mode="after")
    def _is_approved(self) -> Self:
        if self.departs_from and not self.approved_by:
            raise ValueError("setting an automatic placement aside needs who approved it (approved_by)")
        return self


class Contact(Payload):
    """A talk with a school: always for GOBAR before anything is sent (H51, H114); both sides for K33, K63."""

    kind: ClassVar = "contact"
    party: Party
    person: Named
    means: Means
    discussed: Text
    response: Words = ""
    accepts_reasons: bool | None = None


class Notification(Payload):
    """Somebody told in writing: of an academy's placement (H48, H57), a problem (K33) or a notice."""

    kind: ClassVar = "notification"
    refers: ClassVar = {"about": ("placement", "decision", "notice", "removal", "referral")}
    comes_after: ClassVar = True
    party: Party
    person: Named | None = None
    means: Means
    about: EventId | None = None
    said: Text
    reply_by: date | None = None


class Reply(Payload):
    """An answer to a notification or a contact."""

    kind: ClassVar = "reply"
    refers: ClassVar = {"to": ("notification", "contact", "notice", "referral")}
    comes_after: ClassVar = True
    to: EventId
    party: Party
    person: Named | None = None
    said: Text


class Review(Payload):
    """The register's entry looked at again (H42), by whom it was before, and when next."""

    kind: ClassVar = "review"
    found: Text
    panel: Words = ""
    next_on: date | None = None


class Step(Saying):
    """A planned reduction: from which day, what support remains."""

    on: date
    support: Text


class Taper(Payload):
    """Support going down by plan, or handed over (H52, H58, K77). Steps stand in the order of their days."""

    kind: ClassVar = "taper"
    steps: tuple[Step, ...] = Field(min_length=1)
    hands_to: Words = ""

    @model_validator(mode="after")
    def _goes_forward(self) -> Self:
        days = [step.on for step in self.steps]
        if days != sorted(set(days)):
            raise ValueError("the steps of a taper stand in the order of their days, each day once")
        return self


class Removal(Payload):
    """A school taken off the register (H58). One placed by a rule names that placement in `ends`.

    `handed_to` is who goes on supporting it, empty if nobody does.
    """

    kind: ClassVar = "removal"
    refers: ClassVar = {"ends": ("placement",)}
    comes_after: ClassVar = True
    ends: EventId | None = None
    approved_by: Words = ""
    handed_to: Words = ""

    @model_validator(mode="after")
    def _is_approved(self) -> Self:
        if self.ends and not self.approved_by:
            raise ValueError("ending an automatic placement needs who approved it (approved_by)")
        return self


class Withdrawal(Payload):
    """An event that ought not to have been recorded, taken back. It stays in the history.

    Taking back an automatic placement needs who approves it.
    """

    kind: ClassVar = "withdrawal"
    of_school: ClassVar = None
    approved_by: Words = ""
