"""The page on one policy: what the program does for each rule, in plain English, from the policy's file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportkit.judgement.policies import Fall, check_monotonic
from reportkit.reports.assessing.amounts import line_value
from reportkit.reports.policies.cases import Expected, FlagTable, PolicyCase
from reportkit.reports.policies.conditions import when_lines
from reportkit.reports.policies.offers import offer_terms
from reportkit.reports.policies.recorded import record_cases, record_lines
from reportkit.reports.policies.records import RecordCases
from reportkit.reports.policies.tables import cell as _cell
from reportkit.reports.policies.tables import table as _table
from reportkit.reports.wording import sentence_case
from reportkit.settings.policies import (
    Offer,
    OfferRule,
    Phase,
    PlacingRule,
    PolicyPack,
    PolicyThreshold,
    PolicyThresholds,
    PromptRule,
    Rule,
)
from reportkit.vocabulary import in_words

_NO_LINE = {"public": "what an inspection or a person says", "local": "a person's statement"}
_MADE = (
    "<!-- Made by `make policy-pages` from params/policies and the cases in docs/policies. "
    "Change those, not this page. -->"
)
_AFTERWARDS = (
    "reportkit can be run under it for a later day as well. School profiles, explanations, the overview "
    "and the comparison then say that the policy has ended."
)
_CALCULATED = {
    "automatic": (
        "Rules that place a school by themselves",
        "These follow from the school's own latest inspection alone. An inspection of a school that this one "
        "replaced only proposes. A milder decision by a person needs a recorded reason.",
    ),
    "default": (
        "Rules that hold until a person decides",
        "These give a category in the meantime, and the document says that it is in the meantime.",
    ),
    "propose": (
        "Rules that only propose",
        "These ask a person to consider a category. They never place a school.",
    ),
    "prompt": (
        "Rules that ask a person something",
        "These ask a question and do no more. Where it is not known whether they hold, that is said.",
    ),
    "entitlement": (
        "What schools can expect",
        "The lines a school is offered, and how often. Visits are the least the policy promises.",
    ),
    "relationship": ("How schools stand to the council", "Printed in the policy's own words."),
}
_RECORDED = {
    "invariant": (
        "What must hold of the team's records",
        "Checked against the team's own records, once these are kept here. A breach is shown inside the "
        "team, never in a document for schools.",
    ),
    "deadline": (
        "What is due by when",
        "Worked out from dates the team enters, once these are kept here.",
    ),
    "audience": (
        "Who may see what",
        "Used when documents are sent, once records of that are kept here.",
    ),
    "definition": (
        "What needs a person, or says what words mean",
        "No rule is run for these. The program uses their words, or leaves them to a person's judgement.",
    ),
}
_KINDS = {
    "automatic": "placed by rule",
    "default": "by default",
    "decided": "decided by a person",
    "proposed": "a person considers it",
    "cannot say": "cannot be said",
    "none": "a person decides",
}


@dataclass(frozen=True, slots=True)
class Worked:
    """The worked cases of all policies: schools, flags together, and records."""

    cases: Sequence[PolicyCase]
    tables: Sequence[FlagTable]
    records: RecordCases


def policy_page(pack: PolicyPack, thresholds: PolicyThresholds, worked: Worked) -> str:
    """The page as markdown, ending with a line end."""
    parts = [
        *_front(pack),
        *_ladder(pack),
        *_sections(pack, _CALCULATED),
        *_indicators(pack, thresholds),
        *_cases(pack, worked.cases),
        *_flag_tables(pack, worked.tables),
        *_sections(pack, _RECORDED),
        *record_cases(pack.id, worked.records),
        *_not_carried(pack),
        *_thresholds(thresholds),
    ]
    return "\n".join(parts) + "\n"


def _front(pack: PolicyPack) -> Iterator[str]:
    yield from (_MADE, "", f"# {pack.title}", "")
    until = f"to {in_words(pack.valid_to)}" if pack.valid_to else "until another is added"
    yield f"{pack.borough}. {pack.version}. Taken as in force from {in_words(pack.valid_from)} {until}."
    yield from (pack.dates_note.strip(), "")
    if pack.valid_to:
        yield from (_AFTERWARDS, "")
    yield from ("This page says what reportkit does for each rule of the policy.", "")
    yield from (f"- {line}" for line in _promises(pack))
    yield from ("", "## Its own words", "")
    yield from _table(("In general", "In this policy"), [(_plain(k), v) for k, v in pack.labels.items()])


def _promises(pack: PolicyPack) -> Iterator[str]:
    automatic = [rule.id for rule in pack.placing if rule.kind == "automatic"]
    yield f"Only {' and '.join(automatic)} place a school without a person."
    yield "An indicator that cannot be assessed is never taken as clear, and is always named."
    yield "An inspection that cannot be read gives no category."
    yield "Quotations are the policy's own words. The readings beside them are ours."
    not_carried = f"{len(pack.not_carried)} {'is' if len(pack.not_carried) == 1 else 'are'} not"
    carried = len({rule.number for rule in pack.rules})
    yield f"{carried} rules are carried; {not_carried}, and the page says why."


def _ladder(pack: PolicyPack) -> Iterator[str]:
    yield from ("", "## Categories, from the least to the most intensive", "")
    rows = [
        (str(n), entry.label, entry.means, entry.clause) for n, entry in enumerate(pack.categories, start=1)
    ]
    yield from _table(("", "Category", "What it means", "Where the policy says so"), rows)
    falls = check_monotonic(pack, Phase.PRIMARY)
    yield from ("", _on_visits(falls))


def _on_visits(falls: Sequence[Fall]) -> str:
    if not falls:
        return "For maintained schools, planned visits never fall from one category to a more intensive one."
    told = [f"from {f.visits} a year for {f.milder} to {f.fewer} for {f.intenser}" for f in falls]
    return f"Planned visits fall {' and '.join(told)}. The policy says so; it is shown and not corrected."


def _sections(pack: PolicyPack, kinds: dict[str, tuple[str, str]]) -> Iterator[str]:
    for kind, (title, about) in kinds.items():
        rules = [rule for rule in pack.rules if rule.kind == kind]
        if rules:
            yield from ("", f"## {title}", "", about)
            for rule in rules:
                yield from _rule(pack, rule)


def _rule(pack: PolicyPack, rule: Rule) -> Iterator[str]:
    yield from ("", f"### {rule.id} ({rule.clause})", "")
    yield from (_quoted(rule), "", rule.means.strip())
    if isinstance(rule, PlacingRule):
        yield from ("", *when_lines(rule, _consequence(pack, rule)))
    if isinstance(rule, PromptRule):
        yield from ("", *when_lines(rule, f"the team is asked: “{rule.asks}”"))
    if isinstance(rule, OfferRule):
        yield from ("", *(f"- {_offer(offer)}" for offer in rule.offers))
    yield from record_lines(rule)


def _quoted(rule: Rule) -> str:
    if rule.missing_in_source:
        return "*The policy's own words are missing from the text we hold.*"
    return f"> {' '.join(rule.wording.split())}"


def _consequence(pack: PolicyPack, rule: PlacingRule) -> str:
    register = f"on the {pack.labels.get('register', 'register')}"
    category = "" if rule.then.category is None else pack.category(rule.then.category).label
    told = category or register
    match rule.kind:
        case "automatic":
            return f"placed automatically, {told}"
        case "default" if category == pack.categories[0].label:
            return f"{told}, as long as nothing else is proposed"
        case "default":
            return f"{told}, until a person decides"
        case "propose":
            return f"a person is asked to consider {category or f'a place {register}'}"


def _offer(offer: Offer) -> str:
    return " ".join(filter(None, (offer.what, offer_terms(offer))))


def _indicators(pack: PolicyPack, thresholds: PolicyThresholds) -> Iterator[str]:
    yield from ("", "## The eleven indicators", "")
    yield from (
        "Each is flagged, clear, not applicable, or cannot be assessed. The lines are in the last table.",
        "",
    )
    rows = [
        (
            str(i.number),
            i.name,
            _cell(i.wording),
            ", ".join(i.rules),
            _source(i.source),
            _lines(thresholds, i.number, i.source),
        )
        for i in pack.indicators
    ]
    yield from _table(("No.", "Indicator", "The policy's words", "Rules", "Rests on", "Thresholds"), rows)


def _source(source: str) -> str:
    return "published figures" if source == "public" else "returns to the team"


def _lines(thresholds: PolicyThresholds, number: int, source: str) -> str:
    lines = "; ".join(entry.label for entry in thresholds.of_indicator(number))
    return lines or f"none: {_NO_LINE[source]}"


def _cases(pack: PolicyPack, cases: Sequence[PolicyCase]) -> Iterator[str]:
    compared = [case for case in cases if case.comparison and pack.id in case.expected]
    others = [case for case in cases if not case.comparison and pack.id in case.expected]
    yield from ("", "## Worked cases", "", "Each row is tested whenever the program is changed.", "")
    yield "### The cases on which policies are compared"
    yield from ("", *_case_table(pack, compared), "", "### Further cases", "", *_case_table(pack, others))


def _flag_tables(pack: PolicyPack, tables: Sequence[FlagTable]) -> Iterator[str]:
    for table in tables:
        if table.policy == pack.id:
            yield from ("", f"### {table.title}", "")
            yield f"Which of {', '.join(table.rules)} propose something."
            rows = [(_flagged(row.flagged), ", ".join(row.proposing) or "none") for row in table.rows]
            yield from ("", *_table(("Flagged", "Rules"), rows))


def _flagged(indicators: Sequence[int]) -> str:
    return " and ".join(map(str, indicators)) or "none"


def _case_table(pack: PolicyPack, cases: Sequence[PolicyCase]) -> Iterator[str]:
    rows = [(case.name, *_case_cells(case.expected[pack.id])) for case in cases]
    yield from _table(("School", "Category", "How", "Rules", "Visits a year"), rows)


def _case_cells(expected: Expected) -> tuple[str, str, str, str]:
    proposing = [proposal.split()[0] for proposal in expected.proposals]
    rules = [*expected.applied, *(f"{rule} (proposes)" for rule in proposing)]
    return expected.says, _KINDS[expected.route], ", ".join(rules) or "none", _visits(expected)


def _visits(expected: Expected) -> str:
    if expected.category is None:
        return "not yet decided"
    return "a person sets them" if expected.visits is None else str(expected.visits)


def _not_carried(pack: PolicyPack) -> Iterator[str]:
    yield from ("", "## Rules that are not carried", "")
    rows = [(entry.id, entry.clause, _cell(entry.reason)) for entry in pack.not_carried]
    yield from _table(("Rule", "Clause", "Why"), rows)


def _thresholds(thresholds: PolicyThresholds) -> Iterator[str]:
    yield from ("", "## Thresholds", "")
    yield from (
        "The policy's own words for how much is too much have no numbers. "
        "Each number here has an owner, who may change it.",
        "",
    )
    rows = [_threshold_cells(entry) for entry in thresholds.thresholds]
    yield from _table(("Threshold", "Indicator", "Value", "Meaning", "Standing", "Owner", "Set on"), rows)


def _threshold_cells(entry: PolicyThreshold) -> tuple[str, ...]:
    of = "all" if entry.indicator is None else str(entry.indicator)
    name, value = sentence_case(entry.label), line_value(str(entry.value), entry.unit)
    return name, of, value, entry.means, entry.standing, entry.owner, in_words(entry.set_on)


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()
