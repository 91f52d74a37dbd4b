"""How a school came to stand where it stands: by which rule, or who decided it, when and why."""

from __future__ import annotations

from reportkit.judgement.policies import Route
from reportkit.reports.profiles.casework import Act, Recorded, Talk
from reportkit.reports.profiles.school import SchoolProfile
from reportkit.reports.sections.school.naming import clause_of
from reportkit.reports.wording import listed, sentence_case
from reportkit.vocabulary import in_words

_NOBODY_CHOSE = "Nobody chose it for your school alone."
_UNTIL_DECIDED = "No decision is on record, so this holds until a person decides"
_KINDS = {Route.AUTOMATIC: "automatic", Route.DEFAULT: "default"}
_MEANS = {
    "visit": "on a visit",
    "meeting": "at a meeting",
    "telephone": "by telephone",
    "video call": "by video call",
    "email": "by email",
    "letter": "by letter",
}
_ACCEPTS = {
    True: " The reasons were accepted.",
    False: " The reasons were not accepted.",
    None: "",
}


def how(profile: SchoolProfile) -> str:
    """Which rule did it, or who decided it and when; "" where no category is given."""
    route = Route(profile.placement.route)
    match route:
        case Route.AUTOMATIC:
            return f"The policy itself does this{_rule(profile, route)}. {_NOBODY_CHOSE}{_no_longer(profile)}"
        case Route.DEFAULT:
            return f"{_UNTIL_DECIDED}{_rule(profile, route)}."
        case Route.DECIDED:
            act = given(profile)
            return (
                f"{sentence_case(_named(act))} decided this on {in_words(act.on)}."
                if act
                else "A person decided this."
            )
        case _:
            return ""


def since(profile: SchoolProfile) -> str:
    """Since when it stands there by the records, unless that is the day of the decision."""
    record = in_force(profile)
    act = given(profile)
    if record is None or record.since is None or (act and act.on == record.since):
        return ""
    where = "on the register" if profile.pack.keeps_register else "in a category"
    return f"By our records it has been {where} since {in_words(record.since)}."


def ended(profile: SchoolProfile) -> str:
    """That an earlier placement was ended since the assessment before, in words that name no register."""
    record = profile.casework.now if profile.casework else None
    act = record.ended if record else None
    if record is None or act is None or (profile.since and act.on <= profile.since.day):
        return ""
    goes_on = f" Support goes on from {record.handed_to}." if record.handed_to else ""
    why = f" {_because(act)}" if act.why else ""
    return f"On {in_words(act.on)} {_named(act)} decided that an earlier placement ends.{why}{goes_on}"


def in_force(profile: SchoolProfile) -> Recorded | None:
    """The record that the placement is by: None if nothing is on record, or it was ended or overtaken."""
    record = profile.casework.now if profile.casework else None
    if record is None or record.ended or record.category != profile.category:
        return None
    return record


def given(profile: SchoolProfile) -> Act | None:
    """The decision by which the school has its category, None where no person gave it."""
    record = in_force(profile)
    return record.given if record and profile.placement.route == Route.DECIDED else None


def who(act: Act) -> str:
    """The name; that of a person whose name was erased is not known any more."""
    return act.by or "an officer"


def _named(act: Act) -> str:
    """The name as the subject of a sentence: a comma ends the post that follows it."""
    return f"{who(act)}," if ", " in who(act) else who(act)


def reason(profile: SchoolProfile) -> str:
    """Why it was decided and what was cited, as a sentence or two; "" where no person decided."""
    act, record = given(profile), in_force(profile)
    if act is None or record is None:
        return ""
    why = _because(act) if act.why else "A named officer will tell you the reason for the decision."
    cited = f" It cites {_cited(profile, act)}." if act.indicators else ""
    aspect = f" The aspect to be supported: {record.aspect}." if record.aspect else ""
    return f"{why}{cited}{aspect}"


def _because(act: Act) -> str:
    return f"The reason for the decision: “{act.why.rstrip('.')}.”"


def _cited(profile: SchoolProfile, act: Act) -> str:
    names = {entry.number: entry.name for entry in profile.pack.indicators}
    said = [f"{number} ({names[number][0].lower()}{names[number][1:]})" for number in act.indicators]
    return f"{'indicator' if len(said) == 1 else 'indicators'} {listed(said)}"


def spoken(profile: SchoolProfile) -> str:
    """Who spoke with or wrote to the readers, when and about what, and whether there was an answer."""
    own = profile.casework
    if own is None or not own.talks:
        return ""
    said = " ".join(_talk(talk) for talk in own.talks)
    replied = f" Your answer of {in_words(own.replied_on)} is on record." if own.replied_on else ""
    return f"{said}{replied}"


def _talk(talk: Talk) -> str:
    did = "wrote to" if talk.is_written else "spoke with"
    about = f": “{talk.about.rstrip('.')}.”" if talk.about else "."
    means = _MEANS.get(talk.means, talk.means)
    by = f"{talk.by}," if ", " in talk.by else talk.by or "an officer"
    return f"On {in_words(talk.on)} {by} {did} the {talk.whom} {means}{about}{_ACCEPTS[talk.accepts]}"


def _rule(profile: SchoolProfile, route: Route) -> str:
    """The clause of the rule that gave the category."""
    applied = [
        rule
        for rule in profile.pack.placing
        if rule.id in profile.placement.applied and rule.kind == _KINDS[route]
    ]
    return f" ({clause_of(applied[-1].clause)})" if applied else ""


def _no_longer(profile: SchoolProfile) -> str:
    """That the inspection which placed it has been followed by another: a person has yet to decide."""
    record = in_force(profile)
    reading = profile.facts.reading.replace(" ", "_")
    rules = [rule for rule in profile.pack.placing if record and rule.id == record.rule]
    if not rules or rules[0].when.inspection in (None, reading):
        return ""
    now = f"Its latest inspection now reads as {profile.facts.reading}."
    return f" {now} A person has yet to decide what follows."
