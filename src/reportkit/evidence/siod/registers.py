"""Rows of the registers held: which tells of a school on a day, and what the newest one cannot hold.

A register of a kind has it if it lists a fair share of the schools of that kind that others list in the
same authorities. That there was a school on a day is no outcome: where the newest register of the day
could not hold it, any other list may say so, even one that came out later. What a list that came out
later says of pupils and trusts is left aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from reportkit.evidence.siod.kin import Kin, is_kin
from reportkit.evidence.siod.school_kinds import Phase, phase_of
from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import AreaCode, SourceCell

# Registers that leave out a kind leave it out for all England: the census until 2018 has neither
# nursery schools nor pupil referral units, nor has the school information.
_LEFT_OUT_BY_SOME = (Phase.NURSERY, Phase.PRU, Phase.SPECIAL)
_FEW, _FAIR_SHARE = 0.1, 0.5
_MOST_AUTHORITIES = 100
# A school's number may change some weeks before or after the link between both says so.
_LINKED_NEAR = timedelta(days=60)

# A release of academies alone is no register. Nor is one that lists fewer than half of the schools
# another does: it lists strays, or some of a kind. An authority that the newest list of the whole
# country does not have is no more.
_CHOSEN = """
CREATE OR REPLACE TEMP TABLE chosen AS
WITH register AS (
    SELECT release_id FROM school GROUP BY release_id
    HAVING count(*) FILTER (NOT regexp_matches(lower(type), 'academy|free school|studio|university tech')) > 0
), held AS (
    SELECT s.la, release_id, coalesce(r.as_at, r.published_on) AS listed_on, count(*) AS schools,
           count(*) FILTER (s.name <> '') AS named
    FROM school s JOIN register USING (release_id) JOIN release r USING (release_id)
    WHERE r.published_on <= $day AND s.status IN ('', 'Open', 'Open, but proposed to close')
      AND s.type NOT ILIKE '%independent%' AND regexp_full_match(s.la, '[1-9][0-9][0-9]')
    GROUP BY ALL
), national AS (
    SELECT release_id, listed_on FROM held
    GROUP BY ALL HAVING count(*) > $authorities ORDER BY listed_on DESC, release_id LIMIT 1
), whole AS (
    SELECT * FROM held QUALIFY 2 * schools >= max(schools) OVER (PARTITION BY la)
)
SELECT la, release_id, listed_on FROM whole
WHERE listed_on >= coalesce((SELECT listed_on FROM national), listed_on)
   OR la IN (SELECT la FROM held JOIN national USING (release_id))
QUALIFY row_number() OVER (PARTITION BY la ORDER BY listed_on DESC, named DESC, release_id) = 1
"""
_LISTED = f"""
SELECT s.urn, s.la, s.name, s.phase, s.type, s.pupils, s.opened, s.age_low, s.age_high, s.trust_uid,
       s.trust_name, c.listed_on, r.file, s."row", r.release_id, r.published_on, r.layout, FALSE AS is_added
FROM school s JOIN chosen c USING (release_id, la) JOIN release r USING (release_id)
WHERE s.status IN ('', 'Open', 'Open, but proposed to close') AND {is_kin("s.urn")}
ORDER BY c.listed_on, r.release_id, s.urn, s."row"
"""
_THERE = """
    (s.status IN ('', 'Open', 'Open, but proposed to close') OR s.closed > $day)
    AND s.type NOT ILIKE '%independent%'
"""
_KIND = "SELECT s.urn, max(w.kind) AS kind FROM school s JOIN kind_words w USING (phase, type)"
_HELD = f"""
CREATE OR REPLACE TEMP TABLE held AS
WITH kind AS ({_KIND} GROUP BY s.urn)
SELECT s.release_id, s.la, coalesce(k.kind, '') AS kind, coalesce(r.as_at, r.published_on) AS seen_on,
       count(*) AS schools
FROM school s JOIN release r USING (release_id) LEFT JOIN kind k USING (urn) WHERE {_THERE} GROUP BY ALL
"""
# How much of a kind a release lists, of the most that any lists in the authorities it covers.
_SHARE = """
CREATE OR REPLACE TEMP TABLE share AS
WITH compared AS (
    SELECT a.release_id, c.release_id AS other, c.kind, sum(c.schools) AS schools
    FROM (SELECT DISTINCT release_id, la FROM held) a JOIN held c USING (la) WHERE c.kind <> '' GROUP BY ALL
)
SELECT release_id, kind, coalesce(sum(schools) FILTER (other = release_id), 0) / max(schools) AS share
FROM compared GROUP BY release_id, kind
"""
# For each authority and kind when it was last listed as a whole: in the chosen register, or where that
# leaves the kind out, in the newest as at the day or before that has it.
_KNOWN = """
CREATE OR REPLACE TEMP TABLE known AS
SELECT c.la, '' AS kind, c.listed_on, FALSE AS is_left_out, c.listed_on AS known_on FROM chosen c
UNION ALL
SELECT c.la, s.kind, c.listed_on, s.share < $few,
       CASE WHEN s.share >= $few THEN c.listed_on ELSE (
           SELECT max(o.seen_on) FROM held o JOIN share f USING (release_id, kind)
           WHERE o.la = c.la AND o.kind = s.kind AND o.seen_on <= $day AND f.share >= $fair
       ) END
