"""Which category an act may give a school, and what becomes of the rule that places it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reportkit.casework.events import Event
from reportkit.casework.events.register_kinds import Decision, Placement, Removal
from reportkit.casework.register import Casefile, register_entry
from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.casework.knowing import Known
from reportkit.settings.policies import Category, Graded
from reportkit.vocabulary import in_words

Values = Mapping[str, Any]
_GOOD_OR_BETTER = (Graded.OUTSTANDING, Graded.GOOD)


def category_of(known: Known, named: Any, *, placing: bool = False) -> Category:
    """The category of that id. Raises CaseworkRefused for one that the policy lacks or that does not fit."""
    choice = [one for one in known.pack.categories if not placing or one.on_register is not False]
    found = next((category for category in choice if category.id == named), None)
    if found is None:
        said = f"“{named}” is no category of {known.pack.id}" if named else _uncategorised(known)
        allowed = ", ".join(f"{category.id} ({category.label})" for category in choice)
        raise CaseworkRefused(f"Nothing was recorded for {known.facts.urn}: {said}. Give one of: {allowed}.")
    if not _fits(found, known.graded_then):
        graded = str(known.graded_then).replace("_", " ")
        raise refused(
            known,
            f"was last graded “{graded}” by the crosswalk in use, and {found.label} is not for such schools "
            f"({found.clause}). Give another category",
        )
    return found


def _uncategorised(known: Known) -> str:
    return f"no rule places the school, as known on {in_words(known.asked.on)}, and no category is given"


def _fits(category: Category, graded: Graded | None) -> bool:
    """Whether the category is for a school so inspected; an inspection that cannot be read fits any."""
    if not category.fits or graded is None:
        return True
    if Graded.GOOD_OR_BETTER in category.fits and graded in _GOOD_OR_BETTER:
        return True
    return graded in category.fits


def check_rule_is_recorded(known: Known, category: Category | None) -> None:
    """Raises CaseworkRefused where a rule places the school and that is not on record.

    Else it would be departed from without being named (H45, H46, K48, K54). None stands for a removal.
    """
    if not known.by_rule or is_recorded(known) or _was_ended(known):
        return
    label = known.pack.category(known.rule_category or "").label
    if category is None or is_milder(known, category.id, known.rule_category or ""):
        raise refused(
            known,
            f"is placed by {known.by_rule[0]} itself, as {label}, and that is not on record yet. Record it "
            f"with  reportkit register place {known.facts.urn}  first; then name it, and who approved, to "
            "set it aside",
        )


def is_recorded(known: Known) -> bool:
    """Whether the placement that is in force is by the rule that places the school now."""
    automatic = known.entry.automatic if known.entry else None
    said = automatic.payload if automatic else None
    return isinstance(said, Placement) and said.rule in known.by_rule


def _was_ended(known: Known) -> bool:
    """Whether the rule's placement was ended by name, and approved, since the inspection."""
    since = known.facts.inspected_on or date.min
    return any(_ends_by_name(event) for event in known.file.events if event.happened_on >= since)


def _ends_by_name(event: Event) -> bool:
    match event.payload:
        case Decision(departs_from=named) | Removal(ends=named):
            return bool(named)
        case _:
            return False


def keeps_to_rule(known: Known, category: Category) -> bool:
    """Whether a rule's placement stays in force: without a register, by a category no milder than its own."""
    others = Casefile(
        known.asked.today, tuple(event for event in known.file.events if event.id != known.asked.corrects)
    )
    entry = register_entry(known.facts.urn, others)
    said = entry.automatic.payload if entry and entry.automatic else None
    if category.on_register is not None or not isinstance(said, Placement):
        return False
    return said.policy == known.pack.id and not is_milder(known, category.id, said.category)


def is_milder(known: Known, category: str, other: str) -> bool:
    """Whether the one category is milder than the other; of another policy's category nothing is said."""
    ladder = [one.id for one in known.pack.categories]
    return other in ladder and ladder.index(category) < ladder.index(other)


def check_focus(known: Known, category: Category, values: Values) -> None:
    """Raises CaseworkRefused for a focus that the category does not have: it is of K44 and K45 alone."""
    if (values.get("focus") or values.get("aspect")) and not known.pack.has_focus(category.id):
        raise CaseworkRefused(
            f"Nothing was recorded for {known.facts.urn}: {category.label} is not for one aspect alone. "
            "Leave --focus and --aspect out."
        )


def refused(known: Known, problem: str) -> CaseworkRefused:
    """The error that names the school and says what is wrong."""
    return CaseworkRefused(f"Nothing was recorded: {known.facts.name} ({known.facts.urn}) {problem}.")
