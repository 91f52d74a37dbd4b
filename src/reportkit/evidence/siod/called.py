"""Every name and number that any list held gives a school, those it had before among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import Urn

_CALLED = """
SELECT urn, name AS called FROM school WHERE urn IN (SELECT unnest($urns::VARCHAR[])) AND name <> ''
UNION
SELECT urn, la || right(laestab, 4) FROM school
WHERE urn IN (SELECT unnest($urns::VARCHAR[])) AND length(laestab) >= 4 AND regexp_full_match(la, '[0-9]{3}')
UNION
SELECT linked_urn, linked_name FROM school_link
WHERE linked_urn IN (SELECT unnest($urns::VARCHAR[])) AND linked_name <> ''
ORDER BY ALL
"""


def read_called(siod: Siod, urns: Iterable[Urn]) -> Mapping[Urn, tuple[str, ...]]:
    """By URN the names of the school and its DfE numbers (LAESTAB, seven digits), whatever list and day."""
    found: dict[Urn, tuple[str, ...]] = {}
    rows = siod.connection.execute(_CALLED, {"urns": sorted(set(map(str, urns)))}).fetchall()
    for urn, called in rows:
        found[Urn(urn)] = (*found.get(Urn(urn), ()), called)
    return found
