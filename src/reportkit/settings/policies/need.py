"""A test of the team's own records."""

from __future__ import annotations

from pydantic import Field

from reportkit.settings.policies.strict import Text
from reportkit.settings.reading import Setting


class Need(Setting):
    """Its name, and what must be on record to run it."""

    name: Text
    needs: tuple[Text, ...] = Field(min_length=1)
