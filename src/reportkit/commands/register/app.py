"""The app that the commands of the register are added to."""

from __future__ import annotations

import typer

register = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The register of schools at risk. Example:  reportkit register place 102368",
)
