"""The top of the profile: which school, for whom, on what day and under which policy."""

from __future__ import annotations

from reportkit.blocks import Block, Callout, Paragraph, Title
from reportkit.reports.assessing.in_force import outside_its_years
from reportkit.reports.citing import words
from reportkit.reports.profiles.school import SchoolFacts, SchoolProfile
from reportkit.reports.wording import listed
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words

_PHASES = {"pru": "pupil referral unit", "sixteen-plus": "16 to 19"}
# Under this rule what shows a problem goes to the chair of governors too (Hackney 2.2.1).
_SHARED = "problem_is_shared"
_HEAD = ("headteacher",)


def front(profile: SchoolProfile) -> list[Block]:
    """Title, whom it is for, and what it rests on; who may read it stands on every page."""
    header, facts = profile.header, profile.facts
    title = Title(
        _title(profile),
        f"{facts.name}, {in_words(header.as_at)}",
        marking(profile),
        f"This {_called(profile)} may be disclosable; consult before release.",
    )
    said = Paragraph(words(f"To the {_readers(profile)}. {_who(facts)} {_rests_on(profile)}"))
    return [title, *_held(profile), said]


def _held(profile: SchoolProfile) -> list[Block]:
    """That it may not be sent yet (H51). What the records lack is for the team alone, and not said here."""
    if not (profile.casework and profile.casework.held):
        return []
    return [Callout("Not to be sent yet", words("A talk with the headteacher comes before this document."))]


def marking(profile: SchoolProfile) -> str:
    """How confidential it is, of which school, and who may have it, in one line."""
    facts = profile.facts
    return (
        f"OFFICIAL-SENSITIVE: for the {_readers(profile)} of {facts.name} (URN {facts.urn}) only. Do not "
        "forward without asking the School Improvement Team."
    ).replace("'", "’")


def _readers(profile: SchoolProfile) -> str:
    return listed([*readers_of(profile.pack)])


def readers_of(pack: PolicyPack) -> tuple[str, ...]:
    """Whom the policy has a school's document for."""
    audiences = [rule.audience for rule in pack.rules if rule.kind == "audience"]
    return next((audience.to for audience in audiences if audience.name == _SHARED), _HEAD)


def _title(profile: SchoolProfile) -> str:
    return f"School {_called(profile)}"


def _called(profile: SchoolProfile) -> str:
    """Where the policy keeps no register it is what Hackney calls the performance booklet (1.4.1)."""
    return "profile" if profile.pack.keeps_register else "performance booklet"


def _who(facts: SchoolFacts) -> str:
    phase = _PHASES.get(facts.phase, facts.phase)
    kind = f", {facts.type}" if facts.type and facts.type.lower() != phase else ""
    pupils = f", {facts.pupils:,} pupils" if facts.pupils else ""
    what = f"{phase or 'phase not known'}{kind}, {_status(facts)}{pupils}"
    return f"URN {facts.urn}: {what}.{_before(facts)}"


def _before(facts: SchoolFacts) -> str:
    """The schools whose figures it goes on from."""
    if not facts.earlier_urns:
        return ""
    is_one = len(facts.earlier_urns) == 1
    whose = "the school before it, URN" if is_one else "the schools before it, URNs"
    return f" Its history includes that of {whose} {listed(list(facts.earlier_urns))}."


def _status(facts: SchoolFacts) -> str:
    if facts.maintained is None:
        return "maintained or academy not known"
    if facts.maintained:
        return "maintained by the council"
    return f"academy in {facts.trust}" if facts.trust else "trust not known"


def _rests_on(profile: SchoolProfile) -> str:
    """Day and policy; the last part says by what rule an inspection is read."""
    header = profile.header
    said = (
        f"Data as known on {in_words(header.as_at)}.",
        f"Policy: {profile.pack.title}.",
        outside_its_years(profile.pack, header.as_at),
    )
    return " ".join(filter(None, said))
