"""Papers that somebody brings: bound in by letter, or a numbered addendum if they came late (H84)."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.blocks import BulletList, Callout
from reportkit.casework.events import board_kinds as kinds
from reportkit.exceptions import UsageError
from reportkit.reports.sections.board import brought
from tests.casework.test_minute_book import Clerk
from tests.reports.board.meetings import coming, lines, of, paper, rows, seated

SENT, LATE = date(2026, 11, 18), date(2026, 11, 20)


def sent() -> Clerk:
    """Papers G and H went out on 18 November; two came after that."""
    clerk = seated()
    of_december = coming(clerk)
    paper(clerk, of_december, "Reading")
    paper(clerk, of_december, "Travel", on=SENT)
    clerk.write(kinds.PapersSent(meeting=of_december), SENT)
    paper(clerk, of_december, "Money", on=SENT, late_because="The figures came late.")
    paper(clerk, of_december, "More money", on=LATE, late_because="So did these.")
    return clerk


def test_papers_before_the_sending_are_bound_in_and_later_ones_are_addenda() -> None:
    profile = of(sent())
    assert [(one.called, one.file) for one in brought.brought(profile)] == [
        ("Paper G", "papers/paper-g.docx"),
        ("Paper H", "papers/paper-h.docx"),
    ]
    assert [(one.TITLE, one.file) for one in brought.addenda(profile)] == [
        ("Addendum 1: Money", "addendum-1.docx"),
        ("Addendum 2: More money", "addendum-2.docx"),
    ]


def test_no_title_stands_in_a_file_s_name() -> None:
    clerk = seated()
    paper(clerk, coming(clerk), "Fellside Primary is at risk")
    assert [one.file for one in brought.brought(of(clerk))] == ["papers/paper-g.docx"]


def test_a_paper_has_its_cover_sheet_and_its_owner_s_words_as_lists_and_paragraphs() -> None:
    one = brought.find_brought(of(sent()), "G")
    assert rows(brought.front(one))[:3] == [
        ["Brought by", "Head 2"],
        ["The board is asked to", "Discuss."],
        ["Recommendation", "Agree it"],
    ]
    heading, said, points = brought.text(one)
    assert lines([heading, said, points]) == ["The paper", "Reading matters.", "Every day"]
    assert isinstance(points, BulletList)


def test_an_addendum_says_why_it_is_late() -> None:
    profile = of(sent())
    late = [
        block for block in brought.front(brought.find_brought(profile, "1")) if isinstance(block, Callout)
    ]
    assert lines(late) == ["The figures came late."]
    assert not any(isinstance(block, Callout) for block in brought.front(brought.find_brought(profile, "G")))


def test_a_label_that_no_paper_has_is_refused() -> None:
    with pytest.raises(UsageError, match="no paper “K”"):
        brought.find_brought(of(sent()), "K")


def test_there_are_letters_for_many_papers_and_none_is_that_of_another_page() -> None:
    clerk = seated()
    of_december = coming(clerk)
    for number in range(20):
        paper(clerk, of_december, f"Paper of {number}")
    labels = [one.label for one in brought.brought(of(clerk))]
    assert labels[:3] == ["G", "H", "J"] and labels[15:18] == ["Z", "GA", "HA"]
    assert not set(labels) & set("ABCDEFIMNO") and len(set(labels)) == 20
