"""Figures and comparisons in plain words; a comparing sentence comes from the test's result."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from reportkit.evidence.registry import Polarity
from reportkit.judgement.metrics import Position, Relation
from reportkit.vocabulary import Figure, Missing, MissingReason, Number, Unit

SYMBOLS: dict[MissingReason, tuple[str, str]] = {
    MissingReason.SUPPRESSED: ("[c]", "not shown, because few pupils are behind it"),
    MissingReason.TOO_FEW: ("[c]", "not shown, because few pupils are behind it"),
    MissingReason.NOT_APPLICABLE: ("[z]", "does not apply"),
    MissingReason.LOW_RELIABILITY: ("[u]", "too unreliable to show"),
    MissingReason.ROUNDS_TO_ZERO: ("[low]", "less than half of the last figure shown"),
}
_NOT_AVAILABLE = ("[x]", "not available")
_PROPER = ("Attainment 8", "A level", "English", "Progress 8")
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def symbol_of(missing: Missing) -> tuple[str, str]:
    """The symbol that stands for a missing figure in a table, and what the key says of it."""
    return SYMBOLS.get(missing.reason, _NOT_AVAILABLE)


def places(number: Number) -> int:
    """Decimals to print: percentages and points at most one, never more than the source gives."""
    at_most_one = number.unit in (Unit.PERCENT, Unit.PERCENTAGE_POINTS)
    return min(number.decimals, 1) if at_most_one else number.decimals


def rounded(number: Number) -> Decimal:
    """The value as it is printed; halves go away from zero (A3.21)."""
    return number.value.quantize(Decimal(1).scaleb(-places(number)), ROUND_HALF_UP)


def printed(figure: Figure) -> str:
    """A figure as it stands in a table or sentence: 67%, 47.8, 2.3 points, or a symbol."""
    if isinstance(figure, Missing):
        return symbol_of(figure)[0]
    value = f"{rounded(figure):,}".replace("-", "−")
    return f"{value}%" if figure.unit is Unit.PERCENT else value


def signed(figure: Figure) -> str:
    """A change with its sign: +4, −1.1, 0, or a symbol."""
    if isinstance(figure, Missing):
        return printed(figure)
    value = rounded(figure)
    return f"+{value:,}" if value > 0 else f"{abs(value):,}" if not value else f"{value:,}".replace("-", "−")


def size(number: Number) -> str:
    """A difference without its sign: "1 point", "2.3 points"; rates and scores by value alone."""
    value = abs(rounded(number))
    if number.unit is Unit.RATE:
        return f"{value:,}"
    return f"{value:,} {'point' if value == 1 else 'points'}"


def counted(number: int, one: str, many: str) -> str:
    """A count in words up to ten: "one school", "14 schools"."""
    return f"{number_word(number)} {one if number == 1 else many}"


def number_word(number: int) -> str:
    """A whole number as it stands in a sentence: in words up to ten."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def ordinal(position: Position) -> str:
    """A place among areas: "7th of 11", "joint 3rd of 11"."""
    last = position.place % 100
    ending = "th" if 10 <= last <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(last % 10, "th")
    return f"{'joint ' if position.joint else ''}{position.place}{ending} of {position.of}"


def direction(relation: Relation, polarity: Polarity) -> str:
    """Words such as "higher"; for a measure where low is good, "lower (better)"."""
    match relation, polarity:
        case Relation.BETTER, Polarity.HIGH:
            return "higher"
        case Relation.WORSE, Polarity.HIGH:
            return "lower"
        case Relation.BETTER, Polarity.LOW:
            return "lower (better)"
        case Relation.WORSE, Polarity.LOW:
            return "higher (worse)"
        case _:
            raise ValueError(f"“{relation}” has no direction.")


def because(missing: Missing) -> str:
    """Why something cannot be said, to stand after "because"."""
    return missing.detail or f"the figure is {missing.reason}"


def in_sentence(name: str) -> str:
    """A measure's name inside a sentence: "phonics", but "Attainment 8"."""
    return name if name.startswith(_PROPER) else name[0].lower() + name[1:]


def sentence_case(words: str) -> str:
    """Words as they begin a line: "Fewest pupils tested"."""
    return words[:1].upper() + words[1:]


def listed_apart(names: Iterable[str]) -> str:
    """Names that have commas or "and" of their own, kept apart by semicolons."""
    return "; ".join(names)


def listed(words: list[str]) -> str:
    """Words as a list in a sentence: "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
