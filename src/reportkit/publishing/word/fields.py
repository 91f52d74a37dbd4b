"""Fields with the result that Word would work out already written in."""

from __future__ import annotations

from reportkit.publishing.word.markup import text_run


def field(instruction: str, result: str, properties: str = "") -> str:
    """A complex field showing `result` until a person asks Word to update it."""
    return f"{field_start(instruction, properties)}{text_run(result, properties)}{field_end(properties)}"


def field_start(instruction: str, properties: str = "") -> str:
    """The runs that open a field, up to its result."""
    code = f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'
    return f"{_mark('begin', properties)}<w:r>{_rpr(properties)}{code}</w:r>{_mark('separate', properties)}"


def field_end(properties: str = "") -> str:
    """The run that closes a field."""
    return _mark("end", properties)


def _mark(kind: str, properties: str) -> str:
    return f'<w:r>{_rpr(properties)}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def _rpr(properties: str) -> str:
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""
