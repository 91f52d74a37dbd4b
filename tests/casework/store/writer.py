"""One officer at work in a process of their own: writes events and says the id of each that was kept.

python -m tests.casework.store.writer ADDRESS NAME COUNT TOGETHER
"""

from __future__ import annotations

import sys
from itertools import count as counting
from itertools import islice

from reportkit.casework.store import open_store
from tests.casework.events.builders import OTHER, SCHOOL, contact, entry


def write(address: str, name: str, count: int, together: int) -> None:
    """`count` batches of `together` events, in turn about two schools; 0 for no end."""
    store = open_store(address)
    for batch in islice(counting(), count or None):
        urn = (SCHOOL, OTHER)[batch % 2]
        asked = [entry(contact(f"{batch} {part}"), who=name, urn=urn) for part in range(together)]
        kept = store.append(*asked)
        sys.stdout.write(" ".join(event.id for event in kept) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
