"""Two policies over one borough: lines for the screen, and a workbook for officers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportkit.exceptions import UsageError
from reportkit.judgement.assessment.comparison import compare
from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.pipeline.keeping import assess_under, open_data, terms_for
from reportkit.pipeline.workbooks import Written, write_workbook
from reportkit.places import Places
from reportkit.reports.assessing.comparison import lines_of, sheets_of
from reportkit.settings import read_authority
from reportkit.vocabulary import in_words

COMPARISON = "restricted/policy-comparison.xlsx"


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparison as lines, and the workbook that was written."""

    lines: tuple[str, ...]
    workbook: Written


def compare_policies(
    places: Places, authority: str, as_at: date, policies: tuple[str, str], crosswalk: Crosswalk
) -> Compared:
    """Two policies over one borough, school by school, told and written. Raises UsageError for one twice."""
    if policies[0] == policies[1]:
        raise UsageError(f"{policies[0]} was named twice. Name two policies to compare.")
    settings = read_authority(places.params, authority)
    both = [terms_for(places, settings, policy, crosswalk) for policy in policies]
    with open_data(places) as siod:
        found = [assess_under(places, siod, authority, as_at, terms) for terms in both]
    packs, pairs = [terms.pack for terms in both], compare(*found)
    header = found[0].header
    title = f"Policies compared, {settings.name}, {in_words(as_at)}"
    sheets = sheets_of(pairs, packs, header)
    written = write_workbook(places, authority, as_at, COMPARISON, title, sheets, _rests_on(found))
    return Compared(tuple(lines_of(pairs, packs, header)), written)


def _rests_on(found: Sequence[Assessment]) -> Mapping[str, str]:
    first, second = (assessment.header for assessment in found)
    return {
        "policy": first.policy,
        "policy compared": second.policy,
        "crosswalk": first.crosswalk,
        "rules": first.rules_hash,
        "rules compared": second.rules_hash,
        "data": first.data_hash,
    }
