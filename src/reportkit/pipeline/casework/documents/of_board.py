"""What stands beside a board's pack and its members do not get: the Director's edition, a closed annex.

They stand in restricted/, are made by a command that records who reads the register for them (H119), and are
never bound into the pack.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from reportkit.blocks import Block
from reportkit.casework.events.support_kinds import HandBack, Source, Support
from reportkit.casework.papers import saying
from reportkit.casework.requirements import Subject
from reportkit.casework.requirements.awaited import is_named
from reportkit.exceptions import DocumentError, UsageError
from reportkit.pipeline.board.memberships import read_memberships, read_networks
from reportkit.pipeline.board.opening import AskedPack, BoardDesk
from reportkit.pipeline.casework.documents.assessing import Assessed, assessed
from reportkit.pipeline.casework.documents.desk import Desk, Wanted
from reportkit.pipeline.casework.knowing import NOT_LISTED
from reportkit.pipeline.right_school import names_and_numbers
from reportkit.publishing.batch import Expected, Job
from reportkit.publishing.disclosure import WatchList, find_leaks
from reportkit.publishing.manifest import sha256_of, write_atomically
from reportkit.reports.profiles.board import BoardProfile, board_profile
from reportkit.reports.profiles.board_annex import (
    AnnexCounts,
    AnnexProfile,
    PhaseCounts,
    annex_hash,
    annex_json,
)
from reportkit.reports.profiles.board_edition import NamedNetwork, networks_json
from reportkit.reports.profiles.register import register_profile
from reportkit.reports.sections import board_annex, director
from reportkit.reports.sections.register.recording import unrecorded
from reportkit.reports.sections.register.wording import named
from reportkit.settings import read_terms
from reportkit.vocabulary import Urn

_OWNER_ALONE = 0o600


def edition_jobs(desk: Desk, wanted: Wanted) -> Sequence[Job]:
    """The one job of the Director's edition. Raises UsageError for a policy that has no board."""
    day = _meeting(wanted)
    board = board_profile(desk.record.of_board(), desk.places.params, day)
    return [edition_job(_in_term_of(desk, day), board, assessed(desk), _data_hash(desk))]


def edition_job(desk: Desk, board: BoardProfile, held: Assessed, data: str) -> Job:
    """The job that puts the record beside these assessments and published data of this hash."""
    register = register_profile(desk.record, held.snapshot, held.earlier, str(desk.places.params))
    networks = networks_json(name_networks(desk, board))
    path = desk.folder / "working" / "records" / f"board-edition-{board.day}-networks.json"
    job = desk.job(
        f"restricted/board-edition-{board.day}.docx",
        "board_edition.ipynb",
        Expected(*director.expected_parts(register)),
        parameters={"meeting": board.day.isoformat()},
        locations={**held.locations, "siod": str(desk.places.siod), "networks": str(path)},
        data={**held.data, "data": data, "networks": sha256_of(networks)},
    )
    _write_privately(path, networks)
    return job


def name_networks(desk: Desk, board: BoardProfile) -> tuple[NamedNetwork, ...]:
    """Every network on record with the schools that are or were in it by the day."""
    asked = AskedPack(desk.asked.authority, board.day, desk.record.as_at)
    of_board = BoardDesk(desk.places, asked, desk.record.of_board(), board, desk.folder)
    names = {
        str(urn): named(one.facts)
        for one in desk.record.schools
        for urn in (*one.facts.earlier, one.facts.urn)
    }
    members = read_memberships(of_board)
    return tuple(
        NamedNetwork(
            row.theme,
            row.starts,
            row.ends,
            tuple(sorted({names.get(one.urn, one.urn) for one in members if one.is_of(row)})),
        )
        for row in read_networks(of_board)
    )


def annex_jobs(desk: Desk, wanted: Wanted) -> Sequence[Job]:
    """The one job of the closed annex. Raises UsageError where the board did not ask for one."""
    day = _meeting(wanted)
    board = board_profile(desk.record.of_board(), desk.places.params, day)
    _check_asked(board)
    return [annex_job(_in_term_of(desk, day), board, assessed(desk))]


