"""What a function says once its rule is not there: nothing is found, nothing is asked, nothing is refused.

A function that yields or gives a tuple, text or nothing has one way to say nothing. What says yes or no, or
gives something made for it, has its answer below: the one that it would give if there were no such rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import CodeType, FunctionType
from typing import Any


def _yields_nothing(*_: Any, **__: Any) -> Iterator[Any]:
    yield from ()


BY_RESULT: Mapping[str, FunctionType] = {
    "Iterator": _yields_nothing,
    "tuple": lambda *_, **__: (),
    "list": lambda *_, **__: [],
    "str": lambda *_, **__: "",
    "None": lambda *_, **__: None,
    "Self": lambda self, *_, **__: self,
}
_NO_FLAGS = "lambda *said: np.zeros(np.shape(said[%s]), dtype=np.bool_)"
_CASEWORK, _JUDGEMENT = "reportkit.casework.", "reportkit.judgement."
# In the words of the function's own module.
INSTEAD: Mapping[str, str] = {
    # every decision places, none changes what a rule gave
    _CASEWORK + "register.entries:_decided_afresh": "lambda urn, event, said: _begun(urn, event, said)",
    _CASEWORK + "register.entries:_decided": "lambda urn, before, event, said: before",
    _CASEWORK + "requirements.strands:_is_for_governance": "lambda said: False",
    _CASEWORK + "reviews:review_standing": "lambda *_: ReviewStanding(ReviewStatus.NOT_DUE, None, None)",
    # the board: everybody counts, every meeting is quorate, may vote and is in time
    _CASEWORK + "board.attendance:Attendance.members": "lambda self: self.present",
    _CASEWORK + "board.quorum:count_quorum": "lambda attendance, rule=None, remarks=(): Quorum(())",
    _CASEWORK + "board.voting:Vote.majority": "lambda self: Condition('', True)",
    _CASEWORK + "calendar.recurring:meeting_of_term":
        "lambda terms, term, meetings: Deadline(_EVERY_TERM, '', term.starts, term.starts)",
    _CASEWORK + "calendar.meetings:MeetingDates.forum_order": "lambda self: Forum.IN_ORDER",
    _CASEWORK + "calendar.meetings:MeetingDates._went_unapproved": "lambda self, as_at: False",
    _CASEWORK + "notices.grounds:_grounds": "lambda case: Step(Part.WHY, '', '', Stands.DONE, '')",
    _CASEWORK + "notices.grounds:_pre_formal": "lambda case: Step(Part.BEFORE, '', '', Stands.DONE, '')",
    # aims of which nothing can be said, inspections that say nothing
    _JUDGEMENT + "aims:judge_neighbours": "lambda measures: judge_parts(Aim.NEIGHBOURS, [])",
    _JUDGEMENT + "aims:judge_pace": "lambda measures: judge_parts(Aim.PACE, [])",
    _JUDGEMENT + "aims:judge_medians": "lambda measures: judge_parts(Aim.MEDIANS, [])",
    _JUDGEMENT + "aims:judge_gap": "lambda gap: Verdict.CANNOT_SAY",
    _JUDGEMENT + "inspections:InspectionPicture.aim":
        "lambda self: AimResult(Aim.GOOD_SCHOOLS, Verdict.CANNOT_SAY, 0, 0)",
    _JUDGEMENT + "crosswalks:_requires_improvement": "lambda inspection, crosswalk: False",
    # every count is shown, no network made a difference, nobody takes part
    _JUDGEMENT + "assessment.themes:Theme.can_show": "lambda self: True",
    _JUDGEMENT + "metrics.network_impact:_difference": "lambda members, others: Estimate(0.0, 0.0, 0.0)",
    _JUDGEMENT + "metrics.participation:_part": "lambda group, groups, members: Part(group, 0, None)",
    # tests that flag nothing, returns that nobody gave
    _JUDGEMENT + "indicators.attainment:_is_drop": _NO_FLAGS % 2,
    _JUDGEMENT + "indicators.attainment:_is_decline": _NO_FLAGS % 2,
    _JUDGEMENT + "indicators.groups:_is_low": _NO_FLAGS % 3,
    _JUDGEMENT + "indicators.gaps:_is_flagged": _NO_FLAGS % 3,
    _JUDGEMENT + "indicators.comparable:_quarter": "lambda values, percent: np.full(len(values), np.nan)",
    _JUDGEMENT + "indicators.attendance:_Among.is_worst":
        "lambda self, fifth, years: np.zeros(np.shape(self.fifths[0]), dtype=np.bool_)",
    _JUDGEMENT + "indicators.attendance:_Events.above":
        "lambda self, level: np.zeros(np.shape(self.count), dtype=np.bool_)",
    _JUDGEMENT + "indicators.finance:in_year_deficit":
        "lambda evidence: _not_held(evidence, DEFICIT_TEST)",
    _JUDGEMENT + "indicators.safeguarding:safeguarding":
        "lambda evidence, effective, cell: Sheet(INSPECTED, '', '', np.ones(evidence.size, dtype=np.bool_), "
        "np.full(evidence.size, NOT_INSPECTED, dtype=object), np.zeros(evidence.size, dtype=np.bool_), "
        "{}, [cell], np.full(evidence.size, NO_YEAR))",
    _JUDGEMENT + "indicators.returns:Returns.of":
        "lambda self, test, evidence: np.full(evidence.size, Answer.NO_RETURN, dtype=object)",
    _JUDGEMENT + "indicators.heads:HeadReturn.changed_since":
        "lambda self, inspected_on: HeadChanged.NOT_KNOWN",
    # whatever kind of school, and from whatever day
    "reportkit.evidence.siod.school_kinds:is_state_funded": "lambda kind: True",
    "reportkit.pipeline.for_heads.returns:_is_member": "lambda row, as_at: True",
}  # fmt: skip


def absent(place: str, function: FunctionType) -> CodeType:
    """The code to put in the function's place. Raises LookupError where nobody said what it would be."""
    if place in INSTEAD:
        return eval(INSTEAD[place]).__code__
    result = str(function.__annotations__.get("return", ""))
    kind = "None" if result.endswith("| None") else result.partition("[")[0]
    if kind not in BY_RESULT:
        raise LookupError(f"{place}: say in {__name__} what it answers once its rule is not there")
    return BY_RESULT[kind].__code__
