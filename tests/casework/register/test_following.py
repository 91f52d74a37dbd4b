"""What may follow what: corrections once and of their kind, and no rule's placement ended unsaid."""

from __future__ import annotations

import pytest

from reportkit.casework.events.register_kinds import Review, Step, Taper, Withdrawal
from reportkit.casework.register import check_follows
from reportkit.exceptions import UsageError
from tests.casework.events.builders import TODAY, by_person, by_rule, contact, decision, event, removal

RULE, PERSON, SPOKEN = event(by_rule(), 1, ago=9), event(by_person(), 1, ago=9), event(contact(), 1, ago=9)
CORE = event(by_rule("enhanced"), 1, ago=9)
SAID = "placed the school by rule, and that cannot end unsaid"
NOT_ON = "was not on the register"

REFUSED = {
    "removing a rule's placement without naming it (H45)": ([RULE], removal(), {}, SAID),
    "a decision off the register, by rule": ([RULE], decision("x", False), {}, "leaves it by a removal"),
    "a decision off the register, a person's": ([PERSON], decision("x", False), {}, "leaves it by a removal"),
    "another category unsaid, without a register (K48)": ([CORE], decision("core", None), {}, SAID),
    "a milder category after a more intensive one, unsaid (K48)": (
        [CORE, event(decision("intensive_a", None, keeps_to_rule=True), 2, ago=5)], decision("core", None),
        {}, SAID,
    ),
    "withdrawing a rule's placement, approved by nobody": (
        [RULE], Withdrawal(), {"corrects": RULE.id}, SAID,
    ),
    "correcting it into a person's placement": ([RULE], by_person(), {"corrects": RULE.id}, SAID),
    "correcting its removal into one that does not name it": (
        [RULE, event(removal(RULE.id), 2, ago=5)], removal(), {"corrects": "102368-2"}, SAID,
    ),
    "removing a school that is not on the register": ([SPOKEN], removal(), {}, NOT_ON),
    "removing it on a day before it was placed": ([PERSON], removal(), {"ago": 10}, NOT_ON),
    "removing it twice": ([PERSON, event(removal(), 2, ago=5)], removal(), {}, NOT_ON),
    "reviewing a school that is not on it": ([], Review(found="x"), {}, NOT_ON),
    "tapering one that is not on it": ([], Taper(steps=(Step(on=TODAY, support="x"),)), {}, NOT_ON),
    "a withdrawal of nothing": ([SPOKEN], Withdrawal(), {}, "which event it takes back"),
    "correcting what is not there": ([], contact(), {"corrects": "102368-7"}, "no event 102368-7"),
    "correcting into another kind": ([SPOKEN], by_person(), {"corrects": SPOKEN.id}, "another kind, contact"),
    "correcting what was corrected": (
        [SPOKEN, event(contact(), 2, corrects=SPOKEN.id)], contact(), {"corrects": SPOKEN.id},
        "was corrected by 102368-2 already",
    ),
    "withdrawing a withdrawal": (
        [SPOKEN, event(Withdrawal(), 2, corrects=SPOKEN.id)], Withdrawal(), {"corrects": "102368-2"},
        "record that event again",
    ),
}  # fmt: skip
MAY = {
    "removing a rule's placement by name": ([RULE], removal(RULE.id), {}),
    "removing a person's placement": ([PERSON], removal(), {}),
    "deciding RI (A)": ([RULE], decision(), {}),
    "stepping down by name (K76)": (
        [CORE], decision("core", None, departs_from=CORE.id, approved_by="AD"), {},
    ),
    "a more intensive category than the rule's, which stays in force": (
        [CORE], decision("intensive_a", None, keeps_to_rule=True), {},
    ),
    "the category the rule gave": ([CORE], decision("enhanced", None), {}),
    "withdrawing a rule's placement, approved": (
        [RULE], Withdrawal(approved_by="Bea"), {"corrects": RULE.id},
    ),
    "correcting a rule's placement": ([RULE], by_rule("inadequate"), {"corrects": RULE.id}),
    "taking back a removal": (
        [RULE, event(removal(RULE.id), 2, ago=5)], Withdrawal(), {"corrects": "102368-2"},
    ),
    "correcting a removal": (
        [PERSON, event(removal(), 2, ago=5)], removal(handed_to="trust"), {"corrects": "102368-2"},
    ),
    "watching a school": ([], decision("x", False), {}),
    "correcting a correction": (
        [SPOKEN, event(contact(), 2, corrects=SPOKEN.id)], contact(), {"corrects": "102368-2"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "payload", "said", "why"), REFUSED.values(), ids=list(REFUSED))
def test_an_event_that_may_not_follow_is_refused(before, payload, said, why):
    with pytest.raises(UsageError) as refused:
        check_follows(event(payload, len(before) + 1, **said), before)
    assert why in str(refused.value)


@pytest.mark.parametrize(("before", "payload", "said"), MAY.values(), ids=list(MAY))
def test_an_event_that_may_follow_does(before, payload, said):
    check_follows(event(payload, len(before) + 1, **said), before)
