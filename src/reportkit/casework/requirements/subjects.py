"""What the requirements of a policy are looked at for: one school, its record, what it is promised."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from reportkit.casework.events import Event, Payload
from reportkit.casework.register import Casefile, RegisterEntry, register_entry, register_steps
from reportkit.settings import Terms
from reportkit.settings.policies import Graded, Per, PolicyPack
from reportkit.vocabulary import Urn


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """Who a school is, by the lists and inspections held; None for what they do not tell.

    `earlier` are the URNs it had before, newest first; `graded` is its latest graded inspection as the
    crosswalk reads it.
    """

    urn: Urn
    name: str
    phase: str = ""
    maintained: bool | None = None
    graded: Graded | None = None
    inspected_on: date | None = None
    in_special_measures: bool | None = None
    earlier: tuple[Urn, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A line of what a school can expect that is promised so often; `may` says that it is only offered."""

    rule: str
    clause: str
    what: str
    count: int
    per: Per
    may: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """The policy in force and the dates of terms."""

    pack: PolicyPack
    terms: Terms

    def clause(self, rule: str) -> str:
        """The rule's clause and id, as cited; its id alone for a rule of another policy."""
        found = next((one.clause for one in self.pack.rules if rule in (one.id, one.number)), "")
        if not found:
            return rule
        return f"clause {found}; {rule}" if found[0].isdigit() else f"{found}; {rule}"

    def has(self, rule: str) -> bool:
        """Whether the policy has the rule."""
        return any(rule == one.id for one in self.pack.rules)


@dataclass(frozen=True, slots=True)
class Move:
    """An event that changed a school's category; None stands for no category."""

    event: Event
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Subject:
    """One school on a day.

    `promises` are the lines for its category; `ladder` the visits a year that each category brings, mildest
    first, None where the policy leaves that open. `kept_since` is the day from which the team keeps records.
    """

    facts: SchoolFacts
    file: Casefile
    promises: tuple[Promise, ...] = ()
    ladder: tuple[tuple[str, int | None], ...] = ()
    kept_since: date | None = None

    @property
    def as_at(self) -> date:
        """The day."""
        return self.file.as_at

    @property
    def entry(self) -> RegisterEntry | None:
        """Its place on the register, None if nobody ever placed it or decided on it."""
        return register_entry(self.facts.urn, self.file)

    @property
    def category(self) -> str | None:
        """Its category while it is on the register (or, without a register, in a category)."""
        entry = self.entry
        return entry.category if entry and entry.is_on else None

    def happened(self, *kinds: type[Payload], since: date = date.min) -> tuple[Event, ...]:
        """The events of these kinds on or after a day."""
        return tuple(event for event in self.file.of(*kinds) if event.happened_on >= since)

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every change of category, in the order they happened."""
        found: list[Move] = []
        before: str | None = None
        for event, entry in register_steps(self.facts.urn, self.file):
            after = entry.category if entry and entry.is_on else None
            if after != before:
                found.append(Move(event, before, after))
            before = after
        return tuple(found)

    @property
    def designation(self) -> Move | None:
        """The change that gave the category it has now, None if it has none."""
        return self.moves[-1] if self.category is not None and self.moves else None

    def since(self, categories: Collection[str]) -> date | None:
        """Since when, without a break, its category is one of these; None if it is not."""
        if self.category not in categories:
            return None
        first = None
        for move in reversed(self.moves):
            if move.after not in categories:
                break
            first = move.event.happened_on
        return first
