"""What an assessment is made under and rests on, known before it is made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from reportkit.evidence.siod import Siod
from reportkit.judgement.assessment.model import Header
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.judgement.indicators.returns import Returns
from reportkit.settings.policies import PolicyPack, PolicyThresholds
from reportkit.vocabulary import AreaCode

_DECIDES = (".py", ".sql", ".yaml")


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which policy, thresholds and crosswalk schools are assessed, and the council's returns."""

    pack: PolicyPack
    thresholds: PolicyThresholds
    crosswalk: Crosswalk = Crosswalk.DFE_STUCK
    returns: Returns = field(default_factory=Returns)

    @property
    def lines(self) -> Mapping[str, float]:
        """Every threshold's number by its id."""
        return {entry.id: float(entry.value) for entry in self.thresholds.thresholds}


def header_of(siod: Siod, authority: str, area: AreaCode | None, as_at: date, terms: Terms) -> Header:
    """What an assessment would rest on, known before it is made."""
    return Header(
        authority,
        area or "",
        as_at,
        terms.pack.id,
        terms.crosswalk.value,
        _data_hash(siod, terms.returns),
        hash_of(terms),
        fingerprint(),
    )


def _data_hash(siod: Siod, returns: Returns) -> str:
    """Stands for every file held and, where there are some, for the council's returns."""
    if not returns.said:
        return siod.data_hash()
    said = json.dumps(returns.said, sort_keys=True)
    return hashlib.sha256((siod.data_hash() + said).encode()).hexdigest()


def hash_of(terms: Terms) -> str:
    """Stands for the policy and its thresholds."""
    text = terms.pack.model_dump_json() + terms.thresholds.model_dump_json()
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def fingerprint() -> str:
    """Hash of the code that decides what an assessment says, and of the registry of measures."""
    package = files("reportkit")
    parts = [
        found.read_bytes()
        for room in ("evidence", "judgement")
        for found in sorted(Path(str(package.joinpath(room))).rglob("*"))
        if found.suffix in _DECIDES
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
