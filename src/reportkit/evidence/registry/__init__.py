"""What each measure is: unit, polarity, phase, years, and why some of it is missing."""

from reportkit.evidence.registry.measure import (
    Gap,
    Group,
    Measure,
    Polarity,
    Registry,
    SourceColumns,
    read_registry,
)

__all__ = ["Gap", "Group", "Measure", "Polarity", "Registry", "SourceColumns", "read_registry"]
