"""The command that runs a term of two invented boroughs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.commands.options import QuietOption
from reportkit.progress import Reporter

if TYPE_CHECKING:
    from reportkit.pipeline.demo.running import Demo


def demo(
    schools: Annotated[int, typer.Option(help="How many schools each of the two boroughs has.")] = 100,
    seed: Annotated[int, typer.Option(help="The same number gives the same boroughs.")] = 1,
    to: Annotated[Path, typer.Option(help="The folder it is made in.")] = Path("demo"),
    quiet: QuietOption = False,
) -> None:
    """Run a term of two boroughs that do not exist, in a folder of its own, and check every case.

    Example:  reportkit demo --schools 100 --seed 1
    """
    from reportkit.pipeline.demo.running import Telling, Wanted, run_demo
    from reportkit.places import Places

    with Reporter(quiet) as reporter:
        telling = Telling(
            reporter.step,
            reporter.loading,
            lambda tally: reporter.building(tally.done, tally.failed, tally.total),
        )
        made = run_demo(Places.find(), to, Wanted(schools, seed), telling)
        _tell(made, to, reporter)
    made.check()


def _tell(made: Demo, to: Path, reporter: Reporter) -> None:
    cases = sum(len(each) for each in made.checked)
    came = f"{cases - len(made.wrong)} of {cases}" if made.wrong else f"all {cases}"
    reporter.say(f"{made.documents} documents are in {to}/outputs; {came} cases came out as they must.")
    reporter.say(f"Open first:  {to}/cases.md  which says what each school shows and where to look.")
    for one in made.boroughs:
        reporter.say(f"{one.borough.name}, {one.borough.policy}:  {to}/outputs/{one.slug}/")
    for posted in made.posted:
        held = f", {len(posted.held)} held back" if posted.held else ""
        reporter.say(f"{posted.letters} letters in the outbox{held}:  {to}/{posted.outbox}/")
    reporter.say(f"Every command of reportkit works on it once you are in that folder:  cd {to}")
