"""Which minutes went to members: those that a Co-Chair had approved as they then stood, or others (H87)."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.casework.sendings import MinutesTrail, Step

NONE: list[tuple[int, int]] = []


def december(day: int) -> date:
    return date(2026, 12, day)


def trail(
    changes: list[int],
    approvals: list[tuple[int, int]],
    sendings: list[tuple[int, int]],
    *,
    draft: bool = False,
) -> MinutesTrail:
    """What was recorded, by its place in the order; approvals and sendings by their day of December too."""
    return MinutesTrail(
        tuple(changes),
        tuple(Step(december(day), place) for day, place in approvals),
        tuple(Step(december(day), place, draft) for day, place in sendings),
    )


# (day, place in the order of recording) of approvals and sendings; the minutes are first written as number 1
SENT = {
    "never approved": ([1], NONE, [(10, 2)], None),
    "approved the day before": ([1], [(9, 2)], [(10, 3)], 10),
    "approved on the day": ([1], [(10, 2)], [(10, 3)], 10),
    "approved the day after": ([1], [(11, 2)], [(10, 3)], None),
    "approved the day after, and recorded after": ([1], [(11, 3)], [(10, 2)], None),
    "approved before, and recorded after": ([1], [(9, 3)], [(10, 2)], 10),
    "approved before, recorded after, and changed in between": ([1, 3], [(9, 4)], [(10, 2)], None),
    "changed after the approval": ([1, 3], [(9, 2)], [(10, 4)], None),
    "changed and approved again": ([1, 3], [(9, 2), (10, 4)], [(10, 5)], 10),
    "changed and approved again too late": ([1, 3], [(9, 2), (11, 4)], [(10, 5)], None),
    "changed after they went": ([1, 4], [(9, 2)], [(10, 3)], 10),
    "unapproved, and once more approved": ([1], [(11, 3)], [(10, 2), (12, 4)], 12),
}


@pytest.mark.parametrize(("changes", "approvals", "sendings", "sent"), SENT.values(), ids=list(SENT))
def test_minutes_are_sent_once_they_went_as_a_co_chair_had_approved_them(
    changes: list[int], approvals: list[tuple[int, int]], sendings: list[tuple[int, int]], sent: int | None
) -> None:
    found = trail(changes, approvals, sendings)
    assert found.sent_on == (december(sent) if sent else None)
    assert found.unapproved_on == (None if sent == 10 else december(10))


@pytest.mark.parametrize("approvals", [NONE, [(9, 2)]])
def test_a_draft_counts_for_nothing_whenever_it_was_approved(approvals: list[tuple[int, int]]) -> None:
    found = trail([1], approvals, [(10, 3)], draft=True)
    assert (found.sent_on, found.unapproved_on, found.draft_on) == (None, None, december(10))


@pytest.mark.parametrize(("changes", "stands"), [([1], True), ([1, 4], False)])
def test_minutes_that_changed_after_they_went_have_not_gone_as_they_stand(
    changes: list[int], *, stands: bool
) -> None:
    found = trail(changes, [(9, 2)], [(10, 3)])
    assert found.went_as_they_stand is stands
    assert found.approved_on == (december(9) if stands else None)
