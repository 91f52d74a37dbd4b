"""What people call an event: no refusal names a kind as the files do."""

import re

from reportkit.casework.events import KINDS, called
from tests.rows import each_row


@each_row("kind", KINDS)
def test_every_kind_has_a_name_in_words(kind: str) -> None:
    assert re.fullmatch(r"[A-Za-z’]+( [A-Za-z’]+)*", called(kind))


def test_what_was_done_is_named_as_a_thing() -> None:
    done = {kind for kind in KINDS if re.search(r"(done|left|sent|approved|asked|linked|to-forum)$", kind)}
    assert {called(kind).split()[0] for kind in done} <= {
        *("leaving", "sending", "completion", "approval", "request", "link"),
    }
