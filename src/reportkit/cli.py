"""The commands. Only here is a clock read, a terminal written to, or an exit code set."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from reportkit.commands.acting import ByOption, Who, asked_of
from reportkit.commands.board import board
from reportkit.commands.building import build
from reportkit.commands.calendar import calendar
from reportkit.commands.demo import demo
from reportkit.commands.dispatch import dispatch
from reportkit.commands.guard import guard
from reportkit.commands.keeping import backup, erase, restore
from reportkit.commands.notices import notice
from reportkit.commands.options import (
    AnswerAloneOption,
    AsAtOption,
    AuthorityOption,
    CrosswalkOption,
    PolicyOption,
    QuietOption,
    crosswalk_of,
    day_of,
    urn_of,
    warn_of_days_to_come,
)
from reportkit.commands.plans import plan
from reportkit.commands.register import register
from reportkit.commands.returns import returns_app
from reportkit.commands.strands import strand
from reportkit.commands.visits import kit, recommend, review_day, visit
from reportkit.exceptions import ReportkitError, UsageError
from reportkit.progress import Reporter, heed_interruptions, was_interrupted
from reportkit.vocabulary import AcademicYear, in_words

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Published school data in, the documents a School Improvement Team sends out.",
)

_TO_SEE = "To see what was decided beside the assessment."


class Vintage(StrEnum):
    """Which release of a year's figures a file is."""

    PROVISIONAL = "provisional"
    REVISED = "revised"
    FINAL = "final"


def _year(text: str) -> AcademicYear | None:
    try:
        return AcademicYear(text) if text else None
    except ValueError as error:
        raise UsageError(str(error)) from error


def _past(day: date) -> date:
    if day > date.today():
        raise UsageError(f"{day:%d/%m/%Y} has not come yet; nothing can have been published on it.")
    return day


