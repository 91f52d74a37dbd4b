"""What the council knows of the time since an inspection: of the head, and of Ofsted's monitoring visits."""

from __future__ import annotations

from reportkit.evidence.siod.schools import School
from reportkit.judgement.crosswalks import InspectionStatus
from reportkit.judgement.indicators.heads import HeadChanged
from reportkit.judgement.indicators.returns import Returns


def known_since(school: School, status: InspectionStatus, returns: Returns) -> dict[str, object]:
    """Whether the head changed, by which day's return, and how many monitoring visits are on record.

    Nothing is known of a school without an inspection, nor of one of which nobody told anything.
    """
    inspected_on = status.inspection.started_on if status.inspection else None
    head = returns.head_of(school.urns)
    if inspected_on is None:
        return _said(HeadChanged.NOT_KNOWN, None, None)
    changed = head.changed_since(inspected_on) if head else HeadChanged.NOT_KNOWN
    told_on = head.on if head and changed is not HeadChanged.NOT_KNOWN else None
    return _said(changed, told_on, returns.visits_since(school.urns, inspected_on))


def _said(changed: HeadChanged, told_on: object, visits: int | None) -> dict[str, object]:
    return {"head_changed": changed.value, "head_told_on": told_on, "monitoring_visits": visits}
