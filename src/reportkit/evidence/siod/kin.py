"""The schools that bear on one authority's list: those that any list gives it, and all linked to them.

A school is moved forward, and its lineage told, by links alone. So a school that no chain of links joins to
one of the authority's says nothing of them, and need not be read.
"""

from __future__ import annotations

from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import AreaCode

# None stands for every school there is.
Kin = tuple[str, ...] | None

_KIN = """
WITH RECURSIVE linked AS (
    SELECT urn AS one, linked_urn AS other FROM school_link WHERE linked_urn <> urn
    UNION
    SELECT linked_urn, urn FROM school_link WHERE linked_urn <> urn
), kin AS (
    SELECT DISTINCT urn FROM school WHERE la = $la
    UNION
    SELECT l.other FROM kin JOIN linked l ON l.one = kin.urn
)
SELECT urn FROM kin ORDER BY urn
"""


def read_kin(siod: Siod, la: AreaCode) -> Kin:
    """The URNs of all schools that bear on the authority's, whatever the day."""
    return tuple(urn for (urn,) in siod.connection.execute(_KIN, {"la": la}).fetchall())


def is_kin(column: str) -> str:
    """The condition, in SQL that is given `$kin`, that a column of URNs has one of them."""
    return f"($kin::VARCHAR[] IS NULL OR {column} IN (SELECT unnest($kin::VARCHAR[])))"
