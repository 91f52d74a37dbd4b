"""The strands' logs as on record: leaders together, vacancies, the pool, governance, partners (H6 to H32)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reportkit.blocks import Block
from reportkit.casework.events import Event
from reportkit.casework.events.strand_kinds import LeadersLinked
from reportkit.casework.events.support_kinds import Support
from reportkit.casework.requirements import (
    PartnerEntry,
    PoolMember,
    Strands,
    VacantPost,
    YearOfEvents,
    read_strands,
)
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, part
from reportkit.reports.sections.register.wording import named, on_day
from reportkit.reports.wording import counted, listed, listed_apart
from reportkit.vocabulary import in_words

_EVENTS = (("What", 2.4), ("Clause", 1.4), ("School year", 1.4), ("Held on", 2.8), ("Standing", 1.8))
_VACANT = (("School", 2.6), ("Post", 2.0), ("Vacant on", 1.6), ("Covered on", 2.0), ("Days", 0.8))
_POOL = (("Executive headteacher", 2.4), ("Leads", 2.2), ("Placed in", 2.8), ("Can take on", 1.2))
_LOG = (("What", 1.6), ("Who", 3.4), ("What for", 3.0), ("Since", 1.6))
_NAMES = {"H21": "Leaders together", "H32": "Conferences"}
_EMPTY = "An empty log here or below does not say that nothing was done."
_LEFT_OPEN = "The plan sets no limit to how long a post may be vacant."


def strand_logs(profile: RegisterProfile) -> list[Block]:
    """The logs of the strands; nothing under a policy that has none."""
    if not profile.rules.has("H21"):
        return []
    strands = read_strands(profile.record.events, profile.rules, profile.record.as_at)
    schools = {str(school.urn): named(school.facts) for school in profile.record.schools}
    return part(
        "Strand logs",
        _together(strands),
        _vacancies(strands, schools),
        _pool(strands, schools),
        listing(
            "Links between leaders, support for governance and partners (H16, H18, H6)",
            _LOG,
            _log(strands),
            "No link between leaders, no support for governance and no partner is on record (H16, H18, H6).",
        ),
    )


def _together(strands: Strands) -> Block:
    rows = _events(strands.events_held, strands.as_at)
    return listing("Leaders together", _EVENTS, rows, "No event is counted.", (_EMPTY,))


def _vacancies(strands: Strands, schools: Mapping[str, str]) -> Block:
    return listing(
        "Leadership posts that fell vacant (H20)",
        _VACANT,
        [_vacant(schools, post) for post in strands.vacancies],
        "No vacancy in leadership is on record (H20).",
        (_LEFT_OPEN,),
    )


def _pool(strands: Strands, schools: Mapping[str, str]) -> Block:
    return listing(
        "Executive headteachers in the pool (H17)",
        _POOL,
        [_member(schools, member) for member in strands.pool],
        "No executive headteacher is on record in the pool (H17).",
    )


def _events(years: Sequence[YearOfEvents], as_at: date) -> list[list[str]]:
    return [
        [
            _NAMES.get(year.rule, year.rule),
            year.clause,
            f"{year.first.year}/{year.last.year % 100:02d}",
            listed([in_words(day) for day in year.held]) if year.held else "none on record",
            _standing(year, as_at),
        ]
        for year in years
    ]


def _standing(year: YearOfEvents, as_at: date) -> str:
    left = year.asked - len(year.held)
    match year.is_kept:
        case True:
            return f"{len(year.held)} of {year.asked}: met"
        case False:
            return f"{len(year.held)} of {year.asked}: not met"
        case None if year.last < as_at:
            return "cannot say: no event that early is on record"
        case None:
            return f"{len(year.held)} of {year.asked}: {counted(left, 'more', 'more')} asked for"


def _vacant(schools: Mapping[str, str], post: VacantPost) -> list[str]:
    covered = "not covered yet"
    if post.covered_on:
        covered = f"{in_words(post.covered_on)}{'' if post.is_permanent else ', for a time'}"
    school = schools.get(post.urn, post.urn)
    return [school, post.post, in_words(post.vacant_on), covered, str(post.days)]


def _member(schools: Mapping[str, str], member: PoolMember) -> list[str]:
    placed = [schools.get(urn, urn) for urn in member.placed_in]
    leads = schools.get(member.leads, member.leads) if member.leads else "no school named"
    more = counted(member.free, "school more", "schools more")
    return [member.name, leads, listed_apart(placed) or "no school now", more]


def _log(strands: Strands) -> list[list[str]]:
    events = [_line(event) for event in (*strands.leaders_linked, *strands.governance)]
    partners = [["partner", one.name, str(one.sort), on_day(one.since)] for one in strands.partners]
    return [*events, *partners, *map(_ended, strands.partners_ended)]


def _ended(one: PartnerEntry) -> list[str]:
    """A partner that ended, with who took its place."""
    heir = f"; in its place: {one.successor}" if one.successor else "; no successor named"
    return ["partner that ended", one.name, f"{one.sort}{heir}", on_day(one.since)]


def _line(event: Event) -> list[str]:
    on = on_day(event.happened_on)
    match event.payload:
        case LeadersLinked(established=established, emerging=emerging, purpose=purpose):
            return ["leaders linked", f"{established.name} with {emerging.name}", purpose, on]
        case Support(provider=provider, aspect=aspect):
            return ["governance", f"{event.urn}: {provider}", aspect, on]
        case _:
            return [event.kind, event.who, event.why, on]