def annex_job(desk: Desk, board: BoardProfile, held: Assessed) -> Job:
    """Its notebook is handed the record of the board and counts: nothing in them names a school."""
    counts = count_schools(desk, _unrecorded(desk, held))
    path = desk.folder / "working" / "records" / f"board-annex-{board.day}-counts.json"
    names = {one.facts.urn: one.facts.name for one in desk.record.schools if one.facts.name != NOT_LISTED}
    parts = board_annex.expected_parts(AnnexProfile(board, counts))
    check = partial(check_names_nobody, WatchList(names_and_numbers(names)))
    job = replace(desk, record=desk.record.of_board()).job(
        f"restricted/board-annex-{board.day}.docx",
        "board_annex.ipynb",
        Expected(*parts, exactly=True, check=check),
        parameters={"meeting": board.day.isoformat()},
        locations={"counts": str(path)},
        data={"counts": annex_hash(counts)},
    )
    _write_privately(path, annex_json(counts))
    return job


def check_names_nobody(watched: WatchList, _blocks: Sequence[Block], content: bytes) -> None:
    """Raises DocumentError if the Word file names a school."""
    leaks = find_leaks(content, watched)
    if leaks:
        said = "; ".join(map(str, leaks[:3]))
        raise DocumentError(f"The closed annex was not written, for it would hold {said}")


def _unrecorded(desk: Desk, held: Assessed) -> frozenset[Urn]:
    """The schools that a published inspection places of which nothing is on record."""
    register = register_profile(desk.record, held.snapshot, held.earlier, str(desk.places.params))
    return frozenset(school.urn for school, _, entry in unrecorded(register) if entry is None)


def count_schools(desk: Desk, unsaid: Collection[Urn] = ()) -> AnnexCounts:
    """Every school of the record by phase, category and route; those named are placed and not recorded."""
    subjects = desk.record.subjects
    phases = sorted({subject.facts.phase for subject in subjects})
    of = {phase: [one for one in subjects if one.facts.phase == phase] for phase in phases}
    categories = [category.id for category in desk.rules.pack.categories if category.on_register is not False]
    found = tuple(_count(phase, schools, categories, unsaid) for phase, schools in of.items())
    return AnnexCounts(desk.asked.authority, desk.record.as_at, found)


def _count(
    phase: str, schools: Sequence[Subject], categories: Sequence[str], unsaid: Collection[Urn]
) -> PhaseCounts:
    by_category = Counter(subject.category for subject in schools)
    by_route = Counter(route for subject in schools for route in _routes(subject))
    return PhaseCounts(
        phase,
        len(schools),
        tuple((category, by_category[category]) for category in categories),
        tuple((str(route), by_route[route]) for route in Source),
        sum(subject.facts.urn in unsaid for subject in schools),
    )


def _routes(subject: Subject) -> set[Source]:
    """The routes of support that goes on."""
    events = subject.file.events
    over = {said.of for _, said in saying(events, HandBack)}
    return {said.source for event, said in saying(events, Support) if not is_named(event, over)}


def _write_privately(path: Path, content: bytes) -> None:
    write_atomically(path, content)
    path.chmod(_OWNER_ALONE)


def _meeting(wanted: Wanted) -> date:
    if wanted.meeting is None:
        raise UsageError("It belongs to a meeting of the board: name that with  --meeting 2026-12-03.")
    return wanted.meeting


def _check_asked(board: BoardProfile) -> None:
    if board.sitting is None or not board.sitting.annex_asked:
        raise UsageError(
            f"It is not on record that the board asked for a closed annex for its meeting of {board.when}, "
            f"so none is made. If it did, record that:  reportkit board ask-annex --meeting {board.day}"
        )


def _in_term_of(desk: Desk, day: date) -> Desk:
    """The desk with its documents in the folder of the meeting's term, where the pack is."""
    term = read_terms(desk.places.params).at(day)
    return replace(desk, folder=desk.places.term_folder(desk.asked.authority, term))


def _data_hash(desk: Desk) -> str:
    from reportkit.evidence.siod import Siod

    with Siod.open(desk.places.siod, read_only=True) as siod:
        return siod.data_hash()
