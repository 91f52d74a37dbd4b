"""How long before and after a meeting things are due, read from the policy's own rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportkit.casework.calendar.days import Days
from reportkit.exceptions import UsageError
from reportkit.settings.policies import CountedDate, PolicyPack

_RULES = {"papers": "papers_due", "minutes": "minutes_due", "forum": "board_before_forum"}


@dataclass(frozen=True, slots=True)
class Periods:
    """In days, counted as `days` says. `minutes_target` is the team's own, no policy asks for it.

    `forum_papers_before` is how many calendar days before it meets the Forum wants its papers, None where
    that is not known.
    """

    papers_before: int
    minutes_within: int
    forum_after: int
    minutes_target: int
    days: Days = field(default_factory=Days)
    forum_papers_before: int | None = None

    def __post_init__(self) -> None:
        if min(self.papers_before, self.minutes_within, self.forum_after, self.minutes_target) < 1:
            raise ValueError("Periods before and after a meeting are at least 1 day.")
        if self.minutes_target > self.minutes_within:
            raise ValueError("The working target for minutes is later than the day they are due.")


def read_periods(
    pack: PolicyPack,
    minutes_target: int,
    days: Days | None = None,
    forum_papers_before: int | None = None,
) -> Periods:
    """The policy's periods. Raises UsageError for a policy that has no board or counts in other units."""
    return Periods(
        _days_of(pack, _RULES["papers"]),
        _days_of(pack, _RULES["minutes"]),
        _days_of(pack, _RULES["forum"]),
        minutes_target,
        days or Days(),
        forum_papers_before,
    )


def _days_of(pack: PolicyPack, name: str) -> int:
    rule = pack.deadline(name)
    if rule is None:
        raise UsageError(
            f"The policy {pack.id} has no board: it does not say when papers and minutes are due (no rule "
            f"“{name}”), so there is no pack to make. For a board of your own, add such rules to its file in "
            "params/policies."
        )
    if not isinstance(rule, CountedDate) or rule.unit != "day":
        raise UsageError(
            f"The policy {pack.id} has no rule “{name}” that counts days, so a meeting's dates cannot be "
            "worked out. Add the rule to its file in params/policies, or name another policy."
        )
    return rule.count
