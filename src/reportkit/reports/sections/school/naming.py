"""Thresholds and clauses in a few words, where there is no room for the settings' own sentence."""

from __future__ import annotations

from collections.abc import Mapping

from reportkit.reports.assessing.amounts import line_value

_IN_WORDS = ("fifth", "share")
NAMES = {
    "test_n": "a test needs {} pupils",
    "drop_points": "a sudden drop is {} points against England",
    "decline_total": "a steady decline is {} points in all",
    "group_difference": "disadvantaged pupils {} points below the same group in England",
    "subject_range": "subjects {} points apart",
    "comparable_quarter": "among the lowest {}% of comparable schools",
    "pa_quintile": "persistent absence in {} of England’s schools",
    "substitute_quintile": "a substitute in {} of England’s schools",
    "drop_bands": "a fall of {} fifths of England's schools",
    "agreement_bands": "attainment and progress in the best and the weakest {} fifths",
    "drop_z": "a sudden drop must be {} times its standard error",
    "decline_confidence": "a steady decline must be {} certain",
    "progress_confidence": "a low progress score must be {} certain",
    "group_confidence": "a group’s lower outcomes must be {} certain",
    "gap_confidence": "a wider gap must be {} certain",
    "funnel_z_alert": "a figure must be {} standard deviations below comparable schools",
}


def in_short(threshold: Mapping[str, str]) -> str:
    """“Subjects 15 points apart”; without a name of ours, the threshold's own and its value."""
    value, unit = threshold["value"], threshold["unit"]
    if threshold["id"] not in NAMES:
        return f"{threshold['label']}: {line_value(value, unit)}"
    shown = line_value(value, unit) if unit in _IN_WORDS else value.removeprefix("-")
    return NAMES[threshold["id"]].format(shown)


def clause_of(clause: str) -> str:
    """A clause as a head may read it: the appendix spelt out, without the name of its list."""
    return clause.removesuffix(", SARR Indicators").replace("App ", "Appendix ")
