"""Which options mean nothing for a document: they are refused, never passed over."""

from __future__ import annotations

import typer

from reportkit.exceptions import UsageError

_UPDATE = "It is one document for all schools, by the authority’s own policy, and is made anew each time"
_PROFILES = "A profile is of a school, and of no event"
_PACK = "A pack is of a whole board, and is built again only where something has changed"
_UNFIT = {
    "termly-update": (_UPDATE, ("policy", "crosswalk", "urn", "event", "dry_run")),
    "school-profiles": (_PROFILES, ("event",)),
    "board-pack": (_PACK, ("crosswalk", "urn", "event", "dry_run")),
}


def check_options(context: typer.Context, document: str) -> None:
    """Raises UsageError for an option that somebody has given and that means nothing for the document."""
    why, names = _UNFIT.get(document, ("", ()))
    given = [name for name in names if _is_given(context, name)]
    if given:
        flags = " and ".join([f"--{name.replace('_', '-')}" for name in given])
        means = "means" if len(given) == 1 else "mean"
        raise UsageError(f"{why}: {flags} {means} nothing for {document}. Leave {_it(given)} out.")


def _is_given(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _it(given: list[str]) -> str:
    return "it" if len(given) == 1 else "them"
