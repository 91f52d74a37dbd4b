"""Who may read a profile, and of which school it is, stands on every page."""

from __future__ import annotations

import pytest

from reportkit.blocks import Title
from reportkit.reports.sections.school import front
from tests.built import Checkout
from tests.reports.school.reading import CASES, profiles


@pytest.mark.parametrize(
    ("case", "readers", "called"),
    [(0, "headteacher", "profile"), (1, "headteacher and chair of governors", "performance booklet")],
)
def test_the_title_carries_marking_and_notice(
    checkout: Checkout, case: int, readers: str, called: str
) -> None:
    for profile in profiles(checkout, *CASES[case]):
        title = next(block for block in front(profile) if isinstance(block, Title))
        name = profile.facts.name.replace("'", "’")
        assert title.text == f"School {called}"
        assert title.marking.startswith(f"OFFICIAL-SENSITIVE: for the {readers} of {name} ")
        assert f"(URN {profile.facts.urn}) only. Do not forward without asking" in title.marking
        assert title.notice == f"This {called} may be disclosable; consult before release."