FROM chosen c JOIN share s USING (release_id)
"""
_ADDED = f"""
WITH kind AS (
    {_KIND} WHERE {is_kin("s.urn")} GROUP BY s.urn
), opening AS (
    SELECT urn, max(opened) AS began FROM school WHERE opened IS NOT NULL AND {is_kin("urn")} GROUP BY urn
), seen AS (
    SELECT s.urn, s.la, s.release_id, s."row", coalesce(k.kind, '') AS kind, o.began,
           coalesce(r.as_at, r.published_on) AS seen_on
    FROM school s JOIN release r USING (release_id) LEFT JOIN kind k USING (urn)
    LEFT JOIN opening o USING (urn)
    WHERE {_THERE} AND {is_kin("s.urn")}
), added AS (
    SELECT s.release_id, s."row", s.seen_on FROM seen s JOIN known k USING (la, kind)
    WHERE (s.seen_on <= $day AND (s.seen_on > k.known_on OR (k.is_left_out AND s.seen_on = k.known_on)))
       OR (s.began <= $day AND s.began > coalesce(k.known_on, DATE '1000-01-01'))
    QUALIFY row_number() OVER (
        PARTITION BY s.urn ORDER BY s.seen_on > $day, abs(s.seen_on - $day), s.release_id, s."row"
    ) = 1
)
SELECT s.urn, s.la, s.name, s.phase, s.type, CASE WHEN r.published_on <= $day THEN s.pupils END, s.opened,
       s.age_low, s.age_high, CASE WHEN r.published_on <= $day THEN s.trust_uid ELSE '' END,
       CASE WHEN r.published_on <= $day THEN s.trust_name ELSE '' END, a.seen_on, r.file, s."row",
       r.release_id, r.published_on, r.layout, TRUE
FROM added a JOIN school s USING (release_id, "row") JOIN release r USING (release_id)
ORDER BY a.seen_on, s.release_id, s.urn
"""
# A list that leaves out no kind and has as much of an authority as its register is a census of it.
_UNSEEN = f"""
WITH complete AS (
    SELECT release_id FROM share GROUP BY release_id HAVING count(*) FILTER (share >= $fair) = $kinds
), held_of AS (
    SELECT la, release_id, seen_on, sum(schools) AS schools FROM held GROUP BY ALL
), later AS (
    SELECT DISTINCT c.la, c.release_id, c.listed_on
    FROM chosen c JOIN held_of own USING (la, release_id)
    JOIN held_of o ON o.la = c.la AND o.seen_on > c.listed_on AND o.seen_on <= $day
        AND 2 * o.schools >= own.schools
    JOIN complete ON complete.release_id = o.release_id
), seen AS (
    SELECT s.urn, max(coalesce(r.as_at, r.published_on)) AS last_on
    FROM school s JOIN release r USING (release_id) WHERE {_THERE} AND {is_kin("s.urn")} GROUP BY s.urn
)
SELECT s.urn FROM school s JOIN later l USING (release_id, la)
WHERE {is_kin("s.urn")}
  AND NOT EXISTS (SELECT 1 FROM seen WHERE seen.urn = s.urn AND seen.last_on > l.listed_on)
"""
# A closing is a fact of the past in a list that came out after it; else it is a plan.
_CLOSED = f"""
SELECT s.urn, max(s.closed) FROM school s JOIN release r USING (release_id)
WHERE s.closed <= $day AND s.closed <= coalesce(r.as_at, r.published_on) AND {is_kin("s.urn")}
GROUP BY s.urn
"""
_HEIRS_TO_COME = f"""
SELECT l.urn, l.linked_urn FROM school_link l
WHERE l.link_type LIKE 'Successor%' AND (l.linked_on IS NULL OR l.linked_on BETWEEN $day AND $until)
  AND {is_kin("l.urn")}
"""
_LIMITS = """
SELECT k.kind, k.listed_on, k.is_left_out, k.known_on,
       (SELECT max(h.seen_on) FROM held h WHERE h.la = k.la),
       (SELECT max(coalesce(r.as_at, r.published_on)) FROM release r
        WHERE release_id IN (SELECT release_id FROM school_link))
