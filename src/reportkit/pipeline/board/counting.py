"""The true counts of support, and what of them may be released to the members of the board (H52, B5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from reportkit.casework.events import Payload
from reportkit.casework.events.support_kinds import HandBack, Panel, SchoolReview, Source, Support
from reportkit.casework.events.visit_kinds import Visit
from reportkit.casework.papers import saying
from reportkit.casework.requirements import Kept, promise_standings
from reportkit.casework.requirements.awaited import is_named
from reportkit.judgement.release import Cell, Count, Reader, Released, release
from reportkit.pipeline.board.earlier import seen_before
from reportkit.pipeline.board.schools import KnownBorough, KnownSchool
from reportkit.pipeline.board.tabling import (
    BY_ROUTES,
    ON,
    Grouped,
    cells_of,
    counts_of,
    grouped,
    kinds_by,
    reader_of,
    rows_of,
    unions_of,
)
from reportkit.reports.profiles.support import (
    ALL,
    BY_ROUTE,
    ON_REGISTER,
    SUPPORTED,
    Counted,
    Improvement,
    Line,
    Promised,
    SupportCounts,
)

_FEWEST_FOR_SHARES = 11
_ANY_NUMBER = 10**4
_DONE: Mapping[str, tuple[type[Payload], ...]] = {
    "visits by officers this term": (Visit,),
    "reviews of schools this term": (SchoolReview,),
    "meetings of monitoring groups this term": (Panel,),
}


def count_support(
    known: KnownBorough,
    authority: str,
    as_at: date,
    term_began: date,
    before: Sequence[Sequence[str]] = (),
) -> SupportCounts:
    """The counts that may go out; `before` are those released earlier in the term, as on record."""
    borough = grouped(known, before, as_at, term_began)
    public = _public(borough, authority)
    return _with_casework(borough, public) if known.is_on_record else public


def _public(borough: Grouped, authority: str) -> SupportCounts:
    """What published data tells, whatever is on record."""
    lines = tuple(Line(label, size, borough.placed[label]) for label, size in borough.sizes.items())
    whole = Line(ALL, sum(borough.sizes.values()), sum(borough.placed.values()))
    was = [school for school in borough.known.schools if school.was_placed]
    improvement = Improvement(
        borough.known.year_ago,
        len(was),
        sum(school.inspected_since for school in was),
        sum(school.is_good for school in was),
    )
    return SupportCounts(authority, borough.as_at, borough.term_began, False, whole, lines, improvement)


def _with_casework(borough: Grouped, public: SupportCounts) -> SupportCounts:
    register, support, done = _register(borough), _support(borough), _done(borough)
    return replace(
        public,
        is_on_record=True,
        whole=_filled(public.whole, register, support),
        lines=tuple(_filled(line, register, support) for line in public.lines),
        routes=tuple(Counted(str(route), support.of(f"{BY_ROUTE}, {route}")) for route in Source),
        done=tuple(Counted(label, done.of(label)) for label in _DONE),
        promised=_promised(borough, register),
    )


def _filled(line: Line, register: Released, support: Released) -> Line:
    return replace(
        line,
        on_register=register.of(f"{ON_REGISTER}, {line.label}"),
        supported=support.of(f"{SUPPORTED}, {line.label}"),
    )


def _register(borough: Grouped) -> Released:
    """Who is on the register: published inspections place some, as every reader knows (H45, H46).

    One reader takes it that all of these are on it, as the policy says; another knows which of them are.
    """
    on = {label: sum(school.is_on for school in schools) for label, schools in borough.groups.items()}
    off = borough.parted(lambda school: school.placed and not school.is_on)
    by_rule = reader_of(borough, ON_REGISTER, borough.parted(lambda school: school.placed))
    knows = reader_of(borough, ON_REGISTER, borough.parted(lambda school: school.placed and school.is_on))
    known_before = partial(seen_before, borough.before, by_rule.sums, borough.made_of, kind_placed=ON)
    seen, seen_by_who_knows = known_before(), known_before(let_off=off)
    readers = [replace(by_rule, before=seen), replace(knows, before=seen_by_who_knows)]
    return release(counts_of(ON_REGISTER, on), readers)


def _support(borough: Grouped) -> Released:
    """Who has support, by group and by route; a school may have it by several routes.

    One reader knows nothing of it. Another presumes that every school that inspections place has some.
    """
    routes = {
        label: [_routes(school, borough.as_at) for school in schools]
        for label, schools in borough.groups.items()
    }
    counts = [*counts_of(SUPPORTED, {label: sum(map(bool, found)) for label, found in routes.items()})]
    for one in Source:
        number = sum(one in found for schools in routes.values() for found in schools)
        counts.append(Count(f"{BY_ROUTE}, {one}", number))
    by_group = reader_of(borough, SUPPORTED, borough.parted(lambda school: school.placed))
    seen = seen_before(borough.before, by_group.sums, borough.made_of, kind_placed=ON)
    return release(counts, [_knows_nothing(borough), replace(by_group, before=seen, presumes=True)])


def _knows_nothing(borough: Grouped) -> Reader:
    """A reader of the counts of support, for whom each route in each group must stay hidden too.

    So must how many schools have support by just these routes, and by none of one.
    """
    parts = borough.parts
    sums = rows_of(SUPPORTED, borough.made_of, BY_ROUTES)
    sums |= {f"{BY_ROUTE}, {one}": cells_of(parts, kinds_by(one)) for one in Source}
    unions = unions_of(SUPPORTED, parts, BY_ROUTES)
    apart = unions | {
        f"{label}, {one}": cells_of((label,), kinds_by(one)) for label in parts for one in Source
    }
    apart |= {f"{kind} alone": cells_of(parts, (kind,)) for kind in BY_ROUTES}
    apart |= {f"not {one}": cells_of(parts, set(BY_ROUTES) - set(kinds_by(one))) for one in Source}
    seen = seen_before(borough.before, sums | unions, borough.made_of)
    return Reader(borough.parted(lambda _: True), sums, watched=apart, before=seen)


def _done(borough: Grouped) -> Released:
    """What was done this term, as totals; those made at one or two schools are withheld."""
    sums = {label: frozenset({Cell(ALL, label)}) for label in _DONE}
    counts = []
    for label, kinds in _DONE.items():
        made = [_made(school, kinds, borough.term_began) for school in borough.known.schools]
        counts.append(Count(label, sum(made), behind=sum(map(bool, made))))
    before = seen_before(borough.before, sums, {"any number of times": (ALL,)})
    return release(counts, [Reader({ALL: _ANY_NUMBER}, sums, before=before)])


def _promised(borough: Grouped, register: Released) -> Promised | None:
    """In tenths, so that no number of schools follows; only where how many schools they are is shown."""
    on = register.of(f"{ON_REGISTER}, {ALL}")
    rules = borough.known.rules
    if rules is None or on is None or on < _FEWEST_FOR_SHARES:
        return None
    listed = (school.subject for school in borough.known.schools if school.subject and school.is_on)
    kept = [
        one.kept
        for subject in listed
        for one in promise_standings(subject, rules.terms)
        if not one.promise.may
    ]
    if len(kept) < _FEWEST_FOR_SHARES:
        return None
    return Promised(*(round(10 * kept.count(one) / len(kept)) for one in (Kept.MET, Kept.OVERDUE)))


def _routes(school: KnownSchool, as_at: date) -> frozenset[Source]:
    """The routes by which the school has support that was not handed back by the day."""
    if school.subject is None:
        return frozenset()
    events = school.subject.file.events
    over = {said.of for _, said in saying(events, HandBack)}
    going_on = ((event, said) for event, said in saying(events, Support) if not is_named(event, over))
    return frozenset(said.source for event, said in going_on if event.happened_on <= as_at)


def _made(school: KnownSchool, kinds: tuple[type[Payload], ...], since: date) -> int:
    return len(school.subject.happened(*kinds, since=since)) if school.subject else 0
