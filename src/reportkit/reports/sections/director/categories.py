"""The schools of each category, those of most concern first."""

from __future__ import annotations

from reportkit.blocks import Block, Heading
from reportkit.casework.register import RegisterEntry
from reportkit.casework.requirements import Subject
from reportkit.reports.profiles.board_edition import EditionProfile
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.board_annex import as_in_paper_c
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.sections.register.following import next_step
from reportkit.reports.sections.register.listed import indicators_of, route_of
from reportkit.reports.sections.register.promised import phase_named
from reportkit.reports.sections.register.recording import unrecorded
from reportkit.reports.sections.register.wording import named
from reportkit.reports.wording import counted, sentence_case
from reportkit.settings.policies import Category

_COLUMNS = (("School", 2.6), ("Phase", 1.2), ("Route", 2.0), ("Indicators", 2.2), ("Next", 3.2))


def by_category(profile: EditionProfile) -> list[Block]:
    """A table for each category that a school is in, and how many have none."""
    register = profile.register
    found = [block for category in reversed(profile.pack.categories) for block in _of(register, category)]
    number = sum(subject.category is None for subject in register.subjects)
    rest = f"{sentence_case(counted(number, 'school has', 'schools have'))} no category on record."
    unsaid = sum(entry is None for _, _, entry in unrecorded(register))
    total = as_in_paper_c(unsaid, len(register.subjects) - number + unsaid)
    return part("Schools by category", *found, paragraph(rest, total))


def _of(register: RegisterProfile, category: Category) -> list[Block]:
    found = [
        (subject, entry)
        for subject in register.subjects
        if (entry := subject.entry) and entry.is_on and entry.category == category.id
    ]
    if not found:
        return []
    rows = [_row(register, *one) for one in sorted(found, key=lambda one: one[0].facts.name)]
    label = sentence_case(category.label)
    about = f"Schools in the category {label}"
    return [
        Heading(2, f"{label}: {counted(len(found), 'school', 'schools')}"),
        paragraph(category.means),
        listing("", _COLUMNS, rows, "None.", about=about),
    ]


def _row(register: RegisterProfile, subject: Subject, entry: RegisterEntry) -> list[str]:
    return [
        named(subject.facts),
        phase_named(subject.facts.phase),
        route_of(entry),
        indicators_of(register, subject, entry),
        next_step(register, subject),
    ]
