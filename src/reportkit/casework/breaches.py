"""What a policy requires of the team's records and is not so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that is not met, by its id in the policy, and why, as a sentence for the team alone."""

    rule: str
    words: str
