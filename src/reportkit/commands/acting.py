"""What every act of casework is asked: who, when, why, and for which school; and how answers are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.commands.options import day_of, now, urn_of
from reportkit.exceptions import UsageError

if TYPE_CHECKING:
    from reportkit.pipeline.casework.asking import Asked

UrnArgument = Annotated[str, typer.Argument(help="The school's URN, such as 102368.")]
ByOption = Annotated[
    str,
    typer.Option("--by", envvar="REPORTKIT_OFFICER", show_envvar=True, help="Who you are, as recorded."),
]
_WHY = (
    "The reason, as it will stand in the history. The head's profile prints that of a decision or placement, "
    "so do not say who told you."
)
WhyOption = Annotated[
    str,
    typer.Option("--why", help=_WHY),
]
OnOption = Annotated[
    str,
    typer.Option(
        "--on", "--as-at", help="The day it happened, and of which all is read: 2026-11-22; else today."
    ),
]
CorrectsOption = Annotated[
    str, typer.Option("--corrects", help="The event this stands in place of, such as 102368-7.")
]
IndicatorOption = Annotated[
    list[int] | None,
    typer.Option("--indicator", help="An indicator it rests on, 1 to 11; give it once for each."),
]
PersonOption = Annotated[str, typer.Option("--person", help="With whom: name, position.")]

PARTIES = (
    "head, chair of governors, governing body, responsible body, diocese, DfE Regions Group, "
    "Secretary of State, Ofsted, Director of Children's Services, another school or other"
)
MEANS = "visit, meeting, telephone, video call, email or letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The answers that every act is asked for, as typed."""

    by: str
    why: str
    on: str = ""
    corrects: str = ""
    authority: str = "hillingdon"
    policy: str = ""
    indicators: Sequence[int] = ()
    decided_by: str = ""


def asked_of(context: typer.Context, who: Who, urn: str = "") -> Asked:
    """The answers read. The moment is `context.obj` where a caller sets it, else this one."""
    from reportkit.pipeline.casework.asking import Asked

    moment = context.obj if isinstance(context.obj, datetime) else now()
    return Asked(
        authority=who.authority,
        by=who.by,
        at=moment,
        on=day_of(who.on) if who.on else moment.date(),
        why=who.why,
        who=who.decided_by,
        urn=urn_of(urn) if urn else None,
        indicators=tuple(who.indicators),
        corrects=who.corrects or None,
        policy=who.policy,
    )


def named(text: str) -> dict[str, str] | None:
    """A person written as “Jo Bloggs, headteacher”; None for ""."""
    name, _, position = text.partition(",")
    return {"name": name.strip(), "position": position.strip()} if text.strip() else None


def people(texts: Sequence[str] | None) -> tuple[dict[str, str], ...]:
    """Several of them."""
    return tuple(person for text in texts or () if (person := named(text)))


def actions(texts: Sequence[str] | None) -> tuple[dict[str, object], ...]:
    """Agreed actions written as “what; who; 2026-12-03”, the day left out where none is agreed."""
    return tuple(_action(text) for text in texts or ())


def steps(texts: Sequence[str] | None) -> tuple[dict[str, object], ...]:
    """Steps of a taper written as “2026-12-03; what support remains”."""
    return tuple(_step(text) for text in texts or ())


def day(text: str) -> date | None:
    """A day, None for "". Raises UsageError for what is none."""
    return day_of(text) if text else None


def _action(text: str) -> dict[str, object]:
    what, owner, due = [part.strip() for part in (*text.split(";"), "", "")][:3]
    if not owner:
        raise UsageError(f"“{text}” does not say who does it. Write it as  what; who; 2026-12-03.")
    return {"what": what, "owner": owner, "due": day(due)}


def _step(text: str) -> dict[str, object]:
    on, _, support = text.partition(";")
    if not support.strip():
        raise UsageError(f"“{text}” does not say what support remains. Write it as  2026-12-03; support.")
    return {"on": day_of(on.strip()), "support": support.strip()}
