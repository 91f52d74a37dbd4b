"""What Paper D says of themes and networks: counts and results that may be shown, and no school's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from reportkit.exceptions import MissingData, UsageError
from reportkit.judgement.assessment.themes import Themes
from reportkit.judgement.metrics.network_impact import Effect
from reportkit.judgement.metrics.participation import Participation
from reportkit.reports.profiles.board import BoardProfile, read_board_profile


@dataclass(frozen=True, slots=True)
class Impact:
    """A measure before and after a network, in its schools and in others of their phases (H35).

    `before` and `after` are school years such as 202425; `is_last` is whether `after` is the network's last.
    """

    measure: str
    phases: tuple[str, ...]
    before: str
    after: str
    is_last: bool
    effect: Effect


@dataclass(frozen=True, slots=True)
class NetworkOnRecord:
    """A network as the returns have it; "" for what nobody recorded.

    `members` is None where the count is withheld, nought where none is on record. Without an `impact`,
    `why_not` completes “we cannot say because”.
    """

    theme: str
    starts: date
    ends: date
    agreed: str = ""
    budget: str = ""
    measure: str = ""
    members: int | None = None
    impact: Impact | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class HandedNetworks:
    """As it is kept in a file.

    Without `themes`, `why_no_themes` completes “we cannot say because”; so does `why_nobody` where it cannot
    be said who takes part.
    """

    authority: str
    as_at: date
    themes: Themes | None = None
    why_no_themes: str = ""
    networks: tuple[NetworkOnRecord, ...] = ()
    participation: Participation = field(default_factory=Participation)
    why_nobody: str = ""


@dataclass(frozen=True, slots=True)
class NetworksPaper:
    """The meeting, and what the paper on themes and networks says for it."""

    board: BoardProfile
    handed: HandedNetworks

    def check(self, authority: str, as_at: str) -> NetworksPaper:
        """Itself. Raises UsageError if anything is not of that authority's board on that day."""
        self.board.check(authority, as_at)
        mine = (self.handed.authority, self.handed.as_at.isoformat())
        if mine != (authority, as_at):
            raise UsageError(
                f"The themes and networks named are of {mine[0]} on {mine[1]}, not of {authority} on "
                f"{as_at}. Build the document with  reportkit build board-pack  and not by hand."
            )
        return self


_HANDED = TypeAdapter(HandedNetworks)


def handed_networks_json(handed: HandedNetworks) -> bytes:
    """As it is kept in a file."""
    return _HANDED.dump_json(handed, indent=1)


def read_handed_networks(path: Path) -> HandedNetworks:
    """What the file says. Raises MissingData if there is none that can be read."""
    try:
        return _HANDED.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise MissingData(f"{path} cannot be read. Build the board pack again.") from error


def read_networks_paper(record: str, params: str, meeting: str, networks: str) -> NetworksPaper:
    """The meeting from the record of the board, and the file that was handed over."""
    return NetworksPaper(read_board_profile(record, params, meeting), read_handed_networks(Path(networks)))
