"""The returns handed to an assessment, as values: what teams answered, as known on its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from reportkit.casework.store import open_store
from reportkit.evidence.returns.layout import CONCERN
from reportkit.judgement.indicators.returns import SAFEGUARDING, Answer, Returns
from reportkit.pipeline.returns.answers import Answered, read_answers
from reportkit.places import Places
from reportkit.settings import Terms as SchoolTerms
from reportkit.settings import read_terms
from reportkit.vocabulary import SourceCell, Urn


def returns_known(places: Places, authority: str, as_at: date) -> Returns:
    """What the authority's teams had answered by the end of a day; nothing where no casework is kept."""
    if not places.has_casework:
        return Returns()
    events = open_store(places.casework).events(authority)
    return returns_of(read_answers(events, as_at), as_at, read_terms(places.params))


def returns_of(answers: Iterable[Answered], as_at: date, terms: SchoolTerms) -> Returns:
    """The answers by test and school. All but a concern count for the term of their day and the next."""
    given = [one for one in answers if one.test]
    if not given:
        return Returns()
    said: defaultdict[str, dict[Urn, Answer]] = defaultdict(dict)
    cells: defaultdict[str, dict[Urn, SourceCell]] = defaultdict(dict)
    before = terms.before(terms.at(as_at))
    for one in given:
        is_old = before is not None and one.on < before.starts and one.said != CONCERN
        said[one.test][one.urn] = Answer.OUT_OF_DATE if is_old else Answer(one.said)
        cells[one.test][one.urn] = one.cell
    return Returns(dict(said), dict(cells))


def for_heads(returns: Returns) -> Returns:
    """The returns as a head's document may say them: of safeguarding its lead tells the head (E1, 11)."""
    if SAFEGUARDING.id not in returns.answers:
        return returns
    return replace(
        returns,
        answers={test: said for test, said in returns.answers.items() if test != SAFEGUARDING.id},
        cells={test: found for test, found in returns.cells.items() if test != SAFEGUARDING.id},
        told_apart=frozenset((SAFEGUARDING.id,)),
    )
