"""For whom a file is, by where it stands or by what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from reportkit.exceptions import UsageError
from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.settings.audiences import DocumentRule

_URN = re.compile(r"(?<!\d)[1-9]\d{5}(?!\d)")


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that is looked at: its path in the term's folder, for whom it is, and of which school.

    `audience` is "" where no rule of params/audiences.yaml fits it; `rule` is the rule that does.
    """

    path: Path
    name: str
    audience: str
    urn: str
    rule: DocumentRule | None

    @property
    def is_letter(self) -> bool:
        """Whether it is an e-mail, which goes to nobody but its recipient."""
        return self.path.suffix.lower() == ".eml"


def placed(known: Knowledge, path: Path, audience: str | None) -> Looked:
    """The file and its readers. Raises UsageError for an audience that is not defined."""
    name = _name(known.folder, path)
    found = known.audiences.place(name)
    rule, urn = (found.rule, found.urn) if found else (None, "")
    if audience is None:
        return Looked(path, name, rule.audience if rule else "", urn, rule)
    asked, _, whose = audience.partition(":")
    if known.audiences.audience(asked) is None:
        names = ", ".join(one.id for one in known.audiences.audiences)
        raise UsageError(f"There is no audience “{asked}”. There are: {names}. For a head:  head:102368.")
    return Looked(path, name, asked, whose or urn or _urn_in(name), rule)


def _name(folder: Path, path: Path) -> str:
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _urn_in(name: str) -> str:
    found = _URN.findall(name)
    return str(found[-1]) if found else ""
