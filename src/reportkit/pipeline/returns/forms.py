"""The template of the returns workbook: its guides, its sheets, and the authority's schools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportkit.blocks.forms import Entered, FormColumn, FormSheet, GuideSheet
from reportkit.blocks.worksheets import Value
from reportkit.evidence.returns import ABOUT, ColumnLayout, Kind, SheetLayout, sheet_layouts
from reportkit.evidence.returns.reading import AUTHORITY, FORM, FORM_VERSION, SENT_BY
from reportkit.evidence.siod.schools import SchoolList, read_schools
from reportkit.exceptions import MissingData, UsageError
from reportkit.pipeline.keeping import open_data
from reportkit.pipeline.returns.kinds_of_event import ENTERED, entry_guide
from reportkit.places import Places
from reportkit.publishing.form_workbook import form_bytes
from reportkit.publishing.manifest import write_atomically
from reportkit.settings import Authority, read_authority, read_terms
from reportkit.vocabulary import in_words

_PRIVATE = 0o600
_ROOM = 60
_MARKING = "OFFICIAL-SENSITIVE when filled in: for the School Improvement Team only. Do not copy or forward."
_ENTERED = {
    Kind.URN: Entered.LISTED,
    Kind.DAY: Entered.DAY,
    Kind.PAST_DAY: Entered.PAST_DAY,
    Kind.WHOLE: Entered.WHOLE,
    Kind.CHOICE: Entered.CHOICE,
}
_READ_ME = (
    (
        "Who fills it in",
        "Each team fills in the sheet that bears its name, and whatever else it knows. Send it back to the "
        "School Improvement Team by a safe route: it is OFFICIAL-SENSITIVE when filled in.",
    ),
    (
        "No return is not “no concern”",
        "Choose “no concern” only if you have looked. If you cannot answer for a school, leave its row "
        "blank: the team then knows that nothing was returned.",
    ),
    (
        "Never write",
        "A pupil's name or number, or any count of looked-after pupils. Judgements only.",
    ),
    (
        "Days",
        "22 November 2026, 22/11/2026 or 2026-11-22. What can be read as two days, such as 03/04/2026, is "
        "refused if it is text.",
    ),
    (
        "Do not",
        "Change headings, merge cells, add sheets or use formulas. Sorting, filtering and adding rows at the "
        "end are fine.",
    ),
    (
        "Loading it",
        "The team runs  reportkit returns load FILE . If anything is wrong nothing is loaded, and a copy is "
        "written in which each wrong cell is orange and has a note. Put it right there, and load that copy.",
    ),
)


@dataclass(frozen=True, slots=True)
class Template:
    """A template, and where it was written; `schools` is how many stand in it."""

    path: Path
    schools: int


def write_template(places: Places, authority: str, as_at: date, path: Path | None = None) -> Template:
    """A new workbook to be filled in, by default in data/local/returns.

    Raises UsageError for a file that is there already: somebody may have filled it in.
    """
    settings = read_authority(places.params, authority)
    with open_data(places) as siod:
        listed = read_schools(siod, settings.area, as_at)
    if not listed.schools:
        raise MissingData(
            f"No list of the schools of {settings.name} is held as known on {in_words(as_at)}. "
            "Run  reportkit status  to see which files are missing."
        )
    target = path or _default_path(places, authority, as_at)
    if target.exists():
        raise UsageError(
            f"{target} is there already, and somebody may have filled it in. Give another name, or move it."
        )
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_atomically(target, template_bytes(authority, settings, listed, as_at))
    target.chmod(_PRIVATE)
    return Template(target, len(listed.schools))


def _default_path(places: Places, authority: str, as_at: date) -> Path:
    term = read_terms(places.params).at(as_at)
    return places.data / "local" / "returns" / f"{authority}-returns-{term.slug}.xlsx"


def template_bytes(authority: str, settings: Authority, listed: SchoolList, as_at: date) -> bytes:
    """The workbook; the same schools and day give the same bytes."""
    about: Sequence[Sequence[Value]] = (
        (AUTHORITY, authority, "As reportkit calls it. Leave it as it is."),
        (SENT_BY, None, "Your name: who sends the workbook."),
        (FORM, FORM_VERSION, "Leave it as it is."),
        ("Schools as at", in_words(as_at), "The day for which the sheet “Schools” was made."),
    )
    guides = (
        GuideSheet("Read me", f"Returns for {settings.name}", ("", "What to know"), (30, 100), _READ_ME),
        GuideSheet(
            ABOUT,
            "Fill in who sends this workbook.",
            ("", "Fill in", "Why"),
            (22, 40, 60),
            about,
            filled_in=True,
        ),
        GuideSheet(
            "Kinds of event",
            "For the sheet “Casework events”: what each kind needs under “What it says”.",
            ("Kind", "Entry", "Needed", "What it holds"),
            (24, 34, 10, 90),
            list(entry_guide()),
        ),
    )
    forms = [_form(layout, listed) for layout in sheet_layouts(ENTERED)]
    return form_bytes(f"Returns, {settings.name}", guides, forms, _schools(settings, listed), _MARKING)


def _schools(settings: Authority, listed: SchoolList) -> GuideSheet:
    rows = [(int(s.urn), s.name, str(s.phase_group) or s.phase, s.type) for s in listed.schools]
    on = f", by the list of {in_words(listed.listed_on)}" if listed.listed_on else ""
    says = f"The open state-funded schools of {settings.name}{on}."
    return GuideSheet("Schools", says, ("URN", "School", "Phase", "Type"), (10, 60, 16, 44), rows)


def _form(layout: SheetLayout, listed: SchoolList) -> FormSheet:
    rows = [(int(s.urn), s.name) for s in listed.schools] if layout.by_school else []
    room = 0 if layout.by_school else _ROOM
    frozen = 2 if Kind.SCHOOL in (column.kind for column in layout.columns) else 1
    return FormSheet(layout.name, layout.says, tuple(map(_column, layout.columns)), rows, room, frozen)


def _column(column: ColumnLayout) -> FormColumn:
    entered = _ENTERED.get(column.kind, Entered.TEXT)
    looks_up = "Schools" if column.kind is Kind.SCHOOL else ""
    return FormColumn(
        column.heading,
        column.shown_guidance,
        column.width,
        entered,
        column.choices,
        column.required,
        looks_up,
    )
