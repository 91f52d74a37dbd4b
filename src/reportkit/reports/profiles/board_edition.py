"""The Director's edition of a board's papers: the register of a day beside the borough (H68)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from reportkit.casework.record import read_record
from reportkit.judgement.assessment.themes import Themes, find_themes
from reportkit.reports.profiles.board import board_profile
from reportkit.reports.profiles.board_borough import BoroughPaper, borough_paper
from reportkit.reports.profiles.kept import kept_assessment
from reportkit.reports.profiles.register import RegisterProfile, register_profile
from reportkit.settings.policies import PolicyPack


@dataclass(frozen=True, slots=True)
class NamedNetwork:
    """A network with the schools that are or were in it, each as it is printed."""

    theme: str
    starts: date
    ends: date
    schools: tuple[str, ...]


_NETWORKS = TypeAdapter(tuple[NamedNetwork, ...])


def networks_json(networks: Sequence[NamedNetwork]) -> bytes:
    """The networks as a file: the same networks give the same bytes."""
    return _NETWORKS.dump_json(tuple(networks), indent=1) + b"\n"


@dataclass(frozen=True, slots=True)
class EditionProfile:
    """What members are told, as `paper` and `themes`, and the schools behind it, as `register`."""

    paper: BoroughPaper
    register: RegisterProfile
    themes: Themes
    networks: tuple[NamedNetwork, ...] = ()

    @property
    def pack(self) -> PolicyPack:
        """The policy."""
        return self.register.pack

    def check(self, authority: str, as_at: str) -> EditionProfile:
        """Itself. Raises UsageError if record and assessment are not both of what is asked for."""
        self.register.check(authority, as_at)
        return self


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """Where the edition's evidence stands; `earlier` is "" where no assessment goes before."""

    record: str
    snapshot: str
    earlier: str
    siod: str
    networks: str
    params: str


def read_edition(files: EditionFiles, meeting: str) -> EditionProfile:
    """The edition of a meeting's day from the record, the kept assessments and the overview database.

    Raises MissingData where a file or an assessment is not there, UsageError for a policy without a board.
    """
    whole, params = read_record(Path(files.record)), Path(files.params)
    board = board_profile(whole.of_board(), params, date.fromisoformat(meeting))
    paper = borough_paper(board, Path(files.siod), params, with_earlier=True)
    register = register_profile(whole, files.snapshot, files.earlier, files.params)
    themes = find_themes(kept_assessment(Path(files.snapshot)).assessment)
    networks = _NETWORKS.validate_json(Path(files.networks).read_bytes())
    return EditionProfile(paper, register, themes, networks)
