"""The pages on all policies, made anew from the settings of a checkout."""

from __future__ import annotations

from pathlib import Path

from reportkit.places import Places
from reportkit.reports.policies.cases import read_cases, read_flag_tables
from reportkit.reports.policies.page import Worked, policy_page
from reportkit.reports.policies.records import read_record_cases
from reportkit.settings.policies import read_packs, read_policy_thresholds


def make_pages(places: Places) -> dict[Path, str]:
    """Each page's file in `docs/policies` and what it should say."""
    folder = places.root / "docs" / "policies"
    worked = Worked(
        read_cases(folder / "cases.yaml"),
        read_flag_tables(folder / "flags.yaml"),
        read_record_cases(folder / "records.yaml"),
    )
    return {
        folder / f"{pack.id.split('@')[0]}.md": policy_page(
            pack, read_policy_thresholds(places.params, pack), worked
        )
        for pack in read_packs(places.params)
    }


def write_pages(places: Places) -> None:
    """Writes the pages."""
    for path, text in make_pages(places).items():
        path.write_text(text, encoding="utf-8")
