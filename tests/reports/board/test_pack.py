"""The front of a pack: what is missing, what else is not on record, and what its abbreviations stand for."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from reportkit.blocks import BulletList, Heading, Paragraph, Preformatted, Table, text_of
from reportkit.casework.events import board_kinds as kinds
from reportkit.reports.sections.board import pack
from tests.casework.test_minute_book import Clerk
from tests.reports.board import meetings
from tests.reports.board.meetings import approved, coming, met, minuted
from tests.reports.board.test_paper_f import FORUM, of, only, seated


def test_it_tells_besides_what_is_missing_what_its_papers_cannot_say_for_want_of_a_record() -> None:
    blocks = pack.lacks(of(Clerk()))
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings == list(pack.expected_parts(of(Clerk())).headings)
    said = [text_of(item) for item in only(blocks, BulletList).items]
    for start in (
        "No election of",
        "No review of the membership",
        "The next day of Schools’ Forum",
        "Papers C",
    ):
        assert [point.startswith(start) for point in said].count(True) == 1


def test_with_elections_reviews_and_the_forum_on_record_nothing_else_is_told() -> None:
    clerk = seated()
    clerk.write(kinds.Election(board="SSPB", elected=("p0", "p1", "c1")), date(2025, 12, 4))
    clerk.write(kinds.MembershipReview(board="SSPB"), date(2026, 3, 12))
    profile = of(clerk, FORUM)
    assert not [block for block in pack.lacks(profile) if isinstance(block, BulletList)]
    assert "What else is not on record" not in pack.expected_parts(profile).headings


def test_a_command_breaks_in_no_option() -> None:
    clerk = meetings.seated()
    first = met(clerk)
    minuted(clerk, first)
    approved(clerk, first)
    sent = coming(clerk, begins="16:00", venue="Room 4")
    late = clerk.write(kinds.PapersSent(meeting=sent), date(2026, 11, 30))
    blocks = pack.lacks(of(clerk, as_at=date(2026, 12, 1)))
    typed = only(blocks, Preformatted).text.split("\n")
    assert typed == [
        "reportkit board papers-sent \\",
        f"  --corrects {late} \\",
        "  --meeting 2026-12-03 \\",
        "  --on 2026-11-30 \\",
        "  --late-because ...",
    ]
    told = [text_of(block.spans) for block in blocks if isinstance(block, Paragraph)]
    assert not [line for line in told if "--" in line]


def test_what_is_missing_stands_with_what_to_do_and_the_command_in_turn() -> None:
    kinds_of = [type(block).__name__ for block in pack.lacks(of(Clerk()))]
    assert kinds_of[:7] == ["Heading", *["Paragraph", "Preformatted"] * 3]
    assert "Numbers such as H84 are those of the policy’s rules" in repr(pack.lacks(of(Clerk())))
    assert kinds_of[-1] == "PageBreak"


def test_abbreviations_stand_with_what_they_mean_and_without_any_there_is_no_list(tmp_path: Path) -> None:
    told = tmp_path / "abbreviations.json"
    told.write_text(json.dumps([["PRU", "pupil referral unit"]]), encoding="utf-8")
    table = only(pack.abbreviations(str(told)), Table)
    assert [[text_of(cell) for cell in row] for row in table.rows] == [["PRU", "pupil referral unit"]]
    told.write_text("[]", encoding="utf-8")
    assert pack.abbreviations(str(told)) == pack.abbreviations("") == []
