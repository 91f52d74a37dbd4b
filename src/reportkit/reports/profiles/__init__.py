"""Everything known of a borough, a school or a meeting for one document."""

from reportkit.reports.profiles.borough import BoroughProfile, read_borough_profile
from reportkit.reports.profiles.school import SchoolProfile, read_school_profile

__all__ = ["BoroughProfile", "SchoolProfile", "read_borough_profile", "read_school_profile"]
