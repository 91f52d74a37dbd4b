"""Areas figures are published for, by the code DfE gives them."""

from __future__ import annotations

import re

_AREA = re.compile(r"[1-9]\d{2}")


class AreaCode(str):
    """Three-digit DfE code of a local authority (312), a region (986) or England (970)."""

    __slots__ = ()

    def __new__(cls, text: str) -> AreaCode:
        if not _AREA.fullmatch(text):
            raise ValueError(f"“{text}” is not an area code: it is three digits, such as 312.")
        return super().__new__(cls, text)


ENGLAND = AreaCode("970")
LONDON = AreaCode("986")
