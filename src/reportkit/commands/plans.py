"""`reportkit plan`: action plans with the five parts that the policy asks for."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import day, named
from reportkit.commands.acts import Said, act


@act("plan")
def plan(
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            help="action plan, Single Action Plan, Leadership and Rapid Improvement Plan or "
            "post-inspection plan.",
        ),
    ] = "action plan",
    objectives: Annotated[str, typer.Option("--objectives", help="What is to improve.")] = "",
    strategies: Annotated[str, typer.Option("--strategies", help="How.")] = "",
    success_criteria: Annotated[str, typer.Option("--success-criteria", help="How that is told.")] = "",
    resources: Annotated[str, typer.Option("--resources", help="With what.")] = "",
    timescales: Annotated[str, typer.Option("--timescales", help="By when.")] = "",
    lead: Annotated[str, typer.Option("--lead", help="Who leads it: name, position.")] = "",
    governors_agreed_on: Annotated[
        str, typer.Option("--governors-agreed-on", help="When governors agreed: 2026-11-18.")
    ] = "",
    report_on: Annotated[str, typer.Option("--report-on", help="When its result is reported.")] = "",
    answers: Annotated[str, typer.Option("--answers", help="The notice it answers, by its id.")] = "",
    validated_by: Annotated[str, typer.Option("--validated-by", help="Who validated it from outside.")] = "",
    validated_on: Annotated[str, typer.Option("--validated-on", help="When: 2026-11-18.")] = "",
) -> Said:
    """Record a school's plan. Of its five parts those that are missing are named.

    Example:  reportkit plan 100255 --sort "Single Action Plan" --objectives "Better writing"
    """
    values = {
        "sort": sort,
        "objectives": objectives,
        "strategies": strategies,
        "success_criteria": success_criteria,
        "resources": resources,
        "timescales": timescales,
        "lead": named(lead),
        "governors_agreed_on": day(governors_agreed_on),
        "report_on": day(report_on),
        "answers": answers,
        "validated_by": validated_by,
        "validated_on": day(validated_on),
    }
    return Said(values=values)
