"""What must come out of the demo, rule by rule, as the policies say it: by hand, checked by the run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportkit.settings.reading import Setting, read_settings

_HERE = Path(__file__).parent / "expected"


class Expected(Setting):
    """A case of a rule, and what comes out.

    `at` is a story, a circumstance of published data, or "borough". `out` says it in words, `see` in which
    document, `holds` as checks by name, `shows` which words stand there about the school where the checks
    do not tell by themselves.
    """

    rule: str
    at: str
    out: str
    see: str = ""
    shows: tuple[str, ...] = ()
    holds: dict[str, Any]


class NoCase(Setting):
    """A rule that has no case here, and why."""

    rule: str
    why: str


class Cases(Setting):
    """All cases of one borough's policy, and the rules without any."""

    policy: str
    cases: tuple[Expected, ...]
    none: tuple[NoCase, ...]

    @property
    def rules(self) -> frozenset[str]:
        """Every rule that is spoken of."""
        return frozenset((*(one.rule for one in self.cases), *(one.rule for one in self.none)))


def read_cases(borough: str) -> Cases:
    """The cases of a borough. Raises UsageError for a file that is not right."""
    return read_settings(_HERE / f"{borough}.yaml", Cases)
