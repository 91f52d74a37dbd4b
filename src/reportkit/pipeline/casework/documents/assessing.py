"""The assessment of the record's day beside the record, for the documents that speak of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportkit.judgement.crosswalks import Crosswalk
from reportkit.pipeline.casework.documents.desk import Desk
from reportkit.pipeline.keeping import kept_assessments
from reportkit.publishing.manifest import sha256_of


@dataclass(frozen=True, slots=True)
class Assessed:
    """The folders of the assessment of the day and of the one it is compared with ("" for none)."""

    snapshot: str
    earlier: str

    @property
    def locations(self) -> Mapping[str, str]:
        """What a notebook is given to find them."""
        return {"snapshot": self.snapshot, "earlier": self.earlier}

    @property
    def data(self) -> Mapping[str, str]:
        """The hash of what they say: a kept assessment is named by all that it rests on."""
        names = "\0".join("/".join(Path(folder).parts[-4:]) for folder in (self.snapshot, self.earlier))
        return {"assessments": sha256_of(names.encode())}


def assessed(desk: Desk) -> Assessed:
    """The assessments, made if they are not kept yet. Raises as `kept_assessments` does."""
    asked = desk.asked
    kept = kept_assessments(
        desk.places, asked.authority, asked.on, asked.policy, Crosswalk.DFE_STUCK, desk.step
    )
    return Assessed(str(kept.folder), str(kept.earlier or ""))
