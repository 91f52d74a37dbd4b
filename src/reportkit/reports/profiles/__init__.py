"""Everything known of a borough, a school or a meeting for one document."""

from reportkit.reports.profiles.borough import BoroughProfile, read_borough_profile

__all__ = ["BoroughProfile", "read_borough_profile"]
