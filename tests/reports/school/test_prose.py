"""What officers write in markdown becomes words and lists, and nothing else."""

from __future__ import annotations

import pytest

from reportkit.blocks import Block, BulletList, NumberedList, Paragraph, Span, text_of
from reportkit.reports.sections.school.prose import read_prose


def texts(blocks: list[Block]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(text_of(block.spans))
        elif isinstance(block, BulletList | NumberedList):
            found += map(text_of, block.items)
    return found


def test_paragraphs_bold_and_italics() -> None:
    first, second = read_prose("The school's **early reading**\nstands *out*.\n\nThank you.")
    assert first == Paragraph(
        (
            Span("The school’s "),
            Span("early reading", bold=True),
            Span(" "),
            Span("stands "),
            Span("out", italic=True),
            Span("."),
        )
    )
    assert second == Paragraph((Span("Thank you."),))


def test_lists_keep_their_depth() -> None:
    bullets, numbers = read_prose("- one\n  - two\n- three\n\n1. first\n2. second")
    assert bullets == BulletList(((Span("one"),), (Span("two"),), (Span("three"),)), (0, 1, 0))
    assert numbers == NumberedList(((Span("first"),), (Span("second"),)))


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("[our page](https://example.org/secret)", ["our page"]),
        ("![a photo](/etc/passwd)", ["a photo"]),
        ("# Loud", ["Loud"]),
        ("> quoted", ["quoted"]),
        ("```\ncode\n```", ["code"]),
        ("<script>alert(1)</script>", ["<script>alert(1)</script>"]),
        ("a <b>b</b>", ["a <b>b</b>"]),
        ("---", []),
        ("", []),
    ],
)
def test_all_else_is_plain_words(markdown: str, said: list[str]) -> None:
    blocks = read_prose(markdown)
    assert texts(blocks) == said
    spans = [span for block in blocks if isinstance(block, Paragraph) for span in block.spans]
    assert not any(span.link or span.code for span in spans)
