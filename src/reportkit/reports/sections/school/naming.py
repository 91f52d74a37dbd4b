"""A threshold in a few words with its value, where there is no room for the settings' own sentence."""

from __future__ import annotations

from collections.abc import Mapping

from reportkit.reports.assessing.amounts import line_value

NAMES = {
    "test_n": "a test needs {} pupils",
    "drop_points": "a sudden drop is {} points against England",
    "decline_total": "a steady decline is {} points in all",
    "group_difference": "disadvantaged pupils {} points below the same group in England",
    "subject_range": "subjects {} points apart",
    "comparable_quarter": "among the lowest {}% of comparable schools",
    "pa_quintile": "persistent absence in fifth {} of five, the highest",
    "substitute_quintile": "a substitute in fifth {} of five, the weakest",
    "drop_bands": "a fall of {} fifths of England's schools",
    "agreement_bands": "attainment and progress in the best and the weakest {} fifths",
    "drop_z": "sudden drop {} standard errors",
    "decline_confidence": "steady decline {} sure, of 1",
    "progress_confidence": "progress {} sure, of 1",
    "group_confidence": "a group's outcomes {} sure, of 1",
    "gap_confidence": "the gap {} sure, of 1",
    "funnel_z_alert": "comparable schools {} standard deviations",
}


def in_short(threshold: Mapping[str, str]) -> str:
    """“Subjects 15 points apart”; without a name of ours, the threshold's own and its value."""
    value = threshold["value"]
    if threshold["id"] in NAMES:
        return NAMES[threshold["id"]].format(value.removeprefix("-"))
    return f"{threshold['label']}: {line_value(value, threshold['unit'])}"
