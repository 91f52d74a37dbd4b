"""A board of ten and a clerk, typed in as commands, and a meeting of it in July."""

from __future__ import annotations

from tests.commands.builders import Officer

HELD = "2026-07-02"
_MEMBERS = (
    ("Ann Officer", "--role 'Co-Chair for the local authority' --constituency 'school improvement officers'"),
    (
        "Ben Head",
        "--role 'Co-Chair for school leaders' --constituency 'secondary schools' --leads 102365",
    ),
    ("Cy Officer", "--constituency 'school improvement officers'"),
    ("Di Head", "--constituency 'primary and infant schools' --leads 102373"),
    ("Ed Head", "--constituency 'primary and infant schools' --leads 102368"),
    ("Flo Head", "--constituency 'special schools' --leads 102369"),
    ("Gus Head", "--constituency 'alternative provision and PRUs' --leads 102408"),
    ("Hal Head", "--constituency 'Teaching School alliances' --leads 102375"),
    ("Ivy Governor", "--constituency governors"),
    ("Jo Leader", "--constituency 'the LLE and NLE network'"),
    ("Kit Clerk", "--role clerk"),
    ("Lou Guest", "--role invited"),
)
QUORATE = "'m1; m2; m3; m4; m5; m6; m7; m8; m11; m12'"


def seat(officer: Officer) -> Officer:
    """The officer with the board on record from September 2025."""
    for name, seat in _MEMBERS:
        officer.does(f"board member --name '{name}' {seat} --on 2025-09-04 --why Nominated")
    return officer


def meet(officer: Officer) -> Officer:
    """The same with a meeting in July, whose papers went out in time, and who came to it."""
    seat(officer)
    arranged = "--begins 16:00 --ends 18:00 --venue 'Civic Centre' --on 2026-05-04 --why 'Summer meeting'"
    officer.does(f"board meeting --held-on {HELD} {arranged}")
    officer.does(f"board papers-sent --meeting {HELD} --on 2026-06-25 --why 'Seven days before'")
    officer.does(f"board attended --meeting {HELD} --present {QUORATE} --apologies m9 --on {HELD} --why List")
    return officer


def minute(officer: Officer) -> Officer:
    """With something minuted of that meeting, decided, to be done and recommended."""
    for line in (
        "minute --item 4 --said 'Reading has risen.'",
        "decided --item 7 --what 'Writing is a theme.' --for 7 --against 0 --abstained 1",
        "action --what 'Write to schools' --owner Clerk --due 2026-07-17",
        "recommend --about finance --what 'Fund the networks' --asks '£24,000'",
    ):
        command, _, rest = line.partition(" ")
        officer.does(f"board {command} --meeting {HELD} {rest} --on {HELD} --why Minuted")
    return officer
