"""Paper F's registers: what the board recommended to the Forum with its answers, and actions still open."""

from __future__ import annotations

from datetime import date

from reportkit.blocks import Block, Column, Heading, Inline, Paragraph, Table
from reportkit.casework.calendar import Deadline
from reportkit.casework.events import Event
from reportkit.casework.events.board_kinds import Action, ForumAnswer, ForumRecommendation
from reportkit.casework.minuting.deciding import why_no_quorum
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board.front import missing
from reportkit.reports.wording import listed, sentence_case
from reportkit.vocabulary import in_words

_NONE_MADE = "No recommendation to Schools’ Forum is on record."
_NONE_OPEN = "No action of the board is open on record."
_FIRST = "This is the board’s first meeting, so there is none yet."
_NO_MEETING = "No earlier meeting is on record, so we cannot say which {what}."
_NOT_MINUTED = "Nothing is minuted of the meeting of {days}, so we cannot say which {what}."


def recommendations(profile: BoardProfile) -> list[Block]:
    """Every recommendation to Schools' Forum with its answer (H90)."""
    rows = tuple(_recommended(profile, *one) for one in profile.book.recommendations)
    heading = Heading(1, "Recommendations to Schools’ Forum")
    if not rows:
        return [heading, _none(profile, "recommendations were made", _NONE_MADE)]
    columns = (
        *(Column("Made on", width=0.8), Column("About", width=0.6)),
        *(Column("Recommendation", width=3.2), Column("Answer", width=1.4)),
    )
    alt_text = "Each recommendation to Schools’ Forum, with its answer."
    return [heading, Table("", columns, rows, alt_text, small=True)]


def actions(profile: BoardProfile) -> list[Block]:
    """What the board asked for that is not done yet."""
    still = [(event, action) for event, action, done in profile.book.actions if done is None]
    heading = Heading(1, "Actions still open")
    if not still:
        return [heading, _none(profile, "actions are open", _NONE_OPEN)]
    columns = (
        *(Column("Action", width=3.2), Column("Owner", width=1.2)),
        *(Column("Due", width=1.2), Column("Status", width=0.8)),
    )
    rows = tuple(_action(action, profile.as_at) for _, action in still)
    return [heading, Table("", columns, rows, "Each open action with its owner, day and status.", small=True)]


def _none(profile: BoardProfile, what: str, none: str) -> Block:
    """That there is none where each earlier meeting is minuted; else why that cannot be said."""
    held = [one for one in profile.book.sittings if one.day < profile.day and one.day <= profile.as_at]
    is_first = profile.sitting is not None and profile.sitting.meeting.is_first
    if not held:
        said = _FIRST if is_first else _NO_MEETING.format(what=what)
        return Paragraph(words(said)) if is_first else missing("Not known", said)
    silent = [in_words(one.day) for one in held if not one.minutes]
    if silent:
        return missing("Not known", _NOT_MINUTED.format(days=listed(silent), what=what))
    return Paragraph(words(none))


def _recommended(
    profile: BoardProfile, event: Event, said: ForumRecommendation, answer: ForumAnswer | None
) -> tuple[Inline, ...]:
    asked = f"{said.recommends.rstrip('.')}. It asks for {said.asks}." if said.asks else said.recommends
    sitting = next((one for one in profile.book.sittings if event in one.events), None)
    without = why_no_quorum(sitting, profile.quorum) if sitting else ""
    none = f"Put forward, not recommended. {without}" if without else "No answer is on record."
    told = answer.answer if answer else none
    return (
        words(in_words(sitting.day if sitting else event.happened_on)),
        words(sentence_case(said.about)),
        words(asked),
        words(told),
    )


def _action(action: Action, as_at: date) -> tuple[Inline, ...]:
    status = Deadline("", action.what, action.due).status(as_at).value if action.due else "no day set"
    due = in_words(action.due) if action.due else "None"
    return words(action.what), words(action.owner), words(due), words(sentence_case(status))
