"""The pages on all policies, made anew from the settings of a checkout."""

from __future__ import annotations

from pathlib import Path

from reportkit.places import Places
from reportkit.reports.policies.cases import read_cases
from reportkit.reports.policies.page import policy_page
from reportkit.settings.policies import read_packs, read_policy_thresholds


def make_pages(places: Places) -> dict[Path, str]:
    """Each page's file in `docs/policies` and what it should say."""
    folder = places.root / "docs" / "policies"
    cases = read_cases(folder / "cases.yaml")
    return {
        folder / f"{pack.id.split('@')[0]}.md": policy_page(
            pack, read_policy_thresholds(places.params, pack), cases
        )
        for pack in read_packs(places.params)
    }


def write_pages(places: Places) -> None:
    """Writes the pages."""
    for path, text in make_pages(places).items():
        path.write_text(text, encoding="utf-8")
