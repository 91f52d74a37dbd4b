"""Which words in a sentence say that it is of schools’ standing, and whether they go with an amount in it."""

from __future__ import annotations

import re

from reportkit.pipeline.typed.amounts import OF_SCHOOLS, OF_UNSAID

_S, _ANY = OF_SCHOOLS, f"[{OF_SCHOOLS}{OF_UNSAID}]"
_OTHER_REGISTERS = (
    "attendance|admission|admissions|class|central|electoral|asset|assets|gifts?|action|actions|decisions?|"
    "recommendations?|interests?|staff|pupil|parish|data|risk|school's|morning|afternoon|cash"
)
_NOT_BEHIND = "".join(f"(?<!{word} )" for word in _OTHER_REGISTERS.replace("?", "").split("|"))
# A register of anything but schools.
_OF_OTHER_THINGS = r"(?! of (?!(?:[\w-]+ ){0,3}(?:schools?|academ|primar|secondar|nurser|concern|risk)))"
# To register for something is no register.
_NOT_THE_VERB = (
    r"(?<!\bto )(?<!\bmust )(?<!\bplease )(?<!\bwill )(?<!\bmay )(?<!\bcan )"
    r"(?! (?:for|with|by|your|their|online|an?)\b)"
)
_REGISTER = rf"{_NOT_BEHIND}{_NOT_THE_VERB}\bregister\b{_OF_OTHER_THINGS}"
_PEOPLE = "pupils|children|learners|boys|girls|people|families|students|attainment|standards|attendance"
_NOT_PEOPLE = "".join(f"(?<!{word} )(?<!{word} are )(?<!{word} is )" for word in _PEOPLE.split("|"))
_AT_RISK = (
    rf"{_NOT_PEOPLE}\bat[- ]risk\b(?! (?:pupils|children|learners|boys|girls|families|assess|manage))"
    r"(?! of (?:exclusion|suspension|absence|missing|harm|becoming|not))"
)
_OTHER_LISTS = (
    "waiting|mailing|reading|distribution|contact|attendance|price|action|guest|speakers|circulation|check|"
    "short|wish|shopping|invitation|address|member|membership"
)
STANDING = re.compile(
    rf"{_REGISTER}|{_AT_RISK}|\brisk register\b(?=[^.]{{0,30}}\bschools?\b)|\bwatch[- ]?list\w*"
    r"|\b(?:causing|of|causes?(?: for)?|giv(?:es?|ing)) (?:us )?(?:\w+ )?concern\b"
    r"|\bschools? (?:being )?watched\b(?= ?(?:[:,;-]|$))|\b(?:our|the team's) caseload\b"
    r"|\b(?:watched|supported|monitored|flagged) (?:schools|primaries|secondaries)\b"
    r"|\bschools (?:with|getting|receiving|given|that (?:get|have|receive)) (?:\w+ ){0,2}"
    r"(?:support|help)\b(?! (?:plans|staff))"
)
_ON_LIST = (
    r"\b(?:on|onto|off|joined|joins|left|leaves|entered|enters|from|to) (?:the|our|its|this|that|their|a) "
    rf"(?!(?:{_OTHER_LISTS})\b)(?:[\w-]+ )?list\b(?! of (?!schools))"
)
_LIST_HAS = (
    rf"\b(?:the|our|its|this) (?!(?:{_OTHER_LISTS})\b)(?:[\w-]+ )?list (?:now |also |currently )?"
    r"(?:stands?|has|had|holds?|numbers?|grew|grown|shrank|contains?|covers?|includes?|is at|fell|rose)\b"
)
_WE = "we|team|council|borough|officers|us"
_WE_LIST = rf"\b(?:{_WE}) (?:also |now |still |currently )?list(?:s|ed)?\b"
_THEIR_LIST = r"\b(?:team|council|borough|officers)(?:'s|s')? list\b"
_LIST = f"(?:{_ON_LIST}|{_THEIR_LIST}|{_LIST_HAS}|{_WE_LIST})"
_ADDED = (
    r"(?:was|were|has been|have been|had been) (?:\w+ )?(?:added|removed|taken off|taken on)\b"
    r"(?! (?:to|from|in|with) (?!the (?:register|list)))"
)
_GETS = (
    "with|has|have|had|get|gets|getting|got|receiv\\w+|given|need|needs|needing|under|on|in|without|offered"
)
_SUPPORT = r"\bsupport(?! (?:staff|partners?|workers?|officers?|assistants?|plans?|teachers?)\b)"
_HELPS = rf"(?:{_SUPPORT}|\bmonitor|\bwatch|\bhelp|\blook(?:s|ing|ed)? after)(?:s|es|ed|ing)?\b"
_GIVEN = r"support\b(?! (?:the|this|that|each|of)\b)"
_WE_HELP = rf"\b(?:{_WE}) (?:(?:are|is|also|now|still|currently) ){{0,2}}{_HELPS}"
_NOT_ASKED = r"(?: (?!asked|asking|offered|requested|for|welcomed|thanked|bought)[\w-]+){0,3}"
# Words that mean something else too count only where they go with a number of schools.
_WITH_SCHOOLS = re.compile(
    "|".join(
        (
            rf"{_ANY}[^.;]*{_LIST}|{_LIST}[^.;]*{_ANY}|{_S}[^.;]{{0,30}}\b{_ADDED}",
            r"\b(?:concern(?:s|ed)?|worried|worries) (?:[\w-]+ ){0,3}(?:with|about|over|at|for|by|in)\b"
            rf"[^.;]{{0,20}}{_S}",
            rf"{_S}[^.;]{{0,60}}\b(?:{_GETS})\b{_NOT_ASKED} (?:our help\b|{_GIVEN})",
            rf"{_SUPPORT}(?:s|ed|ing)?\b(?! (?:from|for|by)\b)(?: [\w-]+){{0,5}} {_S}",
            rf"\bsupport for (?:[\w-]+ )?{_S}",
            rf"{_S}[^.;]{{0,30}}\bsupported\b(?! (?:th[ei]s?|that|an?|each|it|by (?:a|the|their))\b)",
            rf"{_WE_HELP}[^.;]{{0,20}}{_S}",
            rf"\bschools (?:that |which |whom )?{_WE_HELP}[^.;]{{0,30}}{_ANY}",
            rf"\b(?:watching|watches)(?: [\w-]+){{0,2}} {_S}",
            rf"{_S}[^.;]{{0,40}}\b(?:monitored\b(?! by)|(?:under|on)(?: [\w-]+)? watch(?:ing brief)?\b)",
            rf"{_S}[^.;]{{0,40}}\b(?:on a watching brief|under (?:\w+ )?(?:monitoring|scrutiny))\b",
            rf"{_S}[^.;]{{0,40}}\bflagged\b|\bflag(?:s|ged)?(?: [\w-]+){{0,3}} {_S}",
            rf"{_S}[^.;]{{0,60}}\b(?:in|into|to) (?:our|the|its|a) (?:[\w-]+ )?categor(?:y|ies)\b"
            r"(?![^.]*\b(?:ofsted|inspect))",
        )
    )
)
_SCHOOL = "(?:school|primary|secondary|nursery|academy|infant|junior|pru|special)"
_OF_PHASE = "(?:primary|secondary|nursery|infant|junior|pru|special|academy)"
_IF = "".join(f"(?<!\\b{word} )" for word in ("if", "when", "where", "how", "why", "whether", "once", "that"))
# One school that is there, came or went tells as much as a number.
_CAME_OR_WENT = re.compile(
    r"\b(?:register|(?:the|our|this) list) (?:\w+ )?(?:includes?|has|holds?|contains?|names?|covers?)"
    rf"(?: [\w-]+){{0,2}} (?:an?|the) (?:[\w-]+ ){{0,2}}{_OF_PHASE}\b"
    rf"|{_IF}\b(?:an?|the|another) (?:[\w-]+ )?{_OF_PHASE}(?: school)?,? "
    r"(?:(?:that|which|is|was|now|has|been) ){0,3}on (?:the|our|its) register\b"
    rf"|{_IF}\ban? (?:[\w-]+ ){{0,3}}{_SCHOOL}\b(?! (?:head|governor|leader))[^.;]{{0,40}}"
    r"\b(?:joined|left|came|entered|added|removed|placed|put|taken|moved)\b[^.;]{0,20}"
    r"\b(?:register|(?:the|our|this) list)\b"
    rf"|\b(?:add|added|remove|removed|took|take|put|place|placed|moved?)\b an? (?:[\w-]+ ){{0,3}}{_SCHOOL}\b"
    r"[^.;]{0,30}\b(?:register|(?:the|our|this) list)\b"
)
_ON_IT = re.compile(r"\b(?:on|off|onto|from|of) (?:it|them)\b")
_SPEAKING = re.compile(
    r"\b(?:ask|said|say|spoke|speak|noted?|thank|host|met|visit|told|tell|share|present|suggest|agree|wonder|"
    r"sen[dt]|came|attend|report|welcom|volunteer|offer|take part|took part)\w*"
)
_COUNTED = re.compile(_ANY)
_SCHOOLS_COUNTED = re.compile(OF_SCHOOLS)


def tells_standing(marked: str, before: str = "", under: str = "") -> bool:
    """Whether a sentence with its amounts marked tells how many schools stand where.

    `before` is what the same text says in front of it, which “on it” may mean, and `under` the heading
    that it stands under.
    """
    if _CAME_OR_WENT.search(marked) or _WITH_SCHOOLS.search(marked):
        return True
    if not _COUNTED.search(marked):
        return False
    if STANDING.search(marked) or (STANDING.search(before) and _ON_IT.search(marked)):
        return True
    told = _SCHOOLS_COUNTED.search(marked) and not _SPEAKING.search(marked)
    return bool(told and STANDING.search(under))