FROM known k WHERE k.la = $la ORDER BY k.kind
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A school's row in the register that tells of it; `is_added` if that is not its authority's newest."""

    urn: str
    la: str
    name: str
    phase: str
    type: str
    pupils: float | None
    opened: date | None
    age_low: float | None
    age_high: float | None
    trust_uid: str
    trust_name: str
    listed_on: date
    file: str
    number: int
    release: str
    published_on: date
    layout: str
    is_added: bool

    @property
    def cell(self) -> SourceCell:
        """Where its number stands."""
        return SourceCell(self.file, self.number, "URN", self.release, self.published_on)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A kind of school that a register leaves out, and the day of the list it is taken from, if one is."""

    kind: Phase
    known_on: date | None


@dataclass(frozen=True, slots=True)
class ListLimits:
    """How far an authority's list of schools can be known on a day.

    `listed_on` is the day of its register, `told_until` the last day of which another list of its schools,
    or a list of links, is held; None if there is none since.
    """

    listed_on: date
    left_out: tuple[LeftOut, ...]
    told_until: date | None


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lists held say of the schools there were on a day.

    `listed` are the schools in each authority's newest register that was out by the day. `added` are
    those there were that it could not hold, by any other list: it leaves out their kind, or they came
    after it, and a list as at the day or before has them, or one of another day gives them an opening day
    by then. `closed` has the last day of every school that a list says had closed by the day. `unseen`
    are schools of the registers that a later census by the day does not have, nor any list since.
    """

    listed: list[Row]
    added: list[Row]
    closed: dict[str, date]
    unseen: frozenset[str]


def read_lists(siod: Siod, day: date, kin: Kin = None) -> Lists:
    """What the lists held say of every school there is, or of some."""
    with _compared(siod, day) as ask:
        listed, added = ask(_LISTED, kin=kin), ask(_ADDED, day=day, kin=kin)
        closed = ask(_CLOSED, day=day, kin=kin)
        unseen = ask(_UNSEEN, day=day, kin=kin, fair=_FAIR_SHARE, kinds=len(_LEFT_OUT_BY_SOME))
    return Lists(
        [Row(*row) for row in listed],
        [Row(*row) for row in added],
        dict(closed),
        frozenset(urn for (urn,) in unseen),
    )


def read_heirs_to_come(siod: Siod, day: date, kin: Kin = None) -> list[tuple[str, str]]:
    """Schools and their successors, by links that say when within weeks after the day, or do not say when."""
    asked = {"day": day, "until": day + _LINKED_NEAR, "kin": kin}
    return siod.connection.execute(_HEIRS_TO_COME, asked).fetchall()


def read_list_limits(siod: Siod, la: AreaCode, day: date) -> ListLimits | None:
    """How far the authority's list can be known, None if no register was out by the day."""
    with _compared(siod, day) as ask:
        rows = ask(_LIMITS, la=la)
    if not rows:
        return None
    left_out = tuple(LeftOut(Phase(kind), known) for kind, _, is_left_out, known, *_ in rows if is_left_out)
    listed_on, reached = rows[0][1], [each for each in rows[0][4:] if each]
    told_until = max((each for each in reached if each > listed_on), default=None)
    return ListLimits(listed_on, left_out, min(told_until, day) if told_until else None)


@contextmanager
def _compared(siod: Siod, day: date) -> Iterator[Callable[..., list[tuple[Any, ...]]]]:
    """Asks the database while it knows which lists are registers on the day, and what each leaves out.

    That takes a look at every list there is, so it is worked out once for all that is asked.
    """

    def ask(wanted: str, **given: object) -> list[tuple[Any, ...]]:
        return siod.connection.execute(wanted, given).fetchall()

    with _kind_words(siod):
        ask(_CHOSEN, day=day, authorities=_MOST_AUTHORITIES)
        ask(_HELD, day=day)
        ask(_SHARE)
        ask(_KNOWN, day=day, few=_FEW, fair=_FAIR_SHARE)
        try:
            yield ask
        finally:
            for name in ("known", "share", "held", "chosen"):
                siod.connection.execute(f"DROP TABLE temp.{name}")


@contextmanager
def _kind_words(siod: Siod) -> Iterator[None]:
    """The words of all registers for the kinds that some leave out, as a table to join."""
    found = siod.connection.execute("SELECT DISTINCT phase, type FROM school ORDER BY ALL").fetchall()
    kinds = [(phase, kind, phase_of(phase, kind, None, None)) for phase, kind in found]
    wanted = [(*words, str(kind)) for *words, kind in kinds if kind in _LEFT_OUT_BY_SOME]
    table = pd.DataFrame(wanted, columns=["phase", "type", "kind"], dtype="str")
    siod.connection.register("kind_words", table)
    try:
        yield
    finally:
        siod.connection.unregister("kind_words")