@app.command()
def load(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; without any, everything in data/.")
    ] = None,
    year: Annotated[
        str, typer.Option(help="The school year of the figures, such as 202425, if no name says it.")
    ] = "",
    vintage: Annotated[Vintage | None, typer.Option(help="Which release it is, if no name says it.")] = None,
    published: Annotated[
        str, typer.Option(help="The day the files were published, such as 2026-04-30.")
    ] = "",
    accept_fewer_rows: Annotated[
        bool, typer.Option(help="Load a release with over 5% fewer rows than the one before.")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Load DfE, Ofsted and other published files. All are loaded, or after an error none.

    Example:  reportkit load ~/Downloads/2025-2026
    """
    from reportkit.evidence.siod.loading import Told
    from reportkit.pipeline.loading import load as load_into
    from reportkit.places import Places

    told = Told(
        _year(year),
        vintage.value if vintage else None,
        _past(day_of(published)) if published else None,
    )
    with Reporter(quiet) as reporter:
        report = load_into(
            Places.find(),
            paths or (),
            told,
            accept_fewer_rows=accept_fewer_rows,
            progress=reporter.loading,
        )
    for release in report.added:
        reporter.say(
            f"Loaded {release.file}: {release.rows_read:,} rows read, {release.rows_loaded:,} loaded, "
            f"{release.rows_quarantined:,} set aside."
        )
    reporter.say(f"{len(report.added)} files loaded; {len(report.unchanged)} were held already.")


@app.command()
def assess(
    context: typer.Context,
    authority: AuthorityOption = "hillingdon",
    as_at: AsAtOption = "",
    policy: PolicyOption = "",
    crosswalk: CrosswalkOption = "dfe-stuck",
    quiet: QuietOption = False,
) -> None:
    """Assess every state-funded school of an authority, and write the officers' overview.

    Example:  reportkit assess --authority hillingdon --as-at 2026-11-22
    """
    from reportkit.pipeline.assessing import assess_authority
    from reportkit.pipeline.keeping import terms_for
    from reportkit.pipeline.loading import load as load_into
    from reportkit.places import Places
    from reportkit.settings import read_authority

    places, day, read_by = Places.find(), day_of(as_at), crosswalk_of(crosswalk)
    warn_of_days_to_come(context, day, quiet=quiet)
    with Reporter(quiet) as reporter:
        # before a load that takes seconds
        terms_for(places, read_authority(places.params, authority), policy, read_by)
        load_into(places, progress=reporter.loading)
        assessed = assess_authority(places, authority, day, policy, read_by, reporter.step)
    for line in assessed.summary:
        reporter.say(line)
    reporter.say(f"Kept {assessed.snapshot.relative_to(places.root)}")
    reporter.say(assessed.overview.told(places.root))


@app.command()
def explain(
    context: typer.Context,
    urn: Annotated[str, typer.Argument(help="The school's URN, such as 102368.")],
    authority: Annotated[str, typer.Option(help="Its authority, if it is not to be looked up.")] = "",
    as_at: AsAtOption = "",
    policy: PolicyOption = "",
    crosswalk: CrosswalkOption = "dfe-stuck",
    by: ByOption = "",
    why: Annotated[str, typer.Option("--why", help="Why you read what was decided.")] = _TO_SEE,
    quiet: AnswerAloneOption = False,
) -> None:
    """Say everything that is known of a school, each flag down to its clause, threshold and source.

    With --by also what officers decided of it; that you read it is recorded (H119).

    Example:  reportkit explain 102368
    """
    from reportkit.pipeline.assessing import authority_of, explain_school
    from reportkit.pipeline.casework.beside import decided_lines
    from reportkit.places import Places

    places, day, school, read_by = Places.find(), day_of(as_at), urn_of(urn), crosswalk_of(crosswalk)
    warn_of_days_to_come(context, day, quiet=quiet)
    named = authority or authority_of(places, school, day)
    who = Who(by=by, why=why, on=str(day), authority=named, policy=policy)
    decided = decided_lines(places, asked_of(context, who, urn))
    for line in explain_school(places, named, school, day, policy, read_by, decided):
        typer.echo(line)


@app.command()
def compare(
    context: typer.Context,
    policies: Annotated[list[str], typer.Argument(help="Two policies in params/policies.")],
    authority: AuthorityOption = "hillingdon",
    as_at: AsAtOption = "",
    crosswalk: CrosswalkOption = "dfe-stuck",
    quiet: QuietOption = False,
) -> None:
    """Put two policies over one borough, school by school, with the rules that make the difference.

    Example:  reportkit compare hillingdon@2016-02 hackney@2019-09 --authority hackney
    """
    from reportkit.pipeline.comparing import compare_policies
    from reportkit.places import Places

    if len(policies) != 2:
        raise UsageError("Give two policies, such as  hillingdon@2016-02 hackney@2019-09.")
    first, second = policies
    places, day, read_by = Places.find(), day_of(as_at), crosswalk_of(crosswalk)
    warn_of_days_to_come(context, day, quiet=quiet)
    compared = compare_policies(places, authority, day, (first, second), read_by)
    for line in () if quiet else (*compared.lines, compared.workbook.told(places.root)):
        typer.echo(line)


app.command()(build)


@app.command()
def trace(
    figure_id: Annotated[str, typer.Argument(help="A figure's id, from the HTML working paper.")],
    most: Annotated[int, typer.Option(help="How many source cells to list.")] = 20,
    quiet: AnswerAloneOption = False,
) -> None:
    """Say where a printed figure comes from: file, row and column.

    Example:  reportkit trace 312:ks2_rwm_expected.all.312.202425
    """
    from reportkit.pipeline.tracing import trace as trace_figure
    from reportkit.places import Places

    for figure in trace_figure(Places.find(), figure_id):
        typer.echo(f"{figure.printed}  {figure.label} ({figure.how})")
        typer.echo(f"  printed in {figure.document}")
        for file, row, column in figure.cells[:most]:
            typer.echo(f"  from data/{file}, row {row}, column {column}")
        if len(figure.cells) > most and not quiet:
            typer.echo(f"  and {len(figure.cells) - most} more cells; list them with --most")


@app.command()
def coverage(
    context: typer.Context,
    authority: AuthorityOption = "hillingdon",
    as_at: AsAtOption = "",
    measure: Annotated[str, typer.Option(help="One measure's id; else every measure.")] = "",
    quiet: AnswerAloneOption = False,
) -> None:
    """For each measure and year: how many schools have a figure, and why the rest have not.

    Example:  reportkit coverage --authority surrey
    """
    from reportkit.evidence.siod import Siod
    from reportkit.evidence.siod.coverage import read_coverage
    from reportkit.places import Places
    from reportkit.settings import read_authority

    places, day = Places.find(), day_of(as_at)
    warn_of_days_to_come(context, day, quiet=quiet)
    settings = read_authority(places.params, authority)
    with Siod.open(places.siod, read_only=True) as siod:
        rows = read_coverage(siod, settings.area, day)
    if not quiet:
        typer.echo(f"Schools with a figure in {settings.name}, as known on {in_words(day)}")
    for row in rows:
        if measure in ("", row.measure):
            typer.echo(f"{row.measure:24} {row.year.label}  {row.in_words}")


@app.command()
def status(context: typer.Context, as_at: AsAtOption = "", quiet: AnswerAloneOption = False) -> None:
    """What is loaded, how old it is, what is due from its publisher, and where to get it.

    Example:  reportkit status
    """
    from reportkit.evidence.siod import Siod
    from reportkit.evidence.siod.standing import read_standing
    from reportkit.places import Places

    day = day_of(as_at)
    warn_of_days_to_come(context, day, quiet=quiet)
    with Siod.open(Places.find().siod, read_only=True) as siod:
        for line in read_standing(siod, day):
            typer.echo(line)


@app.command()
def clean(quiet: QuietOption = False) -> None:
    """Remove what was built from outputs/. Documents that a person has edited are kept.

    Example:  reportkit clean
    """
    from reportkit.pipeline.tidying import clean as clean_outputs
    from reportkit.places import Places

    with Reporter(quiet) as reporter:
        for path in clean_outputs(Places.find()):
            reporter.say(f"Kept {path}: it was changed by hand since it was built.")


_GROUPS = {"register": register, "visit": visit, "recommend": recommend, "notice": notice, "strand": strand}
for _name, _group in (*_GROUPS.items(), ("board", board), ("dispatch", dispatch), ("returns", returns_app)):
    app.add_typer(_group, name=_name)
for _command in (calendar, review_day, kit, plan, guard, backup, restore, erase, demo):
    app.command(_command.__name__.replace("_", "-"))(_command)


def main() -> NoReturn:
    """Run a command. A person's error prints in plain words and sets that error's exit code."""
    heed_interruptions()
    _exit(lambda: app(args=sys.argv[1:] or ["--help"], standalone_mode=False))


_INTERRUPTED = 130
# What typer raises for a group without a command; it has no public name, and typer itself tells it by this.
_SHOWS_HELP = "NoArgsIsHelpError"


def _exit(run: Callable[[], object]) -> NoReturn:
    try:
        code = run()
    except (typer.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    except Exception as error:  # Ctrl-C in the middle of an import ends in an error of the import's own
        code = _INTERRUPTED if was_interrupted() else _told(error)
    if code == _INTERRUPTED:  # typer makes Ctrl-C a code to end with
        sys.stderr.write("\nStopped. Documents written before are whole; nothing is half written.\n")
    sys.exit(code if isinstance(code, int) else 0)


def _told(error: Exception) -> int:
    """The exit code of a person's error, told in plain words. Any other error is raised as it is."""
    match error:
        case ReportkitError():
            sys.stderr.write(f"\n{error.heading}.\n{error}\n")
            return error.exit_code
        case OSError():
            sys.stderr.write(
                "\nreportkit could not read or write a file.\n"
                f"{error.strerror or error}: {error.filename or ''}\n"
                "Check that the disk is not full and that the folder may be written to.\n"
            )
            return ReportkitError.exit_code
        case typer.TyperException() if type(error).__name__ == _SHOWS_HELP:
            sys.stdout.write(f"{error.format_message()}\n")
            return int(error.exit_code)
        case typer.TyperException():
            sys.stderr.write(f"\n{UsageError.heading}.\n{_mistyped(error)} See  reportkit --help\n")
            return UsageError.exit_code
    raise error


def _mistyped(error: typer.TyperException) -> str:
    """What typer says of it, without the words of the library by which it reads numbers and choices."""
    from pydantic import ValidationError

    from reportkit.vocabulary.mistakes import what_to_do

    said = error.format_message()
    if isinstance(error.__cause__, ValidationError):
        mistake = error.__cause__.errors()[0]
        said = said.replace(mistake["msg"], what_to_do(mistake))
    return f"{said.rstrip('.')}."
