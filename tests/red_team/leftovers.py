"""What Word leaves in a file and B5 wants out of it, whatever it says."""

from __future__ import annotations

from tests.red_team.bodies import body
from tests.red_team.packages import Parts, add_word_part, in_body, paragraph, run
from tests.red_team.plants import (
    BRIEFING,
    PROFILE,
    UPDATE,
    Plant,
    edited,
)
from tests.red_team.properties import core
from tests.red_team.word_parts import notes


def tracked(parts: Parts, words: str) -> None:
    """A change that says who made it."""
    by = f'w:id="902" w:author="{words}" w:date="2026-11-20T09:00:00Z"'
    in_body(parts, paragraph(f"<w:ins {by}>{run('a')}</w:ins>"))


def path_of_a_person(parts: Parts, words: str) -> None:
    """A path on somebody's own disk."""
    add_word_part(parts, "webSettings", f"<w:webSettings xmlns:w='urn:w'><w:x>{words}</w:x></w:webSettings>")


PLANTS: tuple[Plant, ...] = (
    edited(
        "a comment of no importance",
        ("schools", UPDATE, "Is this right?"),
        notes("comments", "comment", "commentReference"),
        reason="No comment goes out.",
    ),
    edited(
        "who changed a word",
        ("public", UPDATE, "Petra Quillfeather"),
        tracked,
        reason="No revision goes out.",
    ),
    edited(
        "who wrote it", ("public", BRIEFING, "Petra Quillfeather"), core("dc:creator"), reason="No author."
    ),
    edited(
        "words hidden from readers",
        ("schools", BRIEFING, "Draft for Petra to check"),
        body(paragraph(run("WORDS", "<w:vanish/>"))),
        reason="No hidden text.",
    ),
    edited(
        "a path on somebody's disk",
        ("head", PROFILE, r"C:\Users\pquillfeather\Profiles"),
        path_of_a_person,
        reason="No local path.",
    ),
)
