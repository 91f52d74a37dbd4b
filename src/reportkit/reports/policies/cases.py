"""Worked cases: one school under each policy. They are tested, and printed on the policies' pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, Strict

from reportkit.exceptions import UsageError
from reportkit.settings.policies import Focus, Phase
from reportkit.settings.policies.strict import Indicator, Text, Truth, read_strictly
from reportkit.settings.reading import Setting

Visits = Annotated[int, Strict(), Field(ge=0)]


class CaseSchool(Setting):
    """What is known of the school; what is not given is plain: good, own inspection, nothing flagged."""

    inspection: Literal[
        "outstanding",
        "good",
        "requires_improvement",
        "formal_category",
        "not_inspected",
        "none_held",
        "cannot_say",
    ] = "good"
    own: Truth = True
    repeated: Truth | None = False
    maintained: Truth | None = True
    phase: Phase = Phase.PRIMARY
    head_changed: Literal["yes", "no", "not known"] = "no"
    flagged: tuple[Indicator, ...] = ()
    strong: Truth = False
    special_measures: Truth | None = False
    monitoring_visits: Visits | None = None
    unsaid: tuple[Indicator, ...] = ()
    not_applicable: tuple[Indicator, ...] = ()
    decision: dict[Text, Text] = Field(default_factory=dict)
    reason: str = ""
    focus: Focus = Focus.TEACHING


class Expected(Setting):
    """What the policy gives. `proposals` are "RULE category"; `offers` the lines of each rule.

    `asks` are words that stand in one of the open questions, `not_asked` words that stand in none.
    `silent` are rules that do not speak of the school. `terms` is how the lines of a rule are qualified
    (see `offers.offer_terms`). `focus` is the kind of aspect that the rules point to.
    """

    category: Text | None = None
    route: Text
    register_: Text = Field(default="no register", alias="register")
    says: Text
    applied: tuple[Text, ...] = ()
    proposals: tuple[Text, ...] = ()
    asks: tuple[Text, ...] = ()
    not_asked: tuple[Text, ...] = ()
    silent: tuple[Text, ...] = ()
    focus: Focus | None = None
    visits: int | None = None
    offers: dict[Text, int] = Field(default_factory=dict)
    terms: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)


class PolicyCase(Setting):
    """A school and what each policy makes of it; `comparison` marks the cases every policy is compared on."""

    name: Text
    comparison: Truth = False
    school: CaseSchool = CaseSchool()
    expected: dict[Text, Expected] = Field(min_length=1)


class _Cases(Setting):
    cases: tuple[PolicyCase, ...] = Field(min_length=1)


def read_cases(path: Path) -> tuple[PolicyCase, ...]:
    """The cases, in the file's order. Raises UsageError for two of one name."""
    read, _ = read_strictly(path, _Cases)
    names = [case.name for case in read.cases]
    again = [name for n, name in enumerate(names) if name in names[:n]]
    if again:
        raise UsageError(f"{path.name}: two cases are named “{again[0]}”. Rename one of them.")
    return read.cases


class FlagRow(Setting):
    """The indicators flagged, and the rules that then propose something."""

    flagged: tuple[Indicator, ...]
    proposing: tuple[Text, ...]


class FlagTable(Setting):
    """For one kind of school which of some `rules` propose something, whatever is flagged in a row."""

    policy: Text
    title: Text
    school: CaseSchool = CaseSchool()
    rules: tuple[Text, ...] = Field(min_length=1)
    rows: tuple[FlagRow, ...] = Field(min_length=1)

    @property
    def schools(self) -> tuple[CaseSchool, ...]:
        """The school of each row."""
        return tuple(self.school.model_copy(update={"flagged": row.flagged}) for row in self.rows)


class _Tables(Setting):
    tables: tuple[FlagTable, ...]


def read_flag_tables(path: Path) -> tuple[FlagTable, ...]:
    """The tables, in the file's order."""
    read, _ = read_strictly(path, _Tables)
    return read.tables
