"""The invitation to a meeting, for any calendar program: written only where its time is on record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from reportkit import __version__
from reportkit.casework.minute_book import Sitting
from reportkit.casework.record import record_hash
from reportkit.pipeline.board.opening import BoardDesk
from reportkit.pipeline.documents import releases_known
from reportkit.publishing.calendar_file import Invitation, invitation_file
from reportkit.publishing.manifest import (
    BuiltDocument,
    path_for,
    read_manifest,
    record,
    remove_built,
    sha256_of,
    write_atomically,
)
from reportkit.vocabulary import in_words

FILE = "notice.ics"
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? *(?P<half>am|pm)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s<>,;]+@[^\s<>,;]+\.[^\s<>,;.]+")
# No board meets before: an hour below it, without am or pm, may be one of the afternoon.
_EARLIEST_HOUR = 7
_NOON = 12


@dataclass(frozen=True, slots=True)
class Invited:
    """Where the invitation was written, or None and why it was not."""

    path: Path | None
    why_not: str = ""

    def told(self, root: Path) -> str:
        """What happened, as a line for the person who asked."""
        return f"Wrote {self.path.relative_to(root)}" if self.path else self.why_not


def write_invitation(desk: BoardDesk) -> Invited:
    """Write it into the meeting's folder. One that stands there from before goes if it cannot be written.

    Raises DocumentError for one that says what members may not be told, and ValueError before that is known.
    """
    if desk.guard is None:
        raise ValueError("what the invitation may not hold is not known yet: see disclosing.disclose")
    name = f"{desk.own}/{FILE}"
    found = invitation_of(desk)
    if isinstance(found, str):
        entry = read_manifest(desk.folder)["documents"].get(name)
        if entry:
            remove_built(desk.folder / name, entry["sha256"])
        return Invited(None, f"No invitation ({FILE}) is written: {found}")
    desk.guard.check_text(name, "\n".join((found.title, found.where, found.text)))
    content = invitation_file(found, desk.asked.as_at)
    path = path_for(desk.folder, name)
    write_atomically(path, content)
    record(desk.folder, [_entry(desk, name, content)], releases_known(desk.places, desk.asked.as_at))
    return Invited(path)


def invitation_of(desk: BoardDesk) -> Invitation | str:
    """The invitation, or why there can be none, as a sentence with what to do."""
    profile = desk.profile
    sitting = profile.sitting
    if sitting is None:
        return f"no meeting on {in_words(profile.day)} is on record."
    begins, ends = (time_of(text) for text in (sitting.meeting.begins, sitting.meeting.ends))
    if begins is None:
        return _no_time(sitting)
    kind = "Extraordinary meeting: " if sitting.meeting.extraordinary else ""
    return Invitation(
        f"{desk.asked.authority}/meeting/{profile.book.history.first(sitting.event.id)}",
        profile.day,
        begins,
        ends if ends and ends > begins else None,
        f"{kind}{profile.authority.name} {profile.board}",
        sitting.meeting.venue,
        _text(desk, sitting),
        sure=bool(sitting.meeting.venue),
        organiser=_email(_apologies_to(desk, sitting)),
    )


def time_of(text: str) -> time | None:
    """The time of day that somebody wrote, as 16:00, 16.00, 4pm or 4.30 pm; None for anything else."""
    found = _TIME.fullmatch(text.strip())
    if found is None or not (found["minute"] or found["half"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found["half"].lower() == "pm" else 0)
    is_time = _EARLIEST_HOUR <= hour < 24 and minute < 60
    return time(hour, minute) if is_time else None


def _no_time(sitting: Sitting) -> str:
    wrote = sitting.meeting.begins
    lacks = f"“{wrote}” is not a time such as 16:00" if wrote else "the time of the meeting is not on record"
    return f"{lacks}. Record the meeting again with it, and --corrects {sitting.event.id}."


def _text(desk: BoardDesk, sitting: Sitting) -> str:
    due: date = desk.profile.dates.papers.due
    lines = [f"Papers go to members by {in_words(due)}, wherever possible."]
    apologies = _apologies_to(desk, sitting)
    return "\n".join([*lines, *([f"Apologies to {apologies}."] if apologies else [])])


def _apologies_to(desk: BoardDesk, sitting: Sitting) -> str:
    return sitting.meeting.apologies_to or desk.profile.authority.board.apologies_to


def _email(text: str) -> str:
    found = _EMAIL.search(text)
    return found[0].rstrip(".") if found else ""


def _entry(desk: BoardDesk, name: str, content: bytes) -> BuiltDocument:
    asked = desk.asked
    parameters = {
        "authority": asked.authority,
        "as_at": asked.as_at.isoformat(),
        "meeting": asked.meeting.isoformat(),
    }
    inputs = {"what is on record": record_hash(desk.record), "reportkit": __version__}
    return BuiltDocument(
        name, "Invitation to the meeting", sha256_of(content), parameters, inputs, None, {}, ()
    )
