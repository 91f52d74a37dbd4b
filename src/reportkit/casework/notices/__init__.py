"""What a warning notice needs, step by step, and which steps are on record (H92, H93, K65 to K69)."""

from reportkit.casework.notices.academies import referral_steps
from reportkit.casework.notices.checklist import Checklist, notice_checklist
from reportkit.casework.notices.evidence import advice_on_record, evidence_on_record
from reportkit.casework.notices.steps import Case, Part, Stands, Step

__all__ = [
    "Case",
    "Checklist",
    "Part",
    "Stands",
    "Step",
    "advice_on_record",
    "evidence_on_record",
    "notice_checklist",
    "referral_steps",
]
