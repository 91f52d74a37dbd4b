"""What is wrong with something that a person typed, in plain words that say what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_DAY = "it is not a day; write it as 2026-12-03"
_WHOLE = "write a whole number, such as 2"
_YES_OR_NO = "write yes or no"
_PARTS = "it is made of parts; write each on a line of its own, by the names in the guide"
_LISTED = "write a line for each, even if there is one alone"
_UNKNOWN = "there is no such entry; correct its name or leave it out"
_TEXT = "write it out as text"

# By pydantic's type of error.
MISTAKES: Mapping[str, str] = {
    "bool_parsing": _YES_OR_NO,
    "bool_type": _YES_OR_NO,
    "date_from_datetime_inexact": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_parsing": _DAY,
    "date_type": _DAY,
    "dict_type": _PARTS,
    "enum": "write one of: {choices}",
    "extra_forbidden": _UNKNOWN,
    "finite_number": _WHOLE,
    "greater_than_equal": "write a number that is not below {ge}",
    "int_from_float": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_type": _WHOLE,
    "invalid_key": _UNKNOWN,
    "less_than_equal": "write a number that is not above {le}",
    "missing": "it is missing; give it",
    "model_attributes_type": _PARTS,
    "model_type": _PARTS,
    "string_pattern_mismatch": "it is not written as it must be, such as {example}",
    "string_type": _TEXT,
    "string_unicode": "it holds a character that cannot be printed; type the text again",
    "too_short": "it is empty; give at least {min_length}",
    "tuple_type": _LISTED,
}
# By the first marks of a pattern: which values match it.
_EXAMPLES = {
    r"^[a-z0-9][a-z0-9_-]*-": "102368-7 for an event",
    r"^[1-9]\d{5}": "102368 for a school’s URN",
}
_OTHERWISE = "it cannot be read; see the guide in the workbook, or the command’s --help"
_OWN = "Value error, "
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")


def what_to_do(mistake: ErrorDetails) -> str:
    """The mistake as a clause without a full stop. What reportkit's own checks say stands as they say it."""
    if mistake["type"] == "value_error":
        said = mistake["msg"].removeprefix(_OWN)
        return f"{said[0].lower()}{said[1:]}"
    about = {str(name): str(value) for name, value in mistake.get("ctx", {}).items()}
    about["choices"] = _choices(about.get("expected", ""))
    about["example"] = _example(about.get("pattern", ""))
    return MISTAKES.get(mistake["type"], _OTHERWISE).format_map(about)


def where_typed(mistake: ErrorDetails) -> str:
    """The entry as it is typed in the workbook: steps.1.on is the first step's day; "" for the whole."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in mistake["loc"])


def _choices(expected: str) -> str:
    return "; ".join(single or double for single, double in _QUOTED.findall(expected))


def _example(pattern: str) -> str:
    found = (example for start, example in _EXAMPLES.items() if pattern.startswith(start))
    return next(found, "the example in the guide")
