"""The pack that went out, kept as it was, and what is said once another stands in its place (H84)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportkit.casework.events import Event
from reportkit.casework.events.board_kinds import PapersSent
from reportkit.casework.minute_book import MinuteBook, Sitting
from reportkit.pipeline.board.opening import BoardDesk
from reportkit.pipeline.board.versions import PACK, hash_of
from reportkit.publishing.manifest import read_manifest, write_atomically
from reportkit.reports.wording import listed
from reportkit.vocabulary import in_words

_SHORT = 8
_AGAIN = (
    "Papers for this meeting went out on {day}. The pack that stands in the folder is not what went out: "
    "{differs}.{kept} What is new goes out as a numbered addendum:  reportkit board paper --meeting "
    "{meeting} ...  or send the pack again and record that:  reportkit board papers-sent --meeting {meeting} "
    "..."
)
_FRONT_ALONE = "it says on its front page that it was made after that, and is the same otherwise"
_KEPT = " What went out is kept in {}."


def sendings(book: MinuteBook, sitting: Sitting) -> tuple[tuple[Event, PapersSent], ...]:
    """Each time that papers of the meeting went out, the first one first."""
    first = book.history.first(sitting.event.id)
    return tuple(one for one in book.all(PapersSent) if book.history.first(one[1].meeting) == first)


def keep_sent(term: Path, own: str, pack: Path) -> Path | None:
    """Where the file of a pack that went out is kept, with the hashes of its documents; None for no file.

    `own` is the meeting's folder as a path in the term's.
    """
    sha256, documents = hash_of(pack), _documents(term, own)
    if not sha256:
        return None
    kept = _place(term, own, sha256)
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(kept, pack.read_bytes())
        if documents.get(f"{own}/{PACK}") == sha256:
            write_atomically(kept.with_suffix(".json"), json.dumps(documents).encode())
    return kept


def keep_standing(desk: BoardDesk) -> None:
    """Keep the pack that stands in the folder if it went out: a build may put another in its place."""
    pack = desk.folder / desk.own / PACK
    if hash_of(pack) in {said.pack for _, said in _sent(desk)} - {""}:
        keep_sent(desk.folder, desk.own, pack)


def since_sent(desk: BoardDesk) -> Iterator[str]:
    """What to know where papers went out and another pack than any that did stands in the folder."""
    sent = _sent(desk)
    standing = hash_of(desk.folder / desk.own / PACK)
    if not sent or not standing or standing in {said.pack for _, said in sent}:
        return
    event, said = sent[-1]
    kept = _place(desk.folder, desk.own, said.pack) if said.pack else None
    there = kept if kept and kept.is_file() else None
    yield _AGAIN.format(
        day=in_words(event.happened_on),
        differs=_differs(desk, there),
        kept=_KEPT.format(there.relative_to(desk.folder).as_posix()) if there else "",
        meeting=desk.asked.meeting,
    )


def _sent(desk: BoardDesk) -> tuple[tuple[Event, PapersSent], ...]:
    sitting = desk.profile.sitting
    return sendings(desk.profile.book, sitting) if sitting else ()


def _differs(desk: BoardDesk, kept: Path | None) -> str:
    """Which of the meeting's documents are others than those that went out, as far as that is known."""
    known = kept.with_suffix(".json") if kept else None
    if known is None or not known.is_file():
        return "it was made after that"
    then: Mapping[str, str] = json.loads(known.read_bytes())
    now, built = _documents(desk.folder, desk.own), read_manifest(desk.folder)["documents"]
    changed = [name for name, sha256 in now.items() if then.get(name) != sha256]
    parts = [f"“{_title(desk, built[name]['title'])}”" for name in changed if name != f"{desk.own}/{PACK}"]
    return f"since then {listed(parts)} changed" if parts else _FRONT_ALONE


def _title(desk: BoardDesk, whole: str) -> str:
    """The title without the day and the board, which all of them share."""
    return whole.partition(f", {in_words(desk.asked.meeting)}")[0]


def _documents(term: Path, own: str) -> Mapping[str, str]:
    """The hashes of the meeting's Word documents as they were built last, by path."""
    built = read_manifest(term)["documents"]
    mine = (name for name in built if name.startswith(f"{own}/") and name.endswith(".docx"))
    return {name: str(built[name]["sha256"]) for name in mine}


def _place(term: Path, own: str, sha256: str) -> Path:
    name = Path(PACK)
    return term / "working" / own / "sent" / f"{name.stem}-{sha256[:_SHORT]}{name.suffix}"
