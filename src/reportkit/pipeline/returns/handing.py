"""What the council itself knows, handed to an assessment as values: returns as known on its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.events.support_kinds import MonitoringVisit
from reportkit.casework.register import casefile
from reportkit.casework.store import open_store
from reportkit.evidence.returns.layout import CONCERN
from reportkit.judgement.indicators.returns import SAFEGUARDING, Answer, Returns
from reportkit.pipeline.returns.answers import Answered, read_answers
from reportkit.pipeline.returns.heads import read_heads
from reportkit.places import Places
from reportkit.settings import Terms as SchoolTerms
from reportkit.settings import read_terms
from reportkit.vocabulary import SourceCell, Urn


def returns_known(places: Places, authority: str, as_at: date) -> Returns:
    """What the authority's teams had answered by the end of a day; nothing where no casework is kept."""
    if not places.has_casework:
        return Returns()
    events = open_store(places.casework).events(authority)
    terms = read_terms(places.params)
    returned = returns_of(read_answers(events, as_at), as_at, terms)
    return replace(returned, heads=read_heads(events, as_at, terms), monitored=_monitored(events, as_at))


def _monitored(events: Sequence[Event], as_at: date) -> Mapping[Urn, Sequence[tuple[date, int]]]:
    """Ofsted's monitoring visits on record by the end of a day, each with its number (K73)."""
    found: defaultdict[Urn, list[tuple[date, int]]] = defaultdict(list)
    for event in casefile(events, as_at).of(MonitoringVisit):
        if event.urn is not None and isinstance(event.payload, MonitoringVisit):
            found[event.urn].append((event.happened_on, event.payload.number))
    return dict(found)


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
