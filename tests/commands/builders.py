"""The commands of casework as one app, and an officer who types them."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer
from typer.testing import CliRunner, Result

from reportkit.casework.store import Store, open_store
from reportkit.commands.board import board
from reportkit.commands.calendar import calendar
from reportkit.commands.keeping import backup, erase, restore
from reportkit.commands.notices import notice
from reportkit.commands.plans import plan
from reportkit.commands.register import register
from reportkit.commands.strands import strand
from reportkit.commands.visits import kit, recommend, review_day, visit
from reportkit.exceptions import ReportkitError
from reportkit.vocabulary import Urn

# Schools of Hillingdon in the data that ships, as known on 22 November 2026.
RI, ACADEMY_RI, GOOD = Urn("102408"), Urn("137078"), Urn("102365")
NOW_IS, WAS = Urn("102373"), Urn("102372")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HACKNEY = "--policy hackney@2019-09"


def _app() -> typer.Typer:
    app = typer.Typer()
    groups = {"register": register, "visit": visit, "recommend": recommend, "notice": notice}
    for name, group in (groups | {"strand": strand, "board": board}).items():
        app.add_typer(group, name=name)
    single = {"calendar": calendar, "review-day": review_day, "kit": kit, "plan": plan}
    for name, command in (single | {"backup": backup, "restore": restore, "erase": erase}).items():
        app.command(name)(command)
    return app


APP = _app()


@dataclass(frozen=True)
class Officer:
    """Types commands at noon on 22 November 2026, as Ann Officer unless the command says otherwise."""

    siod: Path
    address: str
    name: str = "Ann Officer"

    def does(self, line: str, answer: str = "") -> str:
        """What a command says that was carried out."""
        result = self._type(line, answer)
        if result.exception is not None:
            raise AssertionError(f"{line}\n{result.output}") from result.exception
        return result.stdout

    def is_refused(self, line: str, answer: str = "") -> ReportkitError:
        """The error of one that was not."""
        result = self._type(line, answer)
        assert isinstance(result.exception, ReportkitError), result.output
        assert result.stdout == ""
        return result.exception

    def stops(self, line: str, answer: str) -> str:
        """What a command says that a person stopped."""
        result = self._type(line, answer)
        assert result.exit_code == 1
        return result.stdout

    @property
    def store(self) -> Store:
        return open_store(self.address)

    def kinds(self, urn: Urn) -> list[str]:
        """The kinds of what is recorded of a school."""
        return [event.kind for event in self.store.history(urn).events]

    def _type(self, line: str, answer: str) -> Result:
        env = {"REPORTKIT_SIOD": str(self.siod), "REPORTKIT_DATABASE_URL": self.address}
        by = {"REPORTKIT_OFFICER": self.name} if self.name else {}
        return CliRunner().invoke(APP, shlex.split(line), input=answer, obj=NOW, env=env | by)
