"""The counts that members were given, and whether an amount in a sentence is one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from reportkit.pipeline.typed.amounts import Amount
from reportkit.pipeline.typed.nouns import PHASES, Of
from reportkit.reports.profiles.support import ALL, ON_REGISTER, PLACED, SCHOOLS, SUPPORTED

_PUBLICLY = re.compile(r"\b(?:ofsted|inspections?|placed|published|public)\b")
_SUPPORT = re.compile(r"\bsupport\w*")
_OF_ALL = re.compile(r"\b(?:of|all)(?: (?:the|our|its))? $")
_SORTED_OUT = re.compile(
    r"\b(?:good|outstanding|better|maintained|academy|academies|infants?|juniors?|more|fewer|other|another)\b"
)
_WORD = re.compile(r"[a-z-]+")


@dataclass(frozen=True, slots=True)
class Released:
    """What members were given, each as kind of count, the words of its group, and the number."""

    counts: frozenset[tuple[str, str, int]] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Released:
        """From counts as they are kept when papers go out: “on the register, Primary: 18”."""
        parted = (re.fullmatch(r"([^,:]+), (.+): (\d+)", text) for text in texts)
        return cls(frozenset((one[1], one[2].casefold(), int(one[3])) for one in parted if one))

    def holds(self, amount: Amount, said: str) -> bool:
        """Whether the amount is one of them, for schools of the same phase and with the same meaning."""
        if amount.number is None or not self.counts or _SORTED_OUT.search(" ".join(amount.said)):
            return False
        if amount.of is Of.UNSAID and not amount.phases and _is_sorted_out(said):
            return False
        kinds = self._kinds(amount, said)
        return any(
            number == amount.number and kind in kinds and _is_group(label, amount.phases)
            for kind, label, number in self.counts
        )

    def _kinds(self, amount: Amount, said: str) -> AbstractSet[str]:
        """The kinds of count that an amount may be by the words of its sentence."""
        if _OF_ALL.search(said[: amount.start]):
            return {SCHOOLS, ON_REGISTER}
        kinds = {SUPPORTED} if _SUPPORT.search(said) else {ON_REGISTER}
        return kinds | {PLACED} if _PUBLICLY.search(said) else kinds


def _is_sorted_out(said: str) -> bool:
    """Whether the sentence speaks of some phase or of good schools: the number may be theirs."""
    return bool(_SORTED_OUT.search(said)) or any(word in PHASES for word in _WORD.findall(said))


def _is_group(label: str, phases: AbstractSet[str]) -> bool:
    if label == ALL:
        return not phases
    named = {PHASES.get(word, word) for word in _WORD.findall(label)} & {*PHASES.values()}
    return bool(phases) and phases == named
