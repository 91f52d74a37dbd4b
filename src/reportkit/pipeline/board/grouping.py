"""The groups of schools that a count is given for: phases, small ones together, by public facts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from reportkit.judgement.disclosure import can_show_phase
from reportkit.reports.wording import listed, sentence_case

_NAMES = {
    "pru": "pupil referral and alternative provision",
    "sixteen-plus": "sixteen plus",
    "": "phase not known",
}


def group_phases(phases: Iterable[str]) -> Mapping[str, str]:
    """For each phase the label of its group, from the phase of every school.

    A phase with one or two schools is never shown by itself (B5): such phases stand together, with the
    smallest of the others where that is still too few.
    """
    sizes = Counter(phases)
    in_order = sorted(sizes, key=lambda phase: (-sizes[phase], phase))
    alone = [phase for phase in in_order if can_show_phase(sizes[phase])]
    together = [phase for phase in in_order if phase not in alone]
    while together and alone and not can_show_phase(sum(sizes[phase] for phase in together)):
        together.insert(0, alone.pop())
    label = sentence_case(listed([_name(phase) for phase in together])) if together else ""
    return {phase: phase_label(phase) for phase in alone} | dict.fromkeys(together, label)


def phase_label(phase: str) -> str:
    """A phase as the label of a group that it alone is."""
    return sentence_case(_name(phase))


def listed_in(label: str, phases: Iterable[str]) -> tuple[str, ...]:
    """Those of the phases, as `phase_label` has them, that the label of a group lists, as it lists them.

    What is left of the label, a phase that has no school any more, stands as one more.
    """
    rest, found = label.lower(), []
    for phase in sorted(phases, key=len, reverse=True):
        if phase.lower() in rest:
            found.append(phase)
            rest = rest.replace(phase.lower(), "")
    gone = " ".join(word for word in rest.replace(",", " ").split() if word != "and")
    return (*sorted(found, key=lambda phase: label.lower().index(phase.lower())), *([gone] if gone else []))


def _name(phase: str) -> str:
    return _NAMES.get(phase, phase.lower())
