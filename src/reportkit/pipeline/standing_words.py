"""Words that tell how a team places a school, and numbers of schools so placed, as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reportkit.publishing.disclosure import WatchList
from reportkit.publishing.disclosure.guard import plain
from reportkit.settings.policies import read_packs

WORD = "it is a word that tells how the team places a school"
NUMBER = "it is a number of schools on the register, or at risk, that was not released"
BESIDE = "it stands beside the name of a school and tells how the team sees that school"
_MARKED = re.compile(r"[A-Z]{2}|\(|\b[A-Z]$")
_FIXED = (
    r"\bgo[-_/ ]?bar(?:s|'s|red|ring)?\b",
    r"\bg[-_/ ]o[-_/ ]b[-_/ ]a[-_/ ]r(?:s|'s)?\b",
    r"\bsarr(?:s|'s)?\b",
    r"\bs[-_/ ]a[-_/ ]r[-_/ ]r\b",
    r"\br ?i ?[\[({] ?[ab] ?[\])}]",
    r"\br ?i[-_/][ab]\b",
    r"\br ?i[-_/ ](?:ay|bee)\b",
    r"\brequires improvement(?: ?[\[({] ?[ab] ?[\])}]|[-_/][ab]\b)",
    r"\bschools?(?: ?\(s\))?[- ]at[- ]risk register\b",
    r"\bschool ?\(s\)[- ]at[- ]risk\b",
    r"\bat[- ]risk register\b",
    r"\bgood (?:or|and) (?:outstanding|better),? (?:(?:but|yet|and|though|schools?|that|which|are) ){0,4}"
    r"at risk\b(?! (?:assess|manage))",
    r"\bgood(?:[- ](?:but|yet|though|schools?|that|which|are|is)){1,4}[- ]at[- ]risk\b(?! (?:assess|manage))",
    r"\bat[- ]risk good (?:schools?|or)\b",
    r"\brisk register (?:of|for) (?:\w+ ){0,2}schools?\b",
    r"\bgbr\b",
    r"\bintensive\W{0,3}(?:type|category|band|group|level|part|tier)\W{0,3}[ab]\b",
    r"\bintensive[-_/]? ?\(?[ab]\b",
    r"\benhanced[-_/ ]{1,2}\(?focus+ed\b",
    r"\b(?:core|enhanced|intensive) category\b",
    r"\bcategory (?:of |is |was |called |named )?\"?(?:core|enhanced|intensive)\b",
)
_SAYS_IT_IS = "is|are|was|were|became|now|still|placed|judged|graded|category|one|two|three|four"
_OF_SCHOOLS = "schools?|category|status|list|register|academy|academies|primaries|secondaries|visits?|support"
_NO_MORE = r"(?! (?:year|term|month|week|while|school|few|judgement|grade|good|second|third|day|of)\b)"
# A before a small letter is an article.
_LETTER = r"[\"'(]?(?:B\b|A\b(?! [a-z]))"
_SORT = r"(?:type|category|band|group|tier|level|status|class)"
_IN_CASE = (
    r"\bR ?I[-_/ ]?[AB]\b",
    rf"\b(?:R ?I|[Rr]equires [Ii]mprovement) ?[-:/,]+ ?{_LETTER}",
    rf"\b(?:R ?I|[Rr]equires [Ii]mprovement)[- ,:(\[]{{1,3}}{_SORT}[- :]*[\"'(]?[AB]\b",
    r"\b[Rr]equires [Ii]mprovement [AB]\b",
    r"\bSchools? [Aa]t Risk Register\b",
    # In small letters it is a first name, a piece of meat, or “RI” before “a” of something else.
    rf"\b(?:{_SAYS_IT_IS}) (?:an? |now )?ri[-_/ ]?[ab]\b{_NO_MORE}",
    rf"\bri[-_/ ]?[ab] (?:{_OF_SCHOOLS})\b",
    rf"\bri [ab]\b{_NO_MORE}",
)
_AT_RISK = r"\bat risk\b"
_NEAR = (
    r"\bflag(?:s|ged)?\b",
    r"\bindicators? (?:no |number )?\d",
    r"\bwatch[- ]?list\w*",
    r"\bwarning notice",
    r"\bnotice (?:was |is |has been |had been )?(?:sent|served|issued|given) to\b",
    _AT_RISK,
    r"\bcausing concern\b",
    r"\bon (?:the|our|its|their) (?:\w+ )?register\b",
    r"\b(?:in|into|to|from|under|is|was) (?:the )?(?:core|enhanced|intensive)\b",
)
_SORTS = (
    "more|other|further|of|our|the|these|those|good|outstanding|maintained|new|primary|secondary|special|"
    "nursery|infant|junior|academy|borough|council|local|in|schools"
)
# What may stand between a number, its schools and the register: other words tell of something else.
_LINKS = (
    "are|is|were|was|be|been|being|have|has|had|now|still|currently|that|which|who|our|its|the|a|in|on|to|as|"
    "council|council's|borough|borough's|team's|placed|listed|put|held|stand|stood|remain|considered|judged|"
    "sarr|added|entered|went|go|came|both|all|at|present|today"
)
_REGISTER = r"(?:register|at risk|causing concern)\b"
_HOLDS = (
    "now|currently|still|is|are|was|were|has|have|had|holds?|held|stands?|stood|at|of|contains?|counts?|"
    "numbers?|lists?|covers?|names?|includes?|grew|rose|fell|to|about|some|only|just|total|a|totals?"
)
_GETS = "has|have|had|gets?|got|receives?|received|needs?|is|are|was|were"
_GIVEN = (
    "now|also|still|given|getting|receiving|getting|our|the|borough|extra|more|external|intensive|targeted"
)
_SCHOOLS = "(?:schools?|academy|academies|primaries|secondaries|infants|juniors)"
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_PAIRS = "both|neither of|a couple of|a pair of|another|a dozen|half a dozen"
_FEW = 4
# A school by itself, or one more or fewer than others know of, with the words that tell of the register.
_A_SCHOOL = (
    "(?:schools?|academy|academies|primary|primaries|secondary|secondaries|nursery|nurseries|infants?|"
    "juniors?|colleges?|ones?)"
)
_ON_IT = (
    r"(?:(?<!attendance )(?<!admission )(?<!admissions )(?<!central )(?<!class )register\b(?! of\b)"
    r"|(?<!pupils )(?<!children )(?<!learners )\bat risk\b(?! of (?:exclusion|suspension|absence|missing)))"
)
_LISTED = r"\blisted\b(?! (?:above|below|here|in|under|building|by|status)\b)"
_PARTS = "third|quarter|fifth|sixth|seventh|eighth|ninth|tenth"
_NOT_SCHOOLS = "(?! (?:visit|meeting|contact|term|year|month|pupil|child|measure|action|aim)s?)"
_NEARBY = r"[^;\ue000]{0,90}"
_CLOSELY = "(?:closely|carefully|still|now|also|being|kept)"
_LOOKED_AFTER = (
    rf"(?:(?:is|are|was|were|be|been|being) (?:{_CLOSELY} ){{0,3}}watched"
    rf"|watched (?:closely|carefully)|(?:closely|carefully) (?:watched|monitored)"
    r"|monitored (?:closely|carefully)|causing (?:us )?concern)\b"
)
_RATED_GOOD = (
    r"ofsted (?:has |had |still |now |itself )?(?:rate[sd]?|call(?:s|ed)|judge[sd]?|grade[sd]?|"
    r"finds|found|gives|gave|placed) (?:(?:as|to be|them|it|a) )*(?:good|outstanding)\b"
)


def words_that_place(params: Path) -> WatchList:
    """The words that place a school, the categories of every policy among them."""
    labels = {category.label for pack in read_packs(params) for category in pack.categories}
    marked = (rf"(?<!\w){re.escape(plain(label))}(?!\w)" for label in sorted(labels) if _MARKED.search(label))
    return WatchList(patterns=dict.fromkeys((*_FIXED, *marked), WORD), in_case=dict.fromkeys(_IN_CASE, WORD))


def words_beside_a_name() -> WatchList:
    """Words that mean little by themselves, and tell of a school that the same sentence names."""
    return WatchList(patterns=dict.fromkeys(_NEAR, BESIDE))


def words_of_its_own() -> WatchList:
    """The same where a text is known to be of one school: of its pupils it may say that some are at risk."""
    watched = (pattern for pattern in _NEAR if pattern != _AT_RISK)
    return WatchList(patterns=dict.fromkeys((*watched, r"\bschools? at risk\b"), BESIDE))


def numbers_not(released: Iterable[int]) -> WatchList:
    """Numbers of schools on the register other than those, and changes of it that tell of single schools."""
    return WatchList(patterns=dict.fromkeys(_numbers(released), NUMBER))


def number_words() -> Mapping[int, str]:
    """The numbers from one to a hundred in words."""
    below = [*_ONES, *_TEENS]
    above = [f"{ten}-{one}" if one else ten for ten in _TENS for one in ("", *_ONES)]
    return dict(enumerate([*below, *above, "one hundred"], start=1))


def _numbers(released: Iterable[int]) -> tuple[str, ...]:
    words = number_words()
    given = sorted({said for n in released for said in (str(n), words.get(n, str(n)))}, key=len, reverse=True)
    spared = rf"(?!(?:{'|'.join(given)})(?![-\w]))" if given else ""
    every = "|".join((r"\d{1,3}", *sorted(words.values(), key=len, reverse=True))).replace("-", "[- ]")
    number, sorts = rf"(?<![-\w]){spared}(?:{every})", rf"(?:(?:{_SORTS}) ){{0,4}}"
    few = f"(?<![-\\w])(?:{'|'.join((*_ONES[:_FEW], f'[1-{_FEW}]'))})"
    links, holds = rf"(?:(?:{_LINKS}),? ){{0,8}}", rf"(?:(?:{_HOLDS}) )"
    some = f"{sorts}{_SCHOOLS}"
    return (
        rf"{number} {some},? {links}{_REGISTER}",
        rf"\b(?:{_PAIRS}) {some},? {links}{_REGISTER}",
        rf"(?:{every}|another) (?:more|further|new) {_SCHOOLS},? {links}{_REGISTER}",
        rf"\b{_REGISTER}[:,-]? {holds}{{0,4}}{number} {some}\b",
        rf"\b(?:number|total|count)\b[^.]{{0,40}}{_REGISTER}[:,-]? {holds}{{0,3}}{number}(?![-\w%])",
        rf"\bregister {holds}{{1,3}}{number}(?= ?(?:[,;)\ue000]|$))",
        rf"{few} {some} (?:{_GETS}) (?:(?:{_GIVEN}) ){{0,3}}support\b",
        *_single_schools(sorts, every),
        *_schools_watched(rf"{number} {some}", rf"(?<![-\w])(?:{every}) {some}"),
    )


def _single_schools(sorts: str, every: str) -> Iterator[str]:
    """One school by itself, all but so many, one more or fewer, or a part, in a sentence of the register."""
    part = rf"(?:half|(?:(?:a|{'|'.join(_ONES)})[- ])?(?:{_PARTS})s?)"
    schools, these = rf"{sorts}{_A_SCHOOL}\b", "(?:the|our|its|these|those)"
    named = (
        rf"\b(?:the|our|its|their) (?:very )?(?:one|only|sole|lone|single)(?: one)? {schools}"
        rf"|\b(?:a|an|just|only) (?:one|lone|sole|extra|additional|single) {schools}"
        rf"|\bone (?:more|fewer|less|extra|additional) {schools}"
    )
    bare = (
        rf"\ball but (?:(?:a|the) )?(?:{every}|few|couple)\b(?! of {these} (?!{schools})){_NOT_SCHOOLS}"
        rf"|\bone (?:more|fewer|less|extra) than\b|\b(?:just|only) one (?:is|was) (?:\w+ )?(?:on|at)\b"
        rf"|\b{part} of {these} (?:{every})\b{_NOT_SCHOOLS}"
    )
    for alone, told in ((named, f"(?:{_ON_IT}|{_LISTED})"), (bare, _ON_IT)):
        yield rf"(?:{alone}){_NEARBY}{told}"
        yield rf"{told}{_NEARBY}?(?:{alone})"
    yield rf"\b(?:as many|more|fewer|less)\b{_NEARBY}\bregister\b{_NEARBY}\b(?:as|than)\b{_NEARBY}\bofsted\b"


def _schools_watched(not_released: str, any_number: str) -> Iterator[str]:
    """Numbers of schools that are watched, and of good ones that are watched or have support."""
    outside = r"(?<!\bin )(?<!\bat )"
    linked = rf"(?: (?:{_LINKS}|we|you|ofsted|team|borough))*? "
    yield rf"{outside}{not_released},?{linked}{_LOOKED_AFTER}"
    yield rf"{any_number}\b{_NEARBY}\b(?:good|outstanding)\b{_NEARBY}\b{_LOOKED_AFTER}"
    helped = r"schools? (?:with|getting|receiving|given|that (?:have|get|receive)) (?:\w+ ){0,2}support"
    yield rf"\b{helped} (?:is|are) {_NEARBY}?{_RATED_GOOD}"
    most = r"\b(?:most|many|all|half|some|few|several) (?:of (?:the|our) )?"
    yield rf"{most}{helped} are (?:already )?(?:rated |judged |graded )?good\b"
