"""LaTeX mathematics as a line of text: letters and signs as they are written, the rest as it was."""

from __future__ import annotations

import re
import unicodedata

_GREEK = frozenset(
    unicodedata.name(chr(code)).rpartition(" ")[2].lower() for code in range(0x3B1, 0x3CA) if code != 0x3C2
)
_SIGNS = {
    "lambda": "λ",
    "varepsilon": "ε",
    "times": "\N{MULTIPLICATION SIGN}",
    "cdot": "·",
    "pm": "±",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "ne": "≠",
    "neq": "≠",
    "approx": "≈",
    "sim": "\N{TILDE OPERATOR}",
    "sum": "∑",
    "prod": "∏",
    "sqrt": "√",
    "infty": "∞",
    "in": "∈",
    "to": "→",
    "rightarrow": "→",
    "ldots": "…",
    "dots": "…",
    "prime": "\N{PRIME}",
    "forall": "∀",
    "partial": "∂",
    "left": "",
    "right": "",
    "quad": " ",
    "qquad": " ",
}
_WORDS = re.compile(r"\\(?:text|mathrm|mathbf|mathit|operatorname|textit|textbf)\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")
_ACCENT = re.compile(r"\\(hat|bar|tilde)\{?(\\?\w+)\}?")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_SPACE = re.compile(r"\\[,;:!> ]|~|&|\\\\")
_ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303"}


def readable(latex: str) -> str:
    """The formula in letters and signs, on one line; a command that is not known stays as it is."""
    text = _WORDS.sub(r"\1", latex)
    text = _ACCENT.sub(lambda found: _sign(found[2].lstrip("\\")) + _ACCENTS[found[1]], text)
    text = _FRACTION.sub(r"(\1) / (\2)", text)
    text = _COMMAND.sub(lambda found: _sign(found[1], found[0]), _SPACE.sub(" ", text))
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _sign(name: str, otherwise: str = "") -> str:
    if name in _SIGNS:
        return _SIGNS[name]
    if name.lower() in _GREEK:
        case = "SMALL" if name.islower() else "CAPITAL"
        return unicodedata.lookup(f"GREEK {case} LETTER {name.upper()}")
    return otherwise or name
