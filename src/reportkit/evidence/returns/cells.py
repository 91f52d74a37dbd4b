"""One cell of a returns workbook, read exactly as typed: a text in one standard form, or what is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from reportkit.evidence.returns.layout import ColumnLayout, Kind
from reportkit.vocabulary import in_words

Value = object
_LONGEST = 32_767  # as many characters as a cell of Excel holds
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+),? (\d{4})")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")
_TELEPHONE = re.compile(r"\+?[\d ()-]{6,}(?: ?(?:ext|x)\.? ?\d+)?")
_HEADING = re.compile(r"^ {0,3}(?:#{1,6}(?:\s|$)|(?:=+|-{2,})\s*$)", re.MULTILINE)
_MARKUP = re.compile(r"!\[|</?[A-Za-z][^<>]*>|<!--")
_DIGITS = re.compile(r"\d{6}")
_MONTHS = {
    date(2000, month, 1).strftime(form).lower(): month for month in range(1, 13) for form in ("%B", "%b")
}
_MONTHS["sept"] = 9
_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_WRITE_A_DAY = "Write it as 22 November 2026."


class WrongCell(ValueError):
    """What is wrong with a cell, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what, self.remedy = what, remedy


def is_blank(value: Value) -> bool:
    """Whether nothing was typed."""
    return value is None or (isinstance(value, str) and not value.strip())


def parse_cell(column: ColumnLayout, value: Value, as_at: date) -> str:
    """The cell's text in its standard form, days as 2026-11-22. Raises WrongCell for what may not stand."""
    _check_value(value)
    parsed = _PARSERS[column.kind](column, value)
    if column.kind is Kind.PAST_DAY and date.fromisoformat(parsed) > as_at:
        raise WrongCell(
            f"{in_words(date.fromisoformat(parsed))} is still to come.", "Give a day that has been."
        )
    return parsed


def _check_value(value: Value) -> None:
    if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "/A")):
        raise WrongCell(f"Excel shows the error {value} here.", "Type the value.")
    if isinstance(value, bool):
        raise WrongCell(f"It holds Excel's {str(value).upper()}.", "Type the word.")


def parse_text(_column: ColumnLayout, value: Value) -> str:
    """Text without blanks at its ends; a whole number may stand for its digits."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date | datetime | time):
        raise WrongCell("Excel has made a day or a time of it.", "Put ' before it, so that it stays text.")
    if not isinstance(value, str):
        raise WrongCell(f"“{value}” is a number.", "Write it out in words, or put ' before it.")
    return _printable(value)


def _printable(value: str) -> str:
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if any(unicodedata.category(mark) in ("Cc", "Cs") and mark not in "\n\t" for mark in text):
        raise WrongCell("It holds a character that cannot be printed.", "Type the text again.")
    if len(text) > _LONGEST:
        raise WrongCell("It is longer than a cell can hold.", "Shorten it.")
    return text


def _parse_markdown(column: ColumnLayout, value: Value) -> str:
    """Paragraphs, lists, bold and italics: a document has its headings, pictures and links from elsewhere."""
    text = parse_text(column, value)
    if _HEADING.search(text):
        raise WrongCell("It has a heading.", "Take out the # or the line of dashes.")
    if _MARKUP.search(text):
        raise WrongCell(
            "It has a picture or HTML in it.", "Leave it out: write text, lists and **bold** only."
        )
    return text


def _parse_urn(_column: ColumnLayout, value: Value) -> str:
    text = _digits(value)
    if not _DIGITS.fullmatch(text):
        raise WrongCell(f"“{value}” is not a URN.", "Give the six digits from the sheet “Schools”.")
    return text


def _digits(value: Value) -> str:
    """The digits of a whole number, however it was typed; else the text as it stands."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.strip() if isinstance(value, str) else str(value)


def _parse_whole(_column: ColumnLayout, value: Value) -> str:
    text = _digits(value)
    if not (text.isascii() and text.isdigit()) or isinstance(value, date | time):
        raise WrongCell(f"“{value}” is not a whole number.", "Give a number such as 0, 1 or 12.")
    return str(int(text))


def _parse_email(column: ColumnLayout, value: Value) -> str:
    text = parse_text(column, value)
    if not _EMAIL.fullmatch(text):
        raise WrongCell(f"“{text}” is not one email address.", "Give one, such as head@school.example.")
    return text


def _parse_telephone(column: ColumnLayout, value: Value) -> str:
    if isinstance(value, int | float):
        raise WrongCell("It is a number, which loses its first 0.", "Put ' before it, so that it stays text.")
    text = parse_text(column, value)
    if not _TELEPHONE.fullmatch(text):
        raise WrongCell(f"“{text}” is not a telephone number.", "Give one, such as 01895 250111.")
    return text


def _parse_choice(column: ColumnLayout, value: Value) -> str:
    text = parse_text(column, value)
    for choice in column.choices:
        if " ".join(text.split()).casefold() == choice.casefold():
            return choice
    raise WrongCell(f"“{text}” is none of the choices.", f"Choose from: {'; '.join(column.choices)}.")


def _parse_day(_column: ColumnLayout, value: Value) -> str:
    day = _day_of(value)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise WrongCell(f"The year {day.year} cannot be right.", _WRITE_A_DAY)
    return day.isoformat()


def _day_of(value: Value) -> date:
    if isinstance(value, datetime):
        if value.time() != time():
            raise WrongCell(f"“{value}” has a time of day.", _WRITE_A_DAY)
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise WrongCell(f"“{value}” is not a day.", _WRITE_A_DAY)
    return _day_in(" ".join(value.split()))


def _day_in(text: str) -> date:
    if found := _ISO.fullmatch(text):
        return _date(text, *map(int, found.groups()))
    if found := _WORDED.fullmatch(text):
        return _date(text, int(found[3]), _MONTHS.get(found[2].lower(), 0), int(found[1]))
    if found := _SLASHED.fullmatch(text):
        day, month, year = map(int, found.groups())
        if max(day, month) <= 12 and day != month:
            raise WrongCell(f"“{text}” can be read as two days.", _WRITE_A_DAY)
        return _date(text, year, month, day)
    raise WrongCell(f"“{text}” is not a day.", _WRITE_A_DAY)


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise WrongCell(f"“{text}” is not a day.", _WRITE_A_DAY) from error


_PARSERS: Mapping[Kind, Callable[[ColumnLayout, Value], str]] = {
    Kind.URN: _parse_urn,
    Kind.SCHOOL: parse_text,
    Kind.TEXT: parse_text,
    Kind.LONG: parse_text,
    Kind.MARKDOWN: _parse_markdown,
    Kind.EMAIL: _parse_email,
    Kind.TELEPHONE: _parse_telephone,
    Kind.DAY: _parse_day,
    Kind.PAST_DAY: _parse_day,
    Kind.WHOLE: _parse_whole,
    Kind.CHOICE: _parse_choice,
}
