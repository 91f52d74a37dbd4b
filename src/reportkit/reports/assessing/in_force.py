"""That a policy is used on a day outside its years, in a sentence."""

from __future__ import annotations

from datetime import date

from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words


def outside_its_years(pack: PolicyPack, day: date) -> str:
    """That the day is before or after the policy's years, as they are taken; "" where it is within them."""
    if pack.valid_to and day > pack.valid_to:
        return f"We take it to have ended on {in_words(pack.valid_to)}."
    if day < pack.valid_from:
        return f"We take it to hold from {in_words(pack.valid_from)}, after this day."
    return ""
