"""What schools were promised and did not get in time, school by school."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block
from reportkit.casework.requirements import Kept, promise_standings
from reportkit.reports.profiles.board_edition import EditionProfile
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, part
from reportkit.reports.sections.register.wording import named
from reportkit.vocabulary import in_words

_COLUMNS = (
    ("School", 2.6),
    ("What is promised", 3.6),
    ("Clause", 1.6),
    ("Done", 0.9),
    ("Overdue since", 1.6),
)


def promises_overdue(profile: EditionProfile) -> list[Block]:
    """The promises overdue, in the order of the schools' names."""
    rows = sorted(_rows(profile.register))
    none = "Nothing that is promised to a school on record is overdue."
    return part("Promises overdue", listing("Promises to schools that are overdue", _COLUMNS, rows, none))


def _rows(register: RegisterProfile) -> Iterator[list[str]]:
    for subject in register.subjects:
        if subject.category is None:
            continue
        for one in promise_standings(subject, register.rules.terms):
            if one.kept is Kept.OVERDUE and not one.promise.may:
                yield [
                    named(subject.facts),
                    one.promise.what,
                    register.rules.clause(one.promise.rule),
                    f"{one.done} of {one.promise.count}",
                    in_words(one.due),
                ]
