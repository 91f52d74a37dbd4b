"""Whether a document bears its protective marking where it must, and none where it must not (B2, B4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.pipeline.guarding.placing import Looked
from reportkit.publishing.disclosure import Leak, Passage

_OFFICE = (".docx", ".xlsx")
_MAIL = ".eml"
_HEADERS = re.compile(
    r"word/header\d*\.xml, a text|xl/worksheets/sheet\d+\.xml, a text|xl/sharedStrings\.xml, a text"
)
_PROPERTIES = re.compile(r"docProps/core\.xml, a text")
_LACKS = "it must say {} there. Build it again."
_MUST_NOT = "it is a document for everybody, and may bear no marking. Build it again."
_SUBJECT = "the header Subject"
_SENSITIVITY = "the header Sensitivity"
_RISK = re.compile(
    r"(?<![a-z])(?:gobar|sarr|at risk|risk|intensive|enhanced|core|categor(?:y|ies)|inadequate|"
    r"special measures|requires improvement|warnings?|concerns?|causing concern|ri ?\(?[ab]\)?|watch ?list|"
    r"red|amber|failing|weak|vulnerable|flag(?:ged|s)?|struggling)(?![a-z])"
)
_TELLS = (
    "a name of a file or folder, or a subject, tells no category and no risk: others see it. Give it another."
)


def marking_leaks(known: Knowledge, looked: Looked, passages: Sequence[Passage]) -> Iterator[Leak]:
    """Where the marking is missing, and where one stands that may not."""
    if looked.rule is None:
        return
    marking = known.audiences.marking_of(looked.rule)
    if looked.path.suffix.lower() in _OFFICE:
        yield from _in_office(marking, passages)
    elif looked.path.suffix.lower() == _MAIL:
        yield from _in_mail(marking, passages)


def _in_office(marking: str, passages: Sequence[Passage]) -> Iterator[Leak]:
    for place, where in ((_HEADERS, "the head of the pages"), (_PROPERTIES, "the file’s properties")):
        said = "\n".join(one.text for one in passages if place.fullmatch(one.where))
        if marking and marking not in said:
            yield Leak(where, "", _LACKS.format(marking))
        elif not marking and (found := re.search(r"OFFICIAL(?:-SENSITIVE)?\b", said)):
            yield Leak(where, found[0], _MUST_NOT)


def _in_mail(marking: str, passages: Sequence[Passage]) -> Iterator[Leak]:
    subject = next((one.text for one in passages if one.where == _SUBJECT), "")
    is_marked = any(one.where == _SENSITIVITY for one in passages)
    if marking and not subject.removeprefix("Subject: ").startswith(f"{marking}: "):
        yield Leak(_SUBJECT, subject, f"it must begin with {marking}: . Rehearse the letters again.")
    if not marking and (is_marked or "OFFICIAL-SENSITIVE" in subject):
        yield Leak(_SUBJECT, subject, _MUST_NOT)


def name_leaks(passages: Sequence[Passage]) -> Iterator[Leak]:
    """Words of risk in the path, in a letter's subject, and in the names of what is attached."""
    for where, text, _ in passages:
        if where in ("its name and folder", _SUBJECT) or where.endswith("the name of an attachment"):
            said = re.sub(r"[-_./\\\s]+", " ", text.replace("OFFICIAL-SENSITIVE", "")).casefold()
            for found in dict.fromkeys(_RISK.findall(said)):
                yield Leak(where, found, _TELLS)
