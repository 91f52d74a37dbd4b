"""Every command keeps the design's promise: help with an example, --authority, --as-at and --quiet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from reportkit.casework.events import KINDS
from reportkit.cli import app
from reportkit.pipeline.returns.kinds_of_event import ENTERED
from tests.rows import each_row

# Why a command has no such option.
NO_AUTHORITY = {
    "load": "a release is of all England",
    "status": "what is loaded is of all England",
    "trace": "a figure's id says of which authority it is",
    "clean": "it clears all outputs",
    "demo": "it makes two boroughs of its own",
    "restore": "a backup is of the whole store",
    "returns load": "the workbook says of which authority it is",
}
NO_DAY = {
    "load": "files say when they were published; else --published does",
    "trace": "a figure's id says of which day it is",
    "clean": "it clears all outputs",
    "demo": "its day is its own",
    "backup": "a backup is of the store as it is now",
    "restore": "a backup is restored as it is",
    "dispatch approve": "letters are let go at this moment",
    "dispatch send": "letters leave at this moment",
    "erase": "a name is taken out of all that is recorded",
    "returns load": "the workbook says of which day each answer is",
}
# Recorded by the program: who read, whose data were taken out, what was loaded and who was asked; what the
# guard lets through, which is recorded by `reportkit guard`, and what came of letters.
BY_THE_PROGRAM = {
    *("reading", "erasure", "let-through", "returns", "returns-asked"),
    *("mailing-approved", "letter-started", "letter-sent", "letter-refused", "letter-returned"),
}


def leaves(group: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every command that does something, as it is called."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from leaves(command, (*words, name))
        else:
            yield " ".join((*words, name)), command


COMMANDS = dict(leaves(get_command(app)))


def options(command: str) -> set[str]:
    return {option for parameter in COMMANDS[command].params for option in parameter.opts}


@each_row("command", COMMANDS)
def test_every_command_has_an_example_that_gives_only_options_it_has(command: str) -> None:
    _, _, example = COMMANDS[command].help.partition("Example:")
    assert re.match(rf"\s+reportkit {command}\b", example)
    given = set(re.findall(r"(?<!\w)--[a-z-]+", example))
    secondary = {option for one in COMMANDS[command].params for option in one.secondary_opts}
    assert given <= options(command) | secondary


@each_row("command", COMMANDS)
def test_every_command_can_be_quiet_and_takes_the_authority_and_the_day_or_we_say_why_not(
    command: str,
) -> None:
    assert "--quiet" in options(command)
    assert ("--authority" in options(command)) is (command not in NO_AUTHORITY)
    assert ("--as-at" in options(command)) is (command not in NO_DAY)


def test_the_reasons_are_of_commands_that_there_are() -> None:
    assert NO_AUTHORITY.keys() | NO_DAY.keys() <= COMMANDS.keys()


@each_row("command", [name for name, one in COMMANDS.items() if hasattr(one.callback, "kind")])
def test_every_act_asks_who_why_when_and_under_which_policy(command: str) -> None:
    assert {"--by", "--why", "--on", "--policy"} <= options(command)
    assert ("--corrects" in options(command)) is (command != "register withdraw")


def test_every_kind_of_event_can_be_recorded() -> None:
    by_command = {one.callback.kind for one in COMMANDS.values() if hasattr(one.callback, "kind")}
    assert by_command == KINDS.keys() - BY_THE_PROGRAM
    assert set(ENTERED) >= by_command
