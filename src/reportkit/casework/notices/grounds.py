"""Why a notice, and what comes before it is given: steps of the checklist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.casework.events.formal_kinds import Notice, Stage
from reportkit.casework.notices.evidence import advice_on_record, evidence_on_record
from reportkit.casework.notices.steps import SECTION_60, Case, Part, Stands, Step
from reportkit.casework.papers import saying

_LAWYERS = re.compile(r"\b(legal|lawyer|solicitor|barrister|monitoring officer)", re.IGNORECASE)
# A deputy, and a director of something else, are not the one whose sign-off is needed.
_DIRECTOR = re.compile(
    r"\bdcs\b|\bdirector of children|(?<!assistant )(?<!deputy )\bdirector\b(?! (of|for)\b)", re.IGNORECASE
)


def why_steps(case: Case) -> Iterator[Step]:
    """Whether the school can be given one, the grounds, the route, the evidence and earlier advice."""
    yield _maintained(case)
    yield _grounds(case)
    if case.is_formal and case.rules.has("H93"):
        yield _route(case)
    yield _evidence(case)
    yield _advice(case)


def before_steps(case: Case) -> Iterator[Step]:
    """The policy's own step before, the sign-offs, and the checks that no record holds."""
    if case.is_formal and case.rules.has("K65"):
        yield _pre_formal(case)
    yield _signed_off(case, "the council’s lawyers", _LAWYERS)
    yield _signed_off(case, "the Director of Children’s Services", _DIRECTOR)
    if case.is_formal:
        yield _unrecorded(
            "A check that no notice of the Secretary of State to the school is in force",
            SECTION_60,
            "No list of such notices is held. Ask the DfE Regions Group. Write down who answered and when.",
        )
    yield _unrecorded(
        "A record that the equality duty was considered",
        "section 149",
        "Nothing that is recorded tells. Write down who considered it and when.",
    )


def _maintained(case: Case) -> Step:
    what = "A school that the council maintains"
    if case.facts.maintained is None:
        return Step(
            Part.WHY,
            what,
            SECTION_60,
            Stands.NOT_KNOWN,
            "The lists of schools held do not say. An academy gets no notice from the council.",
        )
    return Step(Part.WHY, what, SECTION_60, Stands.DONE, "The lists of schools held say so.")


def _grounds(case: Case) -> Step:
    what, source = "At least one of the three grounds", _clause(case, "H92", "K66")
    if case.said and case.said.factors and case.notice:
        named = "; ".join(case.said.factors)
        return Step(Part.WHY, what, source, Stands.DONE, f"{_capital(named)}.", (case.notice,))
    return Step(Part.WHY, what, source, Stands.NOT_YET, "No ground is on record.")


def _route(case: Case) -> Step:
    what, source = "Which of the two routes led to it", _clause(case, "H93")
    if case.said and case.said.route and case.notice:
        return Step(Part.WHY, what, source, Stands.DONE, f"{_capital(case.said.route)}.", (case.notice,))
    return Step(Part.WHY, what, source, Stands.NOT_YET, "No route is on record.")


def _evidence(case: Case) -> Step:
    what, source = "The evidence for each ground, with its date", _clause(case, "K67", "H92")
    beside = " Set results beside prior attainment and context." if case.rules.has("K67") else ""
    if not evidence_on_record(case):
        said = f"Nothing on record could bear out a ground.{beside}"
        return Step(Part.WHY, what, source, Stands.NOT_YET, said)
    said = f"What is on record is listed below. Whether it bears out the ground, a person must judge.{beside}"
    return Step(Part.WHY, what, source, Stands.NOT_KNOWN, said)


def _advice(case: Case) -> Step:
    what, source = "Earlier advice and support", _clause(case, "H93", "K65")
    named, found = case.said.earlier_advice if case.said else (), advice_on_record(case)
    if named and case.notice:
        return Step(Part.WHY, what, source, Stands.DONE, f"{'; '.join(named)}.", (case.notice,))
    if found:
        said = "What is on record is listed below. The notice itself does not name it."
        return Step(Part.WHY, what, source, Stands.DONE, said, found[-1:])
    return Step(Part.WHY, what, source, Stands.NOT_YET, "No earlier advice or support is on record.")


def _pre_formal(case: Case) -> Step:
    what = "A pre-formal warning before it, or a decision to go without"
    given = [event for event, said in saying(case.before, Notice) if said.stage is Stage.PRE_FORMAL]
    source = _clause(case, "K65")
    if given:
        said = "A pre-formal warning was recorded."
        return Step(Part.BEFORE, what, source, Stands.DONE, said, tuple(given[-1:]))
    said = "No pre-formal warning is on record. If it was decided to go without one, write down who decided."
    return Step(Part.BEFORE, what, source, Stands.NOT_YET, said)


def _signed_off(case: Case, by: str, role: re.Pattern[str]) -> Step:
    """Who signed is recorded in free words: where they do not say in what role, that is not known."""
    what, names = f"Sign-off by {by}", case.said.signed_off_by if case.said else ()
    mine = [name for name in names if role.search(name)]
    if mine and case.notice:
        return Step(Part.BEFORE, what, "", Stands.DONE, f"{'; '.join(mine)}.", (case.notice,))
    others = [name for name in names if not (_LAWYERS.search(name) or _DIRECTOR.search(name))]
    if others:
        said = f"Signed off by {'; '.join(others)}. The record does not say that this was {by}."
        return Step(Part.BEFORE, what, "", Stands.NOT_KNOWN, said)
    return Step(Part.BEFORE, what, "", Stands.NOT_YET, "No such sign-off is on record.")


def _unrecorded(what: str, source: str, said: str) -> Step:
    return Step(Part.BEFORE, what, source, Stands.NOT_KNOWN, said)


def _clause(case: Case, *rules: str) -> str:
    """The clause of the first of the rules that the policy has; else the Act's."""
    return next((case.rules.clause(rule) for rule in rules if case.rules.has(rule)), SECTION_60)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
