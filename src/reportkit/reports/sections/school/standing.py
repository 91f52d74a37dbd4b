"""Where the policy puts a school, in words that its head may read.

A school that is only proposed for something is not told of a register or category that it is not in;
where the policy keeps no register, its categories are named.
"""

from __future__ import annotations

from reportkit.judgement.assessment.model import Placement
from reportkit.judgement.crosswalks import Reading
from reportkit.judgement.policies import Register, Route
from reportkit.reports.profiles.school import SchoolProfile
from reportkit.reports.sections.school.decided import ended, how, since
from reportkit.settings.policies import PolicyPack

_TOO_LITTLE = (
    "Too little is known to say how the school stands. That is not a sign of concern. It is not an all-clear."
)
_QUIET = "By what is known, the policy asks for no contact."
# True also where a person has looked at the school and left it as it is, of which it is not told (H5).
_OPEN = "No decision changes how we work with your school. Some results ask that we talk with you."


def standing(profile: SchoolProfile) -> str:
    """The standing in a few sentences."""
    said = _by_register(profile) if profile.pack.keeps_register else _by_category(profile)
    return " ".join(filter(None, (said, ended(profile))))


def short_standing(pack: PolicyPack, placement: Placement) -> str:
    """The standing in a few words, for a table."""
    if pack.keeps_register:
        if placement.register == Register.ON:
            return f"{_label(pack, placement)} (on the register)" if placement.category else "on the register"
        return _UNDECIDED.get(Route(placement.route), "no concern by what is known")
    if isinstance(placement.category, str):
        return pack.category(placement.category).label
    return _UNDECIDED.get(Route(placement.route), "no category")


_UNDECIDED = {
    Route.PROPOSED: "to be talked about",
    Route.CANNOT_SAY: "too little known to say",
    Route.NONE: "nothing decided",
}


def _by_register(profile: SchoolProfile) -> str:
    if not profile.is_on_register:
        return _undecided(profile.placement)
    parts = (_placed(profile), _meaning(profile), how(profile), since(profile))
    return " ".join(filter(None, parts))


def _placed(profile: SchoolProfile) -> str:
    register, reading = profile.pack.labels["register"], profile.facts.reading
    if profile.category == "inadequate" and reading == Reading.FORMAL_CATEGORY:
        return f"Your inspection put the school in a formal category. Every such school is on the {register}."
    if profile.category in ("ri_a", "ri_b", None) and reading == Reading.REQUIRES_IMPROVEMENT:
        return (
            "Your inspection reads as requires improvement under this policy. Every such school is on the "
            f"{register}."
        )
    return f"The school is on the {register}."


def _meaning(profile: SchoolProfile) -> str:
    """The category in the policy's own name for it, and what it means."""
    if profile.category is None:
        return ""
    category = profile.pack.category(profile.category)
    told = "It is listed there as" if _is_recorded(profile) else "The policy counts it as"
    return f"{told} {category.label}. {category.means}"


def _is_recorded(profile: SchoolProfile) -> bool:
    """Whether somebody has put down that it is on the register: what a rule gives is not yet on a list."""
    now = profile.casework.now if profile.casework else None
    return now is not None and now.ended is None


def _undecided(placement: Placement) -> str:
    if placement.route == Route.PROPOSED or placement.proposals:
        return _OPEN
    return _TOO_LITTLE if placement.route in (Route.CANNOT_SAY, Route.NONE) else _QUIET


def _by_category(profile: SchoolProfile) -> str:
    pack, placement = profile.pack, profile.placement
    proposed = proposed_categories(pack, placement)
    asks = f"A person will consider {listed_or(proposed)} after talking with you." if proposed else ""
    if profile.category is not None:
        said = f"Your school's category is {_label(pack, placement)}."
        return " ".join(filter(None, (said, how(profile), since(profile), asks)))
    if placement.route == Route.CANNOT_SAY or not proposed:
        return f"No category has been given. {_TOO_LITTLE}"
    return f"No category has been decided. {asks}"


def proposed_categories(pack: PolicyPack, placement: Placement) -> list[str]:
    """The labels of the categories that rules propose, the least intensive first."""
    named = {proposal.category for proposal in placement.proposals}
    return [category.label for category in pack.categories if category.id in named]


def listed_or(names: list[str]) -> str:
    """Names in a sentence with “or”."""
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _label(pack: PolicyPack, placement: Placement) -> str:
    return pack.category(placement.category).label if isinstance(placement.category, str) else ""
