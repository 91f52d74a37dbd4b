"""What a paper reads besides the record of the board: published data, or the worked cases of the policies."""

from __future__ import annotations

from reportkit.evidence.siod import Siod
from reportkit.exceptions import MissingData
from reportkit.pipeline.board.opening import BoardDesk, Reads
from reportkit.publishing.manifest import sha256_of
from reportkit.reports.profiles.board_policies import PolicyPaper, policy_paper


def published_data(desk: BoardDesk) -> Reads:
    """The overview database. Raises MissingData where nothing is loaded."""
    path = desk.places.siod
    if not path.is_file():
        raise MissingData("No data is loaded yet. Run  reportkit load  first.")
    with Siod.open(path, read_only=True) as siod:
        return Reads({"siod": str(path)}, {"data": siod.data_hash()})


def worked_cases(desk: BoardDesk) -> Reads:
    """The schools on which policies are compared; where there are none, the paper says so."""
    path = desk.places.worked_cases
    content = path.read_bytes() if path.is_file() else b""
    return Reads({"cases": str(path)}, {"worked cases": sha256_of(content)})


def policies_compared(desk: BoardDesk, _reads: Reads) -> PolicyPaper:
    """The policies' files as Paper E puts them beside each other."""
    return policy_paper(desk.profile, desk.places.params, desk.places.worked_cases)
