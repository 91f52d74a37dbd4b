"""Visits planned by category, and where they fall though concern grows (H118)."""

from __future__ import annotations

from reportkit.blocks import Block, Chart, Heading, Paragraph
from reportkit.judgement.policies import Fall, Who, check_monotonic, entitlements
from reportkit.reports.charts import draw_counts
from reportkit.reports.citing import words
from reportkit.reports.profiles.board_policies import PolicyPaper
from reportkit.reports.wording import listed
from reportkit.settings.policies import Category, Phase, PolicyPack


def visits(paper: PolicyPaper) -> list[Block]:
    """Visits by category, and where they fall though concern grows (H118): shown, not corrected."""
    planned = [(entry, _planned(paper.ours, entry)) for entry in paper.ours.categories]
    known = [(entry.label, number) for entry, number in planned if number is not None]
    falls = check_monotonic(paper.ours, Phase.PRIMARY)
    heading = Heading(1, "Visits and the level of concern")
    chart = Chart(
        _title(falls),
        f"Visits planned in a year for a maintained primary school, by category of the policy of "
        f"{paper.ours.borough}. Source: the policy’s own table.",
        f"Visits planned in a year: {'; '.join(f'{label}, {number}' for label, number in known)}.",
        draw_counts(known),
    )
    return [heading, Paragraph(words(_oddity(paper.ours, falls))), chart]


def _planned(pack: PolicyPack, entry: Category) -> int | None:
    return entitlements(pack, Who(entry.id, Phase.PRIMARY, maintained=True)).visits_per_year


def _title(falls: tuple[Fall, ...]) -> str:
    if not falls:
        return "Visits never fall as concern grows"
    return f"Visits fall from {falls[0].milder} to {falls[0].intenser}"


def _oddity(pack: PolicyPack, falls: tuple[Fall, ...]) -> str:
    if not falls:
        return f"Under {pack.borough}’s policy, visits never fall from one category to one of more concern."
    told = listed(
        [f"from {fall.visits} a year for {fall.milder} to {fall.fewer} for {fall.intenser}" for fall in falls]
    )
    wording = next((rule.wording for rule in pack.rules if rule.number == "H118"), "")
    quoted = f" Its own words: “{' '.join(wording.split())}”." if wording else ""
    return (
        f"Under {pack.borough}’s policy, visits planned fall {told}, though concern grows. That "
        f"is the policy’s own table. We show it and do not correct it.{quoted}"
    )
