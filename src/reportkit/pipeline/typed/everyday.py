"""What people write in figures that counts no schools: days, times, clauses, ages, sums of money."""

from __future__ import annotations

import re

from reportkit.publishing.disclosure.letters import cased

_DOT = "\ue001"  # a letter of no script, in place of a full stop that `cased` would take away
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERED = (
    "items?|papers?|paragraphs?|paras?|sections?|tables?|figures?|pages?|pp?|appendix|annex|addendum|strands?|"
    "steps?|stages?|points?|questions?|aims?|actions?|decisions?|minutes?|recommendations?|indicators?|rules?|"
    "clauses?|parts?|chapters?|versions?|years?|phases?|rooms?|floors?|agendas?|notes?|slides?|lines?|rows?|"
    "ks|terms?|weeks?|days?|sessions?|modules?|units?|levels?|no"
)
_ONE = rf"(?:\d+[a-z]?(?:\.\d+)*|{_ONES})"
_NONE_OF_SCHOOLS = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b(?: \d{{4}})?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:,| and| or| to|-) ?(?=\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b)"
    rf"|\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?"
    r"|\b(?:19|20)\d\d(?:[-/]\d{2,4}){0,2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
    r"|\b\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?|\b\w+ o'clock\b"
    rf"|\b(?:{_NUMBERED})\.? (?:(?:no\.?|number) ?)?{_ONE}"
    rf"(?:(?:,| and| or| to|-) ?{_ONE})*\b(?! (?:{_MONTHS}|schools?))"
    r"|\b[a-z]{1,2}\d+(?:\.\d+)*\b|\b(?:age[sd]?|under-) ?\d+(?:(?: to | and |-)\d+)?\b"
    rf"|\b{_ONE}[- ]years?[- ]olds?\b|\b(?:\d+|{_ONES})-(?:way|day|week|year|term|month|hour|page|minute|off|"
    r"part|to|point)\b(?:-\w+)?"
    r"|[£$€] ?\d[\d,.]*(?: ?(?:k|m|bn|million|thousand)\b)?|\b0\d{2,4} \d{3,4} ?\d{3,4}\b"
    r"|\bone (?:another|day|side|hand|thing|voice)\b|\b(?:no|any|every|some)[- ]one\b|\bone by one\b"
    r"|\bno (?:longer|later|doubt|matter|need)\b"
    r"|\bno (?:\w+ )?schools? (?:is|are|was|were|(?:may|will|can) be) "
    r"(?:named|identified|mentioned|discussed)\b"
    r"|\b(?:first|second) half\b"
    r"|\bhalf[- ]?(?:term\w*|day|hour|way)\b"
    r"|\bquarterly\b|\bat (?:first|once)\b|\bspecial (?:educational )?needs\b"
)
_NEUTRAL = "\ue012"


def in_one_form(text: str) -> str:
    """The text as `cased` gives it, its full stops kept."""
    return cased(text.replace(".", _DOT)).replace(_DOT, ".")


def without_everyday_figures(text: str) -> str:
    """The text in small letters, every figure that counts no schools taken out."""
    return _NONE_OF_SCHOOLS.sub(_NEUTRAL, in_one_form(text).casefold())
