"""Where the policy puts a school, in words that its head may read.

A school that is only proposed for something is not told of a register or category that it is not in;
where the policy keeps no register, its categories are named.
"""

from __future__ import annotations

from reportkit.judgement.assessment.model import Placement
from reportkit.judgement.policies import Register, Route
from reportkit.reports.profiles.school import SchoolProfile
from reportkit.settings.policies import PolicyPack

_TOO_LITTLE = (
    "Too little is known to say how the school stands. That is not a sign of concern. It is not an all-clear."
)
_QUIET = "By what is known, the policy asks for no contact."
_OPEN = "Nothing has been decided about your school. Some results ask that we talk with you first."
_BY_ROUTE = {
    Route.AUTOMATIC: "The policy itself does this. Nobody chose it for your school alone.",
    Route.DEFAULT: "No decision is on record, so this holds until a person decides.",
    Route.DECIDED: "A person decided this.",
}


def standing(profile: SchoolProfile) -> str:
    """The standing in a few sentences."""
    return standing_of(profile.pack, profile.placement)


def standing_of(pack: PolicyPack, placement: Placement) -> str:
    """The same for any placement under the policy."""
    if pack.keeps_register:
        return _by_register(pack, placement)
    return _by_category(pack, placement)


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


def _by_register(pack: PolicyPack, placement: Placement) -> str:
    if placement.register == Register.ON:
        return " ".join(filter(None, (_placed(pack, placement), _meaning(pack, placement), _how(placement))))
    return _undecided(placement)


def _placed(pack: PolicyPack, placement: Placement) -> str:
    register = pack.labels["register"]
    if placement.category == "inadequate":
        return f"Your inspection put the school in a formal category. Every such school is on the {register}."
    if placement.category in ("ri_a", "ri_b") or placement.category is None:
        return (
            "Your inspection reads as requires improvement under this policy. Every such school is on the "
            f"{register}."
        )
    return f"The school is on the {register}."


def _meaning(pack: PolicyPack, placement: Placement) -> str:
    """The category in the policy's own name for it, and what it means."""
    if not isinstance(placement.category, str):
        return ""
    category = pack.category(placement.category)
    return f"It is listed there as {category.label}. {category.means}"


def _how(placement: Placement) -> str:
    return _BY_ROUTE.get(Route(placement.route), "")


def _undecided(placement: Placement) -> str:
    if placement.route == Route.PROPOSED or placement.proposals:
        return _OPEN
    return _TOO_LITTLE if placement.route in (Route.CANNOT_SAY, Route.NONE) else _QUIET


def _by_category(pack: PolicyPack, placement: Placement) -> str:
    proposed = proposed_categories(pack, placement)
    asks = f"A person will consider {listed_or(proposed)} after talking with you." if proposed else ""
    if isinstance(placement.category, str):
        said = f"Your school's category is {_label(pack, placement)}."
        return " ".join(filter(None, (said, _how(placement), asks)))
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


def clause_of(clause: str) -> str:
    """A clause as a head may read it: the appendix without the name of its list."""
    return clause.removesuffix(", SARR Indicators")
