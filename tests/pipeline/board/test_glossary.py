"""The abbreviations of a pack: none on its front that tells how a team places a school."""

from __future__ import annotations

from reportkit.pipeline.board.glossary import may_be_told
from reportkit.publishing.disclosure import WatchList

WATCHED = WatchList(patterns={r"\bsarr\b": "a word that tells", r"\bat risk\b": "a word that tells"})


def test_neither_the_abbreviation_nor_its_meaning_may_be_a_word_that_members_may_not_see() -> None:
    assert may_be_told(("PRU", "pupil referral unit"), WATCHED)
    assert not may_be_told(("SARR", "the team’s list"), WATCHED)
    assert not may_be_told(("GOBAR", "good or outstanding but at risk"), WATCHED)
