"""A borough of a few invented schools, as the guard knows it, and documents as its folder would hold them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reportkit.blocks import Paragraph, Title
from reportkit.evidence.siod.schools import School
from reportkit.pipeline.board.schools import KnownBorough, KnownSchool
from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.pipeline.guarding.naming import spotter_of
from reportkit.places import Places
from reportkit.publishing.manifest import sha256_of
from reportkit.publishing.word import compose_document
from reportkit.publishing.word.properties import Properties
from reportkit.settings import read_authority
from reportkit.settings.audiences import read_audiences
from reportkit.vocabulary import SourceCell, Urn
from tests.built import SOURCE
from tests.publishing.builders import words

DAY = date(2026, 11, 22)
OWN, OTHER, SECRET = Urn("999001"), Urn("999002"), Urn("999003")
NAMES = {
    OWN: "Umbrella Yard Primary School",
    OTHER: "Thimble Heath Infant School",
    SECRET: "Sugarlump Wharf High School",
}
CALLED = {OTHER: ("Thimble Heath Infant School", "Old Button Lane School", "9992222")}
MARKING_OF_SECRET = f"OFFICIAL-SENSITIVE: for the headteacher of {NAMES[SECRET]} (URN {SECRET}) only."
MARKING = f"OFFICIAL-SENSITIVE: for the headteacher of {NAMES[OWN]} (URN {OWN}) only."


def borough(root: Path) -> Knowledge:
    """Three schools; of one of them the team alone knows where it stands."""
    settings = read_authority(SOURCE / "params", "hillingdon")
    places = Places(SOURCE)
    known = Knowledge(places, "hillingdon", DAY, root, read_audiences(places.params), settings)
    schools = borough_schools()
    placed = tuple(KnownSchool((urn,), NAMES[urn], "primary", False, proposed=urn == SECRET) for urn in NAMES)
    known.__dict__.update(
        schools=schools,
        spotter=spotter_of(schools, CALLED, ()),
        borough=KnownBorough(placed, DAY),
        events=(),
        documents={},
    )
    return known


def borough_schools() -> tuple[School, ...]:
    return tuple(_school(urn, name) for urn, name in NAMES.items())


def _school(urn: Urn, name: str) -> School:
    return School(urn, name, "Primary", "Community school", 200, SourceCell("x.csv", 1, "URN", "x", DAY))


def written(known: Knowledge, name: str, *said: str, marking: str = "") -> Path:
    """A document at that path in the term's folder."""
    path = known.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    title = Title("School profile")
    blocks = (title, *(Paragraph(words(text)) for text in said))
    path.write_bytes(compose_document(blocks, Properties("School profile", marking=marking, as_at=DAY)))
    return listed_as_built(known, path)


def profile(known: Knowledge, *said: str) -> Path:
    """A clean profile for a head, with more said in it."""
    own = f"{NAMES[OWN]}, URN {OWN}"
    return written(known, f"schools/{OWN}/school-profile-{OWN}.docx", own, *said, marking=MARKING)


def listed_as_built(known: Knowledge, path: Path) -> Path:
    """The document as if it had been built just so."""
    name = path.relative_to(known.folder).as_posix()
    entry = {"sha256": sha256_of(path.read_bytes()), "parameters": {"as_at": DAY.isoformat()}}
    known.__dict__["documents"] = {**known.documents, name: entry}
    return path
