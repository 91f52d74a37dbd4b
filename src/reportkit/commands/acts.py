"""An act of casework as a command: its own options first, then those that every act has, in one place."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Any

import typer

from reportkit.commands.acting import (
    ByOption,
    CorrectsOption,
    OnOption,
    UrnArgument,
    Who,
    WhyOption,
    asked_of,
)
from reportkit.commands.options import AuthorityOption, PolicyOption, QuietOption

_LEFT_OUT: tuple[object, ...] = ("", None, (), [])
_MAY_BE_BOROUGH = Annotated[str, typer.Argument(help="The school's URN; leave it out for the borough's own.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an act says by its own options, `values` by the names of the kind.

    Of `values` those left out are left to the kind's own rules; `stated` stands even where it is None.
    """

    values: Mapping[str, Any]
    stated: Mapping[str, Any] = field(default_factory=dict)
    indicators: Sequence[int] = ()
    decided_by: str = ""
    corrects: str = ""


class About(Enum):
    """Whether an act is about one school, the borough, or either."""

    SCHOOL = "school"
    BOROUGH = "borough"
    EITHER = "either"


Own = Callable[..., Said]
Command = Callable[..., None]


def act(kind: str, about: About = About.SCHOOL) -> Callable[[Own], Command]:
    """The decorator that makes a command of a function which reads an act's own options.

    The command asks who, why, on which day, which event it corrects, for which authority and under which
    policy besides. It records the act and says what follows, or with --quiet nothing.
    """

    def make(own: Own) -> Command:
        def command(context: typer.Context, **typed: Any) -> None:
            tail = {name: typed.pop(name) for name, *_ in _TAIL if name in typed}
            urn = typed.pop("urn", "")
            _record(context, kind, urn, tail, own(**typed))

        command.__signature__ = _signature(own, kind, about)  # type: ignore[attr-defined]  # read by typer
        command.kind = kind  # type: ignore[attr-defined]  # which kinds have a command is tested
        return _named_as(command, own)

    return make


def _record(context: typer.Context, kind: str, urn: str, tail: dict[str, Any], said: Said) -> None:
    from reportkit.pipeline.casework.recording import record
    from reportkit.places import Places

    quiet = tail.pop("quiet")
    tail["corrects"] = said.corrects or tail.get("corrects", "")
    who = Who(**tail, indicators=said.indicators, decided_by=said.decided_by)
    given = {name: _fixed(value) for name, value in said.values.items() if value not in _LEFT_OUT}
    recorded = record(Places.find(), asked_of(context, who, urn), kind, {**given, **said.stated})
    for line in () if quiet else recorded.lines:
        typer.echo(line)


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _named_as(command: Callable[..., None], own: Own) -> Command:
    """The command under the function's name and docstring; its annotations stand in the signature alone."""
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(command, name, getattr(own, name))
    return command


_TAIL: tuple[tuple[str, Any, object], ...] = (
    ("by", ByOption, ""),
    ("why", WhyOption, ""),
    ("on", OnOption, ""),
    ("corrects", CorrectsOption, ""),
    ("authority", AuthorityOption, "hillingdon"),
    ("policy", PolicyOption, ""),
    ("quiet", QuietOption, False),
)
_ABOUT: Mapping[About, tuple[tuple[str, Any, object], ...]] = {
    About.SCHOOL: (("urn", UrnArgument, inspect.Parameter.empty),),
    About.BOROUGH: (),
    About.EITHER: (("urn", _MAY_BE_BOROUGH, ""),),
}


def _signature(own: Own, kind: str, about: About) -> inspect.Signature:
    """The school, the function's own options, then the shared ones; a withdrawal names its event itself."""
    context = _parameter("context", typer.Context)
    tail = [one for one in _TAIL if not (one[0] == "corrects" and kind == "withdrawal")]
    first = [_parameter(*one) for one in _ABOUT[about]]
    mine = inspect.signature(own, eval_str=True).parameters.values()
    named = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in mine]
    return inspect.Signature([context, *first, *named, *(_parameter(*one) for one in tail)])


def _parameter(name: str, annotation: Any, default: object = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)
