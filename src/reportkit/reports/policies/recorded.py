"""What a policy page says of rules on the team's records: what must be on record, by when, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.reports.policies.offers import how_often
from reportkit.reports.policies.records import RecordCases, RecurringCase
from reportkit.reports.policies.tables import table
from reportkit.reports.wording import counted, listed, sentence_case
from reportkit.settings.policies import CountedDate, DateRule, RecurringDate, Rule
from reportkit.vocabulary import in_words


def record_lines(rule: Rule) -> Iterator[str]:
    """The rule's data in words; nothing for a rule that has none on records."""
    match rule.kind:
        case "invariant":
            yield from ("", _on_record(rule.invariant.needs))
        case "deadline":
            yield from ("", f"Due: {due_words(rule.deadline)}. {_on_record(rule.deadline.needs)}")
        case "audience":
            others = rule.audience.others_only_if
            more = f" Others only if {others}." if others else ""
            to = listed([*rule.audience.to])
            yield from ("", f"{sentence_case(rule.audience.document)}: for {to}.{more}")


def _on_record(needs: tuple[str, ...]) -> str:
    return f"What has to be on record: {', '.join(need.replace('_', ' ') for need in needs)}."


def due_words(rule: DateRule) -> str:
    """By when or how often something is due."""
    match rule:
        case CountedDate(relation="before"):
            return f"at the latest {counted(rule.count, rule.unit, f'{rule.unit}s')} before the {rule.of}"
        case CountedDate():
            return f"within {counted(rule.count, rule.unit, f'{rule.unit}s')} of the {rule.of}"
        case RecurringDate():
            closing = f", by {_day_of_year(rule.until)}" if rule.until else ""
            return f"at least {how_often(rule.count)} in every {rule.of}{closing}"
        case _:
            return f"by {in_words(rule.day)}"


def _day_of_year(day: str) -> str:
    return in_words(date.fromisoformat(f"2000-{day}")).removesuffix(" 2000")


def record_cases(policy: str, cases: RecordCases) -> Iterator[str]:
    """The worked cases on dates, as two tables."""
    dates = [case for case in cases.dates if case.policy == policy]
    recurring = [case for case in cases.recurring if case.policy == policy]
    yield from ("", "## Worked dates", "", "Each row is tested whenever the program is changed.", "")
    yield from table(
        ("Rule", "Case", "Last day in time"),
        [(c.rule, sentence_case(c.what), in_words(c.due)) for c in dates],
    )
    rows = [(c.rule, sentence_case(c.what), _done(c), "kept" if c.kept else "not kept") for c in recurring]
    yield from ("", *table(("Rule", "Case", "Done", "The rule is"), rows))


def _done(case: RecurringCase) -> str:
    done = listed([in_words(day) for day in case.done]) if case.done else "never"
    return f"{done}; looked at on {in_words(case.at)}"
