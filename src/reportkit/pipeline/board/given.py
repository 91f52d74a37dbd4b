"""What the papers of a meeting gave its members, read back when it is recorded that they went out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.board.versions import (
    PACK,
    SUPPORT,
    THEMES,
    Version,
    Versions,
    changed_by_hand,
    hash_of,
    read_versions,
)
from reportkit.places import Places
from reportkit.publishing.manifest import read_manifest
from reportkit.reports.profiles.support import read_counts
from reportkit.settings import read_terms
from reportkit.vocabulary import in_words

COUNTS = "counts.json"
_NAME_IT = "Name the file that went out, as it was built:  --pack ..."
_TWO = (
    "Nothing was recorded: {name} was changed by hand, and the one beside it holds other counts of schools. "
    + _NAME_IT
)
_LATER = (
    "Nothing was recorded: the pack in the folder speaks of {built}, so it is not what went out on "
    "{on}. " + _NAME_IT
)
_NO_PACK = "Nothing was recorded: {name} is no pack that was built here for this meeting. " + _NAME_IT
_NO_FILE = "Nothing was recorded: there is no file {name}. " + _NAME_IT


@dataclass(frozen=True, slots=True)
class WentOut:
    """The hash of the pack that went out, "" where none is known, and the counts of schools that it gave."""

    pack: str = ""
    released: tuple[str, ...] = ()


def released_counts(places: Places, authority: str, meeting: date) -> tuple[str, ...]:
    """The counts of schools in the pack of a meeting as it was built last, each as “name: number”.

    Nothing where no pack was built.
    """
    return counts_by_file(_term(places, authority, meeting) / "working" / "sspb" / str(meeting))[PACK]


def counts_by_file(working: Path) -> Mapping[str, tuple[str, ...]]:
    """The counts in each file of a meeting that prints any, from what its notebooks were handed last."""
    from reportkit.pipeline.board.networks import released_themes  # it brings in what assesses schools

    path = working / COUNTS
    counts = read_counts(path).released if path.is_file() else ()
    themes = released_themes(working) if path.is_file() else ()
    return {PACK: (*counts, *themes), SUPPORT: counts, THEMES: themes}


def sent_pack(places: Places, authority: str, meeting: date, on: date, named: str = "") -> WentOut:
    """The pack that went out on a day: the file `named`, else the one that stands in the meeting's folder.

    Raises CaseworkRefused where that cannot be what went out, or two files may be that tell other counts.
    """
    term, own = _term(places, authority, meeting), f"sspb/{meeting}"
    held = read_versions(term / "working" / own)
    stands = term / own / PACK
    path = Path(named) if named else stands
    sha256 = hash_of(path)
    if named and not sha256:
        raise CaseworkRefused(_NO_FILE.format(name=named))
    if not sha256 or not held.built:
        return WentOut(sha256, released_counts(places, authority, meeting))
    is_other = named and path.resolve() != stands.resolve()
    version = held.built.get(sha256) if is_other else held.of_file(PACK, sha256)
    if version is None:
        raise CaseworkRefused(_NO_PACK.format(name=path.name))
    if not named:
        _check_stands(version, held, sha256, term, f"{own}/{PACK}", on)
    return WentOut(sha256, version.released)


def keep_pack(places: Places, authority: str, meeting: date, named: str = "") -> Path | None:
    """Where the pack that went out is kept: the file `named`, else the one that stands in the folder."""
    from reportkit.pipeline.board.sent import keep_sent  # it opens the record of the board

    term, own = _term(places, authority, meeting), f"sspb/{meeting}"
    return keep_sent(term, own, Path(named) if named else term / own / PACK)


def _check_stands(version: Version, held: Versions, sha256: str, term: Path, name: str, on: date) -> None:
    """Raises CaseworkRefused where the pack in the folder need not be what went out on the day."""
    if version.as_at > on:
        raise CaseworkRefused(_LATER.format(built=in_words(version.as_at), on=in_words(on)))
    newest = held.built.get(read_manifest(term)["documents"].get(name, {}).get("sha256", ""))
    if sha256 not in held.built and newest and newest.released != version.released:
        raise CaseworkRefused(_TWO.format(name=PACK))


def built_for_members(places: Places, authority: str, meeting: date) -> tuple[tuple[str, ...], ...]:
    """The counts that may have been read besides those on record as sent.

    They stand in packs of the other meetings as built last, and in files that somebody changed by hand.
    """
    term = _term(places, authority, meeting)
    paths = sorted((term / "working" / "sspb").glob(f"*/{COUNTS}"))
    days = [date.fromisoformat(path.parent.name) for path in paths]
    others = [released_counts(places, authority, day) for day in days if day != meeting]
    by_hand = [counts for day in days for counts in changed_by_hand(term, f"sspb/{day}")]
    return tuple(dict.fromkeys(filter(None, (*others, *by_hand))))


def _term(places: Places, authority: str, meeting: date) -> Path:
    return places.term_folder(authority, read_terms(places.params).at(meeting))
