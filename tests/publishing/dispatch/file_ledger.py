"""A ledger in a file, for the tests: a line for each entry, on disk before the call returns."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path

from reportkit.publishing.dispatch.ledger import Entry, Parcel, Standing, may_be_twice, standing_of


class FileLedger:
    """The entries of each letter, in their order; a line that a kill has torn counts for nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        for line in path.read_bytes().splitlines() if path.is_file() else []:
            try:
                key, entry, _ = json.loads(line or b"-")
            except ValueError:
                continue
            self._entries[key].append(Entry(entry))

    def entries(self, key: str) -> tuple[Entry, ...]:
        return tuple(self._entries[key])

    def standing(self, key: str) -> Standing:
        return standing_of(self._entries[key])

    def may_be_twice(self, key: str) -> bool:
        return may_be_twice(self._entries[key])

    def started(self, parcel: Parcel) -> None:
        self._add(parcel, Entry.STARTED, "")

    def postponed(self, parcel: Parcel, answer: str) -> None:
        self._add(parcel, Entry.POSTPONED, answer)

    def sent(self, parcel: Parcel, answer: str) -> None:
        self._add(parcel, Entry.SENT, answer)

    def refused(self, parcel: Parcel, answer: str) -> None:
        self._add(parcel, Entry.REFUSED, answer)

    def returned(self, parcel: Parcel, answer: str) -> None:
        self._add(parcel, Entry.RETURNED, answer)

    def _add(self, parcel: Parcel, entry: Entry, answer: str) -> None:
        with self._path.open("ab") as file:
            file.write(b"\n" + json.dumps([parcel.key, entry, answer]).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self._entries[parcel.key].append(entry)
