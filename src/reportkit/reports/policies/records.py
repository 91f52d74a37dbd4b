"""Worked cases on what the team records: when something is due, and who may see it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from reportkit.settings.policies.strict import Day, Text, Truth, read_strictly
from reportkit.settings.reading import Setting


class DateCase(Setting):
    """The last day in time, `due`, where what the rule counts from is on `day` (none for a fixed day)."""

    policy: Text
    rule: Text
    what: Text
    day: Day | None = None
    due: Day

    @property
    def starts_on(self) -> date:
        """The day counted from."""
        return self.day or self.due


class RecurringCase(Setting):
    """Whether a rule is kept in the stretch that `at` is in, by what was `done`."""

    policy: Text
    rule: Text
    what: Text
    at: Day
    done: tuple[Day, ...] = ()
    kept: Truth


class ReaderCase(Setting):
    """Who may see a document under a rule; with whom it is shared only if something holds."""

    policy: Text
    rule: Text
    document: Text
    to: tuple[Text, ...] = Field(min_length=1)
    others_only_if: str = ""


class InForceCase(Setting):
    """What is said of a policy's years on a day; nothing within them."""

    policy: Text
    day: Day
    says: str = ""


class LadderCase(Setting):
    """A policy's categories, from the least to the most intensive."""

    policy: Text
    categories: tuple[Text, ...] = Field(min_length=2)


class RecordCases(Setting):
    """`docs/policies/records.yaml`; `on_record` has by policy and rule what the rule needs on record."""

    dates: tuple[DateCase, ...]
    recurring: tuple[RecurringCase, ...]
    readers: tuple[ReaderCase, ...]
    in_force: tuple[InForceCase, ...]
    ladders: tuple[LadderCase, ...]
    on_record: dict[Text, dict[Text, tuple[Text, ...]]]

    @model_validator(mode="after")
    def _are_told_apart(self) -> Self:
        named = [
            *((case.policy, case.rule, case.what) for case in self.dates),
            *((case.policy, case.rule, case.what) for case in self.recurring),
        ]
        again = [what for n, (*_, what) in enumerate(named) if named[n] in named[:n]]
        if again:
            raise ValueError(f"two cases of one rule are named “{again[0]}”")
        return self


def read_record_cases(path: Path) -> RecordCases:
    """The cases, in the file's order."""
    read, _ = read_strictly(path, RecordCases)
    return read
